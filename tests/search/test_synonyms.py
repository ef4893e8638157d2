"""Words that mean the same: what staff write, and what the page makes of it."""
from __future__ import annotations

import pytest

from hub.search.document import documents
from hub.search.query_words import looked_for, query_words
from hub.search.shards import cut
from hub.terms.stop_words import STOP_WORDS
from hub.vocabulary.synonyms import synonyms
from tests.node import node
from tests.search.conftest import HERE, sent

WRITTEN = {
    "one-way": {"elders": "older people", "Groceries": "food bank, parcels"},
    "both-ways": ["trip, day out", "Kids, children, boys", "thrift, old bank"],
}


def test_two_words_with_one_stem_are_told_once():
    assert looked_for({"elderly": ("carer", "carers"), "Elderly": ("carer",)}) == {"elderli": ["carer"]}


def test_the_page_is_given_stems_and_nothing_that_it_has_anyway():
    assert looked_for({"Food Banks": ("parcels", "food bank"), "oaps": ("older people", "the")}) == {
        "food bank": ["parcel"],
        "oap": [" older peopl"],
    }


@pytest.fixture(scope="module")
def found(edition):
    """`found(query)`: the addresses found, best first, and how many of them have all words."""
    with node(HERE / "ask.mjs") as answers:
        told = sent(cut(documents(edition), synonyms=synonyms(WRITTEN)), synonyms(WRITTEN))

        def asked(query):
            (answer,) = answers({**told, "queries": [query]})
            return [each["url"].split("/")[2] for each in answer["found"]], answer["whole"]

        yield asked


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("elders", ["người-việt-nam", "saltquay-pantry"]),  # the word itself before what means the same
        ("elder quayside", ["saltquay-pantry"]),
        ("older people", ["saltquay-pantry"]),  # one way: who says elders is not meant
        ("kids", ["holiday-play-scheme", "the-who-cares-trust"]),
    ],
)
def test_a_synonym_stands_for_the_words_typed(found, query, slugs):
    urls, whole = found(query)
    assert urls[:whole] == slugs


def test_a_synonym_of_one_word_does_not_stand_for_the_others(found):
    assert found("kid railway")[1] == 0


def test_a_mistyped_word_that_no_listing_has_is_led_to_what_it_stands_for(found):
    assert found("kisd") == found("kids") != ([], 0)


def test_half_of_a_synonym_is_nothing(found):
    """Three have something old, and only one of them a bank too."""
    urls, whole = found("thrift")
    assert (urls, whole) == (["saltquay-pantry"], 1)


def test_the_page_is_told_which_words_the_index_leaves_out():
    assert query_words({})["stop"] == sorted(STOP_WORDS)


@pytest.mark.parametrize("query", ["constructor", "the constructor of", "__proto__", "hasOwnProperty"])
def test_a_word_of_the_language_that_the_page_is_written_in_is_a_word(found, query):
    assert found(query)[1] == 0
