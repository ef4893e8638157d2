"""The wire: what a search makes a reader's browser fetch, in bytes as a host sends them and in requests.

Counted is everything from focus to ten cards with nothing kept: scripts, engine, manifest, shards and cards.
"""
from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from hub.search.document import Document
from hub.search.query_words import Synonyms
from hub.search.shards import cut
from hub.site.assets import assets
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import HERE, sent

THEME, PACKAGES = REPOSITORY / "themes" / "tiled-hall", REPOSITORY / "node_modules"
LONGEST = 3
"""Words of the queries that are told apart."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one search took."""

    query: str
    bytes: int
    requests: int


def ours(documents: Sequence[Document], queries: Sequence[str], synonyms: Synonyms) -> list[Weight]:
    """What each query takes on the search page over an index of these documents."""
    made = assets(THEME, PACKAGES, 5)
    page = f"{made.folder}search/search.js"
    first = [made.lunr, page, *made.imports(page)]
    at_once = sum(compressed(made.files[path]) for path in first)
    spelling = next(compressed(data) for path, data in made.files.items() if "/spelling-" in path)
    with node(HERE / "wire.mjs") as ask:
        told = ask({**sent(cut(documents, synonyms=synonyms), synonyms), "queries": list(queries)})

    def weight(answer: Mapping[str, object]) -> Weight:
        asked: list[str] = answer["asked"]
        mended = any("/w/" in path for path in asked)  # then the script that puts words right was fetched too
        return Weight(
            answer["query"],
            answer["bytes"] + at_once + spelling * mended,
            len(asked) + len(first) + mended,
        )

    return [weight(answer) for answer in told]


def whole(index: Path, cards: Sequence[Document], queries: Iterable[str]) -> list[Weight]:
    """What whole lunr takes: its script, the index, and a file of each of ten `cards`, whatever is asked."""
    files = [(PACKAGES / "lunr" / "lunr.min.js").read_bytes(), index.read_bytes(), *(card(each) for each in cards)]
    size = sum(map(compressed, files))
    return [Weight(query, size, len(files)) for query in queries]


def card(document: Document) -> bytes:
    """A file of one card for the page of whole lunr."""
    return cut([document]).files["d/0.json"]


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def by_length(weights: Sequence[Weight], measure: Callable[[Weight], int]) -> dict[int, tuple[float, int]]:
    """The median and the worst of a measure over the queries of one word, of two and of three."""
    told = {n: [measure(each) for each in weights if len(each.query.split()) == n] for n in range(1, LONGEST + 1)}
    return {n: (median(some), max(some)) for n, some in told.items()}
