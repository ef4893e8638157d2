"""Terms: what of a text is compared with what else, so that `Carers' lunches` and `lunch for a carer` meet.

Synonyms are checked by them before anything is searched for, and the index holds them.
"""

from __future__ import annotations

from hub.terms.normalise import words
from hub.terms.stemmer import stem
from hub.terms.stop_words import STOP_WORDS


def terms(text: str) -> list[str]:
    """Return the terms of a text in order: its words without stop words, each by its stem."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]
