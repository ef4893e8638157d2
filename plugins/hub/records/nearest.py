"""The nearest right word to a wrong one, for “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches


def nearest(word: str, words: Iterable[str], likeness: float = 0.6) -> str:
    """The one of `words` that looks most like `word`; empty where none is as like it as `likeness`, from 0 to 1, or
    where that one looks like another word rather than the same one misspelt.
    """
    wrong = _plain(word)
    plain = {_plain(each): each for each in words}
    found = get_close_matches(wrong, plain, n=1, cutoff=likeness)
    return plain[found[0]] if found and _is_slip(wrong, found[0]) else ""


def did_you_mean(word: str, words: Iterable[str], likeness: float = 0.6) -> str:
    """“did you mean `mental-health`?”, or nothing."""
    found = nearest(word, words, likeness)
    return f"did you mean `{found}`?" if found else ""


def _is_slip(wrong: str, right: str) -> bool:
    """Whether few letters differ: two (one that is put for another, or two that changed places), and one more for every
    five of the longer word; or the one is a part of the other. By likeness alone “nursing” would be “housing”.
    """
    if wrong in right or right in wrong:
        return True
    same = sum(block.size for block in SequenceMatcher(None, right, wrong).get_matching_blocks())
    return len(wrong) + len(right) - 2 * same <= 2 + max(len(wrong), len(right)) // 5


def _plain(word: str) -> str:
    return word[:200].casefold().replace(" ", "-").replace("_", "-")
