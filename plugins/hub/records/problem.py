"""Problems: what is wrong with a file, where it is, and what puts it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How bad a problem is: a *must* stops the build, a *should* is said and passes."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place. `line` and `column` count from 1; `rule` is an anchor in `docs/rules.md`."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    fix: str = ""
    grade: Grade = Grade.MUST

    def __str__(self) -> str:
        fix = f" ({self.fix})" if self.fix else ""
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}{fix}"
