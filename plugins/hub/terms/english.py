"""English: the stems of everyday words, so that no search takes one of these for a slip of the finger.

The words stand in `english.txt`, whose head says where they are from and under which licence.
"""
from __future__ import annotations

from functools import cache
from pathlib import Path

from hub.terms.stemmer import stem

WORDS = Path(__file__).with_name("english.txt")


def everyday(language: str) -> frozenset[str]:
    """The stems of everyday words of a language, by its code without a region: none for one that no list is kept of."""
    return _english() if language == "en" else frozenset()


@cache
def _english() -> frozenset[str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(stem(line) for line in lines if line and not line.startswith("#"))
