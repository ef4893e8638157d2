"""What pages show of who fits, of gaps, and of what must be true by when."""

from __future__ import annotations

import pytest

from hub.knowledge.stage import Stage
from hub.records.dates import PartialDate
from hub.site.directory import Directory
from hub.site.matching_views import MOST_NAMED, Matching, sheet
from tests.opportunities.made_up import edition, opportunity, organisation, place, service


def view(wanted, *organisations):
    return Matching(Directory(edition(*organisations, opportunities=(wanted,)))).of(wanted)


def test_reasons_are_told_by_name_and_what_is_left_off_leads_to_its_pages():
    wanted = opportunity(topics=("carers",), people=("carers", "anyone"), places=("heights",), languages=("es",))
    a = organisation(
        "a", people=("carers",), languages=("es",), locations=(place("hill", "Hall"),), services=(service("carers"),)
    )
    others = [organisation(f"o{i}", topics=("health",), serves=("hill",)) for i in range(8)]
    work, places = view(wanted, a, *others).groups
    row = work.rows[0]
    assert (row.runs, row.people, row.languages, row.places, row.spaces) == (
        ("Carers",), (), ("es",), ("The Heights",), ("Hall",)
    )
    assert (places.part, places.more, [area.name for area in places.where]) == ("places", 2, ["The Heights"])
    assert [topic.name for topic in work.where] == ["Carers"]


def test_an_empty_cell_has_the_step_of_none_and_the_fullest_the_strongest():
    wanted = opportunity(people=("carers", "women"))
    found = view(wanted, *(organisation(f"o{i}", people=("carers",), serves=("hill",)) for i in range(3))).grid
    by_ward = {row.ward.slug: row.cells for row in found.rows}
    assert [(cell.count, cell.step) for cell in by_ward["hill"]] == [(3, 4), (0, 0)]
    assert [cell.count for cell in found.everywhere.cells] == [0, 0]
    assert found.gaps == 5


def test_a_line_names_no_more_than_it_has_room_for_and_counts_the_others():
    wanted = opportunity(people=("carers",), languages=("es", "so"))
    many = (organisation(f"o{i}", people=("carers",), languages=("es",)) for i in range(MOST_NAMED + 2))
    spanish, somali = view(wanted, *many).languages
    assert (spanish.count, len(spanish.near.organisations), spanish.near.more) == (MOST_NAMED + 2, MOST_NAMED, 2)
    assert (somali.count, somali.near.organisations) == (0, ())


@pytest.mark.parametrize(
    ("days", "when", "past"),
    [
        # Two talks: one was, one is to come. What has to be true is due at the next.
        ([("engagement", "2026-11-01"), ("engagement", "2027-01-10"), ("release", "2027-03-01")], "2027-01-10", False),
        ([("engagement", "2026-09"), ("first-signal", "2026-10"), ("release", "2027-03-01")], "2026-09", True),
        ([("release", "2027-03-01")], None, False),
    ],
)
def test_what_must_be_true_is_due_at_the_next_stage_of_that_name(days, when, past):
    stages = tuple(Stage(name, PartialDate.parse(day)) for name, day in days)
    wanted = opportunity(stages=stages)
    directory = Directory(edition(opportunities=(wanted,)))
    found = {each.name: each for each in sheet(directory, Matching(directory), wanted).by_stage}["engagement"]
    assert (str(found.when.date) if found.when else None, found.past) == (when, past)


@pytest.mark.parametrize(
    ("kind", "days", "past"),
    [
        # Heard of late: it is open, and all that comes before that is past, though nobody tells when it was.
        ("contract", ["release 2026-11-01", "closing 2026-12-09"], ["first-signal", "engagement", "planned"]),
        ("contract", ["planned 2026-11-01", "release 2027-03-01"], ["first-signal", "engagement"]),
        ("contract", ["engagement 2026-11-26", "release 2027-03-01"], ["first-signal"]),
        ("contract", ["release 2026-03-01", "closing 2026-04", "release 2027-03"], []),
        ("grant", ["release 2025-07-24", "closing 2025-09-25", "release 2027"], []),
    ],
)
def test_all_that_comes_before_a_stage_that_has_begun_is_past(kind, days, past):
    stages = tuple(Stage(name, PartialDate.parse(day)) for name, day in map(str.split, days))
    wanted = opportunity(type=kind, stages=stages)
    directory = Directory(edition(opportunities=(wanted,)))
    found = sheet(directory, Matching(directory), wanted).by_stage
    told = [each.name for each in found if each.past and each.name in ("first-signal", "engagement", "planned")]
    assert told == past
    assert [each.past for each in found if each.name in ("release", "closing")] == [False, False]
