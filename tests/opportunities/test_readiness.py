"""What must be true by when, and which opportunities have a sheet of it."""

from __future__ import annotations

from datetime import date

import pytest

from hub.knowledge.stage import Stage
from hub.opportunities.readiness import ITEMS, has_sheet, items_by_stage
from hub.records.dates import PartialDate
from tests.opportunities.made_up import TODAY, opportunity

RUNNING = (Stage("release", PartialDate.parse("2026-02-02")), Stage("closing", PartialDate.parse("2026-03-02")))
AWARDED = (*RUNNING, Stage("award", PartialDate.parse("2026-05")), Stage("end", PartialDate.parse("2029-05")))
OPEN = (RUNNING[0], Stage("closing", PartialDate.parse("2026-11-26")))
CLOSED = (Stage("release", PartialDate.parse("2020-01")), Stage("end", PartialDate.parse("2021-01")))


def test_every_item_is_asked_once_of_a_contract_in_the_order_of_the_stages():
    by_stage = items_by_stage("contract")
    assert [item for items in by_stage.values() for item in items] == list(ITEMS)
    assert list(by_stage) == ["first-signal", "engagement", "planned", "release", "closing"]


def test_a_grant_asks_nothing_of_public_tenders_nor_of_staff_who_would_move():
    asked = {item.name for items in items_by_stage("grant").values() for item in items}
    assert {item.name for item in ITEMS} - asked == {"registered", "staff"}
    assert list(items_by_stage("grant")) == ["release", "closing"]


@pytest.mark.parametrize(
    ("fields", "has"),
    [
        ({}, True),
        ({"type": "grant"}, True),
        ({"type": "premises"}, False),
        ({"stages": OPEN}, True),
        ({"stages": RUNNING}, False),
        ({"stages": AWARDED}, False),
        ({"stages": CLOSED}, False),
        ({"translates": "another"}, False),
    ],
)
def test_a_contract_or_grant_that_can_still_be_gone_for_has_a_sheet(fields, has):
    assert has_sheet(opportunity(**fields), TODAY) is has


def test_premises_and_translations_never_have_one_so_nothing_leads_from_there():
    assert opportunity(type="premises").sheet == ""
    assert opportunity(translates="other").sheet == ""
    assert opportunity().sheet == "/opportunities/wanted/readiness/"


def test_a_sheet_is_no_more_from_the_day_after_the_last_to_bid():
    days = {"release": "2027-03-01", "closing": "2027-04-09", "end": "2029"}
    wanted = opportunity(stages=tuple(Stage(name, PartialDate.parse(day)) for name, day in days.items()))
    assert has_sheet(wanted, date(2027, 4, 9))
    assert not has_sheet(wanted, date(2027, 4, 10))
