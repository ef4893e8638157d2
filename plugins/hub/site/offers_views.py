"""What the page of offers and needs shows: where one group's minibus meets another's need for transport."""

from __future__ import annotations

from dataclasses import dataclass

from hub.connections.exchange import Answer, Match, Matcher, answers
from hub.listings.organisation import Organisation
from hub.site.directory import Card, Directory
from hub.site.views import sort_key
from hub.vocabulary import Neighbourhood, Ward

ROOMS = frozenset({"room", "desk"})
"""Kinds of `vocabulary/lendings.yaml` that the page of premises lists: who looks for one is led there."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An offer that meets a need, and the two that it is about."""

    match: Match
    giver: Organisation
    seeker: Organisation


@dataclass(frozen=True, slots=True)
class Sought:
    """A need that is met, and some of the offers that meet it, at least one; `more` counts the others."""

    need: str
    seeker: Organisation
    words: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Said:
    """What one organisation says that it can lend, or is looking for; `seeks_room` where that is one of `ROOMS`."""

    card: Card
    things: tuple[str, ...]
    seeks_room: bool = False

    @property
    def area(self) -> Ward | Neighbourhood | None:
        """Where it is, or the one area that it serves."""
        spot = self.card.spot
        return spot.ward or (spot.areas[0] if len(spot.areas) == 1 else None)


@dataclass(frozen=True, slots=True)
class OffersPage:
    """`offers` and `needs` are of open organisations, by name; `sought` in the order of those who need."""

    sought: tuple[Sought, ...]
    offers: tuple[Said, ...]
    needs: tuple[Said, ...]


def offers_page(directory: Directory) -> OffersPage:
    matcher = Matcher(directory.vocabulary)

    def needs(o: Organisation) -> Said:
        return Said(directory.card(o), o.needs, any(need.kinds & ROOMS for need in matcher.needs(o)))

    by_name = sorted(directory.open, key=lambda organisation: (sort_key(organisation.name), organisation.slug))
    return OffersPage(
        tuple(_sought(directory, answer) for answer in answers(by_name, directory.vocabulary)),
        tuple(Said(directory.card(o), o.offers) for o in by_name if o.offers),
        tuple(needs(o) for o in by_name if o.needs),
    )


def _sought(directory: Directory, answer: Answer) -> Sought:
    """What a need is called by: all that it has in common with the offers that are named."""
    first, by_slug = answer.matches[0], directory.by_slug
    seeker = by_slug[first.needed_by]
    return Sought(
        first.need,
        seeker,
        tuple(dict.fromkeys(word for match in answer.matches for word in match.words)),
        tuple(Meeting(match, by_slug[match.offered_by], seeker) for match in answer.matches),
        answer.more,
    )
