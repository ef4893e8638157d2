"""Each measure on a few organisations, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.connections.link import links
from hub.connections.measures import Flow, Measures, Ratio, measure
from hub.edition import Edition
from hub.knowledge.consortium import Consortium, Member
from hub.knowledge.page import CaseStudy, Reference
from hub.knowledge.stage import Stage
from hub.listings.organisation import Connection, Location, Organisation, Provenance
from hub.records.dates import PartialDate
from hub.vocabulary import Body
from tests.connections.made_up import TODAY, VOCABULARY, organisation

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
WORDS = replace(VOCABULARY, bodies={"council": Body("council", "The council", "council")})


def day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def to(slug: str, kind: str = "partner", since: str = "", until: str = "", **more) -> Connection:
    more["as_at"] = day(more.get("as_at"))
    return Connection(to=slug, kind=kind, source="https://example.org", since=day(since), until=day(until), **more)


def listed(slug: str, *connections: Connection, added: str = "2024-01-01", ended: str = "", **more) -> Organisation:
    o = organisation(slug, connections=connections, **more)
    when = Provenance("closed" if ended else "listed", date.fromisoformat(added), (), ended=day(ended))
    return replace(o, listing=when)


def measured(*organisations: Organisation, first: date = FIRST, last: date = LAST, **more) -> Measures:
    edition = Edition(today=TODAY, vocabulary=WORDS, organisations=organisations, **more)
    return measure(edition, links(edition), first, last)


def page(kind, slug: str, **more):
    reference = Reference("Notes", "https://example.org")
    common = {"title": slug, "summary": "", "status": "published", "published": date(2024, 1, 1), "body": ""}
    return kind(slug=slug, path="", sources=(reference,), **{**common, **more})


def consortium(slug: str, *stages: tuple[str, str], members: str = "", **more) -> Consortium:
    found = tuple(Stage(stage, day(when)) for stage, when in stages)
    return page(
        Consortium, slug, stages=found, members=tuple(Member(who, "partner", day("2025")) for who in members), **more
    )


# New and ended.


def test_links_that_began_and_ended_in_the_period_are_counted_by_their_own_dates():
    # New in 2025: a–b and a–d. Ended in it: a–c. Open on its last day: a–b, a–d and b–c, of which no date is told.
    found = measured(
        listed("a", to("b", since="2025-03"), to("c", since="2019", until="2025-06-30"), to("d", since="2025")),
        listed("b", to("c")),
        listed("c"),
        listed("d", added="2026-01-01"),
    )
    assert found.all_links == found.between_listings == Flow(new=2, perhaps_new=0, ended=1, perhaps_ended=0, open=3)
    assert found.undated == Ratio(1, 3)


def test_a_date_that_is_too_rough_for_the_period_is_counted_apart():
    # 2025 may lie in its first half or its second; 2025-06 lies in the first.
    found = measured(
        listed("a", to("b", since="2025"), to("c", since="2025-06"), to("d", until="2025")),
        *map(listed, "bcd"),
        last=date(2025, 6, 30),
    )
    assert found.all_links == Flow(new=1, perhaps_new=1, ended=0, perhaps_ended=1, open=3)


def test_when_a_listing_was_written_is_no_beginning_of_its_links():
    found = measured(listed("a", to("b", since="2011"), added="2025-05-01"), listed("b"))
    assert (found.all_links.new, found.all_links.open) == (0, 1)


def test_a_link_ends_with_an_organisation_that_ends_and_is_not_open_where_nobody_knows_when_it_did():
    gone = replace(listed("d"), listing=Provenance("closed", date(2024, 1, 1), ()))
    found = measured(
        listed("a", to("b", since="2011"), to("c", since="2012"), to("d", since="2013")),
        listed("b", ended="2025-04"),
        listed("c"),
        gone,
    )
    assert found.all_links == Flow(new=0, perhaps_new=0, ended=1, perhaps_ended=0, open=1)
    assert found.network.organisations == 2


def test_links_with_bodies_are_counted_and_are_in_no_network():
    found = measured(listed("a", to("council", "funded-by", since="2025-02-01"), to("b")), listed("b"))
    assert (found.with_bodies.new, found.with_bodies.open, found.between_listings.open) == (1, 1, 1)
    assert found.by_kind == {"funded-by": Flow(1, 0, 0, 0, 1), "partner": Flow(0, 0, 0, 0, 1)}
    assert (found.network.organisations, found.network.pairs) == (2, 1)


def test_a_link_ages_from_the_last_that_was_told_of_it():
    # Two years before 31 December 2025 or longer ago: a–b, told in 2019; and a–d, of which no date is told. A merger
    # does not age.
    found = measured(
        listed(
            "a",
            to("b", since="2011", as_at="2019"),
            to("c", since="2011", as_at="2024-01-01"),
            to("d"),
            to("e", "merged", since="2011"),
        ),
        *map(listed, "bcd"),
        listed("e", ended="2011"),
    )
    assert found.ageing == Ratio(2, 4)


# The network.


def test_a_pair_counts_once_however_many_links_it_has():
    found = measured(listed("a", to("b"), to("b", "shares-premises")), listed("b", to("a", "hosts")))
    assert (found.all_links.open, found.network.pairs) == (3, 1)


def test_money_is_left_out_beside():
    # With money a–b and a–c: c is not alone. Without it a–b only: of three organisations one is in no pair.
    found = measured(listed("a", to("b")), listed("b"), listed("c", to("a", "funded-by")))
    assert (found.network.isolated, found.without_funding.isolated) == (0, 1)


def test_without_its_hub_a_star_is_nothing_but_points():
    # h with five members, two of which are linked. Without h: five organisations, one pair, three in none.
    members = [listed(f"m{n}", to("h", "member-of")) for n in range(4)]
    found = measured(listed("h"), *members, listed("m4", to("h", "member-of"), to("m0")))
    assert (found.network.isolated, found.network.pairs, found.hubs) == (0, 6, ("h",))
    assert (found.without_hubs.organisations, found.without_hubs.pairs, found.without_hubs.isolated) == (5, 1, 3)


def test_the_same_organisations_are_held_against_themselves():
    # Before 2025 there were a, b, c and d, and one pair, a–b. d ended in 2025; e came in it with two links, one old.
    # The same three: before a–b, 1 pair of 3 that could be; after a–b and b–c, 2 of 3. All: a–b, b–c, a–e and c–e.
    found = measured(
        listed("a", to("b", since="2020")),
        listed("b", to("c", since="2025-05")),
        listed("c"),
        listed("d", ended="2025-03"),
        listed("e", to("a", since="2012"), to("c", since="2025-09"), added="2025-07-01"),
    )
    assert (found.before.organisations, found.before.pairs) == (3, 1)
    assert (found.after.organisations, found.after.pairs) == (3, 2)
    assert (found.network.organisations, found.network.pairs) == (4, 4)
    assert (found.before.density, found.after.density) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert not found.is_baseline


def test_before_anybody_was_listed_there_is_nothing_to_hold_a_period_against():
    assert measured(listed("a", to("b"), added="2025-01-01"), listed("b", added="2025-06-01")).is_baseline


def test_examples_do_not_count():
    made_up = replace(listed("x", to("a", since="2025-05")), example=True)
    found = measured(listed("a"), made_up, consortia=(consortium("c", ("idea", "2025"), members="ax", example=True),))
    assert (found.all_links.open, found.network.organisations, sum(found.stages.values())) == (0, 1, 0)


# What links are like.


def test_a_link_is_mutual_where_both_state_it():
    # a–b: both. a–c: a alone. a–d: d confirms what a states. 2 of 3.
    found = measured(
        listed("a", to("b"), to("c"), to("d", confirmed_by=("d",))), listed("b", to("a")), *map(listed, "cd")
    )
    assert found.reciprocal == Ratio(2, 3)


def test_what_a_page_says_of_a_consortium_is_stated_by_neither_member():
    found = measured(listed("a"), listed("b"), consortia=(consortium("c", ("idea", "2025"), members="ab"),))
    assert (found.reciprocal, found.together) == (Ratio(0, 0), Ratio(0, 1))


def test_working_together_is_of_pairs_and_of_what_both_say():
    # a and b work together twice, and both say so of one. a and c are in one alliance: no work told. b–c: b alone.
    found = measured(
        listed("a", to("b"), to("b", "refers-to"), to("c", "member-of", confirmed_by=("c",))),
        listed("b", to("a"), to("c", "hosts")),
        listed("c"),
    )
    assert found.together == Ratio(1, 2)


def test_pairs_cross_topics_where_they_share_none_and_wards_where_they_meet_in_none():
    # Topics: a–b share food; a–c do not; of d none is told: 1 of 2. Wards: a–b share none, none of c, d: 1 of 1.
    def at(ward: str) -> tuple[Location, ...]:
        return (Location(ward=ward),)

    found = measured(
        listed("a", to("b"), to("c"), to("d"), topics=("food", "sport"), locations=at("hill")),
        listed("b", topics=("food",), locations=at("vale")),
        listed("c", topics=("arts",)),
        listed("d"),
    )
    assert (found.cross_topic, found.cross_ward) == (Ratio(1, 2), Ratio(1, 1))


def test_what_new_work_together_began_through():
    # Six are new and of 2025: one by introduction, two by a forum, one by a consortium's page, two do not say. The
    # introduction itself is no work, nor is what began in 2024, nor money.
    found = measured(
        listed(
            "a",
            to("b", since="2025-01-01", through="introduction"),
            to("c", since="2025", through="forums/food"),
            to("d", since="2025-12-31", through="forums/food"),
            to("d", "hosts", since="2025-03"),
            to("e", "introduced", since="2025-03", through="introduction"),
            to("e", since="2024", through="events/fair"),
            to("e", "funded-by", since="2025", through="events/fair"),
        ),
        listed("b", to("c", since="2025-05")),
        *map(listed, "cde"),
        consortia=(consortium("k", ("idea", "2025"), members="be"),),
    )
    through = {"introduction": 1, "forums": 2, "events": 0, "consortia": 1, "not-known": 2}
    assert found.began_through == through


# Consortia and what came of it for people.


def test_consortia_are_counted_by_the_stage_they_had_reached_and_by_how_they_ended():
    # By the end of 2025: one forming, one won, one lost and then dissolved. One begins in 2026, so it is not there yet.
    found = measured(
        consortia=(
            consortium("a", ("idea", "2024"), ("forming", "2025-12"), ("ready", "2026-01-01")),
            consortium("b", ("bid", "2025-03"), ("won", "2025-06")),
            consortium("c", ("bid", "2020"), ("lost", "2021"), ("dissolved", "2021")),
            consortium("d", ("idea", "2026")),
            consortium("b-es", ("bid", "2025-03"), translates="b"),
        )
    )
    assert {stage: n for stage, n in found.stages.items() if n} == {"forming": 1, "won": 1, "dissolved": 1}
    assert found.outcomes == {"won": 1, "lost": 1, "dissolved": 0, "under-way": 1, "not-known": 0}


@pytest.mark.parametrize(
    ("last", "outcome"), [(date(2023, 12, 31), "won"), (date(2024, 12, 31), "won"), (date(2025, 12, 31), "lost")]
)
def test_of_one_that_won_bid_again_and_lost_the_last_result_by_the_day_is_counted(last, outcome):
    one = consortium("a", ("won", "2019"), ("bid", "2024"), ("lost", "2025"))
    found = measured(consortia=(one,), first=date(2023, 1, 1), last=last).outcomes
    assert {name: count for name, count in found.items() if count} == {outcome: 1}


def test_what_came_of_a_consortium_is_not_known_once_nobody_has_told_of_it_for_two_years():
    one = consortium("a", ("forming", "2023-06-30"))
    for last, outcome in ((date(2025, 6, 29), "under-way"), (date(2025, 6, 30), "not-known")):
        found = measured(consortia=(one,), first=date(2025, 1, 1), last=last).outcomes
        assert [name for name, count in found.items() if count] == [outcome]


def test_a_stage_without_a_date_counts_once_all_that_have_one_are_reached():
    one = consortium("a", ("idea", ""), ("bid", "2025-03"), ("won", ""))
    assert measured(consortia=(one,)).outcomes["won"] == 1
    early = measured(consortia=(one,), first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert sum(early.stages.values()) == 0


def test_case_studies_that_tell_an_outcome_for_people_are_counted_of_all_there_are():
    studies = (page(CaseStudy, "a", outcomes=("Warm homes.",)), page(CaseStudy, "b"))
    later = page(CaseStudy, "c", outcomes=("Less alone.",), published=date(2026, 1, 1))
    assert measured(case_studies=(*studies, later)).better == Ratio(1, 2)


# What holds of any.

dates = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(2019, 2026)),
    st.builds(PartialDate, st.integers(2019, 2026), st.integers(1, 12), st.integers(1, 28)),
)


@st.composite
def boroughs(draw) -> tuple[Organisation, ...]:
    slugs = "abcdef"[: draw(st.integers(1, 6))]
    found = []
    for slug in slugs:
        others = draw(st.lists(st.sampled_from([*slugs.replace(slug, ""), "council"]), unique=True, max_size=4))
        stated = []
        for other in others:
            since, until = draw(dates), draw(dates)
            if since and until and since.is_after(until):
                since, until = until, since
            kind = draw(st.sampled_from(["partner", "member-of", "funded-by", "hosts"]))
            stated.append(replace(to(other, kind), since=since, until=until))
        found.append(listed(slug, *stated, added=f"{draw(st.integers(2019, 2026))}-01-01"))
    return tuple(found)


@given(boroughs(), st.integers(2018, 2026), st.integers(1, 3))
def test_of_any_borough_and_period(organisations, year, years):
    first, last = date(year, 1, 1), date(year + years - 1, 12, 31)
    found = measured(*organisations, first=first, last=last)
    one, two = found.between_listings, found.with_bodies
    for name in Flow.__slots__:
        total = getattr(found.all_links, name)
        assert total == getattr(one, name) + getattr(two, name)
        assert total == sum(getattr(flow, name) for flow in found.by_kind.values())
    assert found.all_links.perhaps_new == found.all_links.perhaps_ended == 0  # whole years hold every rough date whole
    assert found.network.pairs <= one.open
    assert found.without_funding.pairs <= found.network.pairs >= found.without_hubs.pairs
    assert found.before.organisations == found.after.organisations <= found.network.organisations
    assert sum(found.began_through.values()) <= one.new
    for part in (found.undated, found.ageing, found.reciprocal, found.together, found.cross_topic, found.cross_ward):
        assert 0 <= part.some <= part.of


@given(boroughs(), st.integers(2019, 2025))
def test_what_is_new_in_two_years_is_what_is_new_in_each(organisations, year):
    both = measured(*organisations, first=date(year, 1, 1), last=date(year + 1, 12, 31)).all_links
    each = [measured(*organisations, first=date(y, 1, 1), last=date(y, 12, 31)).all_links for y in (year, year + 1)]
    assert (both.new, both.ended) == (sum(flow.new for flow in each), sum(flow.ended for flow in each))
