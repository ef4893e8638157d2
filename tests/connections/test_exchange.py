"""Offers meet needs by what they name, in whatever words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from hub.connections.exchange import MOST, Answer, Match, Matcher, answers, stem
from hub.listings.organisation import Organisation
from hub.vocabulary import Vocabulary
from tests.connections.made_up import VOCABULARY, organisation


def matches(organisations: tuple[Organisation, ...], vocabulary: Vocabulary = VOCABULARY) -> list[Match]:
    """All that are told, where none is left out."""
    found = answers(organisations, vocabulary)
    assert not any(answer.more for answer in found)
    return [match for answer in found for match in answer.matches]


def met(offer: str, need: str, vocabulary: Vocabulary = VOCABULARY) -> tuple[str, ...]:
    """What an offer and a need are found to have in common."""
    able = organisation("able", offers=(offer,)), organisation("keen", needs=(need,))
    return tuple(word for match in matches(able, vocabulary) for word in match.words)


@pytest.mark.parametrize(
    "offer, need, words",
    [
        ("A minibus with 16 seats, on weekdays", "Transport for our lunch club", ("Transport",)),
        ("Two minibuses", "A van", ("Transport",)),
        ("Our hall on Sundays, and a van", "Space to store a VAN", ("Room", "Transport")),
        ("A badge maker", "Somebody’s badge maker", ("badge", "maker")),
        ("Boxes and benches", "A bench", ("bench",)),
        # Growing space is no room, though "space" is a word for one.
        ("A hall", "Growing space", ()),
        # What both say of time, of themselves and of where they are tells nothing of the thing.
        ("A kiln for local groups, on weekday evenings", "Help on weekday evenings for a local group", ()),
        ("A kiln in Hill, by the Quay, since October", "Scales in Hill, by the Quay, since October", ()),
        # Once a kind is known, the words around it count no more.
        ("A van for bread", "Bread tins", ()),
        ("A PA", "A good PA", ("pa",)),
        ("A hall", "", ()),
    ],
)
def test_an_offer_meets_a_need_that_names_the_same_kind_or_thing(offer, need, words):
    assert met(offer, need) == words


def test_a_match_says_who_offers_what_to_whom():
    one = organisation("one", offers=("A van",), needs=("A hall",))
    two = organisation("two", offers=("A hall", "A kiln"), needs=("Transport",))
    assert answers((one, two), VOCABULARY) == (
        Answer((Match("A hall", "two", "A hall", "one", ("Room",)),)),
        Answer((Match("A van", "one", "Transport", "two", ("Transport",)),)),
    )


def test_nobody_meets_itself_a_closed_group_or_an_example():
    both = organisation("both", offers=("A van",), needs=("A van",))
    gone = organisation("gone", status="closed", offers=("A van",))
    model = organisation("model", offers=("A van",), example=True)
    other = organisation("other", needs=("A van",), example=True)
    assert [(m.offered_by, m.needed_by) for m in matches((both, gone, model, other))] == [("model", "other")]


def test_what_fewest_offer_comes_first_and_the_rest_is_counted():
    # Six offer a van, one also a hall, and one only a hall: two halls, six vans.
    keen = organisation("keen", needs=("A hall, and transport to it",), offers=("A van and a hall",))
    vans = tuple(organisation(f"van-{i}", offers=("A van",)) for i in range(5))
    both, hall = organisation("both", offers=("A van", "A hall")), organisation("hall", offers=("A hall",))
    (answer,) = answers((keen, *vans, both, hall), VOCABULARY)
    assert len(answer.matches) == MOST
    assert {(m.offered_by, m.offer) for m in answer.matches} >= {("both", "A hall"), ("hall", "A hall")}
    # Its own offer is none; of eight, three are named.
    assert answer.more == 8 - MOST


def test_a_crowd_is_not_all_sent_to_the_same_few():
    crowd = tuple(organisation(f"o{i}", offers=("A van",), needs=("Transport",)) for i in range(60))
    found = answers(crowd, VOCABULARY)
    assert {(len(answer.matches), answer.more) for answer in found} == {(MOST, 59 - MOST)}
    asked = Counter(match.offered_by for answer in found for match in answer.matches)
    assert (len(asked), {*asked.values()}) == (60, {MOST})


def test_without_lendings_words_alone_are_matched():
    bare = replace(VOCABULARY, lendings={})
    assert met("A minibus", "Transport", bare) == ()
    assert met("A minibus", "Minibus, please", bare) == ("minibus",)


@pytest.mark.parametrize(
    "word, expected",
    [
        ("halls", "hall"),
        ("studios", "studio"),
        ("bodies", "body"),
        ("spaces", "space"),
        ("bus", "bus"),
        ("class", "class"),
    ],
)
def test_a_stem_is_a_word_without_its_plural(word, expected):
    assert stem(word) == expected


def test_a_thing_is_found_by_its_kinds_or_else_by_its_words():
    matcher = Matcher(VOCABULARY)
    assert matcher.thing("A hall with a piano", "x").keys == {"room"}
    assert matcher.thing("A piano stool", "x").keys == {"piano", "stool"}
