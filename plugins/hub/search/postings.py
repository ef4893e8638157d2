"""Postings: which documents hold a term, in which field, and what each counts there.

This is lunr's index, counted straight into the form that is cut into shards. lunr.py's own builder makes an object of
every word of every text; here lunr's pipeline runs once for each distinct word. Scores are lunr.py's to the last bit:
the tests hold the whole index against its own serialization, byte for byte.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from hub.search.document import Document
from hub.search.fields import FIELDS
from hub.search.pipeline import hub_terms

_PIPELINE = Pipeline()
_PIPELINE.add(hub_terms)

# lunr's parameters of Okapi BM25: how soon a repeated word tells nothing new, and how much long texts are held back.
_K1, _B = Builder()._k1, Builder()._b


@dataclass(frozen=True, slots=True)
class Postings:
    """A field's documents by number, ascending, and how often the term stands in each."""

    documents: list[int]
    counts: list[int]


@dataclass(frozen=True, slots=True)
class Index:
    """All terms of some documents, in the order in which they were met: lunr numbers them so.

    `terms` gives for each term its postings by the number of the field in `FIELDS`. `lengths` are the terms in each
    field of each document, `weights` the documents' own. Scores come from `scores`.
    """

    terms: Mapping[str, Mapping[int, Postings]]
    lengths: Sequence[Sequence[int]]
    weights: Sequence[float]

    def scores(self) -> Iterator[tuple[str, dict[int, list[int]]]]:
        """Of each term and field the scores of its documents in thousandths, in the order of its postings.

        BM25 as `lunr.builder.Builder` works it out: the same steps in the same order, since another order rounds
        otherwise. lunr keeps three decimals, so a thousandth is exact.
        """
        size = len(self.weights)
        norms = [
            [_K1 * (1 - _B + _B * (length / average)) if average else 0 for length in lengths]
            for lengths in self.lengths
            for average in [sum(lengths) / size if size else 0]
        ]
        boosts = tuple(FIELDS.values())
        for term, fields in self.terms.items():
            holders = sum(len(found.documents) for found in fields.values())
            rarity = log(1 + abs((size - holders + 0.5) / (holders + 0.5)))  # lunr.idf
            yield term, {
                field: [
                    round(
                        1000 * round(
                            rarity * ((_K1 + 1) * count) / (norms[field][number] + count)
                            * boosts[field] * self.weights[number],
                            3,
                        )
                    )
                    for number, count in zip(found.documents, found.counts, strict=True)
                ]
                for field, found in fields.items()
            }  # fmt: skip


def index(found: Sequence[Document]) -> Index:
    """Count the terms of documents; a document's number is its place among them."""
    terms: dict[str, dict[int, Postings]] = {}
    lengths: list[list[int]] = [[] for _ in FIELDS]
    for number, document in enumerate(found):
        for field, text in enumerate(document.fields.values()):
            met = [term for word in text.split() for term in terms_of(word)]
            lengths[field].append(len(met))
            for term in met:
                fields = terms.get(term) or terms.setdefault(term, {})
                postings = fields.get(field) or fields.setdefault(field, Postings([], []))
                if postings.documents[-1:] != [number]:
                    postings.documents.append(number)
                    postings.counts.append(0)
                postings.counts[-1] += 1
    return Index(terms, lengths, [document.weight for document in found])


@cache
def terms_of(word: str) -> tuple[str, ...]:
    """The terms of a word as it is written, by lunr's pipeline: `well-being,` has two."""
    return tuple(map(str, _PIPELINE.run([Token(word)])))
