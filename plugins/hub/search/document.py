"""Documents: what the index knows of each listing and page, and the card that a reader is shown for it.

Short texts only, under one set of fields for both kinds: whole bodies would bring words that are not what the page is
about.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from hub.edition import Edition
from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.kinds import KINDS as PAGE_KINDS
from hub.knowledge.markdown import render
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Page
from hub.knowledge.timeline import timeline
from hub.listings.badge import badge
from hub.listings.organisation import Organisation
from hub.places.whereabouts import EVERYWHERE, spot
from hub.search.facets import Values, organisation_values, page_values
from hub.search.points import Point, points_of
from hub.terms.normalise import words
from hub.terms.stop_words import STOP_WORDS
from hub.vocabulary import Vocabulary, Ward

FIELDS: Mapping[str, int] = {
    "title": 10,
    "names": 8,
    "numbers": 8,
    "topics": 4,
    "people": 3,
    "parts": 3,
    "places": 3,
    "summary": 2,
}
"""The fields of the index and how much a word in each counts. `names` are other names, `numbers` those of public
registers and the initials of long names, `parts` the services of an organisation, and of a page its headings, outcomes
and those who are behind it."""

KINDS = ("organisation", *(kind.kind for kind in PAGE_KINDS.values()))
"""The kinds of result, in the order in which equal ones stand."""
SHORTEST_INITIALS = 3
"""Words of a name that is known by their first letters."""
ENDED = 0.4
"""How much what is over counts against what is not: a closed or merged organisation, an event that is past, a chance
that is gone. It is found, but after those that can help."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader is shown of a result.

    `url` is the page's address below the site; `topic`, `reach` and `badge` are keys that the theme words, draws and
    colours; `date` (2026-11-24, 2026-11 or 2026) belongs to the badge, or is the day a page was published; `lang` is
    the language of a page that is in another than the hub's. What is not known is empty.
    """

    kind: str
    url: str
    title: str
    summary: str
    names: tuple[str, ...] = ()
    topic: str = ""
    place: str = ""
    district: str = ""
    areas: tuple[str, ...] = ()
    reach: str = ""
    badge: str = ""
    date: str = ""
    example: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A card, the text of each of `FIELDS`, joined by spaces, and its `values` of facets. `weight` multiplies all its
    scores.

    `points` are where it is, or what it serves; `everywhere` is an organisation that works across the borough or
    online. A closed one is nowhere.
    """

    card: Card
    fields: Mapping[str, str]
    weight: float = 1
    values: Values = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What a page's document needs besides the page: the words, the names of listings and bodies by slug, the day."""

    vocabulary: Vocabulary
    parties: Mapping[str, str]
    today: date

    def names(self, slugs: Iterable[str]) -> Iterator[str]:
        return (self.parties[slug] for slug in slugs if slug in self.parties)


def documents(edition: Edition) -> tuple[Document, ...]:
    """Every listing and page of an edition, in the order in which equal results stand.

    They come kind by kind, each by title, in whatever order their files were read.
    """
    return tuple(sorted(each_document(edition), key=_order))


def _order(document: Document) -> tuple[int, list[str], str]:
    return KINDS.index(document.card.kind), words(document.card.title), document.card.url


def each_document(edition: Edition) -> Iterator[Document]:
    """Every listing, then every page, in no order; none is made before it is asked for."""
    yield from (organisation_document(o, edition) for o in edition.organisations)
    around = Around(
        edition.vocabulary,
        {
            **{slug: body.name for slug, body in edition.vocabulary.bodies.items()},
            **{o.slug: o.name for o in edition.organisations},
        },
        edition.today,
    )
    yield from (page_document(each, around) for each in edition.written)


def organisation_document(organisation: Organisation, edition: Edition) -> Document:
    vocabulary = edition.vocabulary
    where = spot(organisation, vocabulary)
    freshness = badge(organisation, edition.today)
    return Document(
        Card(
            kind="organisation",
            url=organisation.address,
            title=organisation.name,
            summary=organisation.summary,
            names=organisation.other_names,
            topic=organisation.topics[0] if organisation.topics else "",
            place=where.ward.name if where.ward else "",
            district=where.district,
            areas=tuple(area.name for area in where.areas),
            reach=organisation.reach,
            badge=freshness.state,
            date=str(freshness.date or ""),
            example=organisation.example,
        ),
        _fields(
            title=[organisation.name],
            names=organisation.other_names,
            numbers=(*_numbers(organisation), *_initials((organisation.name, *organisation.other_names))),
            topics=(vocabulary.topics[t].name for t in organisation.all_topics),
            people=[
                *(vocabulary.people[p].name for p in organisation.all_people),
                *(name for tag in organisation.all_languages for name in _language(tag, vocabulary)),
            ],
            parts=_parts(organisation),
            places=_places(organisation, vocabulary),
            summary=[organisation.summary],
        ),
        weight=1 if organisation.is_open else ENDED,
        values=organisation_values(organisation, vocabulary, edition.today),
        points=points_of(organisation.locations, organisation.serves, vocabulary) if organisation.is_open else (),
        everywhere=organisation.is_open and organisation.reach in EVERYWHERE,
    )


