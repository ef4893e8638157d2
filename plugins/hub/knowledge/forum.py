"""Forums: networks, sub-groups and standing meetings, when they met, and what those who came said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hub.knowledge.event import Event
from hub.knowledge.page import Page, Reference
from hub.records.dates import SILENT, PartialDate

FEWEST = 5
"""Of fewer answers nothing is told but that they were fewer. Smaller numbers, zero too, are hidden."""
ONE_ANSWER = {
    "met": ("none", "1-2", "3-5", "6-or-more"),
    "importance": ("1", "2", "3", "4", "5"),
}
"""The questions that each person answers once, with their answers, by the names of the schema."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a forum. `attendance` counts those who came; `event` is the slug of the page that tells of it."""

    date: PartialDate
    attendance: int | None = None
    event: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What people answered in one period, from `first` to `last` day, both included.

    `met`, `since_then` and `importance` give for each answer how many gave it, by the names of the schema. They are as
    they were counted: what may be published of them is for `connections` to say.
    """

    first: date
    last: date
    answered: int
    invited: int | None
    met: Mapping[str, int]
    since_then: Mapping[str, int]
    importance: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum(Page):
    """A forum. `type` is forum, network, sub-group or meeting; `convenors` and `takes_part` are slugs of parties."""

    kind: ClassVar[str] = "forum"
    section: ClassVar[str] = "forums"

    type: str
    theme: str
    audience: str
    convenors: tuple[str, ...] = ()
    part_of: str = ""
    rhythm: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    takes_part: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    sources: tuple[Reference, ...] = ()

    def state(self, events: Iterable[Event], today: date) -> str:
        """`ended`; `meets`; or `unknown` where nothing is known of it for `SILENT`. `events` are all that it holds."""
        if self.until and self.until.first_day <= today:
            return "ended"
        signs = [meeting.date for meeting in self.meetings]
        signs += [(event.ends or event.starts).date for event in events if not event.cancelled]
        signs += [self.since] if self.since else []
        return "meets" if any(today - day.last_day <= SILENT for day in signs) else "unknown"
