"""The stages that notices come to, in one reading and in several: what gives way, what stays, what has no room."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from hub.cli import main
from hub.opportunities.added import added_to
from hub.opportunities.drafts import new_draft
from hub.opportunities.limits import MOST_STAGES
from hub.opportunities.notices import Procurement, procurements
from hub.opportunities.parties import Parties
from hub.opportunities.stages import surplus
from tests.opportunities.made_up import TODAY, edition

OCID = "ocds-h6vhtk-0ddddd"
PAGE = Path("content/opportunities/a-day-centre.md")
LAST = {"tenderPeriod": {"endDate": "2026-12-01"}}
COMING = {"communication": {"futureNoticeDate": "2027-06-01"}}


def release(number: int | str, day: str, kind: str, **tender: object) -> dict:
    """A notice of the Procurement Act, by its type; with `tag`, of that tag and no type."""
    tag = tender.pop("tag", "tender")
    documents = [{"noticeType": kind}] if kind else []
    return {
        "ocid": OCID,
        "id": f"{number:06d}-2026" if isinstance(number, int) else number,
        "date": f"{day}T09:00:00Z",
        "tag": [tag],
        "tender": {"title": "A day centre", "documents": documents, **tender},
    }


def read(releases: list[dict]) -> tuple:
    return procurements({"some.json": json.dumps({"releases": releases}).encode()})[0].notices


def imported(*releases: dict) -> str:
    """Import each list by itself, one after the other; the text of the page in the end."""
    Path("some.json").write_text(json.dumps({"uri": "https://example.org/api", "releases": releases}), encoding="utf-8")
    assert main(["import", "notices", "some.json"]) == 0
    return PAGE.read_text("utf-8")


TENDER = release(3, "2026-10-01", "UK4", **LAST)
PLANNED = release(2, "2026-09-01", "UK3", **COMING)


@pytest.mark.parametrize("after", ["UK4", "UK5", "UK6", "UK7", "UK12"])
def test_a_planned_notice_that_comes_late_opens_nothing_again(hub, after):
    imported(release(3, "2026-10-01", after, **(LAST if after == "UK4" else {})))
    text = imported(PLANNED)
    assert 'stage: "planned"' in text
    assert "2027-06-01" not in text
    assert main(["check"]) == 0


def test_what_a_notice_foresees_that_is_older_than_one_that_was_read_is_not_to_come(hub):
    imported(release(3, "2026-10-01", "UK2"))
    assert "2027-06-01" not in imported(PLANNED)
    assert "2027-06-01" in imported(release(4, "2026-10-02", "UK3", **COMING)), "a newer one may foresee it"


@pytest.mark.parametrize("after", ["UK4", "UK6", "UK12"])
def test_what_was_foreseen_is_taken_out_once_it_or_a_later_stage_has_begun(hub, after):
    assert "2027-06-01" in imported(PLANNED)
    later = release(3, "2026-10-01", after)
    assert "2027-06-01" not in imported(later)
    PAGE.unlink()
    assert "2027-06-01" not in imported(PLANNED, later)


def talks(number: int, day: str, last: str, tag: str = "planningUpdate") -> dict:
    milestone = {"type": "engagement", "dueDate": f"{last}T12:00:00Z"}
    return {**release(number, day, "UK2", tag=tag), "planning": {"milestones": [milestone]}}


@pytest.mark.parametrize("tag", ["planning", "planningUpdate"])
def test_the_last_day_of_the_talks_is_kept_whatever_notice_tells_it_and_again_where_it_moves(hub, tag):
    last = '- stage: "engagement"\n    date: "2026-09-30"'
    text = imported(talks(1, "2026-08-12", "2026-09-30", tag), talks(2, "2026-08-12", "2026-09-30"))
    assert text.count("The last day of the talks") == text.count(last) == 1
    assert '- stage: "change"\n    date: "2026-08-12"\n    notice: "000002-2026"' in text
    text = imported(talks(3, "2026-09-20", "2026-10-15"))
    assert last in text
    assert '- stage: "engagement"\n    date: "2026-10-15"' in text


def test_a_tender_that_is_tried_again_may_foresee_its_start(hub):
    period = {"contractPeriod": {"startDate": "2027-04-01", "endDate": "2028-03-31"}}
    again = release(3, "2026-10-01", "UK4", **period)
    text = imported(release(1, "2026-08-01", "UK4"), release(2, "2026-09-01", "UK12"), again)
    assert '"2027-04-01"' in text
    later = {"contractPeriod": {"startDate": "2027-05-01", "endDate": "2028-03-31"}}
    text = imported(release(4, "2026-10-20", "UK4", tag="tenderUpdate", **later))
    assert '"2027-05-01"' in text
    assert '"2027-04-01"' not in text


def test_a_release_that_only_its_change_bore_out_gets_its_day_when_its_notice_is_read(hub):
    assert "was not read" in imported(release(4, "2026-10-20", "UK4", tag="tenderUpdate", **LAST))
    text = imported(TENDER)
    assert "was not read" not in text
    assert text.count('stage: "release"\n    date: "2026-10-01"') == text.count('stage: "release"') == 1


def test_a_cancellation_under_the_number_or_at_the_address_of_another_notice_is_not_lost(hub):
    imported(TENDER)
    text = imported(release(3, "2026-11-02", "UK12", tag="tenderCancellation"))
    assert '- stage: "cancelled"\n    date: "2026-11-02"\n    notice: "000003-2026"' in text
    assert imported(TENDER, release(3, "2026-11-02", "UK12", tag="tenderCancellation")) == text, "only once"


def test_notices_at_one_address_are_told_apart_by_their_numbers(hub):
    # Contracts Finder's notices may tell only the address that their package is from.
    other = {"ocid": "ocds-b5fd17-0ddddd"}
    tender, cancelled = (
        {**release(number, "2026-10-01", "", tag=tag), **other}
        for number, tag in (("A" * 61 + "1", "tender"), ("A" * 61 + "2", "tenderCancellation"))
    )
    imported(tender)
    text = imported(cancelled)
    assert 'stage: "cancelled"' in text
    assert text.count('url: "https://example.org/api"') == 2
    assert imported(tender, cancelled) == text


def test_a_number_that_staff_tell_in_a_text_does_not_hide_its_notice(hub):
    text = imported(TENDER).replace('summary: "write here"', 'summary: "000009-2026"\nlength: "000009-2026"')
    PAGE.write_text(text, encoding="utf-8")
    assert 'stage: "cancelled"' in imported(release(9, "2026-11-02", "UK12"))


def test_a_source_that_staff_wrote_themselves_names_its_notice_too(hub):
    text = imported(TENDER).replace("Notice 000003-2026", "The call for bids")
    cut = text[text.index("stages:") : text.index("sources:")]
    text = text.replace(cut, 'stages:\n  - stage: "award"\n')
    PAGE.write_text(text, encoding="utf-8")
    assert imported(TENDER) == text


def many(count: int, **more: object) -> list[dict]:
    """A tender and so many changes, a day each."""
    days = [(date(2024, 1, 1) + timedelta(number)).isoformat() for number in range(count + 1)]
    return [release(n, day, "UK10" if n else "UK4", **more) for n, day in enumerate(days)]


def test_where_stages_have_no_room_the_oldest_changes_are_left_out_and_that_is_told(hub, capsys):
    text = imported(*many(80), release(900, "2026-11-02", "UK12"))
    # A release, its last day, 80 changes and the end: 83.
    assert "23 older stages left out: a file holds 60." in capsys.readouterr().out
    assert text.count("- stage:") == MOST_STAGES
    assert 'stage: "release"\n    date: "2024-01-01"' in text
    assert 'stage: "cancelled"' in text
    assert 'date: "2024-03-21"\n    notice: "000080-2026"' in text
    assert '    notice: "000001-2026"' not in text
    assert imported(*many(80)) == text, "and they do not come back"


def test_a_cancellation_finds_room_in_a_full_page_and_what_staff_spoke_of_stays(hub, capsys):
    text = imported(*many(58)).replace('  - stage: "change"\n', '  # Ask why.\n  - stage: "change"\n', 1)
    PAGE.write_text(text, encoding="utf-8")
    text = imported(release(900, "2026-11-02", "UK12"))
    assert "1 older stage left out" in capsys.readouterr().out
    assert 'stage: "cancelled"' in text
    assert '# Ask why.\n  - stage: "change"\n    date: "2024-01-02"' in text
    assert '    notice: "000002-2026"' not in text
    assert main(["check"]) == main(["fmt", "--check"]) == 0


def test_the_last_of_each_name_and_what_has_no_notice_is_never_left_out():
    stages = [{"stage": "award", "date": f"2024-01-{day:02d}", "notice": "n"} for day in range(1, 32)] * 2
    stages += [{"stage": "change", "date": "2020-01-01"}, {"stage": "release", "date": "2019-01-01", "notice": "n"}]
    assert surplus(stages) == {0, 31, 1, 32}
    assert surplus(stages, kept={0, 31}) == {1, 32, 2, 33}
    assert surplus(stages[:MOST_STAGES]) == set()


def calls(count: int) -> int:
    """How often a function is called, or a generator goes on, while so many notices are read and written."""
    data = {"some.json": json.dumps({"releases": many(count, **LAST)}).encode()}
    parties, number = Parties(edition()), 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        (whole,) = procurements(data)
        draft = new_draft(whole, parties, TODAY, ())
        first = new_draft(Procurement(OCID, whole.notices[:1]), parties, TODAY, ())
        added = added_to(first.path, first.text.encode(), whole)
    finally:
        sys.setprofile(before)
    assert draft.text.count('title: "Notice ') == added.text.count('title: "Notice ') == count + 1
    return number


def test_ten_times_as_many_notices_take_no_more_than_ten_times_as_long():
    calls(20)  # what is read once and kept
    assert calls(1000) < 10.5 * calls(100)
