"""What the page of offers and needs shows: where one group's minibus meets another's need for transport."""

from __future__ import annotations

from dataclasses import dataclass

from hub.connections.exchange import Match, matches
from hub.listings.organisation import Organisation
from hub.site.directory import Card, Directory
from hub.site.views import sort_key


@dataclass(frozen=True, slots=True)
class Meeting:
    """An offer that meets a need, and the two that it is about."""

    match: Match
    giver: Organisation
    seeker: Organisation


@dataclass(frozen=True, slots=True)
class Said:
    """What one organisation says that it can lend, or is looking for."""

    card: Card
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OffersPage:
    """`offers` and `needs` are of open organisations, by name; `meetings` in the order of those who need."""

    meetings: tuple[Meeting, ...]
    offers: tuple[Said, ...]
    needs: tuple[Said, ...]


def offers_page(directory: Directory) -> OffersPage:
    by_name = sorted(directory.open, key=lambda organisation: (sort_key(organisation.name), organisation.slug))
    found = matches(by_name, directory.vocabulary)
    return OffersPage(
        tuple(Meeting(m, directory.by_slug[m.offered_by], directory.by_slug[m.needed_by]) for m in found),
        tuple(Said(directory.card(o), o.offers) for o in by_name if o.offers),
        tuple(Said(directory.card(o), o.needs) for o in by_name if o.needs),
    )
