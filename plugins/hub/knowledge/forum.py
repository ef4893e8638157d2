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
NONE = "none"
"""The answer of those who met nobody new, or have done nothing since."""
ANSWERS = {
    "met": (NONE, "1-2", "3-5", "6-or-more"),
    "since_then": ("exchanged", "referred", "shared", "together", NONE),
    "importance": ("1", "2", "3", "4", "5"),
}
"""The questions in the order in which they are asked, with their answers, by the names of the schema."""
SEVERAL = frozenset({"since_then"})
"""Those of which one person may tick several answers, but `NONE` with no other. Each other is answered once."""


def answers_but_none(question: str) -> tuple[str, ...]:
    """The answers to a question of those who met somebody, or did something."""
    return tuple(answer for answer in ANSWERS[question] if answer != NONE)


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
