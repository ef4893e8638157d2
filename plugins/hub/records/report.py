"""Reports: problems as people, programs and continuous integration read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from hub.records.problem import Grade, Problem


@dataclass(frozen=True, slots=True)
class Report:
    """The problems to tell, sorted by place; of how many files; and how many *musts* lie in files not asked about."""

    problems: tuple[Problem, ...]
    files: int
    elsewhere: int = 0

    @property
    def musts(self) -> int:
        return sum(problem.grade is Grade.MUST for problem in self.problems)

    @property
    def shoulds(self) -> int:
        return len(self.problems) - self.musts

    def summary(self) -> str:
        """`12 musts and 3 shoulds in 7 of 231 files`."""
        if self.problems:
            faulty = len({problem.path for problem in self.problems})
            counted = f"{_count(self.musts, 'must')} and {_count(self.shoulds, 'should')}"
            counted += f" in {faulty:,} of {_count(self.files, 'file')}"
        else:
            counted = f"No problems in {_count(self.files, 'file')}"
        return f"{counted}; {_count(self.elsewhere, 'must')} in other files" if self.elsewhere else counted


def as_text(report: Report) -> str:
    """A line for each problem and one that sums up."""
    lines = [str(problem) for problem in report.problems]
    return "\n".join([*lines, "", report.summary()] if lines else [report.summary()])


def as_json(report: Report) -> str:
    """The same as data: `problems`, each with all that it holds and its `grade`, and the counts."""
    problems = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "rule": problem.rule,
            "grade": problem.grade.value,
            "message": problem.message,
            "fix": problem.fix,
        }
        for problem in report.problems
    ]
    counts = {"musts": report.musts, "shoulds": report.shoulds, "files": report.files, "elsewhere": report.elsewhere}
    return json.dumps({"problems": problems, **counts}, ensure_ascii=False, indent=2)


def as_github(report: Report) -> str:
    """Workflow commands of GitHub Actions, which a pull request shows beside the line, and the sum."""
    return "\n".join([*map(_command, report.problems), report.summary()])


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def by_rule(problems: Sequence[Problem]) -> dict[str, int]:
    """How many problems each rule has, the most frequent first, then by name: what a build shows of its warnings."""
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.rule] = counts.get(problem.rule, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _command(problem: Problem) -> str:
    level = "error" if problem.grade is Grade.MUST else "warning"
    values = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.rule}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    message = f"{problem.message} ({problem.fix})" if problem.fix else problem.message
    return f"::{level} {properties}::{_data(message)}"


def _data(text: str) -> str:
    """Escaped as actions/toolkit does it, in `command.ts`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
