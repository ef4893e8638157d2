"""The directory as pages want it: listings by slug, topic, people and place, and the knowledge that concerns them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from hub.connections.link import Link, links
from hub.edition import Edition
from hub.knowledge.mentions import mentions, named_on
from hub.knowledge.page import Article, Briefing, CaseStudy, Page
from hub.listings.badge import Badge, badge
from hub.listings.hours import sure_hours
from hub.listings.organisation import Organisation
from hub.places.whereabouts import Spot, Whereabouts, spot, whereabouts
from hub.vocabulary import Body, Neighbourhood, Topic, Ward

PageT = TypeVar("PageT", bound=Page)


@dataclass(frozen=True, slots=True)
class Card:
    """An organisation as a row of a list."""

    organisation: Organisation
    topic: Topic | None
    spot: Spot
    badge: Badge


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Briefings and case studies that have something in common, each newest first. Without any it is false."""

    briefings: tuple[Briefing, ...] = ()
    case_studies: tuple[CaseStudy, ...] = ()

    def newest(self, most: int | None = None) -> tuple[Article, ...]:
        both = (*self.briefings, *self.case_studies)
        return tuple(sorted(both, key=lambda each: (-each.published.toordinal(), each.address))[:most])

    def __bool__(self) -> bool:
        return bool(self.briefings or self.case_studies)


NO_KNOWLEDGE = Knowledge()


class Directory:
    """An edition, indexed. Groups hold open organisations only; closed ones are found by slug and in the A–Z.

    `written` are all pages that readers see, `briefings` and so on those that translate none of them: readers come to a
    translation from its original.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.vocabulary = edition.vocabulary
        self.by_slug = {o.slug: o for o in edition.organisations}
        self.open = tuple(o for o in edition.organisations if o.is_open)
        self.closed = edition.closed
        self.written = edition.written
        self.briefings = _originals(edition.briefings)
        self.case_studies = _originals(edition.case_studies)
        self.forums = _originals(edition.forums)
        self.events = _originals(edition.events)
        self.opportunities = _originals(edition.opportunities)
        self.consortia = _originals(edition.consortia)
        self.pages = _originals(edition.pages)
        self._written = {page.address: page for page in edition.written}
        wards, neighbourhoods = edition.vocabulary.wards, edition.vocabulary.neighbourhoods
        self._areas = {area.address: area.name for area in (*wards.values(), *neighbourhoods.values())}
        self._by_topic: dict[str, list[Organisation]] = defaultdict(list)
        self._by_people: dict[str, list[Organisation]] = defaultdict(list)
        self._cards = {o.slug: self._card(o) for o in edition.organisations}
        self._whereabouts: dict[str, Whereabouts] = {}
        self.links = links(edition)
        self._links: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            self._links[link.a].append(link)
            self._links[link.b].append(link)
        for o in self.open:
            for topic in o.all_topics:
                self._by_topic[topic].append(o)
            for people in o.all_people:
                self._by_people[people].append(o)

    def page(self, kind: type[PageT], slug: str) -> PageT | None:
        """The page of a kind with that slug; None where readers do not see it, or there is none."""
        return self._written.get(f"/{kind.section}/{slug}/")

    def party(self, slug: str) -> Organisation | Body | None:
        """The listing or the body of that slug; None where it is an example that was left out."""
        return self.by_slug.get(slug) or self.vocabulary.bodies.get(slug)

    def parties(self, slugs: Iterable[str]) -> tuple[Organisation | Body, ...]:
        return tuple(found for slug in slugs if (found := self.party(slug)))

    def links_of(self, slug: str) -> tuple[Link, ...]:
        """Every link of a listing or body, whichever end tells it."""
        return tuple(self._links.get(slug, ()))

    def area_name(self, address: str) -> str:
        """The name of the ward or neighbourhood at an address; empty where there is none."""
        return self._areas.get(address, "")

    def sure_hours(self, organisation: Organisation) -> tuple[str, ...]:
        """The hours by which it may be said to be open now."""
        return sure_hours(organisation, self.edition.today)

    @cached_property
    def all_sure_hours(self) -> tuple[str, ...]:
        """Those of all organisations, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(map(self.sure_hours, self.open))))

    def about(self, topic: str) -> tuple[Organisation, ...]:
        """Open organisations with that topic, or with a service that has it."""
        return tuple(self._by_topic[topic])

    def serving(self, people: str) -> tuple[Organisation, ...]:
        return tuple(self._by_people[people])

    def whereabouts(self, area: Ward | Neighbourhood) -> Whereabouts:
        if area.address not in self._whereabouts:
            found = whereabouts(area, self.open, self.vocabulary.neighbourhoods.values())
            self._whereabouts[area.address] = found
        return self._whereabouts[area.address]

    def knowledge(self, wanted: Callable[[Article], bool]) -> Knowledge:
        """The briefings and case studies that are wanted."""
        return Knowledge(tuple(filter(wanted, self.briefings)), tuple(filter(wanted, self.case_studies)))

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[Page, ...]]:
        kinds = (self.forums, self.events, self.opportunities, self.consortia, self.case_studies, self.briefings)
        return mentions(page for kind in kinds for page in kind)

    def naming(self, address: str, told: Iterable[Page] = ()) -> tuple[Page, ...]:
        """The pages that name what is at an address, but those that are `told` there already."""
        known = {page.address for page in told}
        return tuple(page for page in self._mentions.get(address, ()) if page.address not in known)

    def naming_page(self, page: Page, told: Iterable[Page] = ()) -> tuple[Page, ...]:
        """The pages that name another, but those that it names itself, and those that are `told` on it already."""
        original = f"/{page.section}/{page.original}/"
        linked = named_on(page)
        return tuple(each for each in self.naming(original, told) if each.address not in linked)

    def card(self, organisation: Organisation) -> Card:
        return self._cards[organisation.slug]

    def _card(self, organisation: Organisation) -> Card:
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
