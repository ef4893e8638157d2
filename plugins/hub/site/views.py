"""What each kind of page shows, worked out before any template sees it: from the directory to frozen views."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from hub.listings.badge import Badge
from hub.listings.organisation import Contact, Location, Opening, Organisation, Service
from hub.places.grid import Grid
from hub.places.premises import Building, buildings, of_listing
from hub.places.scale import Scale, scale
from hub.places.whereabouts import EVERYWHERE, wards_of
from hub.site.directory import NO_KNOWLEDGE, Card, Directory, Knowledge
from hub.vocabulary import Body, Neighbourhood, People, Topic, Vocabulary, Ward


@dataclass(frozen=True, slots=True)
class MapTile:
    """A ward on the map: how many groups meet or work there, and the step of the scale that the count falls in."""

    ward: Ward
    count: int
    step: int


@dataclass(frozen=True, slots=True)
class WardMap:
    """The borough as tiles, row by row; `None` is a gap. `by_name` holds the same tiles in the order of their names."""

    rows: tuple[tuple[MapTile | None, ...], ...]
    by_name: tuple[MapTile, ...]
    scale: Scale


def ward_map(directory: Directory, wards: Grid) -> WardMap:
    there = {slug: directory.whereabouts(ward) for slug, ward in directory.vocabulary.wards.items()}
    counts = {slug: len(found.here) + len(found.serving) for slug, found in there.items()}
    steps = scale(counts.values())
    tiles = {
        slug: MapTile(ward, counts[slug], steps.step_of(counts[slug]))
        for slug, ward in directory.vocabulary.wards.items()
    }
    return WardMap(
        tuple(tuple(tiles[ward.slug] if ward else None for ward in row) for row in wards.rows),
        tuple(sorted(tiles.values(), key=lambda tile: sort_key(tile.ward.name))),
        steps,
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the A–Z and the organisations under it. `#` holds names that begin with a digit or another script."""

    letter: str
    cards: tuple[Card, ...]

    @property
    def id(self) -> str:
        return f"letter-{self.letter.lower() if self.letter != '#' else 'other'}"


def a_to_z(directory: Directory) -> tuple[Letter, ...]:
    ordered = sorted(directory.edition.organisations, key=lambda o: (initial(o.name) == "#", sort_key(o.name), o.slug))
    return tuple(
        Letter(letter, directory.cards(tuple(group)))
        for letter, group in groupby(ordered, key=lambda o: initial(o.name))
    )


def sort_key(name: str) -> str:
    """A name as an English reader looks it up: without accents and case, and without a leading "The"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if c.isalnum() or c == " ")
    return plain.removeprefix("the ")


def initial(name: str) -> str:
    first = sort_key(name)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that share a topic, people or place.

    `others` are those that have to do with it second: a topic that is not their first, a place where they work but do
    not meet. `everywhere` are those that work all over the borough.
    """

    subject: Topic | People | Ward | Neighbourhood
    cards: tuple[Card, ...]
    others: tuple[Card, ...] = ()
    everywhere: tuple[Organisation, ...] = ()
    knowledge: Knowledge = NO_KNOWLEDGE
    related: tuple[Topic | Ward | Neighbourhood, ...] = ()


def topic_group(directory: Directory, topic: Topic) -> Group:
    organisations = directory.about(topic.slug)
    siblings = directory.vocabulary.topic_groups[topic.group].topics
    return Group(
        topic,
        directory.cards(tuple(o for o in organisations if o.topics[:1] == (topic.slug,))),
        directory.cards(tuple(o for o in organisations if o.topics[:1] != (topic.slug,))),
        knowledge=directory.knowledge(lambda each: topic.slug in each.topics),
        related=tuple(t for t in siblings if t.slug != topic.slug),
    )


def people_group(directory: Directory, people: People) -> Group:
    return Group(people, directory.cards(directory.serving(people.slug)))


def people_counts(directory: Directory) -> tuple[tuple[People, int], ...]:
    """Every group of people, and how many organisations are for them."""
    return tuple((people, len(directory.serving(people.slug))) for people in directory.vocabulary.people.values())


