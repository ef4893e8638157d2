"""The wire: what whole lunr makes a reader's browser fetch, and any of those measured by the length of a query.

Ours is weighed by `tests/search/weight.py`, as the tests weigh it.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

from hub.search.document import Document
from hub.search.shards import cut
from tests.search.conftest import PACKAGES
from tests.search.weight import Weight, compressed

LONGEST = 3
"""Words of the queries that are told apart."""


def whole(index: Path, cards: Sequence[Document], queries: Iterable[str]) -> list[Weight]:
    """What whole lunr takes: its script, the index, and a file of each of ten `cards`, whatever is asked."""
    files = [(PACKAGES / "lunr" / "lunr.min.js").read_bytes(), index.read_bytes(), *(card(each) for each in cards)]
    size = sum(map(compressed, files))
    return [Weight(query, size, len(files)) for query in queries]


def card(document: Document) -> bytes:
    """A file of one card for the page of whole lunr."""
    return cut([document]).files["d/0.json"]


def by_length(weights: Sequence[Weight], measure: Callable[[Weight], int]) -> dict[int, tuple[float, int]]:
    """The median and the worst of a measure over the queries of one word, of two and of three."""
    told = {n: [measure(each) for each in weights if len(each.query.split()) == n] for n in range(1, LONGEST + 1)}
    return {n: (median(some), max(some)) for n, some in told.items()}
