"""What must be true by when, and which opportunities have a sheet of it."""

from __future__ import annotations

from datetime import date

import pytest

from hub.knowledge.stage import Stage
from hub.opportunities.readiness import ITEMS, has_sheet, items_by_stage
from hub.records.dates import PartialDate
from tests.opportunities.made_up import TODAY, opportunity

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
        ({"stages": CLOSED}, False),
        ({"translates": "another"}, False),
    ],
)
def test_a_contract_or_grant_that_is_not_over_has_a_sheet(fields, has):
    assert has_sheet(opportunity(**fields), TODAY) is has


def test_premises_and_translations_never_have_one_so_nothing_leads_from_there():
    assert opportunity(type="premises").sheet == ""
    assert opportunity(translates="other").sheet == ""
    assert opportunity().sheet == "/opportunities/wanted/readiness/"


def test_a_sheet_is_no_more_once_the_opportunity_is_over():
    days = {"release": "2027-03-01", "end": "2029"}
    wanted = opportunity(stages=tuple(Stage(name, PartialDate.parse(day)) for name, day in days.items()))
    assert has_sheet(wanted, date(2029, 12, 31))
    assert not has_sheet(wanted, date(2030, 1, 1))
