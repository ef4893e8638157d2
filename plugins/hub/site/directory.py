"""The directory as pages want it: listings by slug, topic, people and place, and the knowledge that concerns them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hub.edition import Edition
from hub.knowledge.page import Briefing
from hub.listings.badge import Badge, badge
from hub.listings.organisation import Organisation
from hub.places.whereabouts import Spot, Whereabouts, spot, whereabouts
from hub.vocabulary import Neighbourhood, Topic, Ward


@dataclass(frozen=True, slots=True)
class Card:
    """An organisation as a row of a list."""

    organisation: Organisation
    topic: Topic | None
    spot: Spot
    badge: Badge


class Directory:
    """An edition, indexed. Groups hold open organisations only; closed ones are found by slug and in the A–Z."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.vocabulary = edition.vocabulary
        self.by_slug = {o.slug: o for o in edition.organisations}
        self.open = tuple(o for o in edition.organisations if o.is_open)
        self.briefings = tuple(b for b in edition.briefings if b.is_published)
        self.pages = tuple(p for p in edition.pages if p.is_published)
        self._by_topic: dict[str, list[Organisation]] = defaultdict(list)
        self._by_people: dict[str, list[Organisation]] = defaultdict(list)
        for o in self.open:
            for topic in o.all_topics:
                self._by_topic[topic].append(o)
            for people in o.all_people:
                self._by_people[people].append(o)

    def about(self, topic: str) -> tuple[Organisation, ...]:
        """Open organisations with that topic, or with a service that has it."""
        return tuple(self._by_topic[topic])

    def serving(self, people: str) -> tuple[Organisation, ...]:
        return tuple(self._by_people[people])

    def whereabouts(self, area: Ward | Neighbourhood) -> Whereabouts:
        return whereabouts(area, self.open, self.vocabulary.neighbourhoods.values())

    def briefings_on(self, topic: str) -> tuple[Briefing, ...]:
        return tuple(b for b in self.briefings if topic in b.topics)

    def briefings_naming(self, organisation: str) -> tuple[Briefing, ...]:
        return tuple(b for b in self.briefings if organisation in b.organisations)

    def card(self, organisation: Organisation) -> Card:
        return Card(
            organisation,
            self.vocabulary.topics[organisation.topics[0]] if organisation.topics else None,
            spot(organisation, self.vocabulary),
            badge(organisation, self.edition.today),
        )

    def cards(self, organisations: tuple[Organisation, ...]) -> tuple[Card, ...]:
        return tuple(map(self.card, organisations))
