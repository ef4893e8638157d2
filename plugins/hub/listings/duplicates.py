"""Duplicates: two listings for one organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from hub.listings.names import bare_name
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule

_REGISTERS = {"charity": "charity number", "company": "company number", "mutual": "society number"}
_NEAR = 0.85
_CROWD = 40
_NEIGHBOURS = 4


def find(records: Sequence[Record]) -> Iterator[Problem]:
    """Listings with one number, which must not be, and those of near name at one postcode, which should not.

    The newer listing of a pair of near name is told, for it is the one that somebody is writing.
    """
    told: set[frozenset[str]] = set()
    for register, noun in _REGISTERS.items():
        first: dict[str, Record] = {}
        for record in records:
            for at, number in record.texts("identifiers", register):
                other = first.setdefault(number.strip().upper(), record)
                if other is not record:
                    told.add(frozenset((record.path, other.path)))
                    message = f"{other.path} has the {noun} {number[:20]} too"
                    yield record.fault(
                        at, Rule.DUPLICATE_ORGANISATION, message, "keep one of the two, or put the number right"
                    )

    groups: dict[str, dict[str, Record]] = defaultdict(dict)
    names = {record.path: bare_name(str(record.data.get("name", ""))) for record in records}
    for record in records:
        if names[record.path]:
            groups[names[record.path]][record.path] = record
        for _, postcode in record.texts("locations", "*", "postcode"):
            groups[postcode][record.path] = record
    for together in groups.values():
        for one, other in _pairs(list(together.values()), names):
            pair = frozenset((one.path, other.path))
            if pair not in told and _near(names[one.path], names[other.path]) and not _follows(one, other):
                told.add(pair)
                older, newer = sorted((one, other), key=_added)
                message = f"its name is all but that of {older.path}"
                yield newer.fault(
                    ("name",), Rule.NEAR_DUPLICATE, message, "keep one of the two, if they are one organisation"
                )


def _added(record: Record) -> tuple[str, str]:
    """What sorts listings by age: the day they were added, then their slugs."""
    return next((day for _, day in record.texts("listing", "added")), ""), record.slug


def _pairs(together: list[Record], names: Mapping[str, str]) -> Iterator[tuple[Record, Record]]:
    """Records to compare: each with each; in a crowd, each with those whose names come next."""
    if len(together) <= _CROWD:
        yield from combinations(together, 2)
        return
    ordered = sorted(together, key=lambda record: names[record.path])
    for number, record in enumerate(ordered):
        for other in ordered[number + 1 : number + 1 + _NEIGHBOURS]:
            yield record, other


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return False
    matcher = SequenceMatcher(None, one, other)
    return one == other or (matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR)


def _follows(one: Record, other: Record) -> bool:
    """Whether one of two listings names the other as its successor."""
    return any(
        slug == there.slug
        for here, there in ((one, other), (other, one))
        for _, slug in here.texts("listing", "successor")
    )
