"""To come: dates of what somebody has done or seen, which cannot lie ahead of the day of the check.

It is only warned of, so that whether a file passes does not depend on the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hub.records.dates import PartialDate
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule

OF_LISTINGS = (
    ("listing", "checked"),
    ("listing", "sources", "*", "read"),
    ("locations", "*", "as_at"),
    ("locations", "*", "spaces", "*", "as_at"),
    ("services", "*", "as_at"),
    ("connections", "*", "as_at"),
)
"""Where a listing tells such a date, as patterns for `Record.find`. A connection may be agreed before its `since`."""


def dates_to_come(record: Record, patterns: Iterable[tuple[str, ...]], today: date) -> Iterator[Problem]:
    """Dates at the `patterns` that surely lie after `today`."""
    for pattern in patterns:
        for at, text in record.texts(*pattern):
            day = PartialDate.within({"day": text}, "day")
            if day and day.first_day > today:
                message = f"`{at[-1]}` ({day}) is still to come"
                yield record.fault(at, Rule.DATE_TO_COME, message, "put the date right, or write it once it has come")


def meetings_to_come(record: Record, today: date) -> Iterator[Problem]:
    """What forums count before it has happened: who came to a meeting, and who answered in a period."""
    yield from dates_to_come(record, [("feedback", "*", "to")], today)
    for at, meeting in record.find("meetings", "*"):
        day = PartialDate.within(meeting, "date")
        if day and day.first_day > today and "attendance" in meeting:
            message = f"`attendance` is told of a meeting that is still to come ({day})"
            fix = "put the date right, or leave the number out until the day"
            yield record.fault((*at, "attendance"), Rule.DATE_TO_COME, message, fix)