def area_group(directory: Directory, area: Ward | Neighbourhood) -> Group:
    there = directory.whereabouts(area)
    vocabulary = directory.vocabulary
    if isinstance(area, Neighbourhood):
        related = tuple(vocabulary.wards[w] for w in area.wards)
    else:
        related = tuple(n for n in vocabulary.neighbourhoods.values() if area.slug in n.wards)
    return Group(area, directory.cards(there.here), directory.cards(there.serving), there.everywhere, related=related)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that services say of themselves, and for which of them it holds: none named means for all of them.

    `value` is a code of the schema, such as `free`, where the field has codes; `note` is in words.
    """

    value: str
    note: str
    services: tuple[str, ...]


def told(services: tuple[Service, ...], say: Callable[[Service], tuple[str, str]]) -> tuple[Told, ...]:
    """What services tell by `say`, as (value, note): each thing once, in the order in which it is first met."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for service in services:
        if any(said := say(service)):
            names[said].append(service.name)
    return tuple(Told(*said, () if len(same) == len(services) else tuple(same)) for said, same in names.items())


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of one service."""

    service: Service
    times: tuple[Opening, ...]


@dataclass(frozen=True, slots=True)
class ListingPage:
    """All that a listing's page shows besides the record itself. Tuples are empty where the listing does not say.

    `services` come each with the topic of its tile; `sure_hours` are those by which it is open now; `whens` are times
    told in words; `numbers` are (register, number).
    """

    organisation: Organisation
    card: Card
    badge: Badge
    people: tuple[People, ...]
    languages: tuple[str, ...]
    works_in: tuple[Ward | Neighbourhood, ...]
    wards: tuple[str, ...]
    ward_names: tuple[str, ...]
    places: tuple[Location, ...]
    hours: tuple[Hours, ...]
    sure_hours: tuple[str, ...]
    whens: tuple[Told, ...]
    prices: tuple[Told, ...]
    ways_in: tuple[Told, ...]
    services: tuple[tuple[Service, Topic | None], ...]
    spaces: tuple[Building, ...]
    numbers: tuple[tuple[str, str], ...]
    reachable: bool
    knowledge: Knowledge
    successor: Organisation | Body | None


def listing_page(directory: Directory, organisation: Organisation) -> ListingPage:
    words, card, services = directory.vocabulary, directory.card(organisation), organisation.services
    wards = wards_of(organisation)
    return ListingPage(
        organisation=organisation,
        card=card,
        badge=card.badge,
        people=tuple(words.people[p] for p in organisation.all_people),
        languages=tuple(words.languages[x].name for x in organisation.all_languages),
        works_in=_works_in(organisation, words),
        wards=wards,
        ward_names=tuple(words.wards[w].name for w in wards),
        places=tuple(
            x for x in organisation.locations if x.name or x.address or x.postcode or x.access or x.access_note
        ),
        hours=tuple(Hours(s, s.times) for s in services if s.times),
        sure_hours=directory.sure_hours(organisation),
        whens=told(services, lambda s: ("", s.when)),
        prices=told(services, lambda s: (s.cost, s.cost_note)),
        ways_in=told(services, lambda s: ("", s.way_in)),
        services=tuple((s, words.topics[s.topics[0]] if s.topics else card.topic) for s in services),
        spaces=buildings(of_listing(organisation, words)),
        numbers=tuple(organisation.identifiers),
        reachable=organisation.contact != Contact(),
        knowledge=directory.knowledge(lambda each: organisation.slug in each.organisations),
        successor=directory.party(organisation.listing.successor),
    )


def _works_in(organisation: Organisation, words: Vocabulary) -> tuple[Ward | Neighbourhood, ...]:
    """The areas it says it serves; where it works in one place or a few wards and does not say, those it meets in."""
    if organisation.serves or organisation.reach in EVERYWHERE:
        return tuple(words.areas[slug] for slug in organisation.serves)
    return tuple(words.wards[ward] for ward in wards_of(organisation))
