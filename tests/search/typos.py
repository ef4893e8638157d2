"""Typos: words of a directory with one slip of the finger each, the same for the same seed."""
from __future__ import annotations

import random
from collections.abc import Container, Iterable, Sequence
from string import ascii_lowercase

from hub.search.document import Document
from hub.search.spellings import spellings

SHORTEST = 4
"""Letters of a word that a slip leaves recognisable."""


def typos(found: Iterable[Document], number: int, seed: int) -> list[tuple[str, str]]:
    """So many words of documents in Latin letters, and each with one slip that makes it a word the directory lacks."""
    known = spellings(found)
    words = sorted(word for word in known if len(word) >= SHORTEST and set(word) <= set(ascii_lowercase))
    return mistyped(words, known, number, seed)


def mistyped(words: Sequence[str], known: Container[str], number: int, seed: int) -> list[tuple[str, str]]:
    """So many of some words, and each with one slip that makes it none of the `known` ones."""
    chance = random.Random(seed)
    pairs: list[tuple[str, str]] = []
    while len(pairs) < number:
        word = chance.choice(words)
        if (typed := slip(word, chance)) not in known and typed != word:
            pairs.append((word, typed))
    return pairs


def slip(word: str, chance: random.Random) -> str:
    """A letter left out, put in, taken for another or changed with the next, at any place of a word."""
    at, letter = chance.randrange(len(word)), chance.choice(ascii_lowercase)
    before, here, after = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (before + after, before + letter + here + after, before + letter + after, before + after[:1] + here + after[1:])
    )
