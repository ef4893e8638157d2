"""Synonyms: words that search takes for others, as staff write them in `vocabulary/synonyms.yaml`.

They hold for what a reader types, never for what a listing says, and one does not lead on to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.tree import Path

MOST = 5
"""As many words may be typed for which others are looked for: `query.js` looks no further."""


def synonyms(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """For words that a reader may type the others that are looked for too, both as they are written in the file."""
    found: dict[str, tuple[str, ...]] = {}
    for _, words, other in _told(data):
        found[words] = (*found.get(words, ()), other)
    return found


def synonym_faults(record: Record) -> Iterator[Problem]:
    """Words that lead to nothing, to themselves, to others twice, or round in a circle."""
    for at, text in record.texts("one-way", "*"):
        if not all(_listed(text)):
            yield _fault(record, at, "between two commas there is nothing", "take one comma out")
    for at, text in record.texts("both-ways", "*"):
        if not all(_listed(text)):
            yield _fault(record, at, "between two commas there is nothing", "take one comma out")
        elif len(_listed(text)) < 2:
            yield _fault(record, at, f"“{text}” means the same as nothing", "write others after a comma")
    seen: dict[tuple[str, str], str] = {}
    leads: dict[str, set[str]] = {}
    for at, words, other in _told(record.data):
        one, two = words.casefold(), other.casefold()
        if len(words.split()) > MOST:
            message = f"“{words}” is more than {MOST} words, which search does not look for"
            yield _fault(record, at, message, "shorten it")
        if one == two:
            yield _fault(record, at, f"“{words}” leads to itself", "write another word, or take it out")
        elif (one, two) in seen:
            yield _fault(record, at, f"“{words}” leads to “{other}” twice", "keep it in one place")
        seen[one, two] = words
        if at[0] == "one-way" and one != two:
            leads.setdefault(one, set()).add(two)
            if one in _reached(leads, two):
                fix = "keep one of them, or put them among both-ways"
                yield _fault(record, at, f"“{words}” leads back to itself by way of “{other}”", fix)


def _told(data: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Where in the file it stands, what may be typed, and what is looked for too."""
    for words, others in data.get("one-way", {}).items():
        for other in filter(None, _listed(others)):
            yield ("one-way", words), words, other
    for number, text in enumerate(data.get("both-ways", ())):
        for words, other in permutations(filter(None, _listed(text)), 2):
            yield ("both-ways", number), words, other


def _listed(text: str) -> list[str]:
    return [words.strip() for words in text.split(",")]


def _reached(leads: Mapping[str, set[str]], words: str) -> set[str]:
    found, waiting = set(), [words]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += leads.get(here, ())
    return found


def _fault(record: Record, at: Path, message: str, fix: str) -> Problem:
    return record.fault(at, Rule.SYNONYM, message, fix)
