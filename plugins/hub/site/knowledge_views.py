"""What the pages that staff write show, worked out before any template sees it: contents, dates, bars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Article, CaseStudy, Figure, Page, PlainPage
from hub.site.directory import Card, Directory
from hub.site.lesson_views import Said, said_on
from hub.vocabulary import Topic

if TYPE_CHECKING:
    from hub.site.measure_views import Measured

FEWEST_CONTENTS = 3
"""A text with fewer main headings shows no list of them, unless its page has headings of its own besides."""
_WITH_PARTS = (Opportunity, Forum, Consortium)
"""The kinds whose pages have headings that their text does not."""


_STEP = 5
"""Each tile of a bar stands for so many of a hundred."""
TILE = 4.4
"""How wide a tile is, of a hundred; the rest of its step is grout."""


@dataclass(frozen=True, slots=True)
class BarTile:
    """One tile of a bar: where it begins and how much of it is filled, both of a hundred of the bar's width."""

    x: int
    filled: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and the course of tiles that draws it. `more` is the tile that says that there were more."""

    figure: Figure
    tiles: tuple[BarTile, ...]
    more: BarTile | None


@dataclass(frozen=True, slots=True)
class Bars:
    """The figures of a page. `tile` is how wide a tile is; `dated` says whether it is known when anybody was asked."""

    bars: tuple[Bar, ...]
    dated: bool
    tile: float = TILE


def bars(figures: tuple[Figure, ...]) -> Bars:
    return Bars(tuple(map(_bar, figures)), any(figure.date for figure in figures))


def course(share: int) -> tuple[BarTile, ...]:
    """The tiles that draw a share of a hundred."""
    steps = range(0, 100, _STEP)
    return tuple(BarTile(x, round(TILE * min(1, max(0, (share - x) / _STEP)), 2)) for x in steps)


def _bar(figure: Figure) -> Bar:
    tiles = course(figure.share)
    return Bar(figure, tiles, next((tile for tile in tiles if not tile.filled), None) if figure.more else None)


@dataclass(frozen=True, slots=True)
class KnowledgePage:
    """A page that staff wrote, with what it concerns.

    `overdue` says that it should have been looked at again. `contents` holds the id and words of each main heading; it
    is empty where they are too few to need a list. `forum` is the one that an article or event belongs to. `measures`
    are there where the page asks for them. `joined` are the consortia and opportunities that a case study tells of,
    whichever of the two pages says so; `mentions` the other pages that name this one.
    `lessons` are what a case study or a consortium tells, by field.
    """

    record: Page
    topics: tuple[Topic, ...]
    cards: tuple[Card, ...]
    contents: tuple[tuple[str, str], ...]
    minutes: int
    overdue: bool
    figures: Bars
    forum: Forum | None = None
    measures: Measured | None = None
    joined: tuple[Page, ...] = ()
    mentions: tuple[Page, ...] = ()
    lessons: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)


def knowledge_page(
    directory: Directory, record: Page, headings: tuple[tuple[int, str, str], ...], near: tuple[Page, ...] = ()
) -> KnowledgePage:
    """What the page shows. `near` are pages that it leads to besides those that are found here."""
    forum = directory.page(Forum, record.forum) if isinstance(record, Article | Event) else None
    joined = _joined(directory, record) if isinstance(record, CaseStudy) else ()
    told = (*near, *joined, *((forum,) if forum else ()))
    main = tuple((id_, words) for level, id_, words in headings if level == 2)
    return KnowledgePage(
        record,
        tuple(directory.vocabulary.topics[t] for t in record.topics),
        directory.cards(tuple(directory.by_slug[o] for o in record.organisations)),
        main if len(main) >= FEWEST_CONTENTS or isinstance(record, _WITH_PARTS) else (),
        reading_minutes(record.body),
        record.is_overdue(directory.edition.today),
        bars(record.figures if isinstance(record, PlainPage) else ()),
        forum,
        _measures(directory) if isinstance(record, PlainPage) and record.measures else None,
        joined,
        directory.naming_page(record, told) if not isinstance(record, PlainPage) else (),
        said_on(directory, record) if isinstance(record, CaseStudy | Consortium) else {},
    )


def _measures(directory: Directory) -> Measured:
    from hub.site.measure_views import measured  # networkx takes a quarter of a second to come, for one page

    return measured(directory)


def _joined(directory: Directory, study: CaseStudy) -> tuple[Page, ...]:
    consortia = [
        each for each in directory.consortia if each.slug == study.consortium or each.case_study == study.original
    ]
    slugs = dict.fromkeys((study.opportunity, *(each.opportunity for each in consortia)))
    return (*consortia, *(found for slug in slugs if (found := directory.page(Opportunity, slug))))


def reading_minutes(text: str) -> int:
    """Whole minutes at 200 words a minute, never less than one (a slow adult's silent reading: Brysbaert 2019)."""
    return max(1, round(len(text.split()) / 200))
