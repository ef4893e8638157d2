"""The tile grid: every ward a tile, laid out as the wards lie, which is the hub's map, mark and favicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.vocabulary import Ward


@dataclass(frozen=True, slots=True)
class Grid:
    """Wards by row and column, north-west first; `None` is a place without a ward. All rows are equally long."""

    rows: tuple[tuple[Ward | None, ...], ...]

    @property
    def columns(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def place_of(self, slug: str) -> tuple[int, int] | None:
        """(column, row) of a ward, counted from 0; None where the grid has no such ward."""
        for row, wards in enumerate(self.rows):
            for column, ward in enumerate(wards):
                if ward and ward.slug == slug:
                    return column, row
        return None


def grid(wards: Iterable[Ward]) -> Grid:
    """Lay the wards out by their own `grid` places. No wards give an empty grid."""
    by_place = {ward.grid: ward for ward in wards}
    width = max((column for column, _ in by_place), default=-1) + 1
    height = max((row for _, row in by_place), default=-1) + 1
    return Grid(tuple(tuple(by_place.get((c, r)) for c in range(width)) for r in range(height)))


def tiles_path(places: Iterable[tuple[int, int]], tile: int = 6, pitch: int = 7) -> str:
    """SVG path data for square tiles of side `tile`, `pitch` apart, in the units of the view box."""
    return "".join(f"M{c * pitch} {r * pitch}h{tile}v{tile}h-{tile}z" for c, r in places)
