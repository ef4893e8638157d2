"""Stages: the steps on the way of an opportunity or a consortium, in the order in which they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hub.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on the way, by its name in the schema. `date` is None where no source tells it.

    `expected` says that it is only foreseen: nobody tells that it came, even once its day is past.
    """

    stage: str
    date: PartialDate | None = None
    expected: bool = False
    notice: str = ""
    source: str = ""
    note: str = ""

    def has_begun(self, day: date) -> bool:
        """Whether it is known to have begun by a day. A month or year begins with its first day."""
        return self.date is not None and not self.expected and self.date.first_day <= day

    def is_missed(self, day: date) -> bool:
        """Whether it was expected before a day, and nobody tells that it came."""
        return self.expected and self.date is not None and self.date.last_day < day


def in_order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Stages by date; one without a date keeps behind the one that it follows in the file.

    So does one of which only the month or year is told, where the one before it lies within that.
    """
    day, keyed = date.min, []
    for number, stage in enumerate(stages):
        if stage.date and not stage.date.first_day <= day <= stage.date.last_day:
            day = stage.date.first_day
        keyed.append((day, number, stage))
    return tuple(stage for _, _, stage in sorted(keyed, key=lambda each: each[:2]))
