"""Synonyms: words that search takes for others, as staff write them in `vocabulary/synonyms.yaml`.

They hold for what a reader types, never for what a listing says, and one does not lead on to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby, permutations
from typing import Any

from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.tree import Path
from hub.terms.normalise import words
from hub.terms.stemmer import stem
from hub.terms.stop_words import STOP_WORDS

MOST = 5
"""As many words may be typed for which others are looked for: `query.js` looks no further."""


def synonyms(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """For words that a reader may type the others that are looked for too, both as they are written in the file."""
    found: dict[str, tuple[str, ...]] = {}
    for _, typed, other in _told(data):
        found[typed] = (*found.get(typed, ()), other)
    return found


def leads(data: Mapping[str, Any]) -> list[tuple[Path, tuple[str, ...]]]:
    """Each line with where it stands, and the words of which one at least must be somewhere, or it leads to nothing."""
    one_way = ((("one-way", words), others) for words, others in data.get("one-way", {}).items())
    both_ways = ((("both-ways", number), text) for number, text in enumerate(data.get("both-ways", ())))
    return [(at, tuple(filter(None, _listed(text)))) for at, text in (*one_way, *both_ways)]


def one_way(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """For words that may be typed those that they lead to, and that do not lead back."""
    return {words: tuple(filter(None, _listed(others))) for words, others in data.get("one-way", {}).items()}


def synonym_faults(record: Record) -> Iterator[Problem]:
    """Words that lead to nothing, to themselves, to others twice, or round in a circle; one fault for each line.

    Words are compared as search compares them, without accents, capitals and endings.
    """
    seen: set[tuple[str, str]] = set()
    led: dict[str, set[str]] = {}
    lines = [*record.texts("one-way", "*"), *record.texts("both-ways", "*")]
    told = {at: list(pairs) for at, pairs in groupby(_told(record.data), key=lambda each: each[0])}
    for at, text in lines:
        if found := next(chain(_line_faults(at, text), _pair_faults(told.get(at, ()), seen, led)), None):
            yield record.fault(at, Rule.SYNONYM, *found)


def _line_faults(at: Path, text: str) -> Iterator[tuple[str, str]]:
    listed = _listed(text)
    if not all(listed):
        yield "between two commas there is nothing", "take one comma out"
    elif at[0] == "both-ways" and len(listed) < 2:
        yield f"“{text}” means the same as nothing", "write others after a comma"


def _pair_faults(
    pairs: Iterable[tuple[Path, str, str]], seen: set[tuple[str, str]], led: dict[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """What is wrong with the pairs of a line after those `seen` and the one-way `led` of the lines before it."""
    for at, typed, other in pairs:
        one, two = _key(typed), _key(other)
        if not (one and two):
            yield f"“{other if one else typed}” has no letter that is searched for", "write it in letters"
        if STOP_WORDS.issuperset(words(typed)):
            yield f"“{typed}” is left out of every search: nothing is looked for in its place", "write other words"
        if one.count(" ") >= MOST:
            yield f"“{typed}” is more than {MOST} words, which search does not look for", "shorten it"
        if one == two:
            yield f"“{typed}” leads to itself: search knows “{other}” for the same", "take one of them out"
        if (one, two) in seen:
            yield f"“{typed}” leads to “{other}” twice", "keep it in one place"
        seen.add((one, two))
        if at[0] == "one-way":
            led.setdefault(one, set()).add(two)
            if one in _reached(led, two):
                fix = "keep one of them, or put them among both-ways"
                yield f"“{typed}” leads back to itself by way of “{other}”", fix


def _key(text: str) -> str:
    return " ".join(map(stem, words(text)))


def _told(data: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Where in the file it stands, what may be typed, and what is looked for too."""
    for typed, others in data.get("one-way", {}).items():
        for other in filter(None, _listed(others)):
            yield ("one-way", typed), typed, other
    for number, text in enumerate(data.get("both-ways", ())):
        for typed, other in permutations(filter(None, _listed(text)), 2):
            yield ("both-ways", number), typed, other


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",")]


def _reached(led: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += led.get(here, ())
    return found
