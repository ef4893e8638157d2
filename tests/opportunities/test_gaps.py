"""What nobody listed covers of an opportunity: by ward, by language and by outcome."""

from __future__ import annotations

import pytest

from hub.opportunities.gaps import Spoken, gaps
from hub.terms import terms
from tests.opportunities.made_up import cover, opportunity, organisation, place, service

# Carers: a meets in Hill, b serves The Heights (Hill and Vale) and works all over, c works all over and meets nowhere
# here, d is in Quay. Women: b. Food for anyone: e, in Hill.
A = organisation("a", people=("carers",), locations=(place("hill"),))
B = organisation("b", people=("carers", "women"), serves=("heights",), reach="borough")
C = organisation("c", people=("carers",), reach="online")
D = organisation("d", topics=("health",), services=(service(people=("carers",)),), serves=("quay",))
E = organisation("e", people=("anyone",), locations=(place("hill"),))


def grid(wanted, *organisations):
    found = gaps(wanted, cover(*organisations), terms).grid
    return {row.ward.slug: row.counts for row in found.rows}, found.everywhere


def test_those_who_work_all_over_stand_apart_so_that_they_hide_no_gap():
    rows, everywhere = grid(opportunity(people=("carers", "women")), A, B, C, D, E)
    assert rows == {"hill": (2, 1), "vale": (1, 1), "quay": (1, 0)}
    assert everywhere == (2, 1)


def test_the_rows_are_the_wards_of_the_places_that_are_named():
    rows, _ = grid(opportunity(people=("carers",), places=("heights",)), A, B, C, D)
    assert rows == {"hill": (2,), "vale": (1,)}
    rows, _ = grid(opportunity(people=("carers",), places=("quay", "hill")), A)
    assert rows == {"hill": (1,), "quay": (0,)}


def test_where_no_people_are_asked_for_topics_are_counted():
    wanted = opportunity(people=("anyone",), topics=("health",))
    found = gaps(wanted, cover(A, B, C, D), terms).grid
    assert (found.of, found.columns) == ("topics", ("health",))
    assert [row.counts for row in found.rows] == [(0,), (0,), (1,)]
    assert found.gaps == 2
    assert gaps(opportunity(people=("anyone",)), cover(A), terms).grid is None


def test_who_offers_it_covers_nothing_of_it():
    asked = {"people": ("carers",), "languages": ("tr",), "outcomes": ("More breathing space",)}
    said = {"people": ("carers",), "languages": ("tr",), "summary": "Breathing space.", "locations": (place("hill"),)}
    buyer = organisation("buyer", **said)
    found = gaps(opportunity(**asked, offered_by=("buyer",)), cover(buyer, A), terms)
    assert [row.counts for row in found.grid.rows] == [(1,), (0,), (0,)]
    assert found.languages == (Spoken("tr", frozenset(), frozenset()),)
    assert found.outcomes[0].by == ()
    assert gaps(opportunity(**asked), cover(buyer, A), terms).outcomes[0].by == (("buyer", ("breathing", "space")),)


def test_a_language_is_told_with_all_who_help_in_it_and_those_who_are_near_the_work():
    wanted = opportunity(people=("carers",), topics=("health",), languages=("tr", "es", "so"))
    near = organisation("near", people=("carers",), languages=("tr",))
    far = organisation("far", topics=("sport",), services=(service("arts", languages=("tr", "es")),))
    assert gaps(wanted, cover(near, far), terms).languages == (
        Spoken("tr", frozenset({"near", "far"}), frozenset({"near"})),
        Spoken("es", frozenset({"far"}), frozenset()),
        Spoken("so", frozenset(), frozenset()),
    )


def told(outcome: str, *organisations):
    wanted = opportunity(people=("carers",), outcomes=(outcome,))
    (found,) = gaps(wanted, cover(*organisations), terms).outcomes
    return found.by


def about(slug: str, summary: str, **fields):
    return organisation(slug, people=("carers",), summary=summary, **fields)


def test_an_outcome_is_told_by_those_near_the_work_whose_listing_has_its_words():
    one = about("one", "A long break.", services=(service(name="Rest by the sea"),))
    two = about("two", "A break")
    far = organisation("far", topics=("sport",), summary="A day by the sea")
    assert told("A break by the sea.", one, two, far) == (("one", ("break", "sea")),)


def test_one_word_alone_bears_nothing_out():
    # "home" stands in a listing of a care home too.
    assert told("Carers are at home in their own homes.", about("one", "Tea at a home")) == ()


@pytest.mark.parametrize(
    "outcome",
    ["Carers feel better each week.", "Rest."],
    ids=["only what all near have, and plain words", "a word that nobody has"],
)
def test_an_outcome_that_no_listing_has_a_telling_word_of_has_nobody(outcome):
    assert told(outcome, about("one", "Carers feel better each week")) == ()


def test_a_word_that_more_than_a_tenth_have_tells_nothing():
    # Of 30 listings a tenth is 3: what three have still tells, what four have does not.
    others = [organisation(f"o{i}") for i in range(26)]
    three = [about(slug, "A break by the sea") for slug in "abc"]
    assert [slug for slug, _ in told("A sea break.", *three, about("d", "Tea"), *others)] == ["a", "b", "c"]
    assert told("A sea break.", *three, about("d", "A break"), *others) == ()


def test_a_word_begins_small_only_where_a_sentence_made_it_begin_great():
    assert told("Breaks for English speakers", about("a", "breaks in English")) == (("a", ("breaks", "English")),)


def test_one_cover_is_read_by_whichever_forms_of_words_are_asked_for():
    wanted = opportunity(people=("carers",), outcomes=("Garden walks",))
    both = cover(about("a", "Walking in gardens"))
    (whole,), (stems,) = (gaps(wanted, both, each).outcomes for each in (str.split, terms))
    assert (whole.by, stems.by) == ((), (("a", ("garden", "walks")),))
