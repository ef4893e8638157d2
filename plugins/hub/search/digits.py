"""Digits: numbers as text, which leave a host's compression less to do than decimal ones and commas would.

Most of an index is numbers, and most of them are small: a letter does for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from operator import sub

BASE, ZERO = 43, 40
"""How many digits there are, and the code of the first."""


def spelt(numbers: Iterable[int]) -> str:
    """Numbers as text: digits to the base 43 from "(" on, the least first; where another follows, 43 is added."""
    return "".join(map(spelt_one, numbers))


@lru_cache(maxsize=1 << 14)
def spelt_one(number: int) -> str:
    more, digit = divmod(number, BASE)
    return chr(ZERO + BASE + digit) + spelt_one(more) if more else chr(ZERO + digit)


def gaps(numbers: Sequence[int]) -> Iterator[int]:
    """The first number, and each other less the one before it."""
    return map(sub, numbers, chain((0,), numbers))
