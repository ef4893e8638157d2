"""Words of a query: what the search page must know of them before it asks for anything."""
from __future__ import annotations

from collections.abc import Mapping

from hub.search.normalise import words
from hub.search.pipeline import terms
from hub.search.stemmer import stem
from hub.search.stop_words import STOP_WORDS

Synonyms = Mapping[str, tuple[str, ...]]


def query_words(synonyms: Synonyms) -> dict[str, object]:
    """The words that `stop`, which the index leaves out, and the `synonyms` as `looked_for` tells them."""
    return {"stop": sorted(STOP_WORDS), "synonyms": looked_for(synonyms)}


def looked_for(synonyms: Synonyms) -> dict[str, list[list[str]]]:
    """For the stems of words that may be typed, joined by spaces, the terms of each of the others that are looked for.

    A document that has all terms of one of them is found as if it had the words themselves.
    """
    found: dict[str, list[list[str]]] = {}
    for typed, others in synonyms.items():
        known = found.setdefault(" ".join(map(stem, words(typed))), [])
        for its in map(terms, others):
            if its and its != terms(typed) and its not in known:
                known.append(its)
    return found
