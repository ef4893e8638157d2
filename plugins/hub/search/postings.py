"""Postings: which documents hold a term, in which field, and what each counts there.

This is lunr's index, counted straight into the form that is cut into shards. lunr.py's own builder makes an object of
every word of every text; here the terms of each distinct word are asked for once. Scores are lunr.py's to the last bit:
the tests hold the whole index against its own serialization, byte for byte.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import log
from typing import NamedTuple

from lunr.builder import Builder

from hub.search.document import Document
from hub.search.fields import FIELDS
from hub.search.pipeline import terms_of


def _parameters() -> tuple[float, float]:
    """lunr's parameters of Okapi BM25: how soon a repeated word tells nothing new, and how much long texts are held
    back. Its builder keeps them to itself, and whoever wrote them here would not see them change."""
    builder = Builder()
    return builder._k1, builder._b


_K1, _B = _parameters()


class Postings(NamedTuple):
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
        otherwise. lunr keeps three decimals, so a thousandth is exact. Rare words are many and count alike: what does
        is worked out once.
        """
        size = len(self.weights)
        averages = [sum(lengths) / size if size else 0 for lengths in self.lengths]
        sorts = [list(zip(lengths, self.weights, strict=True)) for lengths in self.lengths]
        numbers = {sort: number for number, sort in enumerate(dict.fromkeys(chain(*sorts)))}
        many = len(numbers)
        numbered = [list(map(numbers.__getitem__, its)) for its in sorts]

        @cache
        def alike(holders: int, field: int) -> _Alike:
            rarity = log(1 + abs((size - holders + 0.5) / (holders + 0.5)))  # lunr.idf
            return _Alike(rarity, averages[field], tuple(FIELDS.values())[field], list(numbers))

        for term, fields in self.terms.items():
            holders = sum([len(found.documents) for found in fields.values()])
            told = {}
            for field, (documents, counts) in fields.items():
                score, sort = alike(holders, field), numbered[field]
                told[field] = [score[count * many + sort[n]] for n, count in zip(documents, counts, strict=True)]
            yield term, told


class _Alike(dict[int, int]):
    """Scores of terms of one rarity in one field. A key is how often the term is there, times the number of sorts, and
    the number of the document's sort: how long its field is, and its weight."""

    def __init__(self, rarity: float, average: float, boost: float, sorts: Sequence[tuple[int, float]]) -> None:
        self.rarity, self.average, self.boost, self.sorts = rarity, average, boost, sorts

    def __missing__(self, key: int) -> int:
        count, number = divmod(key, len(self.sorts))
        length, weight = self.sorts[number]
        norm = _K1 * (1 - _B + _B * (length / self.average)) if self.average else 0
        exact = self.rarity * ((_K1 + 1) * count) / (norm + count) * self.boost * weight
        self[key] = score = round(1000 * round(exact, 3))
        return score


def index(found: Sequence[Document]) -> Index:
    """Count the terms of documents; a document's number is its place among them."""
    terms: dict[str, dict[int, Postings]] = {}
    lengths: list[list[int]] = [[] for _ in FIELDS]
    known = _Known(terms)
    held: list[dict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]
    for number, document in enumerate(found):
        for text, here, long in zip(document.fields.values(), held, lengths, strict=True):
            met = list(chain.from_iterable(map(known.__getitem__, text.split())))
            long.append(len(met))
            for term in met:
                here[term].append(number)
    for field, its in enumerate(held):
        for term, numbers in its.items():
            if len(set(numbers)) == len(numbers):
                postings = Postings(numbers, [1] * len(numbers))
            else:
                counted = Counter(numbers)
                postings = Postings(list(counted), list(counted.values()))
            terms[term][field] = postings
    return Index(terms, lengths, [document.weight for document in found])


class _Known(dict[str, tuple[str, ...]]):
    """The terms of words. Where a word is met for the first time, its terms find their place among all."""

    def __init__(self, terms: dict[str, dict[int, Postings]]) -> None:
        self.terms = terms

    def __missing__(self, word: str) -> tuple[str, ...]:
        self[word] = its = terms_of(word)
        for term in its:
            self.terms.setdefault(term, {})
        return its
