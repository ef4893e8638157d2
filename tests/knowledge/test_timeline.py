"""Where an opportunity stands on a day: each stage the day before, on it and the day after, round the end of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Reference
from hub.knowledge.stage import Stage
from hub.knowledge.timeline import SILENT, Phase, timeline
from hub.records.dates import PartialDate


def opportunity(*stages: str, kind: str = "contract") -> Opportunity:
    """An opportunity of stages written as `release 2027-02`; `closing` has no date, `end? 2030` is only expected."""
    told = []
    for text in stages:
        name, _, day = text.partition(" ")
        told.append(Stage(name.rstrip("?"), PartialDate.parse(day) if day else None, name.endswith("?")))
    return Opportunity(
        slug="a",
        path="content/opportunities/a.md",
        title="A",
        summary="A.",
        status="published",
        published=date(2020, 1, 1),
        body="",
        type=kind,
        stages=tuple(told),
    )


def words(stages: tuple[Stage, ...]) -> list[str]:
    return [f"{stage.stage} {stage.date or ''}".rstrip() for stage in stages]


WHOLE = opportunity(
    "first-signal 2026-06-03",
    "engagement 2026-11-02",
    "release 2027-02-10",
    "closing 2027-03-19",
    "award 2027-05-04",
    "start 2027-09-01",
    "end 2030-08-31",
)
# The day on which each stage begins, with what it stands at the day before, on the day and the day after.
STEPS = [
    (date(2026, 6, 3), (None, "first-signal", "first-signal"), ("coming", "coming", "coming")),
    (date(2026, 11, 2), ("first-signal", "engagement", "engagement"), ("coming", "coming", "coming")),
    (date(2027, 2, 10), ("engagement", "release", "release"), ("coming", "open", "open")),
    (date(2027, 3, 19), ("release", "closing", "closing"), ("open", "open", "under-way")),
    (date(2027, 5, 4), ("closing", "award", "award"), ("under-way", "under-way", "under-way")),
    (date(2027, 9, 1), ("award", "start", "start"), ("under-way", "under-way", "under-way")),
    (date(2030, 8, 31), ("start", "end", None), ("under-way", "under-way", "over")),
]


@pytest.mark.parametrize(("day", "now", "phase"), STEPS, ids=[str(step[0]) for step in STEPS])
def test_each_stage_is_reached_on_its_day_and_not_before(day, now, phase):
    for shift in (-1, 0, 1):
        found = timeline(WHOLE, day + timedelta(days=shift))
        assert (found.now.stage if found.now else None) == now[shift + 1]
        assert found.phase == phase[shift + 1]
        assert found.stages == WHOLE.stages, "no stage is lost or told twice"


# 1 January to 10 February 2027 are 40 days; 31 December 2026 is one more.
@pytest.mark.parametrize(("today", "days"), [("2026-12-31", 41), ("2027-01-01", 40), ("2027-02-09", 1)])
def test_days_to_release_run_on_over_the_end_of_a_year(today, days):
    assert timeline(WHOLE, date.fromisoformat(today)).days == days


def test_no_days_are_left_on_the_day_of_release_itself():
    assert timeline(WHOLE, date(2027, 2, 10)).days is None


@pytest.mark.parametrize(("today", "left"), [("2027-02-09", None), ("2027-03-18", 1), ("2027-03-19", 0)])
def test_the_last_day_to_bid_is_counted_down_while_it_is_open(today, left):
    assert timeline(WHOLE, date.fromisoformat(today)).left == left


@pytest.mark.parametrize(
    ("today", "days", "phase"),
    [
        ("2026-12-31", 32, "coming"),
        ("2027-01-31", 1, "coming"),
        ("2027-02-01", None, "open"),
        ("2027-02-28", None, "open"),
    ],
)
def test_a_month_begins_with_its_first_day_and_a_last_day_to_bid_ends_with_the_months_last(today, days, phase):
    found = timeline(opportunity("release 2027-02", "closing 2027-02"), date.fromisoformat(today))
    assert (found.days, found.phase) == (days, phase)


def test_a_month_to_bid_is_over_the_day_after_its_last():
    assert timeline(opportunity("release 2027-02", "closing 2027-02"), date(2027, 3, 1)).phase == Phase.UNDER_WAY


def test_a_year_that_is_all_that_is_known_begins_on_new_years_day():
    coming = opportunity("release 2027")
    assert timeline(coming, date(2026, 12, 31)).days == 1
    assert timeline(coming, date(2027, 1, 1)).days is None


def test_stages_out_of_order_are_put_in_order():
    found = timeline(opportunity("award 2026-05", "release 2026-01", "engagement 2025-11"), date(2026, 2, 1))
    assert words(found.past) == ["engagement 2025-11"]
    assert words((found.now,)) == ["release 2026-01"]
    assert words(found.to_come) == ["award 2026-05"]


def test_a_month_that_the_day_before_it_lies_in_keeps_behind_that_day():
    told = opportunity("award 2026-04-03", "start 2026-04", "end 2027")
    assert timeline(told, date(2026, 5, 1)).stages == told.stages
    turned = timeline(opportunity("start 2026-05", "award 2026-04-03"), date(2026, 6, 1))
    assert words(turned.stages) == ["award 2026-04-03", "start 2026-05"]


def test_a_stage_without_a_date_is_past_once_a_later_one_has_begun():
    told = opportunity("first-signal", "engagement", "release 2026-03-01", "closing", "award 2026-06-01", "start")
    before, after = timeline(told, date(2026, 4, 1)), timeline(told, date(2026, 6, 1))
    assert words(before.past) == ["first-signal", "engagement"]
    assert words(before.to_come) == ["closing", "award 2026-06-01", "start"]
    assert words(after.past) == ["first-signal", "engagement", "release 2026-03-01", "closing"]
    assert words(after.to_come) == ["start"]


def test_a_contract_whose_last_day_is_not_known_is_not_called_open():
    assert timeline(opportunity("release 2026-03-01", "closing"), date(2026, 4, 1)).phase == Phase.UNDER_WAY
    assert timeline(opportunity("release 2026-03-01"), date(2026, 4, 1)).phase == Phase.UNDER_WAY


@pytest.mark.parametrize("kind", ["grant", "premises"])
def test_a_grant_without_any_last_day_stays_open_while_anybody_tells_of_it(kind):
    told, last = opportunity("release 2024-03-01", kind=kind), date(2024, 3, 1) + SILENT
    assert timeline(told, last).phase == Phase.OPEN
    assert timeline(told, last + timedelta(days=1)).phase == Phase.OVER
    read = replace(told, sources=(Reference("Page", "https://example.org", PartialDate(2025, 3, 1)),))
    assert timeline(read, last + timedelta(days=1)).phase == Phase.OPEN


ROUNDS = opportunity(
    "release 2020-03", "closing 2020-03", "release 2025-07-24", "closing 2025-09-25", "release 2027", kind="grant"
)


@pytest.mark.parametrize(
    ("today", "release", "days", "phase"),
    [
        ("2020-02-29", "2020-03", 1, "coming"),
        ("2020-03-31", "2020-03", None, "open"),
        ("2020-04-01", "2025-07-24", 1940, "coming"),  # 1,940 days: 275 left of 2020, four years of 1,461, 204 of 2025
        ("2025-07-24", "2025-07-24", None, "open"),
        ("2025-09-25", "2025-07-24", None, "open"),
        ("2025-09-26", "2027", 462, "coming"),  # 97 days to the end of 2025, 365 of 2026
        ("2027-01-01", "2027", None, "coming"),  # some time in that year
        ("2028-01-01", "2027", None, "under-way"),
    ],
)
def test_of_several_rounds_the_open_one_counts_then_the_next(today, release, days, phase):
    found = timeline(ROUNDS, date.fromisoformat(today))
    assert (str(found.release), found.days, found.phase) == (release, days, phase)


def test_between_two_rounds_nothing_is_now():
    found = timeline(ROUNDS, date(2026, 11, 26))
    assert found.now is None
    assert len(found.past) == 4
    assert words(found.to_come) == ["release 2027"]


def test_a_release_that_came_before_it_was_expected_is_the_one_that_counts():
    found = timeline(opportunity("release 2026-08-15", "release 2026-09-01", "closing 2026-09-20"), date(2026, 8, 20))
    assert (str(found.release), found.days, found.phase) == ("2026-08-15", None, "open")


def test_of_two_last_days_the_later_counts():
    found = timeline(opportunity("release 2025-05-01", "closing 2025-05-30", "closing 2025-06-05"), date(2025, 6, 1))
    assert (str(found.closing), found.left) == ("2025-06-05", 4)


@pytest.mark.parametrize(("today", "phase"), [("2026-05-04", "coming"), ("2026-05-05", "over")])
def test_what_is_cancelled_is_over_from_that_day_and_nothing_is_left_to_count(today, phase):
    found = timeline(opportunity("engagement 2026-01", "cancelled 2026-05-05"), date.fromisoformat(today))
    assert found.phase == phase
    assert (found.now is None) == (phase == "over")


def test_what_is_cancelled_and_then_released_anew_is_to_come():
    found = timeline(opportunity("release 2026-01", "cancelled 2026-05-05", "release 2026-09-01"), date(2026, 6, 1))
    assert (found.phase, found.days) == (Phase.COMING, 92)  # 29 days left of June, 31, 31, and the first of September


@pytest.mark.parametrize("earlier", ["cancelled", "end", "award", "transparency"])
def test_what_came_of_an_earlier_release_says_nothing_of_the_next(earlier):
    told = opportunity("release 2025-01", f"{earlier} 2025-05-05", "release 2026-09-01", "closing 2026-10-01")
    days = date(2026, 9, 1), date(2026, 10, 1), date(2026, 10, 2)
    assert [timeline(told, day).phase for day in days] == ["open", "open", "under-way"]
    always = opportunity("release 2025-01", f"{earlier} 2025-05-05", "release 2026-09-01", kind="grant")
    assert timeline(always, date(2026, 9, 2)).phase == Phase.OPEN


def test_a_contract_of_which_nothing_is_heard_for_two_years_counts_as_over():
    told = opportunity("release 2024-01-10", "closing 2024-02-10")
    last = date(2024, 2, 10) + SILENT
    assert timeline(told, last).phase == Phase.UNDER_WAY
    assert timeline(told, last + timedelta(days=1)).phase == Phase.OVER


@pytest.mark.parametrize("won", [{"awarded_to": ("a-group",)}, {"result": "It went to a group."}])
@pytest.mark.parametrize(
    ("kind", "stages", "phase"),
    [
        ("contract", ("release 2026-09-01", "closing 2026-12-01"), "under-way"),
        ("contract", ("first-signal 2026-09-01", "release"), "under-way"),
        ("premises", ("release 2026-09-01",), "under-way"),
        # Others may still have of a grant that some have had, and whoever won an earlier contract has not won the next.
        ("grant", ("release 2026-09-01", "closing 2026-12-01"), "open"),
        ("contract", ("award 2021-05-04", "release 2026-09-01", "closing 2026-12-01"), "open"),
        ("contract", ("start 2021", "release 2027-01-01"), "coming"),
        ("contract", ("release 2027-01-01",), "coming"),
    ],
)
def test_what_is_told_to_be_won_can_be_gone_for_no_more(won, kind, stages, phase):
    today, told = date(2026, 11, 26), opportunity(*stages, kind=kind)
    assert timeline(told, today).is_ahead
    assert timeline(replace(told, **won), today).phase == phase


def test_a_round_of_grants_that_has_closed_is_over_when_no_other_is_told():
    told = opportunity("release 2026-01", "closing 2026-03-06", kind="grant")
    assert timeline(told, date(2026, 3, 6)).phase == Phase.OPEN
    assert timeline(told, date(2026, 3, 7)).phase == Phase.OVER


def test_before_anything_has_begun_all_is_to_come():
    found = timeline(opportunity("first-signal 2027", "release"), date(2026, 12, 31))
    assert (found.past, found.now, len(found.to_come), found.release) == ((), None, 2, None)


def test_five_stages_are_all_shown_and_of_seven_those_that_tell_most():
    five = opportunity("first-signal 2026-01", "release 2026-02", "closing 2026-03", "award 2026-04", "start 2026-05")
    assert timeline(five, date(2026, 2, 2)).tiles == five.stages
    # Now it is in engagement; release and closing are to come; it began with the first signal and ends in 2030.
    assert words(timeline(WHOLE, date(2026, 12, 1)).tiles) == [
        "first-signal 2026-06-03",
        "engagement 2026-11-02",
        "release 2027-02-10",
        "closing 2027-03-19",
        "end 2030-08-31",
    ]


def test_what_comes_next_is_always_among_the_five():
    for day in range(0, 1600, 7):
        found = timeline(WHOLE, date(2026, 6, 3) + timedelta(days=day))
        assert len(found.tiles) == 5
        assert found.now is None or found.now in found.tiles
        assert not found.to_come or found.to_come[0] in found.tiles


CLOSED = ("release 2026-02-10", "closing 2026-03-19")


@pytest.mark.parametrize(
    ("stages", "day", "awaited"),
    [
        (CLOSED, date(2026, 3, 19), False),  # the last day: still open
        (CLOSED, date(2026, 3, 20), True),
        (CLOSED, date(2026, 9, 18), True),  # 183 days after the last
        (CLOSED, date(2026, 9, 19), False),
        ((*CLOSED, "award 2026-05-04"), date(2026, 5, 3), True),
        ((*CLOSED, "award 2026-05-04"), date(2026, 5, 4), False),
        ((*CLOSED, "award 2027-05-04"), date(2026, 12, 1), True),  # told to be decided later
        (("award 2025-05-04", *CLOSED), date(2026, 3, 20), True),  # an award of the contract before it
        (("release 2026-02-10",), date(2026, 3, 20), False),
    ],
)
def test_for_half_a_year_after_the_last_day_nobody_need_know_what_came_of_it(stages, day, awaited):
    assert timeline(opportunity(*stages), day).awaited is awaited


def test_nobody_waits_for_what_is_told_to_be_won():
    told = replace(opportunity(*CLOSED), awarded_to=("a-group",))
    assert not timeline(told, date(2026, 3, 20)).awaited


FORESEEN = opportunity(
    "engagement 2026-11-16", "planned? 2027-01-18", "release? 2027-03-01", "closing? 2027-04-09", "award? 2027-06"
)


@pytest.mark.parametrize(
    ("today", "phase", "days", "unsure"),
    [
        ("2027-01-20", "coming", 40, False),  # 12 days to the first of February, 28 of it
        ("2027-03-01", "coming", None, True),
        ("2027-04-10", "coming", None, True),
        ("2027-06-30", "coming", None, True),
        ("2027-07-01", "under-way", None, True),  # the award was expected too
        ("2029-02-28", "under-way", None, True),  # two years after the last that was told
        ("2029-03-01", "over", None, False),
    ],
)
def test_what_is_only_expected_is_never_taken_for_done(today, phase, days, unsure):
    found = timeline(FORESEEN, date.fromisoformat(today))
    assert (found.phase, found.days, found.unsure) == (phase, days, unsure)
    assert found.now is None or found.now.stage == "engagement"
    assert found.left is None


def test_an_expected_release_stays_expected_until_something_tells_that_it_came():
    assert timeline(opportunity("release? 2026-10-01"), date(2026, 11, 27)).phase == Phase.COMING
    changed = timeline(opportunity("release? 2026-10-01", "change 2026-11-10"), date(2026, 11, 27))
    assert (changed.phase, changed.unsure) == (Phase.COMING, True)
    awarded = timeline(opportunity("release? 2026-10-01", "award 2026-11-10"), date(2026, 11, 27))
    assert (awarded.phase, awarded.unsure) == (Phase.UNDER_WAY, False)
    month = timeline(opportunity("release? 2026-11", "closing? 2026-12-09"), date(2026, 11, 27))
    assert (month.phase, month.unsure) == (Phase.COMING, False)


def test_an_expected_round_is_awaited_after_the_one_before_it_has_closed():
    told = opportunity("release 2026-01-05", "closing 2026-02-05", "release? 2026-09-01", kind="grant")
    assert timeline(told, date(2026, 2, 5)).phase == Phase.OPEN
    found = timeline(told, date(2026, 11, 1))
    assert (found.phase, str(found.release), found.unsure, found.now) == (Phase.COMING, "2026-09-01", True, None)
    came = opportunity("release? 2026-09-01", "release 2026-10-01", "closing 2026-11-09", kind="grant")
    assert timeline(came, date(2026, 11, 1)).phase == Phase.OPEN


def test_an_expected_last_day_counts_until_it_has_passed():
    told = opportunity("release 2026-10-01", "closing? 2026-11-09")
    assert timeline(told, date(2026, 11, 9)).left == 0
    passed = timeline(told, date(2026, 11, 10))
    assert (passed.phase, passed.closing, passed.awaited) == (Phase.UNDER_WAY, None, False)


def test_what_was_to_start_by_now_is_not_called_one_to_go_for():
    told = opportunity("first-signal 2025", "release", "award", "start? 2026-06")
    assert timeline(told, date(2026, 6, 30)).phase == Phase.COMING
    found = timeline(told, date(2026, 7, 1))
    assert (found.phase, found.unsure) == (Phase.UNDER_WAY, True)


def test_an_earlier_last_day_and_a_change_are_not_where_it_stands():
    told = opportunity("release 2026-08-01", "closing 2026-09-18", "change 2026-09-16", "closing 2026-12-30")
    for day in date(2026, 9, 17), date(2026, 9, 25), date(2026, 12, 29):
        found = timeline(told, day)
        assert (words((found.now,)), words(found.earlier)) == (["release 2026-08-01"], ["closing 2026-09-18"])
        assert len(found.stages) == len({*found.past, found.now, *found.to_come}) == 4
    assert words((timeline(told, date(2026, 12, 30)).now,)) == ["closing 2026-12-30"]
    assert timeline(ROUNDS, date(2026, 1, 1)).earlier == (), "each round has its own"


def test_a_year_in_which_a_release_is_awaited_is_not_where_it_stands():
    found = timeline(ROUNDS, date(2027, 2, 1))
    assert (found.phase, found.now, words(found.to_come)) == (Phase.COMING, None, ["release 2027"])
