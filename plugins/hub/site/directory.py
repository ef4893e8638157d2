"""The directory as pages want it: listings by slug, topic, people and place, and the knowledge that concerns them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from hub.edition import Edition
from hub.knowledge.page import Briefing, Page
from hub.listings.badge import Badge, badge
from hub.listings.organisation import Organisation
from hub.places.whereabouts import Spot, Whereabouts, spot, whereabouts
from hub.vocabulary import Neighbourhood, Topic, Ward

PageT = TypeVar("PageT", bound=Page)


@dataclass(frozen=True, slots=True)
class Card:
    """An organisation as a row of a list."""

    organisation: Organisation
    topic: Topic | None
    spot: Spot
    badge: Badge


class Directory:
    """An edition, indexed. Groups hold open organisations only; closed ones are found by slug and in the A–Z.

    `written` are all published pages, `briefings` and `pages` those that translate none of them: readers come to a
    translation from its original.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.vocabulary = edition.vocabulary
        self.by_slug = {o.slug: o for o in edition.organisations}
        self.open = tuple(o for o in edition.organisations if o.is_open)
        self.written = tuple(page for page in (*edition.briefings, *edition.pages) if page.is_published)
        self.briefings = _originals(b for b in edition.briefings if b.is_published)
        self.pages = _originals(p for p in edition.pages if p.is_published)
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


def _originals(pages: Iterable[PageT]) -> tuple[PageT, ...]:
    """Published pages of one kind but the translations of others among them."""
    pages = tuple(pages)
    slugs = {page.slug for page in pages}
    return tuple(page for page in pages if page.translates not in slugs)
