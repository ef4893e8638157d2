"""Events: what people can come to, or could."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hub.knowledge.page import Page, Place, Reference
from hub.records.dates import Moment


@dataclass(frozen=True, slots=True)
class Booking:
    """How to book a place. All may be empty."""

    url: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Page):
    """An event. Times are local; `organisers` are slugs of parties, `forum` that of the forum it belongs to."""

    kind: ClassVar[str] = "event"
    section: ClassVar[str] = "events"

    starts: Moment
    ends: Moment | None = None
    cancelled: bool = False
    organisers: tuple[str, ...] = ()
    forum: str = ""
    place: Place | None = None
    online: bool = False
    audience: str = ""
    cost: str = ""
    book: Booking = Booking()
    sources: tuple[Reference, ...] = ()

    def is_past(self, today: date) -> bool:
        """Whether its last day lies before a day. One of which only the month is known lasts until the month's end."""
        return (self.ends or self.starts).date.last_day < today
