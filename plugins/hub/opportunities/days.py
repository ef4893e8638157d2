"""Days: the dates of releases, which mix zones, as days in London."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hub.records.dates import PartialDate
from hub.records.given import Given

LONDON = ZoneInfo("Europe/London")


def day_of(given: Given, doubts: list[str]) -> date | None:
    """A day in London; None where it is missing. What is no date is left out, and told."""
    if not given:
        return None
    moment = moment_of(given)
    if moment is None:
        doubts.append(f"{given.where}: this is no date; it was left out")
    return moment.date() if moment else None


def moment_of(given: Given) -> datetime | None:
    """A moment in London; None where it is none. A time without a zone is London's, as the register writes it."""
    try:
        moment = datetime.fromisoformat(given.text())
        moment = moment.replace(tzinfo=LONDON) if moment.tzinfo is None else moment.astimezone(LONDON)
        PartialDate.parse(moment.date().isoformat())  # a date that no file may hold is none: 9999 stands for no end
    except (ValueError, OverflowError):
        return None
    return moment
