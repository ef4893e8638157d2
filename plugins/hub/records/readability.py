"""Readability: how many years of school a text asks of its reader."""

from __future__ import annotations

import re
from collections.abc import Iterable

LIMIT = 11.0
"""The index above which a text is said to be hard: that of a reader of sixteen."""
FEWEST_WORDS = 60
"""A text of fewer words is too short for the index to mean anything."""

_WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")
_END = re.compile(r"[.!?…]+(?=[\s\"'”’)\]]|$)")


def grade(passages: Iterable[str]) -> float | None:
    """The automated readability index of some passages, each of which ends a sentence; None below 60 words.

    4.71 × characters ÷ words + 0.5 × words ÷ sentences − 21.43, characters being letters and digits: Senter and Smith,
    "Automated Readability Index", AMRL-TR-66-220, Aerospace Medical Research Laboratories, 1967.
    """
    characters = words = sentences = 0
    for passage in passages:
        found = _WORD.findall(passage)
        if not found:
            continue
        words += len(found)
        characters += sum(sum(map(str.isalnum, word)) for word in found)
        body = passage.strip()
        sentences += max(1, len(_END.findall(body)) + (0 if _END.search(body[-2:]) else 1))
    if words < FEWEST_WORDS:
        return None
    return 4.71 * characters / words + 0.5 * words / sentences - 21.43
