"""Matching: for an opportunity, the organisations that fit, each with why, by the part that it could play.

The rule is told in `docs/consortia.md`. What few listings say counts for more than what many say: idf, the inverse
document frequency of Spärck Jones (1972).
"""

from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import dataclass
from enum import StrEnum
from math import log

from hub.knowledge.opportunity import Opportunity
from hub.listings.organisation import Organisation
from hub.opportunities.cover import Cover, is_known_where

MOST = 6
"""As many organisations as a part names; the others are counted."""
SECOND = 0.5
"""What a topic counts that is not the first of a listing: one that names many may do a little of each."""


class Part(StrEnum):
    """What an organisation could bring, the part that is hardest to do without first."""

    WORK = "work"
    PEOPLE = "people"
    LANGUAGES = "languages"
    PLACES = "places"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Fit:
    """An organisation that fits, and all that it has in common with the opportunity, by slug.

    `runs` are topics that a service of it has, `about` those that only the listing names; `near` topics of the groups
    of those asked for, told only where they are why it fits. `places` are those of the opportunity that it meets in or
    serves, `reach` borough, wider or online where it works all over; `spaces` are names of rooms there.
    """

    organisation: Organisation
    part: Part
    score: float
    runs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    reach: str = ""
    spaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """Those that could play one part, the best first. `more` counts those beyond `MOST`."""

    part: Part
    fits: tuple[Fit, ...]
    more: int


def fits(opportunity: Opportunity, cover: Cover) -> tuple[Fit, ...]:
    """Those that fit, the best first, each once, in the strongest part that it could play.

    Nobody fits by its reach alone, nor who says that it works only elsewhere, nor who offers it or has won it.
    """
    asked = _Asked(opportunity, cover)
    candidates = set().union(
        *(cover.topics[topic] for topic in opportunity.topics),
        *(cover.people[people] for people in asked.people),
        *(cover.languages[language] for language in opportunity.languages),
        *asked.local.values(),
    )
    found = [fit for slug in candidates - opportunity.outsiders if (fit := asked.fit(cover.by_slug[slug]))]
    return tuple(
        sorted(found, key=lambda fit: (-fit.score, fit.organisation.name.casefold(), fit.organisation.slug))
    )


def by_part(found: Iterable[Fit]) -> tuple[Candidates, ...]:
    """Those that fit by the part that each could play; parts that nobody could play are left out."""
    every, groups = tuple(found), []
    for part in Part:
        those = [fit for fit in every if fit.part is part]
        if those:
            groups.append(Candidates(part, tuple(those[:MOST]), max(0, len(those) - MOST)))
    return tuple(groups)


class _Asked:
    """What an opportunity asks for, and how rare each of it is among the listings."""

    def __init__(self, opportunity: Opportunity, cover: Cover) -> None:
        words = cover.vocabulary
        self.opportunity, self.cover = opportunity, cover
        self.people = tuple(slug for slug in opportunity.people if not words.people[slug].everyone)
        self.local = {slug: cover.local(words.areas[slug]) for slug in opportunity.places}
        self.wards = {ward.slug for ward in cover.wards_in(opportunity.places)}
        groups = {words.topics[topic].group for topic in opportunity.topics}
        self.near = {slug for slug, topic in words.topics.items() if topic.group in groups} - {*opportunity.topics}
        self.with_space = [o.slug for o in cover.organisations if self.local and self.spaces(o)]

    def fit(self, o: Organisation) -> Fit | None:
        serviced = {topic for service in o.services for topic in service.topics}
        shared = tuple(topic for topic in self.opportunity.topics if topic in o.all_topics)
        people = tuple(slug for slug in self.people if slug in o.all_people)
        languages = tuple(slug for slug in self.opportunity.languages if slug in o.all_languages)
        places = tuple(slug for slug, those in self.local.items() if o.slug in those)
        spaces = self.spaces(o) if places else ()
        reach = o.reach if o.slug in self.cover.everywhere else ""
        near = tuple(topic for topic in o.all_topics if topic in self.near)
        if self.local and not places and not reach and is_known_where(o):
            return None
        if shared:
            part = Part.WORK
        elif people:
            part = Part.PEOPLE
        elif languages:
            part = Part.LANGUAGES
        elif places and near:
            part = Part.PLACES
        elif places and spaces:
            part = Part.SPACE
        else:
            return None
        cover = self.cover
        weights = [self.weight(cover.topics[t]) * (1 if o.topics[:1] == (t,) else SECOND) for t in shared]
        weights += [self.weight(cover.people[slug]) for slug in people]
        weights += [self.weight(cover.languages[slug]) for slug in languages]
        weights += [self.weight(self.local[slug]) for slug in places]
        if reach and not places:
            weights.append(self.weight(cover.everywhere))
        if spaces:
            weights.append(self.weight(self.with_space))
        return Fit(
            organisation=o,
            part=part,
            score=sum(weights),
            runs=tuple(topic for topic in shared if topic in serviced),
            about=tuple(topic for topic in shared if topic not in serviced),
            people=people,
            languages=languages,
            places=places,
            near=near if part is Part.PLACES else (),
            reach=reach,
            spaces=spaces,
        )

    def spaces(self, o: Organisation) -> tuple[str, ...]:
        """The names of its rooms in the wards that are asked for."""
        return tuple(s.name for place in o.locations if place.ward in self.wards for s in place.spaces)

    def weight(self, those: Sized) -> float:
        """What it counts to be one of `those`: log((n + 1) / df), so that what all have still counts a little."""
        return log((len(self.cover.organisations) + 1) / len(those))
