"""Reasons to meet: what two organisations have in common, or have for each other, as data that a page words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hub.connections.exchange import Thing
from hub.connections.ground import Contribution, Ground, Standing


@dataclass(frozen=True, slots=True)
class SamePeople:
    """Both are for these people, in the area of that address; empty where they have no area in common."""

    people: tuple[str, ...]
    area: str = ""


@dataclass(frozen=True, slots=True)
class SameTopic:
    """Both are at work on these topics, in the area of that address; empty where they have no area in common."""

    topics: tuple[str, ...]
    area: str = ""


@dataclass(frozen=True, slots=True)
class SameWork:
    """Both are for these people, and that is the main topic of both, wherever they work."""

    people: tuple[str, ...]
    topic: str


@dataclass(frozen=True, slots=True)
class SameForum:
    """Both take part in this forum."""

    forum: str


@dataclass(frozen=True, slots=True)
class SameContact:
    """Both are linked with this listing or body."""

    party: str


@dataclass(frozen=True, slots=True)
class Complement:
    """An offer that meets a need, both as they are written. `lends`: the neighbour is the one who offers."""

    offer: str
    need: str
    lends: bool


@dataclass(frozen=True, slots=True)
class CouldShare:
    """An opportunity that both fit, and what each would bring that the other does not."""

    opportunity: str
    own: tuple[Contribution, ...]
    its: tuple[Contribution, ...]


Reason = SamePeople | SameTopic | SameWork | SameForum | SameContact | Complement | CouldShare


def reasons(grounds: Iterable[Ground], one: Standing, two: Standing) -> Iterator[Reason]:
    """Grounds as reasons, in their order. People of one area are one reason, and so are topics."""
    together: dict[object, list[Ground]] = defaultdict(list)
    for ground in grounds:
        alike = ground._replace(what="") if ground.kind in ("people", "topic", "both") else ground
        together[alike].append(ground)
    told = (_reason(same, one, two) for same in together.values())
    yield from dict.fromkeys(told)


def _reason(same: list[Ground], one: Standing, two: Standing) -> Reason:
    ground, what = same[0], tuple(each.what for each in same)
    match ground.kind:
        case "people":
            return SamePeople(what, ground.area)
        case "topic":
            return SameTopic(what, ground.area)
        case "both":
            return SameWork(what, ground.topic)
        case "forum":
            return SameForum(ground.what)
        case "contact":
            return SameContact(ground.what)
        case "offer":
            return Complement(*_texts(ground.what, one.offers, two.needs), lends=False)
        case "need":
            return Complement(*_texts(ground.what, two.offers, one.needs), lends=True)
        case _:
            return CouldShare(ground.what, _only(ground, one, two), _only(ground, two, one))


def _texts(key: str, offers: Iterable[Thing], needs: Iterable[Thing]) -> Iterator[str]:
    """The first offer and the first need that have a key."""
    yield from (next(thing.text for thing in things if key in thing.keys) for things in (offers, needs))


def _only(ground: Ground, one: Standing, two: Standing) -> tuple[Contribution, ...]:
    """What one brings to an opportunity that the other does not."""
    return tuple(sorted(one.brings[ground.what] - two.brings[ground.what]))
