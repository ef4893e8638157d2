"""What pages show of consortia: where each stands, who was in it, and the order of the list."""

from __future__ import annotations

from datetime import date

import pytest

from hub.edition import Edition
from hub.knowledge.consortium import STAGES, Consortium, Member
from hub.knowledge.kinds import definition
from hub.knowledge.page import CaseStudy, Reference
from hub.knowledge.stage import Stage
from hub.records.dates import PartialDate
from hub.site.consortium_views import Consortia, consortium_page
from hub.site.directory import Directory
from hub.site.knowledge_views import knowledge_page
from hub.vocabulary import Body, Vocabulary

TODAY = date(2026, 11, 26)
BODIES = {slug: Body(slug, slug.title(), "other") for slug in ("north", "south", "east")}
WORDS = Vocabulary({}, {}, {}, {}, {}, {}, {}, BODIES)
TOLD = {"summary": "A.", "status": "published", "published": TODAY, "body": "", "path": ""}


def consortium(slug: str, *stages: str, members: tuple[str, ...] = (), read: str = "", **more: object) -> Consortium:
    """A consortium of `stages` as "bid 2026-03", `members` as "north lead 2025 2026", and a source of a day."""
    return Consortium(
        slug=slug,
        title=slug.title(),
        stages=tuple(Stage(name, _day(day)) for name, _, day in (text.partition(" ") for text in stages)),
        members=tuple(_member(*text.split()) for text in members),
        sources=(Reference("A page", "https://example.org", _day(read)),),
        **TOLD,
        **more,
    )


def _member(who: str, role: str, since: str = "", until: str = "") -> Member:
    return Member(who, role, _day(since), _day(until))


def _day(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def directory(*consortia: Consortium, case_studies: tuple[CaseStudy, ...] = ()) -> Directory:
    return Directory(Edition(today=TODAY, vocabulary=WORDS, consortia=consortia, case_studies=case_studies))


def view(record: Consortium):
    return consortium_page(directory(record), record)


def study(slug: str, **more: object) -> CaseStudy:
    return CaseStudy(slug=slug, title=slug.title(), sources=(), **TOLD, **more)


@pytest.mark.parametrize(
    ("stages", "states"),
    [
        (("idea 2026-01", "forming 2026-10", "bid 2027-03"), ["past", "now", "to-come"]),
        (("forming", "bid 2026-05"), ["past", "now"]),
        # Without a date and behind a stage that is to come: nobody can tell that it was reached.
        (("idea 2027-01", "bid"), ["to-come", "to-come"]),
        (("forming", "bid"), ["past", "now"]),
        (("bid 2027-03", "idea 2026-01", "forming 2026-10"), ["past", "now", "to-come"]),  # in any order
    ],
)
def test_a_stage_is_past_now_or_to_come(stages, states):
    assert [row.state for row in view(consortium("a", *stages, read="2026")).stages] == states


@pytest.mark.parametrize(
    ("told", "silent"),
    [
        # Two years before 26 November 2026 is 26 November 2024.
        (consortium("a", "forming 2024-11-25"), True),
        (consortium("a", "forming 2024-11-26"), False),
        (consortium("a", "forming"), True),
        (consortium("a", "forming", read="2025"), False),
        (consortium("a", "forming", members=("north lead 2026",)), False),
        # Whose end is told is no riddle, however old.
        (consortium("a", "lost 2010"), False),
        (consortium("a", "won 2010", "dissolved"), False),
    ],
)
def test_what_nobody_has_told_of_for_two_years_is_not_said_to_be_forming(told, silent):
    assert view(told).silent is silent


@pytest.mark.parametrize(
    ("stages", "result"),
    [
        (("won 2019", "bid 2024", "lost 2025"), "lost"),
        (("lost 2019", "bid 2024", "won 2025", "dissolved 2026"), "won"),
        (("won 2019", "bid 2026", "lost 2027"), "won"),  # the loss is to come
        (("forming 2019", "dissolved 2020"), ""),
    ],
)
def test_the_result_is_the_last_that_there_was(stages, result):
    assert view(consortium("a", *stages)).result == result


def test_its_stages_are_those_that_a_page_may_name():
    assert tuple(definition("content/consortia/")["$defs"]["stage"]["properties"]["stage"]["enum"]) == STAGES


def test_whoever_withdrew_or_whose_time_is_over_has_left():
    members = ("north lead 2025", "south partner 2024 2026-11-25", "east withdrew", "south partner 2026 2026-11")
    rows = view(consortium("a", "forming 2026", members=members)).members
    assert [row.left for row in rows] == [False, True, True, False]


def test_the_list_tells_first_what_one_can_still_join():
    every = (
        consortium("lost", "lost 2020"),
        consortium("bid", "bid 2026-10"),
        consortium("ready", "ready 2026-10"),
        consortium("ended", "won 2016", "dissolved"),
        consortium("old", "forming"),
        consortium("to-come", "idea 2027-01"),
    )
    listed = Consortia(directory(*every)).list()
    groups = (listed.gathering, listed.bid, listed.ended, listed.silent)
    assert [[page.record.slug for page in group] for group in groups] == [
        ["ready", "to-come"], ["bid"], ["lost", "ended"], ["old"]
    ]
    assert listed.ended[1].result == "won"


def test_an_organisation_has_those_it_is_in_before_those_it_was_in():
    left = consortium("left", "forming 2026", members=("north withdrew",))
    over = consortium("over", "won 2016", "dissolved", members=("north partner 2016",))
    now = consortium("now", "forming 2026", members=("north interested",))
    found = Consortia(directory(left, over, now)).of("north")
    assert [(each.page.record.slug, each.row.member.role) for each in found] == [
        ("now", "interested"), ("left", "withdrew"), ("over", "partner")
    ]
    assert Consortia(directory(now)).of("south") == ()


def test_a_case_study_shows_at_the_consortium_and_the_consortium_at_it_whichever_says_so():
    said_there = consortium("said-there", "forming 2026", case_study="one")
    said_here = consortium("said-here", "forming 2026")
    one, two = study("one"), study("two", consortium="said-here")
    whole = directory(said_there, said_here, case_studies=(one, two))
    assert [s.slug for s in consortium_page(whole, said_there).case_studies] == ["one"]
    assert [s.slug for s in consortium_page(whole, said_here).case_studies] == ["two"]
    assert [page.slug for page in knowledge_page(whole, one, ()).joined] == ["said-there"]
    assert [page.slug for page in knowledge_page(whole, two, ()).joined] == ["said-here"]
