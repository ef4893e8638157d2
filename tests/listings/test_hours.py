"""Which hours are sure enough to say "open now", and how they are spelt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hub.listings.hours import closings, sure_hours
from hub.listings.organisation import Opening, Organisation, Provenance, Service

TODAY = date(2026, 11, 24)
WEEK = (Opening(("monday", "friday"), "09:00", "17:00"), Opening(("sunday",), "10:30", "12:00"))


def group(*services: Service, **listing) -> Organisation:
    known = {"status": "listed", "added": TODAY, "sources": (), "checked": TODAY, "checked_by": "staff"} | listing
    return Organisation("any", "Any", "charity", "S.", "place", Provenance(**known), services=services)


def test_hours_are_spelt_with_days_by_number_whatever_their_order_in_the_file():
    assert sure_hours(group(Service("A", times=WEEK)), TODAY) == ("15 09:00 17:00", "7 10:30 12:00")
    backwards = Opening(("friday", "monday"), "09:00", "17:00")
    assert sure_hours(group(Service("A", times=(backwards,))), TODAY) == ("15 09:00 17:00",)


def test_hours_of_several_services_stand_once():
    assert sure_hours(group(Service("A", times=WEEK), Service("B", times=WEEK[:1])), TODAY) == (
        "15 09:00 17:00",
        "7 10:30 12:00",
    )


def test_hours_with_a_note_are_not_sure():
    noted = replace(WEEK[0], note="In term time")
    assert sure_hours(group(Service("A", times=(noted, WEEK[1]))), TODAY) == ("7 10:30 12:00",)


@pytest.mark.parametrize(
    "listing",
    [
        {"checked": None, "checked_by": ""},
        {"checked": TODAY - timedelta(days=366)},
        {"status": "unconfirmed", "checked": None},
        {"status": "closed"},
        {"status": "merged"},
    ],
)
def test_what_nobody_has_checked_for_a_year_or_has_ended_is_not_sure(listing):
    assert sure_hours(group(Service("A", times=WEEK), **listing), TODAY) == ()


def test_closings_are_told_once_and_in_order():
    assert closings(["15 09:00 17:00", "7 10:30 12:00", "3 11:00 17:00"]) == ("12:00", "17:00")
