"""The nearest right word to a wrong one, for “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, words: Iterable[str], likeness: float = 0.6) -> str:
    """The one of `words` that looks most like `word`; empty where none is as like it as `likeness`, from 0 to 1."""
    plain = {_plain(each): each for each in words}
    found = get_close_matches(_plain(word), plain, n=1, cutoff=likeness)
    return plain[found[0]] if found else ""


def did_you_mean(word: str, words: Iterable[str], likeness: float = 0.6) -> str:
    """“did you mean `mental-health`?”, or nothing."""
    found = nearest(word, words, likeness)
    return f"did you mean `{found}`?" if found else ""


def _plain(word: str) -> str:
    return word[:200].casefold().replace(" ", "-").replace("_", "-")
