"""Documents: what the index knows of each listing and page, and the card that a reader is shown for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date

from hub.edition import Edition
from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.kinds import KINDS as PAGE_KINDS
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Page
from hub.knowledge.timeline import timeline
from hub.listings.badge import badge
from hub.listings.organisation import Organisation
from hub.places.whereabouts import EVERYWHERE, spot
from hub.search.facets import Values, organisation_values, page_values
from hub.search.fields import Fields, Names, organisation_fields, page_fields
from hub.search.points import Point, points_of
from hub.terms.normalise import words
from hub.vocabulary import Vocabulary

KINDS = ("organisation", *(kind.kind for kind in PAGE_KINDS.values()))
"""The kinds of result, in the order in which equal ones stand."""
ASIDE = 0.2
"""How much what cannot help who asks counts against what can: a closed or merged organisation, an event that is past, a
chance that is gone, a forum, a consortium. It is found, but behind."""
EXAMPLE = 0.05
"""How much an example counts, which stands for nothing that there is."""


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


PARTS = tuple(part.name for part in fields(Card) if part.name != "kind")
"""What the parts of a card are, in their order; the kind is told by the manifest."""


def parts(card: Card, start: str) -> list[object]:
    """The parts of a card, 0 for each that is empty and none for those at the end; of its address what follows `start`.
    """
    told = [getattr(card, part) or 0 for part in PARTS]
    told[PARTS.index("url")] = card.url.removeprefix(start)
    while not told[-1]:
        told.pop()
    return told


@dataclass(frozen=True, slots=True)
class Document:
    """A card, the texts that it is found by, and its `values` of facets. `weight` multiplies all its scores.

    `points` are where it is, or what it serves; `everywhere` is an organisation that works across the borough or
    online. What is closed or over is nowhere.
    """

    card: Card
    fields: Fields
    weight: float = 1
    values: Values = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    everywhere: bool = False


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
    bodies = {slug: body.name for slug, body in edition.vocabulary.bodies.items()}
    parties = bodies | {o.slug: o.name for o in edition.organisations}
    yield from (page_document(page, edition, parties) for page in edition.written)


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
        organisation_fields(organisation, vocabulary),
        weight=EXAMPLE if organisation.example else 1 if organisation.is_open else ASIDE,
        values=organisation_values(organisation, vocabulary, edition.today),
        points=points_of(organisation.locations, organisation.serves, vocabulary) if organisation.is_open else (),
        everywhere=organisation.is_open and organisation.reach in EVERYWHERE,
    )


def page_document(page: Page, edition: Edition, parties: Names) -> Document:
    vocabulary = edition.vocabulary
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
        page_fields(page, vocabulary, parties),
        weight=_weight(page, is_over := _is_over(page, edition.today)),
        values=page_values(page, vocabulary),
        points=() if is_over else _points(page, vocabulary),
    )


def _weight(page: Page, is_over: bool) -> float:
    if page.example:
        return EXAMPLE
    return ASIDE if is_over or isinstance(page, Forum | Consortium) else 1


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


