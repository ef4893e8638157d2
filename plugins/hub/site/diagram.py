"""The diagram of an organisation's connections: where its tile, its neighbours and the lines between them stand.

The theme draws it as SVG. All measures are in the units of its view box, 17 of which are as high as a line of text is
meant to be; everything grows with the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from hub.listings.organisation import Organisation
from hub.vocabulary import Body, Topic

MOST = 12
"""As many neighbours as one picture holds; the table beside it holds all."""

WIDTH = 528
_OWN = 120  # how wide the organisation's own tile is, and how high at least
_TRUNK = 134  # where the upright line stands that the lines of all kinds leave
_FORK = 300  # where the line of a kind parts, to each of its neighbours
_TILE = 44
_TILE_AT = 320
_NAME_AT = _TILE_AT + _TILE + 10
_LABEL = 31  # the height of a kind's words, two lines at most
_ROW = 56  # the height of a neighbour
_ABOVE = 5  # what lies between them and their line
_BETWEEN = 16  # what lies between two kinds; half of it above the first and below the last

STYLES = {"shares-premises": "double", "refers-to": "dotted", "funded-by": "dashed"}
"""How the line of a kind is drawn; every other kind's is solid."""


class Drawn(Protocol):
    """What the diagram needs of a connection."""

    other: Organisation | Body
    topic: Topic | None
    kind: str
    back: bool


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    other: Organisation | Body
    topic: Topic | None
    tile: Box
    name: Box


@dataclass(frozen=True, slots=True)
class Branch:
    """The line of a kind to all its neighbours: SVG path data, how it is drawn, and where the kind is written, once."""

    kind: str
    back: bool
    style: str
    path: str
    label: Box
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The picture. `trunk` is the path of what all branches leave from; `left_off` counts connections that it lacks."""

    width: int
    height: int
    own: Box
    trunk: str
    branches: tuple[Branch, ...]
    left_off: int


def diagram(kinds: Sequence[Sequence[Drawn]], mirrored: bool = False) -> Diagram | None:
    """Lay out connections, those of one kind and direction together; None where there are none.

    A neighbour with connections of several kinds stands at each of them. Where there are more than `MOST`, every kind
    shows its first before any shows its second.
    """
    shown = _first_of_each(kinds)
    if not shown:
        return None
    needed = _ROW * sum(map(len, shown)) + _BETWEEN * len(shown)
    height = max(needed, _OWN)
    top, branches, middles = (height - needed + _BETWEEN) // 2, [], []
    for ties in shown:
        branches.append(_branch(ties, top, mirrored))
        middles.append(top + _ROW * len(ties) // 2)
        top += _ROW * len(ties) + _BETWEEN
    middle = height // 2
    trunk = (
        f"M{_x(_OWN, mirrored)} {middle}H{_x(_TRUNK, mirrored)}"
        f"M{_x(_TRUNK, mirrored)} {min(*middles, middle)}V{max(*middles, middle)}"
    )
    own = _box(0, middle - _OWN // 2, _OWN, _OWN, mirrored)
    return Diagram(WIDTH, height, own, trunk, tuple(branches), sum(map(len, kinds)) - sum(map(len, shown)))


def _first_of_each(kinds: Sequence[Sequence[Drawn]]) -> list[list[Drawn]]:
    """At most `MOST` connections, still by kind."""
    places = sorted((number, at) for at, ties in enumerate(kinds) for number in range(len(ties)))
    kept = sorted((at, number) for number, at in places[:MOST])
    return [[kinds[at][number] for _, number in same] for at, same in groupby(kept, key=lambda place: place[0])]


def _branch(ties: Sequence[Drawn], top: int, mirrored: bool) -> Branch:
    middle = top + _ROW * len(ties) // 2
    rows = [top + _ROW * number for number in range(len(ties))]
    ends = [row + _ROW // 2 for row in rows]
    fork = f"M{_x(_FORK, mirrored)} {ends[0]}V{ends[-1]}" if len(ends) > 1 else ""
    stem_to = _FORK if fork else _TILE_AT
    twigs = "".join(f"M{_x(_FORK, mirrored)} {end}H{_x(_TILE_AT, mirrored)}" for end in ends) if fork else ""
    return Branch(
        ties[0].kind,
        ties[0].back,
        STYLES.get(ties[0].kind, "solid"),
        f"M{_x(_TRUNK, mirrored)} {middle}H{_x(stem_to, mirrored)}{fork}{twigs}",
        _box(_TRUNK + 8, middle - _ABOVE - _LABEL, _FORK - _TRUNK - 12, _LABEL, mirrored),
        tuple(_neighbour(tie, row, mirrored) for tie, row in zip(ties, rows, strict=True)),
    )


def _neighbour(tie: Drawn, top: int, mirrored: bool) -> Neighbour:
    tile = _box(_TILE_AT, top + (_ROW - _TILE) // 2, _TILE, _TILE, mirrored)
    return Neighbour(tie.other, tie.topic, tile, _box(_NAME_AT, top, WIDTH - _NAME_AT, _ROW, mirrored))


def _x(x: int, mirrored: bool) -> int:
    return WIDTH - x if mirrored else x


def _box(x: int, y: int, width: int, height: int, mirrored: bool) -> Box:
    return Box(WIDTH - x - width if mirrored else x, y, width, height)
