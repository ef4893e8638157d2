"""What is wrong between the words of a vocabulary, each of whose files is right by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule, fault
from hub.vocabulary.synonyms import synonym_faults


def faults_between(records: Mapping[str, Record]) -> Iterator[Problem]:
    """What is wrong within and between those files that can be trusted, by their names."""
    for name, its_faults in _CHECKS.items():
        if name in records:
            yield from its_faults(records[name])
    if "wards" in records and "neighbourhoods" in records:
        yield from _neighbourhood_faults(records["neighbourhoods"], records["wards"])


def _topic_faults(record: Record) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for group, its in record.data.items():
        for topic in its["topics"]:
            if topic in seen:
                message = f"the topic `{topic}` stands in two groups, `{seen[topic]}` and `{group}`"
                at = record.key(group, "topics", topic)
                yield fault(record.path, at, Rule.SAME_WORD, message, "keep it in one of them")
            seen[topic] = group


def _holiday_faults(record: Record) -> Iterator[Problem]:
    for before, day in pairwise(record.data):
        if day < before:
            message = f"{day} stands behind {before}, which is later"
            yield fault(record.path, record.key(day), Rule.DATE_ORDER, message, "put the days in their order")


def _lending_faults(record: Record) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for at, word in record.texts("*", "words", "*"):
        kind = seen.setdefault(word.casefold(), at[0])
        if kind != at[0]:
            message = f"the word `{word}` stands for two kinds, `{kind}` and `{at[0]}`"
            yield record.fault(at, Rule.SAME_WORD, message, "keep it in one of them")


def _access_faults(record: Record) -> Iterator[Problem]:
    for at, word in record.texts("*", "denies"):
        if word not in record.data or word == at[0]:
            message = f"`{at[0]}` denies `{word}`, which is no other word of this file"
            fix = did_you_mean(word, record.data.keys() - {at[0]}) or "name a word of this file"
            yield record.fault(at, Rule.UNKNOWN_WORD, message, fix)


def _ward_faults(record: Record) -> Iterator[Problem]:
    codes: dict[str, str] = {}
    tiles: dict[tuple[int, ...], str] = {}
    for slug, its in record.data.items():
        if (other := codes.setdefault(its["code"], slug)) != slug:
            message = f"`{slug}` and `{other}` have the same code, {its['code']}"
            yield record.fault((slug, "code"), Rule.SAME_WORD, message, "give each ward its own")
        tile = tuple(its["grid"])
        if tile in tiles:
            message = f"`{slug}` and `{tiles[tile]}` have the same tile, column {tile[0]} and row {tile[1]}"
            yield record.fault((slug, "grid"), Rule.SAME_TILE, message, "give each ward a tile of its own")
        tiles[tile] = slug


_CHECKS = {
    "topics": _topic_faults,
    "holidays": _holiday_faults,
    "lendings": _lending_faults,
    "synonyms": synonym_faults,
    "access": _access_faults,
    "wards": _ward_faults,
}
"""What looks at one file alone, in the order of its name here."""


def _neighbourhood_faults(record: Record, wards: Record) -> Iterator[Problem]:
    for at, ward in record.texts("*", "wards", "*"):
        if ward not in wards.data:
            message = f"there is no ward `{ward}`"
            fix = did_you_mean(ward, wards.data) or "the wards are in vocabulary/wards.yaml"
            yield record.fault(at, Rule.UNKNOWN_WORD, message, fix)
    # A name that is both means the neighbourhood, so whoever names it must not lose the ward.
    for slug in sorted(record.data.keys() & wards.data.keys()):
        if slug not in record.data[slug]["wards"]:
            message = f"`{slug}` is a ward too, which this neighbourhood does not hold"
            fix = f'add "{slug}" to its wards, or give it another short name'
            yield record.fault((slug, "wards"), Rule.SAME_WORD, message, fix)
