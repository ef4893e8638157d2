"""The list of everyday English words is what it says it is."""
from __future__ import annotations

import re

import pytest

from hub.terms.english import WORDS, everyday
from hub.terms.stemmer import stem

LINES = WORDS.read_text(encoding="utf-8").splitlines()
LISTED = [line for line in LINES if line and not line.startswith("#")]


def test_each_line_is_a_word_in_plain_lower_case_with_a_stem_of_its_own():
    assert [word for word in LISTED if not re.fullmatch("[a-z]{3,}", word)] == []
    assert len(set(map(stem, LISTED))) == len(LISTED) == len(everyday("en"))


def test_its_head_tells_where_it_is_from_and_the_licence_that_has_to_stand_there():
    head = "\n".join(line for line in LINES if line.startswith("#"))
    assert "SCOWL" in head and "Kevin Atkinson" in head and "Permission to use, copy, modify" in head


@pytest.mark.parametrize("word", ["heating", "damp", "police", "chess", "tutor", "coworking", "colour", "knitting"])
def test_it_has_what_people_say_every_day_in_any_form(word):
    assert stem(word) in everyday("en")


def test_no_list_is_kept_of_another_language():
    assert everyday("cy") == everyday("ar") == frozenset()
