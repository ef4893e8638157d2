"""Periods: when two statements may tell of one time, when they surely do, and when they surely do not; moments."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.records.dates import Moment, PartialDate, Period


def period(text: str) -> Period:
    """`2012..2014` with either end left out where it is not known."""
    since, _, until = text.partition("..")
    return Period(*(PartialDate.parse(day) if day else None for day in (since, until)))


@pytest.mark.parametrize(
    ("one", "two", "apart", "agrees", "overlaps"),
    [
        ("2012..2014", "2020..", True, False, False),  # a grant, and another six years later
        ("2012..2014", "2014..2016", False, False, False),  # one may have followed on the other in 2014
        ("2012..2014", "2014-06..", False, False, False),
        ("2012..", "2012-03..", False, True, True),  # the same beginning, once more exactly
        ("2012..", "2013..", False, False, True),
        ("..", "2012..2014", False, True, True),  # what gives no date contradicts none
        ("2012..", "..2014", False, True, True),
        ("2015..", "..2014", True, False, False),
        ("2022-03-22..2022-03-22", "2022-03-22..2022-03-22", False, True, True),
    ],
)
def test_two_periods_are_apart_agree_or_overlap(one, two, apart, agrees, overlaps):
    for first, second in ((one, two), (two, one)):
        told = period(first), period(second)
        assert (told[0].is_apart(told[1]), told[0].agrees(told[1]), told[0].overlaps(told[1])) == (
            apart,
            agrees,
            overlaps,
        )


def test_what_two_periods_tell_together_is_the_more_exact_of_each_date():
    assert period("2012..2014-05").joined(period("2012-03..2014")) == period("2012-03..2014-05")
    assert period("2012..").joined(period("..2014")) == period("2012..2014")


day = st.dates().map(lambda d: (d.year, d.month, d.day))
partial = st.none() | st.tuples(day, st.integers(1, 3)).map(lambda each: PartialDate(*each[0][: each[1]]))
periods = st.builds(Period, partial, partial)


@given(periods, periods)
def test_periods_that_are_surely_apart_never_agree(one, two):
    assert not (one.is_apart(two) and one.agrees(two))
    assert one.agrees(two) == two.agrees(one) and one.overlaps(two) == two.overlaps(one)


@given(periods, periods)
def test_what_two_that_agree_tell_together_agrees_with_both(one, two):
    if one.agrees(two) and not one.is_apart(one) and not two.is_apart(two):
        assert one.joined(two).agrees(one) and one.joined(two).agrees(two)


@pytest.mark.parametrize(
    ("told", "instant"),
    [
        ("2026-03-28T10:00", "2026-03-28T10:00:00+00:00"),
        ("2026-03-29T10:00", "2026-03-29T10:00:00+01:00"),  # the clock went forward that night
        ("2026-10-25T10:00", "2026-10-25T10:00:00+00:00"),  # and back
        ("2026-10-25", "2026-10-25"),
    ],
)
def test_a_moment_is_an_instant_by_the_clock_of_its_day_or_the_day_where_no_time_is_known(told, instant):
    assert Moment.parse(told).at(ZoneInfo("Europe/London")).isoformat() == instant


@pytest.mark.parametrize("told", ["2026", "2026-10"])
def test_a_moment_without_a_day_is_at_no_time(told):
    assert Moment.parse(told).at(ZoneInfo("Europe/London")) is None


def test_a_year_is_written_in_full():
    assert (str(PartialDate(1)), str(PartialDate(987, 3))) == ("0001", "0987-03")
