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
        return visible(f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}{fix}")


def visible(text: str) -> str:
    """A text on one line, with an escape for each character that does not show.

    A file's name may hold a line feed, which would begin a line of its own in a log, or what steers a terminal.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
