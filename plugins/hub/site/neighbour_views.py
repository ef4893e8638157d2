"""Neighbours as an organisation's page shows them: each with its tile, and why the two might meet, by name."""

from __future__ import annotations

from dataclasses import dataclass

from hub.connections.ground import Contribution, Ground
from hub.connections.neighbours import Found
from hub.connections.reason import (
    Complement,
    CouldShare,
    Reason,
    SameContact,
    SameForum,
    SamePeople,
    SameTopic,
    SameWork,
)
from hub.knowledge.forum import Forum
from hub.knowledge.opportunity import Opportunity
from hub.site.directory import Card, Directory
from hub.vocabulary import People, Topic

MOST_REASONS = 2
"""As many reasons as a line tells."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason by the names of what it is about. `kind` says which sentence it makes: see `components/neighbours.html`.

    `own` is what this organisation has, lacks or brings, `its` what the neighbour does.
    """

    kind: str
    names: tuple[str, ...] = ()
    area: str = ""
    topic: str = ""
    own: tuple[str, ...] = ()
    its: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """A neighbour, and at most `MOST_REASONS` reasons, the strongest first."""

    card: Card
    whys: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class NeighbourList:
    """The neighbours of an organisation. The pages of `groups` list more that have the same in common with it."""

    rows: tuple[NeighbourRow, ...] = ()
    groups: tuple[People | Topic, ...] = ()


def neighbour_list(directory: Directory, found: Found) -> NeighbourList:
    rows = (
        NeighbourRow(
            directory.card(each.organisation), tuple(_why(directory, reason) for reason in each.reasons[:MOST_REASONS])
        )
        for each in found.neighbours
    )
    groups = (_group(directory, ground) for ground in found.more)
    return NeighbourList(tuple(rows), tuple(dict.fromkeys(group for group in groups if group)))


def _group(directory: Directory, ground: Ground) -> People | Topic | None:
    """The people or topic whose page lists all who share a ground; None where there is no such page."""
    match ground.kind:
        case "people":
            return directory.vocabulary.people[ground.what]
        case "topic":
            return directory.vocabulary.topics[ground.what]
        case "both":
            return directory.vocabulary.topics[ground.topic]
    return None


def _why(directory: Directory, reason: Reason) -> Why:
    words = directory.vocabulary
    match reason:
        case SamePeople(people, area):
            return Why("people", tuple(words.people[slug].name for slug in people), directory.area_name(area))
        case SameTopic(topics, area):
            return Why("topics", tuple(words.topics[slug].name for slug in topics), directory.area_name(area))
        case SameWork(people, topic):
            return Why("work", tuple(words.people[slug].name for slug in people), topic=words.topics[topic].name)
        case SameForum(forum):
            return Why("forum", (directory.page(Forum, forum).title,))
        case SameContact(party):
            return Why("contact", (directory.party(party).name,))
        case Complement(offer, need, lends):
            return Why("lends", own=(need,), its=(offer,)) if lends else Why("wants", own=(offer,), its=(need,))
        case CouldShare(opportunity, own, its):
            title = directory.page(Opportunity, opportunity).title
            return Why("share", (title,), own=_names(directory, own), its=_names(directory, its))


def _names(directory: Directory, contributions: tuple[Contribution, ...]) -> tuple[str, ...]:
    words = directory.vocabulary
    names = {"people": lambda slug: words.people[slug].name, "topic": lambda slug: words.topics[slug].name}
    return tuple(names.get(each.kind, directory.area_name)(each.what) for each in contributions)