def page_document(page: Page, around: Around) -> Document:
    vocabulary, own = around.vocabulary, _OWN.get(type(page), _nothing)(page, around)
    return Document(
        Card(
            kind=page.kind,
            url=page.address,
            title=page.title,
            summary=page.summary,
            topic=page.topics[0] if page.topics else "",
            date=page.published.isoformat(),
            example=page.example,
            lang=page.lang,
        ),
        _fields(
            title=[page.title],
            topics=(vocabulary.topics[t].name for t in page.topics),
            summary=[page.summary],
            **{**own, "parts": [*own.get("parts", ()), *(text for _, _, text in render(page.body).headings)]},
        ),
        ENDED if _is_over(page, around.today) else 1,
        values=page_values(page, vocabulary),
        points=_points(page, vocabulary),
    )


def _points(page: Page, vocabulary: Vocabulary) -> tuple[Point, ...]:
    if isinstance(page, Event):
        return points_of([page.place], (), vocabulary)
    return points_of([page.place], page.places, vocabulary) if isinstance(page, Opportunity) else ()


def _is_over(page: Page, today: date) -> bool:
    match page:
        case Event():
            return page.is_past(today)
        case Opportunity():
            return timeline(page, today).is_over
    return False


Texts = Mapping[str, Iterable[str]]


def _nothing(_page: Page, _around: Around) -> Texts:
    return {}


def _forum(page: Forum, around: Around) -> Texts:
    return {"parts": [page.theme, page.audience, *around.names(page.convenors)]}


def _event(page: Event, around: Around) -> Texts:
    place = page.place
    return {
        "parts": [page.audience, *around.names(page.organisers)],
        "places": [place.name, place.address, place.postcode] if place else [],
    }


def _opportunity(page: Opportunity, around: Around) -> Texts:
    vocabulary = around.vocabulary
    return {
        "names": [page.programme],
        "numbers": [page.ocid, *dict.fromkeys(stage.notice for stage in page.stages)],
        "people": [
            *(vocabulary.people[slug].name for slug in page.people),
            *(name for tag in page.languages for name in _language(tag, vocabulary)),
        ],
        "parts": [page.area, *page.outcomes, *around.names(page.offered_by)],
        "places": dict.fromkeys(name for slug in page.places for name in _area_names(slug, vocabulary)),
    }


def _consortium(page: Consortium, around: Around) -> Texts:
    members = (member.who for member in page.members if member.role != "withdrew")
    return {"parts": [*page.outcomes, *around.names(members)]}


_OWN: Mapping[type[Page], Callable[[Any, Around], Texts]] = {
    Forum: _forum,
    Event: _event,
    Opportunity: _opportunity,
    Consortium: _consortium,
}


def _fields(**texts: Iterable[str]) -> Mapping[str, str]:
    # One string each: lunr would take a list for words already split, and "food bank" for one word with a space in it.
    return {field: " ".join(filter(None, texts.get(field, ()))) for field in FIELDS}


def _initials(names: Iterable[str]) -> dict[str, None]:
    """What people make of long names, with the small words and without: `Bells Gardens and Oliver Goldsmith` is both
    bgaog and bgog."""
    told = [words(name) for name in names]
    some = chain(told, ([word for word in name if word not in STOP_WORDS] for name in told))
    return dict.fromkeys("".join(word[0] for word in name) for name in some if len(name) >= SHORTEST_INITIALS)


def _numbers(organisation: Organisation) -> Iterator[str]:
    """Registered numbers as they are written, and without the leading noughts that people leave out."""
    for _, number in organisation.identifiers:
        yield number
        if number.startswith("0"):
            yield number.lstrip("0")


def _language(tag: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A language by its name here and by its speakers', once where they are the same."""
    language = vocabulary.languages[tag]
    return tuple(dict.fromkeys((language.name, language.own)))


def _parts(organisation: Organisation) -> Iterator[str]:
    for service in organisation.services:
        yield service.name
        yield service.summary
    for location in organisation.locations:
        for space in location.spaces:
            yield space.name
            yield space.summary
            yield from space.equipment
    yield from organisation.offers


def _places(organisation: Organisation, vocabulary: Vocabulary) -> Iterator[str]:
    """Where it is and what it serves.

    A ward brings the neighbourhoods it lies in, whose names people use; a neighbourhood does not bring its wards, since
    that would claim more than the listing says.
    """
    areas = dict.fromkeys((*(x.ward for x in organisation.locations if x.ward), *organisation.serves))
    for location in organisation.locations:
        yield location.name
        yield location.address
        yield location.postcode
    yield from (service.at for service in organisation.services)
    named = dict.fromkeys(name for slug in areas for name in _area_names(slug, vocabulary))
    yield from named


def _area_names(slug: str, vocabulary: Vocabulary) -> Iterator[str]:
    area = vocabulary.areas[slug]
    yield area.name
    if isinstance(area, Ward):
        yield from (n.name for n in vocabulary.neighbourhoods.values() if slug in n.wards)
