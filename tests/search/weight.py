"""Weight: what a search makes a reader's browser fetch, for the tests and the benchmark alike.

Counted is everything from focus to ten cards with nothing kept: the page's scripts, lunr, the manifest, the shards and
the cards, each compressed by itself as hosts do. What the scripts load once it is wanted counts where it was.
"""
from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hub.search.document import Document
from hub.search.expected import expected_searches
from hub.search.points import common, points, spoken
from hub.search.shards import cut
from hub.site.assets import assets
from hub.terms.english import everyday
from hub.vocabulary import Vocabulary
from hub.vocabulary.read import EXPECTED_SEARCHES
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import HERE, PACKAGES, THEME, sent

SEARCHES = [each.search for each in expected_searches((REPOSITORY / EXPECTED_SEARCHES).read_bytes())]
LATER = {"spelling": "/w/", "place": "/p/"}
"""Scripts that are loaded once they are wanted, and the shards that are then asked for too."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one search took; a `placed` one was answered with a place in mind. `told` is all that `wire.mjs` tells."""

    query: str
    bytes: int
    requests: int
    placed: bool = False
    told: dict[str, Any] = field(default_factory=dict)


def compressed(data: bytes) -> int:
    """The bytes that a host sends."""
    return len(gzip.compress(data, 9, mtime=0))


@cache
def sizes() -> dict[str, int]:
    """The bytes of each file of the theme, by its address."""
    return {path: compressed(data) for path, data in assets(THEME, PACKAGES, 5).files.items()}


@cache
def scripts() -> dict[str, int]:
    """The bytes of lunr and of each script that the search page loads for itself, by name."""
    made = assets(THEME, PACKAGES, 5)
    page = f"{made.folder}search/search.js"
    ours = {Path(path).stem: sizes()[path] for path in (page, *made.imports(page))}
    return {"lunr": sizes()[made.lunr], **ours}


def weigh(
    found: Sequence[Document], vocabulary: Vocabulary, queries: Sequence[str], typed: Sequence[str] = ()
) -> list[Weight]:
    """What each query takes on the search page over an index of these; those `typed` also letter by letter."""
    index = cut(found, points(vocabulary), vocabulary.synonyms, everyday("en"))
    told = sent(index, vocabulary.synonyms, spoken(vocabulary), common(vocabulary))
    with node(HERE / "wire.mjs") as answers:
        return [_weight(each) for each in answers({**told, "queries": list(queries), "typed": list(typed)})]


def taken(told: dict[str, Any]) -> int:
    """The bytes that `wire.mjs` tells of, with those of the scripts."""
    later = _later(told["asked"])
    extra = sum(size for path, size in sizes().items() if any(f"/{name}-" in path for name in later))
    return told["bytes"] + sum(scripts().values()) + extra


def _weight(told: dict[str, Any]) -> Weight:
    later = _later(told["asked"])
    return Weight(told["query"], taken(told), len(told["asked"]) + len(scripts()) + len(later), "place" in later, told)


def _later(asked: Sequence[str]) -> list[str]:
    return [name for name, shards in LATER.items() if any(shards in path for path in asked)]
