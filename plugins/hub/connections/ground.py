"""Grounds: all by which one organisation may find another worth knowing, each as a key to look up.

A ground is small and exact, so that who shares one is read off an index, and how many do says how much it tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hub.connections.exchange import Matcher, Thing
from hub.connections.link import Link
from hub.edition import Edition
from hub.knowledge.event import Event
from hub.knowledge.opportunity import Opportunity
from hub.listings.organisation import Organisation
from hub.places.whereabouts import wards_of
from hub.vocabulary import Neighbourhood, Ward

_ANSWERS = {"offer": "need", "need": "offer"}


class Ground(NamedTuple):
    """One thing that organisations can have in common.

    `kind` is people, topic, both, forum, contact, opportunity, offer or need; `what` a slug, or for both the slugs of
    people and of a topic; `area` the address of a ward or neighbourhood, empty where the place is no part of it.
    """

    kind: str
    what: str
    area: str = ""
    topic: str = ""

    @property
    def answer(self) -> Ground:
        """The ground on which another meets it: an offer is met by a need, all else by itself."""
        return self._replace(kind=_ANSWERS[self.kind]) if self.kind in _ANSWERS else self


class Contribution(NamedTuple):
    """What an organisation brings to an opportunity: a word that both name. `kind` is people, topic or area."""

    kind: str
    what: str


Brought = Mapping[str, Iterable[tuple[Opportunity, frozenset[Contribution]]]]
"""For the slug of an organisation, the opportunities that it could still go for, and what it brings to each.

It is handed in by `site`, as the pages of the opportunities have it: who fits is for another room to say.
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """An organisation and its grounds. `things` are its offers and needs, `brings` what it brings by opportunity."""

    organisation: Organisation
    grounds: frozenset[Ground]
    offers: tuple[Thing, ...]
    needs: tuple[Thing, ...]
    brings: dict[str, frozenset[Contribution]]


class Survey:
    """What the grounds of `organisations` are read from, worked out once. `links` are all that the edition has.

    Forums and opportunities that are examples count among examples only. `same` gives for each group of people the
    topics that say the same of an organisation; `sizes` how many wards an area has, by its address.
    """

    def __init__(
        self, edition: Edition, links: tuple[Link, ...], organisations: tuple[Organisation, ...], brought: Brought
    ) -> None:
        words, today = edition.vocabulary, edition.today
        example = any(o.example for o in organisations)
        self.same = same_things(organisations)
        self.vocabulary = words
        self.matcher = Matcher(words)
        self._around: dict[str, list[str]] = defaultdict(list)
        for area in words.neighbourhoods.values():
            for ward in area.wards:
                self._around[ward].append(area.address)
        self._forums: dict[str, list[str]] = defaultdict(list)
        held: dict[str, list[Event]] = defaultdict(list)
        for event in edition.events:
            held[event.forum].append(event)
        for forum in edition.forums:
            meets = not forum.translates and forum.state(held[forum.slug], today) == "meets"
            if meets and forum.example <= example:
                for slug in forum.takes_part:
                    self._forums[slug].append(forum.slug)
        self._contacts: dict[str, set[str]] = defaultdict(set)
        gone = edition.closed
        for link in links:
            if link.is_open(today, gone):
                self._contacts[link.a].add(link.b)
                self._contacts[link.b].add(link.a)
        self._brought = {
            o.slug: {each.slug: its for each, its in brought.get(o.slug, ()) if each.example <= example}
            for o in organisations
        }
        self.sizes = {"": len(words.wards) + 1} | {
            area.address: len(area.wards) if isinstance(area, Neighbourhood) else 1
            for area in (*words.wards.values(), *words.neighbourhoods.values())
        }

    def standing(self, o: Organisation) -> Standing:
        """An organisation's grounds, common ones and rare."""
        brings = self._brought[o.slug]
        offers, needs = self.matcher.offers(o), self.matcher.needs(o)
        return Standing(o, frozenset(self._grounds(o, offers, needs, brings)), offers, needs, brings)

    def _grounds(
        self, o: Organisation, offers: tuple[Thing, ...], needs: tuple[Thing, ...], opportunities: Iterable[str]
    ) -> Iterator[Ground]:
        people = self._people(o)
        for area in ("", *self._areas(o)):
            yield from (Ground("people", slug, area) for slug in people)
            yield from (Ground("topic", slug, area) for slug in o.all_topics)
        for topic in o.topics[:1]:  # its main one: it may do each of the others for others of its people
            yield from (Ground("both", slug, topic=topic) for slug in people if topic not in self.same[slug])
        yield from (Ground("forum", slug) for slug in self._forums[o.slug])
        yield from (Ground("contact", slug) for slug in self._contacts[o.slug])
        yield from (Ground("opportunity", slug) for slug in opportunities)
        yield from (Ground("offer", key) for thing in offers for key in thing.keys)
        yield from (Ground("need", key) for thing in needs for key in thing.keys)

    def _people(self, o: Organisation) -> tuple[str, ...]:
        return tuple(slug for slug in o.all_people if not self.vocabulary.people[slug].everyone)

    def _areas(self, o: Organisation) -> tuple[str, ...]:
        """The addresses of where it works: its wards and what it serves, each ward with the neighbourhoods it is in.

        A neighbourhood does not bring its wards, since that would claim more than the listing says.
        """
        words = self.vocabulary
        wards = wards_of(o) if o.reach != "online" else ()
        areas = (*(words.areas[slug] for slug in o.serves), *(words.wards[slug] for slug in wards))
        wider = (n for area in areas if isinstance(area, Ward) for n in self._around[area.slug])
        return tuple(dict.fromkeys((*(area.address for area in areas), *wider)))


def same_things(organisations: Iterable[Organisation]) -> dict[str, frozenset[str]]:
    """For each group of people, the topics that say the same of an organisation: of those who name either, more than
    half name both (a Jaccard index above a half)."""
    whom, on = defaultdict(set), defaultdict(set)
    for o in organisations:
        for slug in o.all_people:
            whom[slug].add(o.slug)
        for slug in o.all_topics:
            on[slug].add(o.slug)
    return {
        people: frozenset(topic for topic, its in on.items() if len(its & those) * 2 > len(its | those))
        for people, those in whom.items()
    }
