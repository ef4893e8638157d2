"""Reports: problems as people, programs and continuous integration read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from hub.records.problem import Grade, Problem, visible

_NAMED = 3  # how many files a sentence names


@dataclass(frozen=True, slots=True)
class Report:
    """The problems to tell, sorted by place; of how many files; and the *musts* in files that were not asked about."""

    problems: tuple[Problem, ...]
    files: int
    elsewhere: tuple[Problem, ...] = ()

    @property
    def musts(self) -> int:
        return sum(problem.grade is Grade.MUST for problem in self.problems)

    @property
    def shoulds(self) -> int:
        return len(self.problems) - self.musts

    def summary(self) -> str:
        """`4 problems stop the build; 222 warnings do not. 211 of 381 files.`"""
        words = f"No problems in {counted(self.files, 'file')}."
        if self.problems:
            words = (
                f"{_stop(self.musts)}; {counted(self.shoulds, 'warning')} {'does' if self.shoulds == 1 else 'do'} not."
            )
            if not self.shoulds:
                words = f"{_stop(self.musts)}."
            elif not self.musts:
                words = f"{counted(self.shoulds, 'warning')}, and nothing that stops the build."
            faulty = len({problem.path for problem in self.problems})
            words += f" {faulty:,} of {counted(self.files, 'file')}."
        if not self.elsewhere:
            return words
        return f"{words} {_stop(len(self.elsewhere), ' in other files')}: {files_of(self.elsewhere)}."


def as_text(report: Report) -> str:
    """A line for each problem and one that sums up. What stops the build comes last, where a terminal shows it."""
    musts = [str(problem) for problem in report.problems if problem.grade is Grade.MUST]
    shoulds = [str(problem) for problem in report.problems if problem.grade is not Grade.MUST]
    parts = [shoulds, [f"{_stop(report.musts)}:", *musts] if musts else [], [report.summary()]]
    return "\n\n".join("\n".join(part) for part in parts if part)


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
    elsewhere = len(report.elsewhere)
    counts = {"musts": report.musts, "shoulds": report.shoulds, "files": report.files, "elsewhere": elsewhere}
    text = json.dumps({"problems": problems, **counts}, ensure_ascii=False, indent=2)
    # What does not show is escaped; the line feeds that are left are those of the layout.
    return re.sub(r"[^\n]", lambda one: one[0] if one[0].isprintable() else json.dumps(one[0])[1:-1], text)


def as_github(report: Report) -> str:
    """Workflow commands of GitHub Actions, which a pull request shows beside the line, and the sum."""
    return "\n".join([*map(_command, report.problems), report.summary()])


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def _command(problem: Problem) -> str:
    level = "error" if problem.grade is Grade.MUST else "warning"
    values = {"file": visible(problem.path), "line": problem.line, "col": problem.column, "title": problem.rule}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    message = f"{problem.message} ({problem.fix})" if problem.fix else problem.message
    return f"::{level} {properties}::{_data(visible(message))}"


def _data(text: str) -> str:
    """Escaped as actions/toolkit does it, in `command.ts`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _stop(number: int, where: str = "") -> str:
    return f"{counted(number, 'problem')}{where} {'stops' if number == 1 else 'stop'} the build"


def files_of(problems: Iterable[Problem]) -> str:
    """The files that problems lie in, as many as a sentence can hold: `a.yaml, b.yaml, c.md and 2 more`."""
    paths = [visible(path) for path in dict.fromkeys(problem.path for problem in problems)]
    more = f" and {len(paths) - _NAMED:,} more" if len(paths) > _NAMED else ""
    return ", ".join(paths[:_NAMED]) + more


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun, as `1 file` or `1,200 files`; `nouns` where more than one are not told by an s."""
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"
