"""Spellings: the words of the directory as they are written, for a reader who mistyped one or is still typing it.

The index holds stems, which nobody types. Words are listed twice, by their beginning and by their ending: one slip of
the finger leaves one of the two as it was, so that the word meant lies in one of two small shards.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from hub.search.document import Document
from hub.search.pipeline import words_of
from hub.terms.stemmer import stem
from hub.terms.stop_words import STOP_WORDS

SHORTEST = 3
"""Letters of a word that is listed: of a shorter one a slip makes what might be anything."""
STEPS = "0123456789"
"""How often a word stands in the directory is told by one of these: a step for each time that it is twice as often."""


def spellings(found: Iterable[Document], typed: Iterable[str] = ()) -> dict[str, int]:
    """The words of documents, as `normalise` spells them, and how often each is there; no numbers and no initials.

    Words that may be `typed` for others are there too, once: who mistypes one is led to what it leads to.
    """
    texts = (text for document in found for field, text in document.fields.items() if field != "numbers")
    written = Counter(chain.from_iterable(map(str.split, texts)))
    counts: dict[str, int] = defaultdict(int)
    for text in typed:
        for token in text.split():
            written.setdefault(token, 1)
    for token, times in written.items():
        for word in words_of(token):
            if _is_listed(word):
                counts[word] += times
    return counts


def _is_listed(word: str) -> bool:
    return len(word) >= SHORTEST and word not in STOP_WORDS and not any(map(str.isdigit, word))


def step(times: int) -> str:
    """How often, as one digit: 0 for once, 1 for two or three times, 2 for four to seven …"""
    return STEPS[min(times.bit_length() - 1, len(STEPS) - 1)]


def both_ways(counts: Mapping[str, int]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Each word with its text for a shard, and each spelt backwards: sorted so, words that end alike lie in a row."""
    forward = [(word, word + step(times)) for word, times in counts.items()]
    return forward, [(word[::-1], word[::-1] + text[-1]) for word, text in forward]


def besides(counts: Mapping[str, int], everyday: Iterable[str]) -> list[tuple[str, str]]:
    """Stems of everyday words that no word has, each with its text for a shard, in which a space follows each."""
    known = set(map(stem, counts))
    return [(each, f"{each} ") for each in everyday if each not in known]
