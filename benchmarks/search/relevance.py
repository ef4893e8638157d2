"""Relevance: whether a search finds first what people sorted under the words searched for.

Real charities, of which only names and activities are searched. Queries are the labels of the tags that the
classification project UK-CAT gave some of them by hand; what has the tag is relevant, and nothing else.
"""
from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log2
from pathlib import Path
from statistics import fmean

from hub.search.document import Card, Document
from hub.search.fields import FIELDS
from hub.terms.normalise import words

FILES = CHARITIES, TAGS = "uk-charities-6500.csv", "ukcat.csv"
TEN = 10
FEWEST = 20
"""Charities of a tag whose label is a query."""
SEED = 6
"""Decides which half of the tags search may be tuned by. Chosen once: another would let the other half be looked at."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag by its code, its `label`, and the numbers of the documents that have it."""

    code: str
    label: str
    relevant: frozenset[int]


def ndcg(ranked: Sequence[int], relevant: Collection[int]) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), 0 to 1: what is relevant
    counts less the further down it stands, and all is divided by what the best order would have."""
    gains = [1 / log2(place + 2) for place in range(TEN)]
    gained = sum(gain for gain, number in zip(gains, ranked, strict=False) if number in relevant)
    return gained / sum(gains[: len(relevant)])


def halves(codes: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The tags that search may be tuned by, and those held out: each in the order of a hash, so by no one's choice."""
    order = sorted(codes, key=lambda code: sha256(f"{SEED} {code}".encode()).hexdigest())
    middle = len(order) // 2
    return frozenset(order[:middle]), frozenset(order[middle:])


def scores(tags: Iterable[Tag], ranked: Iterable[Sequence[int]]) -> tuple[float, float]:
    """The mean of `ndcg` over the tags tuned by and over those held out, of what was found for each label."""
    of = {tag.code: ndcg(found, tag.relevant) for tag, found in zip(tags, ranked, strict=True)}
    tuned, held_out = (fmean(of[code] for code in half) for half in halves(of))
    return tuned, held_out


def charities(folder: Path) -> tuple[tuple[Document, ...], tuple[Tag, ...]]:
    """The charities in the file `CHARITIES` as documents, in the order of their names, and the tags of the file `TAGS`
    that at least `FEWEST` of them have, by code."""
    rows = _rows(folder / CHARITIES)
    rows.sort(key=lambda row: (words(row["name"]), row["charity_number"]))
    having: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for code in filter(None, row["ukcat"].split(";")):
            having.setdefault(code.strip(), []).append(number)
    labels = {row["Code"]: row["tag"] for row in _rows(folder / TAGS)}
    tags = (Tag(code, labels[code], frozenset(its)) for code, its in sorted(having.items()) if len(its) >= FEWEST)
    return tuple(_document(number, row) for number, row in enumerate(rows)), tuple(tags)


def _document(number: int, row: dict[str, str]) -> Document:
    card = Card(kind="organisation", url=address(number), title=row["name"], summary=row["activities"])
    return Document(card, {**dict.fromkeys(FIELDS, ""), "title": row["name"], "summary": row["activities"]})


def address(number: int) -> str:
    return f"/organisations/{number}/"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
