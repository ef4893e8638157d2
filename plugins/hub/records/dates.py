"""Dates as sources give them: a day, a month or only a year, never more exact than is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_PATTERN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of known exactness. `month` and `day` are None where the source does not say."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2026-11-24`, `2026-11` or `2026`; raises `ValueError` for anything else, or a day that never was."""
        match = _PATTERN.match(text)
        if not match:
            raise ValueError(f"not a date: {text!r}")
        return cls(*(int(part) if part else None for part in match.groups()))

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)  # raises where the calendar has no such day

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part is not None)
