"""The pipeline: from text to the terms that stand in the index, as one function under one name.

lunr writes the names of an index's functions into it, and lunr.js looks them up in the page: there the theme registers
its own twin under the same name.
"""
from __future__ import annotations

from functools import lru_cache

from lunr.pipeline import Pipeline
from lunr.token import Token

from hub.terms.normalise import words
from hub.terms.stemmer import stem
from hub.terms.stop_words import STOP_WORDS

NAME = "hub"


@lru_cache(maxsize=1 << 17)  # a directory's, however often `make serve` builds it
def words_of(token: str) -> tuple[str, ...]:
    """The words of a token: what stands between two spaces of a text. The same tokens come again and again."""
    return tuple(words(token))


def terms_of(token: str) -> tuple[str, ...]:
    """The terms of a token: `well-being,` has two."""
    return tuple([stem(word) for word in words_of(token) if word not in STOP_WORDS])


def hub_terms(token: Token, _index: int = 0, _tokens: list[Token] | None = None) -> list[Token]:
    """`hub.terms.terms` as lunr calls it. One token of many words becomes many."""
    return [Token(term, token.metadata) for term in terms_of(str(token))]


Pipeline.register_function(hub_terms, NAME)
