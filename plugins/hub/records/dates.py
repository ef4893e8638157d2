"""Dates and moments as sources give them: a time, a day, a month or only a year, never more exact than is known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

SILENT = timedelta(days=730)
"""How long what somebody told counts as still so, where nobody has told of it since: two years."""

YEAR = "[12][0-9]{3}"
"""A year that a source may mean: 9999 stands for no end, and leaves no day after it to reckon with."""

_PATTERN = re.compile(rf"({YEAR})(?:-([0-9]{{2}})(?:-([0-9]{{2}}))?)?\Z")
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of known exactness. `month` and `day` are None where the source does not say."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2026-11-24`, `2026-11` or `2026`; raises `ValueError` for anything else, or for no day."""
        match = _PATTERN.match(text)
        if not match:
            raise ValueError(f"not a date: {text!r}")
        return cls(*(int(part) if part else None for part in match.groups()))

    @classmethod
    def within(cls, record: object, name: str) -> PartialDate | None:
        """The date in a field of a record that may be wrong in itself; None where there is none."""
        try:
            return cls.parse(record[name]) if isinstance(record, dict) else None
        except (KeyError, TypeError, ValueError):
            return None

    def __post_init__(self) -> None:
        one = (1 if part is None else part for part in (self.month, self.day))
        date(self.year, *one)  # raises where the calendar has no such day

    def is_after(self, other: PartialDate) -> bool:
        """Whether it surely lies after another: not where one is only the other, less exactly."""
        return self.first_day > other.first_day and not str(self).startswith(str(other))

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        rest = (f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04d}{''.join(rest)}"


@dataclass(frozen=True, slots=True)
class Period:
    """From one date until another. Either is None where it is not known; without an end it may still go on."""

    since: PartialDate | None = None
    until: PartialDate | None = None

    @classmethod
    def within(cls, record: object) -> Period:
        """The period in the fields `since` and `until` of a record that may be wrong in itself."""
        return cls(PartialDate.within(record, "since"), PartialDate.within(record, "until"))

    def is_apart(self, other: Period) -> bool:
        """Whether one of the two surely ends before the other begins: 2014 and 2014-06 may meet."""
        return any(
            one.until and two.since and two.since.is_after(one.until) for one, two in ((self, other), (other, self))
        )

    def agrees(self, other: Period) -> bool:
        """Whether both may tell of one time: no date of the one contradicts the other."""
        if _contradict(self.since, other.since) or _contradict(self.until, other.until):
            return False
        return not self.is_apart(other)

    def overlaps(self, other: Period) -> bool:
        """Whether the two surely have a day in common, where a period without an end goes on and one without a
        beginning has always been."""
        begun = max(day.last_day if day else date.min for day in (self.since, other.since))
        ended = min(day.first_day if day else date.max for day in (self.until, other.until))
        return begun <= ended

    def joined(self, other: Period) -> Period:
        """What two periods that agree tell together, each date as exactly as either tells it."""
        return Period(_exacter(self.since, other.since), _exacter(self.until, other.until))


def _contradict(one: PartialDate | None, two: PartialDate | None) -> bool:
    return bool(one and two) and not (str(one).startswith(str(two)) or str(two).startswith(str(one)))


def _exacter(one: PartialDate | None, two: PartialDate | None) -> PartialDate | None:
    return max((day for day in (one, two) if day), key=lambda day: len(str(day)), default=None)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and, where it is known, a local time on that day."""

    date: PartialDate
    time: time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read `2026-11-24T18:30` or any date; raises `ValueError` for anything else."""
        day, _, clock = text.partition("T")
        if "T" not in text:
            return cls(PartialDate.parse(day))
        if not _CLOCK.match(clock):
            raise ValueError(f"not a time: {clock!r}")
        moment = cls(PartialDate.parse(day), time.fromisoformat(clock))
        if moment.date.day is None:
            raise ValueError(f"a time needs a day: {text!r}")
        return moment

    @classmethod
    def within(cls, record: object, name: str) -> Moment | None:
        """The moment in a field of a record that may be wrong in itself; None where there is none."""
        try:
            return cls.parse(record[name]) if isinstance(record, dict) else None
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def is_after(self, other: Moment) -> bool:
        """Whether it surely lies after another: a time that is not known lies after none."""
        if self.date == other.date and self.time and other.time:
            return self.time > other.time
        return self.date.is_after(other.date)

    def at(self, zone: tzinfo) -> date | datetime | None:
        """The instant where a time is known, else the day; None where not even that is. `zone` is where it is told.

        Of the hour that comes twice as the clock goes back, it is the first (so does RFC 5545, 3.3.5).
        """
        if self.date.day is None:
            return None
        return datetime.combine(self.date.first_day, self.time, zone) if self.time else self.date.first_day

    def __str__(self) -> str:
        return f"{self.date}T{self.time:%H:%M}" if self.time else str(self.date)
