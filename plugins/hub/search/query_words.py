"""Words of a query: what the search page must know of them before it asks for anything."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.terms import terms
from hub.terms.normalise import words
from hub.terms.stemmer import stem
from hub.terms.stop_words import STOP_WORDS

Synonyms = Mapping[str, tuple[str, ...]]
NONE: Mapping[str, Any] = {}


def query_words(
    synonyms: Synonyms, places: Mapping[str, str] = NONE, common: Iterable[str] = ()
) -> dict[str, object]:
    """The words that `stop`, which the index leaves out, the `synonyms` as `looked_for` tells them, and what
    `places` are called, as `hub.search.points` tells what is `spoken` and what of that is `common` too."""
    told = {"names": dict(places), "common": list(common)}
    return {"stop": sorted(STOP_WORDS), "synonyms": looked_for(synonyms), "places": told}


def looked_for(synonyms: Synonyms) -> dict[str, list[str]]:
    """For the stems of words that may be typed, joined by spaces, the term or the phrase of each of the others that are
    looked for.

    A document that has one of them is found as if it had the words themselves.
    """
    found: dict[str, list[str]] = {}
    for typed, others in synonyms.items():
        known = found.setdefault(" ".join(map(stem, words(typed))), [])
        for its in map(terms, others):
            if its and its != terms(typed) and (said := phrase(its)) not in known:
                known.append(said)
    return found


def phrase(its: Sequence[str]) -> str:
    """How the index calls what has all of these terms: a single one by itself, several with a space before each.

    So no word is taken for a phrase, and all phrases stand before the words.
    """
    return its[0] if len(its) == 1 else "".join(f" {term}" for term in its)
