"""Neighbours worth knowing: who is named, in what order and why, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import log

import pytest

from hub.connections.ground import Contribution
from hub.connections.neighbours import ALIKE
from hub.connections.reason import Complement, CouldShare, SameContact, SameForum, SamePeople, SameTopic, SameWork
from hub.knowledge.forum import Forum, Meeting
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.stage import Stage
from hub.listings.organisation import Location
from hub.records.dates import PartialDate
from hub.site.directory import Directory
from hub.site.matching_views import Matching
from tests.connections.made_up import edition, named, neighbours_of, organisation, others, partner
from tests.open_data.made_up import event

HILL, HEIGHTS = "/wards/hill/", "/neighbourhoods/heights/"
PAGE = {"path": "", "summary": "", "body": "", "published": date(2026, 1, 1), "status": "published"}


def test_the_same_people_in_the_same_ward_come_before_the_same_topic_somewhere():
    # n = 100. Carers in Hill: own and near, idf = ln(101 / 2) = 3.92. Food: own, far and three of the others, idf =
    # ln(101 / 5) = 3.01. 100 / 20 = 5 may share a thing before it is common.
    own = organisation("own", people=("carers",), topics=("food",), serves=("hill",))
    near = organisation("near", people=("carers",), serves=("hill",))
    far = organisation("far", topics=("food",), reach="borough")
    crowd = tuple(replace(o, topics=("food",) if i < 3 else ()) for i, o in enumerate(others(97)))
    neighbours = neighbours_of(edition(own, near, far, *crowd)).of(own).neighbours
    assert [(each.organisation.slug, each.reasons, round(each.score, 2)) for each in neighbours[:1]] == [
        ("near", (SamePeople(("carers",), HILL),), round(log(101 / 2), 2))
    ]
    assert {each.organisation.slug: each.reasons for each in neighbours}["far"] == (SameTopic(("food",)),)
    assert {round(each.score, 2) for each in neighbours[1:]} == {round(log(101 / 5), 2)}


def test_a_further_thing_in_common_counts_half():
    # n = 5. Carers in Hill and food in Hill, shared by two of five: ln(6 / 2) = 1.10 each, so 1.10 + 0.55.
    own = organisation("own", people=("carers",), topics=("food",), serves=("hill",))
    near = organisation("near", people=("carers",), topics=("food",), serves=("hill",))
    first, *_ = neighbours_of(edition(own, near, *others(3, people=("carers",)))).of(own).neighbours
    assert (first.organisation, first.score) == (near, pytest.approx(log(6 / 2) * 1.5))


def test_what_few_share_comes_before_what_more_share():
    # Advice in Hill: 2. Food in Hill: 3.
    own = organisation("own", topics=("food", "advice"), serves=("hill",))
    rare = organisation("rare", topics=("advice",), serves=("hill",))
    two = (organisation(f"more-{i}", topics=("food",), serves=("hill",)) for i in range(2))
    assert next(iter(named("own", own, rare, *two, *others(56)))) == "rare"


@pytest.mark.parametrize(
    "n, most",
    [
        (180, 9),  # 180 / 20
        (179, 8),
        (30, 7),  # itself and the six that a page can name, where 30 / 20 would be 1
        (7, 7),
    ],
)
def test_what_more_than_one_in_twenty_share_is_no_reason(n, most):
    fields = {"topics": ("food",), "serves": ("hill",)}
    crowd = tuple(organisation(f"near-{i}", **fields) for i in range(most + 1))
    own = crowd[0]
    assert len(named(own.slug, *crowd[:most], *others(n - most))) == ALIKE
    assert named(own.slug, *crowd, *others(n - most - 1)) == {}


def test_people_who_leave_nobody_out_and_a_place_alone_say_nothing():
    own, other = (organisation(slug, people=("anyone",), serves=("hill",)) for slug in ("own", "other"))
    assert named("own", own, other) == {}


def test_a_listing_that_says_little_has_no_neighbours():
    full = organisation("full", people=("carers",), topics=("food",), serves=("hill",))
    assert named("own", organisation("own"), full, *others(20)) == {}


def test_an_area_is_the_smallest_that_both_are_in():
    own = organisation("own", people=("carers",), locations=(Location(ward="hill"),))
    same, beside, whole = (organisation(s, people=("carers",), serves=(s,)) for s in ("hill", "vale", "heights"))
    found = named("own", own, same, beside, *others(80))
    assert list(found) == ["hill", "vale"]
    assert found == {"hill": (SamePeople(("carers",), HILL),), "vale": (SamePeople(("carers",), HEIGHTS),)}
    assert named("own", own, whole, *others(80)) == {"heights": (SamePeople(("carers",), HEIGHTS),)}


def test_who_serves_a_neighbourhood_is_not_said_to_work_in_each_of_its_wards():
    own = organisation("own", topics=("food",), serves=("heights",))
    other = organisation("other", topics=("food",), serves=("hill",))
    assert named("own", own, other)["other"] == (SameTopic(("food",), HEIGHTS),)


def test_who_works_online_works_in_no_ward():
    own = organisation("own", topics=("food",), locations=(Location(ward="hill"),), reach="online")
    other = organisation("other", topics=("food",), serves=("hill",))
    assert named("own", own, other)["other"] == (SameTopic(("food",)),)


def test_people_and_topics_of_one_area_are_told_together():
    fields = {"people": ("carers", "women"), "topics": ("food", "arts"), "serves": ("hill",)}
    own, other = organisation("own", **fields), organisation("other", **fields)
    assert named("own", own, other, *others(30, people=("women", "carers")))["other"] == (
        SamePeople(("carers", "women"), HILL),
        SameTopic(("arts", "food"), HILL),
    )


def test_a_topic_that_says_the_same_as_the_people_is_not_told_twice():
    # Of the three that name carers or advice two name both: more than half.
    own, other = (organisation(s, people=("carers",), topics=("advice",), serves=("hill",)) for s in ("own", "other"))
    third = organisation("third", topics=("advice",))
    assert named("own", own, other, third)["other"] == (SamePeople(("carers",), HILL),)


def test_the_main_topic_for_the_same_people_is_a_reason_wherever_it_is():
    # Women and arts are common by themselves, at 9 and 9 of 100; arts for women is shared by 2.
    own, other = (organisation(s, people=("women",), topics=("arts", "food")) for s in ("own", "other"))
    side = organisation("side", people=("women",), topics=("sport", "arts"))
    crowd = (*others(83), *(organisation(f"w{i}", people=("women",)) for i in range(7)))
    crowd = (*crowd, *(organisation(f"a{i}", topics=("food", "arts")) for i in range(7)))
    assert named("own", own, other, side, *crowd) == {"other": (SameWork(("women",), "arts"),)}


def test_an_offer_that_meets_a_need_is_told_from_both_sides():
    able, keen = organisation("able", offers=("A van",)), organisation("keen", needs=("Transport to meals",))
    assert named("able", able, keen) == {"keen": (Complement("A van", "Transport to meals", lends=False),)}
    assert named("keen", able, keen) == {"able": (Complement("A van", "Transport to meals", lends=True),)}
    assert named("keen", keen, organisation("too", needs=("A van",))) == {}


def forum(**fields) -> Forum:
    said = {"slug": "talk", "title": "Talk", "type": "forum", "theme": "", "audience": "", **PAGE, **fields}
    return Forum(**{name: value for name, value in said.items() if name in Forum.__dataclass_fields__})


def test_a_forum_that_still_meets_is_a_reason():
    own, other = organisation("own"), organisation("other")
    # Today is 24 November 2026: two years ago is 24 November 2024, and a month counts in full.
    there = {"takes_part": ("own", "other"), "meetings": (Meeting(PartialDate(2024, 11)),)}
    assert named("own", own, other, forums=(forum(**there),)) == {"other": (SameForum("talk"),)}
    assert named("own", own, other, forums=(forum(**there, until=PartialDate(2025)),)) == {}
    assert named("own", own, other, forums=(forum(**there, example=True),)) == {}
    assert named("own", own, other, forums=(forum(**there | {"meetings": ()}),)) == {}
    old = there | {"meetings": (Meeting(PartialDate(2024, 11, 23)),)}
    assert named("own", own, other, forums=(forum(**old),)) == {}
    # An event of the forum is a meeting of it as well.
    held = event("lunch", "2026-10-01", forum="talk")
    assert named("own", own, other, forums=(forum(**old),), events=(held,)) == {"other": (SameForum("talk"),)}


def test_a_partner_of_both_is_a_reason_while_it_is_one():
    own, other = (organisation(s, connections=(partner("hub"),)) for s in ("own", "other"))
    hub = organisation("hub")
    assert named("own", own, other, hub) == {"other": (SameContact("hub"),)}
    past = replace(other, connections=(partner("hub", until=PartialDate(2025)),))
    assert named("own", own, past, hub) == {}
    assert named("own", own, other, organisation("hub", status="closed")) == {}


OUT = (Stage("release", PartialDate(2026, 10)), Stage("closing", PartialDate(2026, 12)))


def opportunity(**fields) -> Opportunity:
    stages = (Stage("first-signal", PartialDate(2026, 3)), Stage("release", PartialDate(2027, 2)))
    said = {"slug": "bid", "title": "Bid", "type": "contract", "stages": stages, **PAGE, **fields}
    return Opportunity(**{name: value for name, value in said.items() if name in Opportunity.__dataclass_fields__})


def test_an_opportunity_is_a_reason_where_each_brings_what_the_other_does_not():
    bid = opportunity(people=("carers", "women"), topics=("advice",))
    own = organisation("own", people=("carers",), topics=("advice",), reach="borough")
    other = organisation("other", people=("women",), reach="borough")
    assert named("own", own, other, opportunities=(bid,)) == {
        "other": (
            CouldShare(
                "bid",
                own=(Contribution("people", "carers"), Contribution("topic", "advice")),
                its=(Contribution("people", "women"),),
            ),
        )
    }
    # One that brings nothing more than the other has shares its topic, and that is all.
    less = organisation("less", topics=("advice",), reach="borough")
    assert named("own", own, less, opportunities=(bid,)) == {"less": (SameTopic(("advice",)),)}


def test_who_fits_an_opportunity_is_as_its_own_page_has_it():
    # One serves the neighbourhood that the ward lies in, the other does not tell where it works.
    bid = opportunity(people=("carers", "women"), places=("hill",))
    own = organisation("own", people=("carers",), serves=("heights",))
    other = organisation("other", people=("women",))
    made = edition(own, other, opportunities=(bid,))
    assert {fit.organisation.slug for fit in Matching(Directory(made)).fits(bid)} == {"own", "other"}
    brings = (Contribution("area", HILL), Contribution("people", "carers")), (Contribution("people", "women"),)
    assert named("own", own, other, opportunities=(bid,)) == {"other": (CouldShare("bid", *brings),)}


def test_examples_could_share_an_example_only():
    bid = opportunity(people=("carers", "women"), example=True)
    own = organisation("own", people=("carers",), example=True)
    other = organisation("other", people=("women",), example=True)
    assert set(named("own", own, other, opportunities=(bid,))) == {"other"}
    assert named("own", own, other, opportunities=(replace(bid, example=False),)) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"stages": (Stage("release", PartialDate(2026, 3)),), "type": "grant"},  # open, with no last day told
        {"stages": (Stage("first-signal", PartialDate(2026, 3)), Stage("release"))},  # nobody knows when
        {"stages": (Stage("release", PartialDate(2026, 3)),), "type": "grant", "awarded_to": ("third",)},
    ],
)
def test_an_opportunity_is_a_reason_while_the_list_has_it_among_those_to_go_for(change):
    bid = opportunity(people=("carers", "women"), **change)
    own, other = (organisation(slug, people=(who,)) for slug, who in (("own", "carers"), ("other", "women")))
    assert set(named("own", own, other, opportunities=(bid,))) == {"other"}


@pytest.mark.parametrize(
    "change",
    [
        {"stages": (Stage("release", PartialDate(2025)), Stage("closing", PartialDate(2026, 3)))},
        {"stages": (Stage("first-signal", PartialDate(2019)), Stage("release"))},
        {"type": "premises"},
        {"awarded_to": ("other",)},
        {"awarded_to": ("third",), "stages": OUT},
        {"offered_by": ("other",)},
        {"places": ("quay",)},
        {"example": True},
    ],
)
def test_an_opportunity_that_is_over_elsewhere_made_up_or_of_one_of_the_two_is_no_reason(change):
    bid = opportunity(people=("carers", "women"), **change)
    own = organisation("own", people=("carers",), serves=("hill",))
    other = organisation("other", people=("women",), serves=("hill",))
    assert named("own", own, other, opportunities=(bid,)) == {}


def test_those_that_are_or_were_linked_are_left_out_and_so_are_their_successors():
    fields = {"topics": ("food",), "serves": ("hill",)}
    past = partner("past", until=PartialDate(2020))
    own = organisation("own", **fields, connections=(partner("now"), past, partner("gone")))
    named_back = organisation("back", **fields, connections=(partner("own"),))
    gone = organisation("gone", status="merged", successor="heir", **fields)
    open_ones = (organisation(slug, **fields) for slug in ("now", "past", "heir", "free"))
    assert set(named("own", own, named_back, gone, *open_ones, *others(114))) == {"free"}


def test_closed_listings_have_no_neighbours_and_are_none_and_examples_keep_to_examples():
    fields = {"topics": ("food",), "serves": ("hill",)}
    own, gone = organisation("own", **fields), organisation("gone", status="closed", **fields)
    one, two = (organisation(slug, example=True, **fields) for slug in ("one", "two"))
    assert named("own", own, gone, one, two) == {}
    assert named("gone", own, gone, one, two) == {}
    assert set(named("one", own, gone, one, two)) == {"two"}
