"""Lots: who comes first where nothing else decides, always the same, and no letter of the alphabet favoured."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from zlib import crc32


def lot(*slugs: str) -> int:
    """A number drawn for slugs, always the same one."""
    return crc32("|".join(slugs).encode())


def around(those: list[tuple[int, str]], own: tuple[int, str], most: int) -> Iterator[str]:
    """The slugs of a sorted list that stand nearest to a place, in turn after and before it, round the ends."""
    at = bisect(those, own)
    for step in range(min(most, len(those))):
        place = at + step // 2 if step % 2 == 0 else at - 1 - step // 2
        yield those[place % len(those)][1]
