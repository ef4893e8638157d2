"""What the page "Working together" leads to: every way in which groups meet, bid, share and tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from hub.knowledge.links import MADE
from hub.rendering.words import Words
from hub.site.directory import Directory
from hub.site.event_views import Events
from hub.site.opportunity_views import Opportunities


@dataclass(frozen=True, slots=True)
class Way:
    """One of the pages: what it is called, a line on it, the kind of its tile, and how many it lists, where it does."""

    address: str
    kind: str
    name: str
    line: str
    count: str = ""


def ways(directory: Directory, events: Events, opportunities: Opportunities, words: Words) -> tuple[Way, ...]:
    """The ways in their order; one whose page this site does not have is left out. Add another to the list here."""
    gettext, ngettext = words.translations.gettext, words.translations.ngettext

    def with_number(sentence: str, number: int) -> str:
        return sentence % {"num": words.number(number)} if number else ""

    forums, consortia, studies = (
        len(each) for each in (directory.forums, directory.consortia, directory.case_studies)
    )
    coming, ahead = len(events.coming), sum(len(kind.rows) for kind in opportunities.list().ahead)
    every = (
        Way(
            "/forums/",
            "forum",
            gettext("Forums and networks"),
            gettext("Where groups in one field meet, and what they have talked about."),
            with_number(ngettext("%(num)s forum or network", "%(num)s forums and networks", forums), forums),
        ),
        Way(
            "/events/",
            "event",
            gettext("Events"),
            gettext("What is coming, and what has been."),
            with_number(ngettext("%(num)s to come", "%(num)s to come", coming), coming),
        ),
        Way(
            "/opportunities/",
            "opportunity",
            gettext("Opportunities"),
            gettext("Contracts, grants and premises to go for, together or alone."),
            with_number(ngettext("%(num)s to go for", "%(num)s to go for", ahead), ahead),
        ),
        Way(
            "/consortia/",
            "consortium",
            gettext("Consortia"),
            gettext("Groups that join to deliver or to bid, and what came of it."),
            with_number(ngettext("%(num)s consortium", "%(num)s consortia", consortia), consortia),
        ),
        Way(
            "/case-studies/",
            "case-study",
            gettext("Case studies"),
            gettext("What groups did together, what came of it, and what stood in the way."),
            with_number(ngettext("%(num)s case study", "%(num)s case studies", studies), studies),
        ),
        Way(
            "/premises/",
            "premises",
            gettext("Premises"),
            gettext("Rooms and halls that groups may use, and a way to ask for one."),
        ),
        Way(
            "/offers-and-needs/",
            "offers",
            gettext("Offers and needs"),
            gettext("What groups can lend each other, and what they look for."),
        ),
        Way(
            "/connections/",
            "connections",
            gettext("Connections"),
            gettext("Who works with whom, since when, and where that is told."),
        ),
        Way(
            "/difference/",
            "difference",
            gettext("The difference made"),
            gettext("What members and partners said, and what is not known."),
        ),
    )
    there = MADE | {page.address for page in directory.written}
    return tuple(way for way in every if way.address in there)
