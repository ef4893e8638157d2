"""The diagram of an organisation's connections: where its tile, its neighbours and the lines between them stand.

The theme draws it as SVG. All measures are in the units of its view box, 16 of which are as high as a line of text is
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
_OWN = 132  # how wide the organisation's own tile is, and how high at least
_TRUNK = 152  # where the upright line stands
_TILE = 44
_TILE_AT = 312
_NAME_AT = _TILE_AT + _TILE + 10
_LINE = 26  # the height of one line and the word above it
_ROW = 60  # the height of a neighbour at least
_APART = 3  # half of what lies between the two lines of a double one

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
class Branch:
    """A line to a neighbour: SVG path data, how it is drawn, and where its kind is written."""

    kind: str
    back: bool
    style: str
    path: str
    label: Box


@dataclass(frozen=True, slots=True)
class Neighbour:
    other: Organisation | Body
    topic: Topic | None
    tile: Box
    name: Box
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """The picture. `trunk` is the path of what all lines leave from; `left_off` counts neighbours that it lacks."""

    width: int
    height: int
    own: Box
    trunk: str
    neighbours: tuple[Neighbour, ...]
    left_off: int


def diagram(ties: Sequence[Drawn], mirrored: bool = False) -> Diagram | None:
    """Lay out connections, neighbour after neighbour in the order of `ties`; None where there are none.

    One with several connections stands once, with a line for each.
    """
    groups = [list(same) for _, same in groupby(ties, key=lambda tie: tie.other.slug)]
    if not groups:
        return None
    heights = [max(_ROW, _LINE * len(group) + 8) for group in groups[:MOST]]
    height = max(sum(heights), _OWN)
    top, neighbours, starts = (height - sum(heights)) // 2, [], []
    for group, tall in zip(groups, heights, strict=False):
        neighbours.append(_neighbour(group, top, tall, mirrored))
        starts += _lines(group, top, tall)
        top += tall
    middle = height // 2
    ends = min(*starts, middle), max(*starts, middle)
    trunk = f"M{_x(_OWN, mirrored)} {middle}H{_x(_TRUNK, mirrored)}M{_x(_TRUNK, mirrored)} {ends[0]}V{ends[1]}"
    own = _box(0, middle - _OWN // 2, _OWN, _OWN, mirrored)
    return Diagram(WIDTH, height, own, trunk, tuple(neighbours), len(groups) - len(neighbours))


def _lines(group: Sequence[Drawn], top: int, tall: int) -> list[int]:
    """How far down the lines of a neighbour run."""
    first = top + (tall - _LINE * len(group)) // 2 + _LINE // 2 + 6
    return [first + _LINE * number for number in range(len(group))]


def _neighbour(group: Sequence[Drawn], top: int, tall: int, mirrored: bool) -> Neighbour:
    high = _TILE if len(group) < 3 else _LINE * len(group)  # every line ends at the tile
    return Neighbour(
        group[0].other,
        group[0].topic,
        _box(_TILE_AT, top + (tall - high) // 2, _TILE, high, mirrored),
        _box(_NAME_AT, top, WIDTH - _NAME_AT, tall, mirrored),
        tuple(_branch(tie, y, mirrored) for tie, y in zip(group, _lines(group, top, tall), strict=True)),
    )


def _branch(tie: Drawn, y: int, mirrored: bool) -> Branch:
    style = STYLES.get(tie.kind, "solid")
    heights = (y - _APART, y + _APART) if style == "double" else (y,)
    path = "".join(f"M{_x(_TRUNK, mirrored)} {each}H{_x(_TILE_AT, mirrored)}" for each in heights)
    label = _box(_TRUNK + 8, y - _LINE + 4, _TILE_AT - _TRUNK - 16, _LINE - 8, mirrored)
    return Branch(tie.kind, tie.back, style, path, label)


def _x(x: int, mirrored: bool) -> int:
    return WIDTH - x if mirrored else x


def _box(x: int, y: int, width: int, height: int, mirrored: bool) -> Box:
    return Box(WIDTH - x - width if mirrored else x, y, width, height)
