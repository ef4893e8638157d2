"""Who fits an opportunity, in which part, and why."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.opportunities.matching import MOST, Fit, Part, by_part, fits
from tests.opportunities.made_up import WORDS, cover, opportunity, organisation, place, service


def fitting(wanted, *organisations, examples: bool = False) -> dict[str, Fit]:
    """Every fit that is named, by the slug of its organisation, in the order of the page."""
    groups = by_part(fits(wanted, cover(*organisations, examples=examples)))
    return {fit.organisation.slug: fit for group in groups for fit in group.fits}


WANTED = opportunity(topics=("carers",), people=("carers", "women"), languages=("tr",), places=("heights",))


def test_a_score_adds_up_what_is_shared_and_counts_the_rare_for_more():
    # Four listings. Topic carers: a, b, of which a has it first. People carers: a, c. Turkish: c. In The Heights: a
    # (hill) and c (vale). All over the borough: b alone.
    a = organisation("a", topics=("carers",), people=("carers",), locations=(place("hill"),))
    b = organisation("b", topics=("sport", "carers"), reach="borough")
    c = organisation("c", people=("carers",), languages=("tr",), serves=("vale",))
    d = organisation("d", topics=("sport",), serves=("quay",))
    found = fitting(WANTED, a, b, c, d)
    # a: ln(5/2) for the topic, ln(5/2) for the people, ln(5/2) for the place: 3 × 0.916 = 2.749.
    assert found["a"].score == pytest.approx(3 * log(5 / 2)) == pytest.approx(2.749, abs=0.001)
    # b: half of ln(5/2), since carers is its second topic, and ln(5/1) for its reach: 0.458 + 1.609 = 2.068.
    assert found["b"].score == pytest.approx(0.5 * log(5 / 2) + log(5)) == pytest.approx(2.068, abs=0.001)
    # c: ln(5/2) for the people, ln(5/1) for Turkish, ln(5/2) for the place: 0.916 + 1.609 + 0.916 = 3.442.
    assert found["c"].score == pytest.approx(2 * log(5 / 2) + log(5)) == pytest.approx(3.442, abs=0.001)
    # The parts come in their order, whatever the scores: a and b do such work, c works with such people.
    assert list(found) == ["a", "b", "c"]


def test_each_has_every_reason_in_the_strongest_part_it_could_play():
    o = organisation(
        "a",
        topics=("health",),
        people=("women",),
        reach="borough",
        languages=("es",),
        locations=(place("hill", "Big room"), place("quay", "Far room")),
        services=(service("carers", people=("carers",), languages=("tr",)),),
    )
    assert fitting(WANTED, o)["a"] == Fit(
        organisation=o,
        part=Part.WORK,
        score=pytest.approx((0.5 + 2 + 1 + 1 + 1) * log(2)),
        runs=("carers",),
        people=("carers", "women"),
        languages=("tr",),
        places=("heights",),
        reach="borough",
        spaces=("Big room",),
    )


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"topics": ("carers",)}, Part.WORK),
        ({"people": ("women",)}, Part.PEOPLE),
        ({"languages": ("tr",)}, Part.LANGUAGES),
        ({"topics": ("health",), "serves": ("hill",)}, Part.PLACES),
        ({"locations": (place("vale", "Hall"),)}, Part.SPACE),
        # What makes nobody fit: to be there, to work all over, to be for anyone, another language, a room elsewhere.
        ({"serves": ("hill",)}, None),
        ({"topics": ("sport",), "serves": ("hill",)}, None),
        ({"topics": ("health",), "reach": "borough"}, None),
        ({"people": ("anyone",), "serves": ("hill",)}, None),
        ({"languages": ("es",), "reach": "borough"}, None),
        ({"locations": (place("quay", "Hall"),)}, None),
        # Who says that it works only elsewhere does not, whatever it does there.
        ({"topics": ("carers",), "people": ("carers",), "serves": ("quay",)}, None),
        # Of whom nobody knows where it works, nobody can say so.
        ({"topics": ("carers",), "people": ("carers",)}, Part.WORK),
    ],
)
def test_what_makes_an_organisation_fit(fields, part):
    found = fitting(WANTED, organisation("a", **fields))
    assert (found["a"].part if found else None) == part


def test_a_place_that_is_a_ward_counts_those_who_serve_a_neighbourhood_around_it():
    wanted = opportunity(topics=("carers",), places=("hill",))
    found = fitting(wanted, organisation("a", topics=("carers",), serves=("heights",)))
    assert found["a"].places == ("hill",)


def test_who_offers_it_or_won_it_does_not_fit_nor_who_has_closed():
    wanted = opportunity(topics=("carers",), offered_by=("a",), awarded_to=("b",))
    these = [organisation(slug, topics=("carers",)) for slug in "abd"]
    assert list(fitting(wanted, *these, organisation("c", "closed", topics=("carers",)))) == ["d"]


def test_an_example_fits_examples_only():
    made_up = organisation("a", topics=("carers",), example=True)
    assert fitting(WANTED, made_up) == {}
    assert list(fitting(WANTED, made_up, examples=True)) == ["a"]


def test_no_more_are_named_than_a_part_has_room_for_and_the_others_are_counted():
    (group,) = by_part(fits(WANTED, cover(*(organisation(f"o{i:02}", topics=("carers",)) for i in range(MOST + 3)))))
    assert [fit.organisation.slug for fit in group.fits] == [f"o{i:02}" for i in range(MOST)]
    assert group.more == 3


def test_what_asks_for_nothing_fits_nobody():
    assert fitting(opportunity(), organisation("a", topics=("carers",), reach="borough")) == {}


def some(words, most=3):
    return st.lists(st.sampled_from(sorted(words)), max_size=most, unique=True).map(tuple)


PLACES = [place("hill"), place("vale", "Hall"), place("quay", "Den")]
LISTINGS = st.lists(
    st.fixed_dictionaries(
        {
            "topics": some(WORDS.topics),
            "people": some(WORDS.people),
            "languages": some(WORDS.languages),
            "serves": some(WORDS.areas),
            "reach": st.sampled_from(["place", "wards", "borough", "wider", "online"]),
            "locations": st.lists(st.sampled_from(PLACES), max_size=2),
            "services": st.lists(some(WORDS.topics).map(lambda topics: service(*topics)), max_size=2),
        }
    ),
    max_size=12,
)
ASKED = st.fixed_dictionaries(
    {
        "topics": some(WORDS.topics),
        "people": some(WORDS.people),
        "languages": some(WORDS.languages),
        "places": some(WORDS.areas, 2),
    }
)


@settings(max_examples=150)
@given(LISTINGS, ASKED)
def test_each_stands_once_and_every_reason_is_true(listings, asked):
    wanted = opportunity(**asked)
    these = [
        organisation(f"o{i}", **{name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()})
        for i, fields in enumerate(listings)
    ]
    whole = cover(*these)
    groups = by_part(fits(wanted, whole))
    slugs = [fit.organisation.slug for group in groups for fit in group.fits]
    assert len(slugs) == len(set(slugs))
    assert len(slugs) + sum(group.more for group in groups) <= len(these)
    for group in groups:
        assert group.more == 0 or len(group.fits) == MOST
        assert [fit.score for fit in group.fits] == sorted((fit.score for fit in group.fits), reverse=True)
        for fit in group.fits:
            o = fit.organisation
            assert {*fit.runs} <= {topic for each in o.services for topic in each.topics}
            assert {*fit.runs, *fit.about} == {*o.all_topics} & {*wanted.topics}
            assert {*fit.people} == ({*o.all_people} & {*wanted.people}) - {"anyone"}
            assert {*fit.languages} == {*o.all_languages} & {*wanted.languages}
            assert {*fit.places} == {slug for slug in wanted.places if o.slug in whole.local(WORDS.areas[slug])}
            assert fit.runs or fit.about or fit.people or fit.languages or (fit.places and (fit.near or fit.spaces))
            assert fit.score > 0
