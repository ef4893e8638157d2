"""Words that mean the same: what staff write, and what the page makes of it."""
from __future__ import annotations

import pytest

from hub.records.rules import Rule
from hub.search.document import documents
from hub.search.query_words import looked_for, query_words
from hub.search.shards import cut
from hub.search.stop_words import STOP_WORDS
from hub.synonyms import synonyms
from hub.vocabulary import read_vocabulary
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import HERE, sent

WRITTEN = {
    "one-way": {"elders": "older people", "Groceries": "food bank, parcels"},
    "both-ways": ["trip, day out", "Kids, children, boys", "thrift, old bank"],
}


def test_both_ways_leads_from_each_to_each():
    told = synonyms(WRITTEN)
    assert told["elders"] == ("older people",)
    assert "older people" not in told
    assert told["Groceries"] == ("food bank", "parcels")
    assert (told["trip"], told["day out"]) == (("day out",), ("trip",))
    assert (told["Kids"], told["boys"]) == (("children", "boys"), ("Kids", "children"))


def test_two_words_with_one_stem_are_told_once():
    assert looked_for({"elderly": ("carer", "carers"), "Elderly": ("carer",)}) == {"elderli": [["carer"]]}


def test_the_page_is_given_stems_and_nothing_that_it_has_anyway():
    assert looked_for({"Food Banks": ("parcels", "food bank"), "oaps": ("older people", "the")}) == {
        "food bank": [["parcel"]],
        "oap": [["older", "peopl"]],
    }


@pytest.fixture(scope="module")
def found(edition):
    """`found(query)`: the addresses found, best first, and how many of them have all words."""
    with node(HERE / "ask.mjs") as answers:
        told = sent(cut(documents(edition), typed=synonyms(WRITTEN)), synonyms(WRITTEN))

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
        ("kid railway", []),
    ],
)
def test_a_synonym_stands_for_the_words_typed(found, query, slugs):
    urls, whole = found(query)
    assert sorted(urls[:whole]) == sorted(slugs)
    assert urls[:1] == slugs[:1] or not slugs or query == "kids"


def test_a_mistyped_word_that_no_listing_has_is_led_to_what_it_stands_for(found):
    assert found("kisd") == found("kids") != ([], 0)


def test_half_of_a_synonym_is_nothing(found):
    """Three have something old, and only one of them a bank too."""
    urls, whole = found("thrift")
    assert (urls, whole) == (["saltquay-pantry"], 1)


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
        ("both-ways:\n  - a1\n", 2, "“a1” means the same as nothing"),
    ],
)
def test_a_line_that_leads_nowhere_is_refused_where_it_stands(text, line, said):
    (problem,) = faults_of(text)
    assert (problem.path, problem.line, problem.rule) == ("vocabulary/synonyms.yaml", line, Rule.SYNONYM)
    assert said in problem.message and problem.fix


def test_the_page_is_told_which_words_the_index_leaves_out():
    assert query_words({})["stop"] == sorted(STOP_WORDS)


@pytest.mark.parametrize("query", ["constructor", "the constructor of", "__proto__", "hasOwnProperty"])
def test_a_word_of_the_language_that_the_page_is_written_in_is_a_word(found, query):
    assert found(query)[1] == 0
