"""Phrases: they are found where all their words are, and count what lunr adds up for these."""
from __future__ import annotations

import json

from hub.search.phrases import phrases
from hub.search.shards import cut
from tests.search.conftest import made

TITLE, SUMMARY = 0, 1
SCORES = {
    "older": {TITLE: {1: 100, 4: 200}, SUMMARY: {2: 30, 4: 30}},
    "people": {SUMMARY: {1: 5, 2: 6, 3: 7}},
    "alone": {TITLE: {3: 1}},
}


def test_a_phrase_is_where_all_its_terms_are_and_counts_their_sum_in_each_field():
    assert list(phrases([" older people"], SCORES)) == [
        (" older people", {TITLE: {1: 100}, SUMMARY: {1: 5, 2: 36}}),
    ]


def test_a_phrase_that_nothing_has_all_of_is_not_there():
    assert list(phrases([" alone older", " older nowhere"], SCORES)) == []


def test_the_index_holds_phrases_before_all_terms_and_no_single_word_twice():
    synonyms = {"oap": ("older people", "people"), "elder": ("Older People",)}
    shards = cut(made("older people", "older", "people"), synonyms=synonyms)
    told = [term for term, *_ in json.loads(shards.files["t/0.json"])]
    assert told == [" older peopl", "older", "peopl"]
