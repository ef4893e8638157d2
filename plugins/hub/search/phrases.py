"""Phrases: terms that a synonym leads to together, and which documents have all of them.

Words that most documents have take a page of bytes each ("people"), where those that have all words of a phrase are few
("older people"). So the index holds phrases as if they were terms: a reader who means one fetches it alone.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

Scores = Mapping[int, Mapping[int, int]]
"""By field and document what a term counts there, in thousandths."""


def phrases(wanted: Iterable[str], scores: Mapping[str, Scores]) -> Iterator[tuple[str, dict[int, dict[int, int]]]]:
    """Of each phrase wanted that some document has all of: by field and document the sum of what its terms count.

    That is what lunr adds up for them, where a query asks for each.
    """
    for phrase in wanted:
        each = [scores.get(term, {}) for term in phrase.split()]
        having = set.intersection(*({number for its in fields.values() for number in its} for fields in each))
        told: dict[int, dict[int, int]] = {}
        for fields in each:
            for field, its in fields.items():
                counts = told.setdefault(field, {})
                for number in having & its.keys():
                    counts[number] = counts.get(number, 0) + its[number]
        if having:
            yield phrase, {field: dict(sorted(counts.items())) for field, counts in told.items() if counts}
