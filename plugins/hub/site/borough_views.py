"""What pages show of the connections of the whole borough: every one of them, and how many by kind, topic and ward."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from hub.listings.organisation import Organisation
from hub.places.grid import Grid
from hub.places.scale import Cell, scale
from hub.places.whereabouts import wards_of
from hub.site.connection_views import Tie, tie_of
from hub.site.directory import Directory
from hub.site.views import sort_key
from hub.vocabulary import Body, Topic, TopicGroup, Ward

MOST_ROWS = 1000
"""As many connections as one page lists; the file beside it holds them all."""

MANY = 5
"""From so many on, connections of one kind with one organisation or body are told together, under its name."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link in the list of all: `tie` is as its end `a` sees it, whose record is `start`."""

    start: Organisation
    tie: Tie


@dataclass(frozen=True, slots=True)
class Gathered:
    """Links of one kind with one organisation or body, at least `MANY`."""

    rows: tuple[LinkRow, ...]

    @property
    def other(self) -> Organisation | Body:
        return self.rows[0].tie.other

    @property
    def kind(self) -> str:
        return self.rows[0].tie.kind


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many links of a kind hold today, how many ended, and of how many that hold both sides tell.

    A merger happened once and stays true: it holds, and does not go on.
    """

    kind: str
    open: int
    ended: int
    both: int


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

    `open` counts those that go on, `merged` mergers, which happened once and stay; `aged` are those that go on and
    that nobody has told of for long, `linked` listings with one that goes on, `placed` those between two listings that
    are open, which the pictures draw. The `matrix` has a row for each topic group, with a cell for each; `wards` stand
    by name, and `tiles` as they lie.
    """

    now: tuple[LinkRow, ...]
    earlier: tuple[LinkRow, ...]
    left_off: int
    open: int
    merged: int
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

    @property
    def gathered(self) -> tuple[Gathered, ...]:
        """Of `now`, those that are told together."""
        return tuple(Gathered(tuple(rows)) for rows in self._by_other().values() if len(rows) >= MANY)

    @property
    def single(self) -> tuple[LinkRow, ...]:
        """Of `now`, the others."""
        held = self._by_other()
        return tuple(row for row in self.now if len(held[_end(row)]) < MANY)

    def _by_other(self) -> dict[tuple[str, str], list[LinkRow]]:
        held: dict[tuple[str, str], list[LinkRow]] = defaultdict(list)
        for row in self.now:
            held[_end(row)].append(row)
        return held


def borough(directory: Directory, wards: Grid) -> Borough:
    """All connections, listed and counted."""
    ties = ((link, tie_of(directory, link, link.a)) for link in directory.links)
    rows = [LinkRow(directory.by_slug[link.a], tie) for link, tie in ties if tie]
    rows.sort(key=lambda row: (sort_key(row.start.name), sort_key(row.tie.other.name), row.tie.kind))
    now = tuple(row for row in rows if row.tie.state != "ended")
    earlier = tuple(row for row in rows if row.tie.state == "ended")
    pairs = [(row.start, row.tie.other) for row in now if _goes_on(row) and _both_open(row)]
    ward_rows = _wards(directory, pairs)
    shown = now[:MOST_ROWS]
    return Borough(
        now=shown,
        earlier=earlier[: MOST_ROWS - len(shown)],
        left_off=max(0, len(rows) - MOST_ROWS),
        open=sum(map(_goes_on, now)),
        merged=sum(row.tie.kind == "merged" for row in now if row.tie.state == "open"),
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
    )


Pair = tuple[Organisation, Organisation]


def _end(row: LinkRow) -> tuple[str, str]:
    return row.tie.other.slug, row.tie.kind


def _goes_on(row: LinkRow) -> bool:
    return row.tie.state == "open" and row.tie.kind != "merged"


def _both_open(row: LinkRow) -> bool:
    return row.start.is_open and isinstance(row.tie.other, Organisation) and row.tie.other.is_open


def _linked(rows: Iterable[LinkRow]) -> set[str]:
    """The slugs at either end of the links that go on."""
    held = [row for row in rows if _goes_on(row)]
    return {slug for row in held for slug in (row.start.slug, row.tie.other.slug)}


def _kinds(rows: Collection[LinkRow]) -> Iterator[KindCount]:
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
        (group, tuple(steps.cell(counts[slug, other]) for other in groups))
        for slug, group in groups.items()
    )


def _topics(directory: Directory, pairs: Iterable[Pair]) -> Iterator[TopicRow]:
    within, across = _counts(pairs, lambda end: end.topics[:1])
    for slug, topic in directory.vocabulary.topics.items():
        yield TopicRow(topic, within[slug], across[slug])


def _wards(directory: Directory, pairs: Collection[Pair]) -> dict[str, WardRow]:
    """A row for each ward by its slug."""
    within, across = _counts(pairs, wards_of)
    unplaced: Counter[str] = Counter()
    for one, two in pairs:
        for end, other in ((one, two), (two, one)):
            if not wards_of(other):
                unplaced.update(wards_of(end))
    wards, every = directory.vocabulary.wards, within + across + unplaced
    steps = scale(every[slug] for slug in wards)
    return {
        slug: WardRow(ward, within[slug], across[slug], unplaced[slug], steps.cell(every[slug]))
        for slug, ward in wards.items()
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
