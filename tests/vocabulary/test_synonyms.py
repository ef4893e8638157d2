"""Synonyms as staff write them, and what of it is refused."""

from __future__ import annotations

import pytest

from hub.records.rules import Rule
from hub.vocabulary.read import read_vocabulary
from hub.vocabulary.synonyms import synonyms
from tests.conftest import REPOSITORY


def test_both_ways_leads_from_each_to_each():
    told = synonyms(
        {
            "one-way": {"elders": "older people", "Groceries": "food bank, parcels"},
            "both-ways": ["trip, day out", "Kids, children, boys"],
        }
    )
    assert told["elders"] == ("older people",)
    assert "older people" not in told
    assert told["Groceries"] == ("food bank", "parcels")
    assert (told["trip"], told["day out"]) == (("day out",), ("trip",))
    assert (told["Kids"], told["boys"]) == (("children", "boys"), ("Kids", "children"))


def faults_of(text: str):
    files = {f"vocabulary/{p.name}": p.read_bytes() for p in (REPOSITORY / "vocabulary").glob("*.yaml")}
    return read_vocabulary({**files, "vocabulary/synonyms.yaml": text.encode()}).problems


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("one-way:\n  oap: older people\n  elder: elder\n", 3, "“elder” leads to itself"),
        ("one-way:\n  a1: b1\n  b1: c1\n  c1: a1\n", 4, "“c1” leads back to itself by way of “a1”"),
        ("one-way:\n  carers: carer\n", 2, "“carers” leads to itself: search knows “carer” for the same"),
        ("one-way:\n  child: kid\n  kids: child\n", 3, "“kids” leads back to itself by way of “child”"),
        ("one-way:\n  cafe: '!!!'\n", 2, "“!!!” has no letter"),
        ("both-ways:\n  - a1, A1, a1, b1, B1\n", 2, "“a1” leads to itself"),
        ("one-way:\n  a1: b1, b1\n", 2, "“a1” leads to “b1” twice"),
        ("one-way:\n  a1: b1\nboth-ways:\n  - b1, A1\n", 4, "“A1” leads to “b1” twice"),
        ("one-way:\n  a1: b1,, c1\n", 2, "between two commas there is nothing"),
        ("one-way:\n  a b c d e f: g\n", 2, "“a b c d e f” is more than 5 words"),
        ("one-way:\n  the: food bank\n", 2, "“the” is left out of every search"),
        ("both-ways:\n  - a1\n", 2, "“a1” means the same as nothing"),
    ],
)
def test_a_line_that_leads_nowhere_is_refused_where_it_stands(text, line, said):
    (problem,) = faults_of(text)
    assert (problem.path, problem.line, problem.rule) == ("vocabulary/synonyms.yaml", line, Rule.SYNONYM)
    assert said in problem.message and problem.fix
