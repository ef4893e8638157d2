"""What pages show of opportunities: the tiles, what to do now, and the order of the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.edition import Edition
from hub.knowledge.consortium import Consortium
from hub.knowledge.opportunity import Opportunity, Round
from hub.knowledge.stage import Stage
from hub.listings.organisation import Source
from hub.records.dates import PartialDate
from hub.rendering.words import Words
from hub.site.directory import Directory
from hub.site.opportunity_views import Opportunities, opportunity_page
from hub.vocabulary import Body, Vocabulary

TODAY = date(2026, 11, 26)
WORDS = Vocabulary({}, {}, {}, {}, {}, {}, {}, {"council": Body("council", "Council", "council")})


def opportunity(slug: str, *stages: str, kind: str = "contract", **more: object) -> Opportunity:
    told = (text.partition(" ") for text in stages)
    return Opportunity(
        slug=slug,
        path=f"content/opportunities/{slug}.md",
        title=slug.title(),
        summary="A.",
        status="published",
        published=date(2026, 1, 1),
        body="",
        type=kind,
        stages=tuple(Stage(name, PartialDate.parse(day) if day else None) for name, _, day in told),
        **more,
    )


def directory(*opportunities: Opportunity, consortia: tuple[Consortium, ...] = ()) -> Directory:
    return Directory(
        Edition(today=TODAY, vocabulary=WORDS, opportunities=opportunities, consortia=consortia)
    )


SOON = opportunity("soon", "release 2026-12-22", topics=("food",), offered_by=("council",))
LATER = opportunity("later", "release 2027-03")
UNKNOWN = opportunity("unknown", "first-signal 2026-01", "release", topics=("food",))
OPEN = opportunity("open", "release 2026-11-01", "closing 2026-11-30", kind="grant")
RUNNING = opportunity("running", "release 2026-01", "start 2026-04", "end 2027-03", awarded_to=("council",))
OLD = opportunity("old", "start 2020-05", "end 2025-03", topics=("food",))
OLDER = opportunity("older", "release 2012-02", "closing 2012-03-23", kind="grant")
CLOSED = opportunity("closed", "release 2026-05", "closing 2026-06")
BEGUN = opportunity("begun", "release 2026-02", "start 2026-10", "end 2028")
ALL = (RUNNING, BEGUN, LATER, OLD, OLDER, OPEN, SOON, UNKNOWN)


def test_the_list_tells_first_what_comes_first_and_last_what_is_long_over():
    listed = Opportunities(directory(*ALL)).list()
    assert [(k.kind, [row.record.slug for row in k.rows]) for k in listed.ahead] == [
        ("contract", ["soon", "later", "unknown"]),
        ("grant", ["open"]),
    ]
    assert [row.record.slug for k in listed.under_way for row in k.rows] == ["begun", "running"]
    assert [(y.year, [row.record.slug for row in y.rows]) for y in listed.over] == [(2025, ["old"]), (2012, ["older"])]


def test_a_topic_names_only_what_is_not_over():
    assert [row.record.slug for row in Opportunities(directory(*ALL)).not_over("food")] == ["soon", "unknown"]


def test_an_organisation_has_what_it_offers_and_what_it_won():
    found = Opportunities(directory(*ALL)).offered_or_won_by("council")
    assert {row.record.slug for row in found} == {"soon", "running"}


@pytest.mark.parametrize(
    ("record", "states", "step"),
    [
        (UNKNOWN, ["now", "to-come"], "first-signal"),
        (RUNNING, ["past", "now", "to-come"], "contract"),
        (OLD, ["past", "past"], ""),
        (OPEN, ["now", "to-come"], ""),
        (CLOSED, ["past", "last"], ""),
    ],
    ids=lambda each: getattr(each, "slug", None),
)
def test_every_tile_says_whether_it_is_past_now_or_to_come(record, states, step):
    view = opportunity_page(directory(record), record)
    assert [tile.state for tile in view.tiles] == states
    assert view.step == step


def test_what_to_do_is_told_for_contracts_that_are_not_over():
    assert opportunity_page(directory(SOON), SOON).steps
    assert not opportunity_page(directory(OLD), OLD).steps
    assert not opportunity_page(directory(OPEN), OPEN).steps


def test_a_consortium_for_it_stands_on_its_page():
    told = {"summary": "A.", "status": "published", "published": TODAY, "body": "", "path": "", "stages": ()}
    both = (
        Consortium(slug="one", title="One", opportunity="soon", **told),
        Consortium(slug="two", title="Two", opportunity="later", **told),
    )
    assert [c.slug for c in opportunity_page(directory(SOON, LATER, consortia=both), SOON).consortia] == ["one"]


@pytest.mark.parametrize(
    ("ocid", "address"),
    [
        ("ocds-h6vhtk-04ee37", "https://www.find-tender.service.gov.uk/procurement/ocds-h6vhtk-04ee37"),
        ("ocds-b5fd17-04ee37", ""),
        ("", ""),
    ],
)
def test_only_a_record_of_a_register_that_is_known_is_linked(ocid, address):
    record = opportunity("a", "release", ocid=ocid)
    assert opportunity_page(directory(record), record).register == address


def test_pounds_are_whole_and_have_their_commas():
    assert Words("en-GB").pounds(232100000) == "£232,100,000"


@pytest.mark.parametrize(
    ("record", "stage"),
    [
        (SOON, "release"),
        (UNKNOWN, "first-signal"),  # its release has no date
        (OPEN, "closing"),
        (RUNNING, "start"),
        (CLOSED, "closing"),
        (OLD, "end"),
        (opportunity("nothing", "release"), None),
    ],
    ids=lambda each: getattr(each, "slug", None),
)
def test_a_row_tells_the_day_that_matters(record, stage):
    (row,) = Opportunities(directory(record)).rows
    assert (row.stage.stage if row.stage else None) == stage


def test_tiles_of_one_name_are_known_from_each_other_by_their_round_or_else_their_note():
    told = (("release", "2026-01", ""), ("closing", "2026-02", "A"), ("release", "2027-01", "B"), ("award", "2027", ""))
    stages = tuple(Stage(name, PartialDate.parse(day), note=note) for name, day, note in told)
    rounds = (Round("One", opens=PartialDate.parse("2026-01")),)
    record = replace(opportunity("a", kind="grant"), stages=stages, rounds=rounds)
    assert [tile.which for tile in opportunity_page(directory(record), record).tiles] == ["One", "", "B", ""]


@pytest.mark.parametrize(
    ("record", "advice"),
    [
        (UNKNOWN, ("first-signal", "release")),
        (SOON, ("release",)),
        (opportunity("a", "release 2026-11", "closing 2026-12", "award", "start 2027-04"), ("release", "award")),
        (RUNNING, ()),
        (OPEN, ()),
    ],
)
def test_what_to_do_is_told_of_the_stage_that_it_is_at_and_the_next_while_it_can_be_gone_for(record, advice):
    assert opportunity_page(directory(record), record).advice == advice


def test_the_notice_to_ask_by_is_the_newest_that_has_come_and_else_a_source():
    stages = (("first-signal", "2026-06", "https://a.example"), ("engagement", "2026-11", "https://b.example"))
    told = [Stage(name, PartialDate.parse(day), source=source) for name, day, source in stages]
    ahead = Stage("release", PartialDate.parse("2027-02"), source="https://c.example")
    source = Source("https://d.example", TODAY)
    cases = (("https://b.example", (*told, ahead)), ("https://d.example", ()), ("https://d.example", (ahead,)))
    for found, known in cases:
        record = replace(opportunity("a"), stages=known, sources=(source,))
        assert opportunity_page(directory(record), record).notice == found


def test_a_last_day_that_was_put_off_is_told_as_the_earlier_one():
    moved = opportunity("moved", "release 2026-08-01", "closing 2026-09-18", "closing 2026-12-30")
    view = opportunity_page(directory(moved), moved)
    assert [(each.state, each.earlier) for each in view.stages] == [("now", False), ("past", True), ("to-come", False)]


def test_what_was_only_expected_is_not_told_as_past():
    stages = (Stage("release", PartialDate(2026, 10, 1), expected=True), Stage("change", PartialDate(2026, 11, 10)))
    record = replace(opportunity("foreseen", "release"), stages=stages)
    assert [each.state for each in opportunity_page(directory(record), record).stages] == ["untold", "now"]
    late = replace(opportunity("late", "release"), stages=(Stage("start", PartialDate(2026, 6), expected=True),))
    assert [each.state for each in opportunity_page(directory(late), late).stages] == ["untold"]
    assert not opportunity_page(directory(late), late).timeline.goes_on
    (row,) = Opportunities(directory(record)).list().ahead[0].rows
    assert row.stage is stages[0]
