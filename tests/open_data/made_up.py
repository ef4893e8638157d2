"""Events that are made up, for tests of calendars and of records for search engines."""

from __future__ import annotations

from datetime import date

from hub.knowledge.event import Event
from hub.knowledge.page import Correction
from hub.records.dates import Moment


def event(slug: str, starts: str, ends: str = "", **more: object) -> Event:
    known = {"title": slug.title(), "summary": "A.", "published": date(2026, 1, 1), "status": "published", **more}
    return Event(
        slug=slug,
        path=f"content/events/{slug}.md",
        body="Text.",
        starts=Moment.parse(starts),
        ends=Moment.parse(ends) if ends else None,
        **known,
    )


def corrected(day: str) -> Correction:
    return Correction(date.fromisoformat(day), "It was wrong.")
