"""What pages show of connections, worked out before any template sees it: each from one of its ends, and all of them
by topic and ward."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from hub.connections.age import age, last_told
from hub.connections.link import MUTUAL, Link
from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.page import Page
from hub.listings.organisation import Organisation
from hub.places.grid import Grid
from hub.places.scale import Scale, scale
from hub.places.whereabouts import wards_of
from hub.records.dates import PartialDate
from hub.site.diagram import Diagram, diagram
from hub.site.directory import Directory
from hub.site.views import sort_key
from hub.vocabulary import Body, Topic, TopicGroup, Ward

MOST_ROWS = 1000
"""As many connections as one page lists; the file beside it holds them all."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as one of its ends sees it.

    `back` says that the kind leads from the other end to this one. `state` is open, ended or to-come; `told` is both,
    this or other by the ends that tell it, or page where only the page of a consortium does. `page` is what it came
    about through, where readers see that. `age` is old where nobody has told of it since `last_told`, long ago,
    unknown where nobody knows when it was told, else empty.
    """

    other: Organisation | Body
    topic: Topic | None
    kind: str
    back: bool
    link: Link
    state: str
    told: str
    page: Page | None
    age: str
    last_told: PartialDate | date | None


@dataclass(frozen=True, slots=True)
class Ties:
    """The connections of one organisation: those of now and to come, those that have ended, and the picture of them."""

    now: tuple[Tie, ...]
    earlier: tuple[Tie, ...]
    drawn: Diagram | None

    def __bool__(self) -> bool:
        return bool(self.now or self.earlier)


def ties(directory: Directory, organisation: Organisation, mirrored: bool = False) -> Ties:
    """What a listing's page shows of its connections. `mirrored` draws it for those who read from right to left."""
    seen = [tie for link in directory.links_of(organisation.slug) if (tie := _tie(directory, link, organisation.slug))]
    seen.sort(key=lambda tie: (isinstance(tie.other, Body), sort_key(tie.other.name), tie.other.slug, tie.kind))
    now = tuple(tie for tie in seen if tie.state != "ended")
    ended = (tie for tie in seen if tie.state == "ended")
    earlier = tuple(
        sorted(ended, key=lambda tie: tie.link.until.last_day if tie.link.until else date.min, reverse=True)
    )
    return Ties(now, earlier, diagram([tie for tie in now if tie.state == "open"], mirrored))


def _tie(directory: Directory, link: Link, this: str) -> Tie | None:
    """A link from one end; None where the other is an example that was left out."""
    other = directory.party(link.other(this))
    if other is None:
        return None
    today = directory.edition.today
    last = last_told(link, directory.by_slug, today)
    is_open = link.is_open(today, directory.closed)
    to_come = link.since is not None and link.since.first_day > today and directory.closed.isdisjoint((link.a, link.b))
    return Tie(
        other=other,
        topic=directory.card(other).topic if isinstance(other, Organisation) else None,
        kind=link.kind,
        back=link.kind not in MUTUAL and link.b == this,
        link=link,
        state="open" if is_open else "to-come" if to_come else "ended",
        told=_told(link, this),
        page=_page(directory, link.through),
        age=age(link, last, today) if is_open else "",
        last_told=last,
    )


def _told(link: Link, this: str) -> str:
    if {link.a, link.b} <= link.stated_by:
        return "both"
    return "this" if this in link.stated_by else "other" if link.stated_by else "page"


def _page(directory: Directory, through: str) -> Page | None:
    section, _, slug = through.partition("/")
    kind = next((kind for kind in (Forum, Event, Consortium) if kind.section == section), None)
    return directory.page(kind, slug) if kind else None


