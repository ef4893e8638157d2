"""What the page "Working together" leads to: every way in which groups meet, bid, share and tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from hub.knowledge.links import MADE
from hub.site.directory import Directory
from hub.site.event_views import Events
from hub.site.opportunity_views import Opportunities


@dataclass(frozen=True, slots=True)
class Way:
    """One of the pages, by the kind of its tile; `count` is how many it lists, None where it is no list."""

    address: str
    kind: str
    count: int | None = None


def ways(directory: Directory, events: Events, opportunities: Opportunities) -> tuple[Way, ...]:
    """The ways in their order; one whose page this site does not have is left out.

    Another way needs its words in `together.html`, its tile in `components/kind.html`, its page in `HubGenerator.pages`
    and its address in `LONE` and `RESERVED` of `hub.knowledge.links`.
    """
    every = (
        Way("/forums/", "forum", len(directory.forums)),
        Way("/events/", "event", len(events.coming)),
        Way("/opportunities/", "opportunity", sum(len(kind.rows) for kind in opportunities.list().ahead)),
        Way("/consortia/", "consortium", len(directory.consortia)),
        Way("/case-studies/", "case-study", len(directory.case_studies)),
        Way("/premises/", "premises"),
        Way("/offers-and-needs/", "offers"),
        Way("/connections/", "connections"),
        Way("/difference/", "difference"),
    )
    there = MADE | {page.address for page in directory.written}
    return tuple(way for way in every if way.address in there)