@dataclass(frozen=True, slots=True)
class Row:
    """A link in the list of all: `tie` is as its end `a` sees it, whose record is `start`."""

    start: Organisation
    tie: Tie


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many links of a kind hold today, how many ended, and of how many that hold both sides tell."""

    kind: str
    open: int
    ended: int
    both: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, and the step of the scale that it falls in."""

    count: int
    step: int


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic: links between two groups of that topic, and links from one of them to a group of another."""

    topic: Topic
    within: int
    across: int


@dataclass(frozen=True, slots=True)
class WardRow:
    """A ward: links between two groups in it, from one in it to one elsewhere, and to one whose ward is not told."""

    ward: Ward
    within: int
    across: int
    unplaced: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Borough:
    """The connections of the whole hub on the day of the build.

    `aged` counts those that go on and that nobody has told of for long, `placed` those between two listings that are
    open, which the pictures draw. The
    `matrix` has a row for each topic group, with a cell for each; `wards` stand by name, and `tiles` as they lie.
    """

    now: tuple[Row, ...]
    earlier: tuple[Row, ...]
    left_off: int
    open: int
    aged: int
    ended: int
    kinds: tuple[KindCount, ...]
    linked: int
    listed: int
    placed: int
    matrix: tuple[tuple[TopicGroup, tuple[Cell, ...]], ...]
    topics: tuple[TopicRow, ...]
    wards: tuple[WardRow, ...]
    tiles: tuple[tuple[WardRow | None, ...], ...]
    ward_scale: Scale


def borough(directory: Directory, wards: Grid) -> Borough:
    """All connections, listed and counted."""
    rows = [Row(directory.by_slug[link.a], tie) for link in directory.links if (tie := _tie(directory, link, link.a))]
    rows.sort(key=lambda row: (sort_key(row.start.name), sort_key(row.tie.other.name), row.tie.kind))
    now = tuple(row for row in rows if row.tie.state != "ended")
    earlier = tuple(row for row in rows if row.tie.state == "ended")
    pairs = [(row.start, row.tie.other) for row in now if row.tie.state == "open" and _both_open(row)]
    ward_rows = _wards(directory, pairs)
    steps = scale(row.cell.count for row in ward_rows.values())
    ward_rows = {slug: _stepped(row, steps) for slug, row in ward_rows.items()}
    shown = now[:MOST_ROWS]
    return Borough(
        now=shown,
        earlier=earlier[: MOST_ROWS - len(shown)],
        left_off=max(0, len(rows) - MOST_ROWS),
        open=sum(row.tie.state == "open" for row in rows),
        aged=sum(row.tie.age != "" for row in now),
        ended=len(earlier),
        kinds=tuple(_kinds(rows)),
        linked=len(_linked(now) & {o.slug for o in directory.open}),
        listed=len(directory.open),
        placed=len(pairs),
        matrix=_matrix(directory, pairs),
        topics=tuple(_topics(directory, pairs)),
        wards=tuple(sorted(ward_rows.values(), key=lambda row: sort_key(row.ward.name))),
        tiles=tuple(tuple(ward_rows[ward.slug] if ward else None for ward in row) for row in wards.rows),
        ward_scale=steps,
    )


Pair = tuple[Organisation, Organisation]


def _both_open(row: Row) -> bool:
    return row.start.is_open and isinstance(row.tie.other, Organisation) and row.tie.other.is_open


def _linked(rows: Iterable[Row]) -> set[str]:
    """The slugs at either end of the links that hold."""
    held = [row for row in rows if row.tie.state == "open"]
    return {slug for row in held for slug in (row.start.slug, row.tie.other.slug)}


def _kinds(rows: Collection[Row]) -> Iterator[KindCount]:
    """Every kind that occurs, the most frequent first."""
    counts = Counter(row.tie.kind for row in rows)
    for kind, _ in sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])):
        same = [row.tie for row in rows if row.tie.kind == kind]
        held = [tie for tie in same if tie.state == "open"]
        ended = sum(tie.state == "ended" for tie in same)
        yield KindCount(kind, len(held), ended, sum(tie.told == "both" for tie in held))


def _matrix(directory: Directory, pairs: Iterable[Pair]) -> tuple[tuple[TopicGroup, tuple[Cell, ...]], ...]:
    """Links between groups of topics, by the first topic of each end. It reads alike by row and by column."""
    groups = directory.vocabulary.topic_groups
    counts: Counter[tuple[str, str]] = Counter()
    for ends in pairs:
        topics = [directory.card(end).topic for end in ends]
        if all(topics):
            one, two = (topic.group for topic in topics)
            counts.update({(one, two), (two, one)})
    steps = scale(counts.values())
    return tuple(
        (group, tuple(Cell(n, steps.step_of(n)) for n in (counts[slug, other] for other in groups)))
        for slug, group in groups.items()
    )


def _topics(directory: Directory, pairs: Iterable[Pair]) -> Iterator[TopicRow]:
    within, across = _counts(pairs, lambda end: end.topics[:1])
    for slug, topic in directory.vocabulary.topics.items():
        yield TopicRow(topic, within[slug], across[slug])


def _wards(directory: Directory, pairs: Collection[Pair]) -> dict[str, WardRow]:
    within, across = _counts(pairs, wards_of)
    unplaced: Counter[str] = Counter()
    for one, two in pairs:
        for end, other in ((one, two), (two, one)):
            if not wards_of(other):
                unplaced.update(wards_of(end))
    return {
        slug: WardRow(
            ward, within[slug], across[slug], unplaced[slug], Cell(within[slug] + across[slug] + unplaced[slug], 0)
        )
        for slug, ward in directory.vocabulary.wards.items()
    }


def _counts(pairs: Iterable[Pair], of: Callable[[Organisation], tuple[str, ...]]) -> tuple[Counter[str], Counter[str]]:
    """For each thing that ends are `of`: links with both ends of it, and links with one, the other being of others."""
    within: Counter[str] = Counter()
    across: Counter[str] = Counter()
    for one, two in pairs:
        ends = set(of(one)), set(of(two))
        within.update(ends[0] & ends[1])
        if all(ends):
            across.update(ends[0] ^ ends[1])
    return within, across


def _stepped(row: WardRow, steps: Scale) -> WardRow:
    return replace(row, cell=Cell(row.cell.count, steps.step_of(row.cell.count)))


HEADER = ("from", "from_name", "kind", "to", "to_name", "since", "until", "source", "as_at", "told_by", "through")


def table(directory: Directory) -> Iterator[tuple[str, ...]]:
    """All links as rows of a file, after its header: `told_by` holds the slugs of the ends that tell it."""
    yield HEADER
    for link in directory.links:
        one, two = (directory.party(slug) for slug in (link.a, link.b))
        if one and two:
            dates = [str(day) if day else "" for day in (link.since, link.until, link.as_at)]
            ends = link.a, one.name, link.kind, link.b, two.name
            # A page that readers do not see yet is not told of here either.
            through = link.through if "/" not in link.through or _page(directory, link.through) else ""
            yield *ends, dates[0], dates[1], link.source, dates[2], " ".join(sorted(link.stated_by)), through
