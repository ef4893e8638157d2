"""What pages show of events: when they are, whether they are over, and the order of the list."""

from __future__ import annotations

from datetime import date

import pytest

from hub.edition import Edition
from hub.knowledge.event import Event
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Reference
from hub.knowledge.stage import Stage
from hub.records.dates import PartialDate
from hub.site.directory import Directory
from hub.site.event_views import Events, event_page, event_row
from hub.vocabulary import Topic, Vocabulary
from tests.open_data.made_up import event

TODAY = date(2026, 11, 26)
FOOD, MONEY = (Topic(name, name.title(), name, "icon", "", "all", "stock") for name in ("food", "money"))
WORDS = Vocabulary({}, {"food": FOOD, "money": MONEY}, {}, {}, {}, {}, {}, {})


def directory(*events: Event, today: date = TODAY, opportunities: tuple[Opportunity, ...] = ()) -> Directory:
    ordered = tuple(sorted(events, key=lambda each: str(each.starts)))
    return Directory(Edition(today=today, vocabulary=WORDS, events=ordered, opportunities=opportunities))


def slugs(rows) -> list[str]:
    return [row.record.slug for row in rows]


@pytest.mark.parametrize(
    ("starts", "ends", "day"),
    [
        ("2026-12-03T12:30", "2026-12-03T14:30", "2026-12-03"),
        ("2026-12-03", "2026-12-05", "2026-12-05"),  # its last day is what counts
        ("2026-12-01", "2026-12", "2026-12-31"),
        ("2026-12", "", "2026-12-31"),  # one of which only the month is known may be on its last day
    ],
)
def test_an_event_is_coming_until_its_last_day_is_over_and_history_the_day_after(starts, ends, day):
    fair, last = event("fair", starts, ends), date.fromisoformat(day)
    before, after = (Events(directory(fair, today=when)) for when in (last, date.fromordinal(last.toordinal() + 1)))
    assert (slugs(before.coming), before.list().years) == (["fair"], ())
    assert (after.coming, [(year.year, slugs(year.rows)) for year in after.list().years]) == ((), [(2026, ["fair"])])


def test_the_list_tells_what_is_soonest_first_and_what_has_been_newest_first_by_year():
    events = ("2027-02-01", "2026-12", "2026-12-24T09:00", "2024-05-01", "2025-01-01", "2025-03")
    listed = Events(directory(*(event(f"on-{day[:10]}", day) for day in events))).list()
    assert slugs(listed.coming) == ["on-2026-12", "on-2026-12-24", "on-2027-02-01"]
    assert [(year.year, slugs(year.rows)) for year in listed.years] == [
        (2025, ["on-2025-03", "on-2025-01-01"]),
        (2024, ["on-2024-05-01"]),
    ]


def test_an_event_that_was_called_off_says_so_before_and_after_its_day():
    off = event("off", "2026-12-01", cancelled=True)
    for today in (TODAY, date(2027, 1, 1)):
        assert event_row(directory(off, today=today), off).state == "cancelled"
    assert slugs(Events(directory(off)).coming) == ["off"]


def test_times_are_local_and_empty_where_they_are_not_told():
    def told(starts: str, ends: str = "") -> tuple[str, str, str | None]:
        row = event_row(directory(), event("a", starts, ends))
        return row.opens, row.closes, str(row.last) if row.last else None

    assert told("2026-12-03T12:30", "2026-12-03T14:30") == ("12:30", "14:30", None)
    assert told("2026-12-03T12:30") == ("12:30", "", None)
    assert told("2026-12-03") == ("", "", None)
    assert told("2026-12-03T12:30", "2026-12-04") == ("12:30", "", "2026-12-04")


def test_a_topic_and_a_party_know_what_is_to_come_and_what_has_been():
    events = Events(
        directory(
            event("gone", "2026-01-01", organisers=("one",), topics=("food",)),
            event("soon", "2026-12-01", organisers=("one", "two"), topics=("food",)),
        )
    )
    assert (slugs(events.about(FOOD).coming), slugs(events.about(FOOD).past)) == (["soon"], ["gone"])
    one, two = events.held_by("one"), events.held_by("two")
    assert (slugs(one.coming), slugs(one.past), one.more) == (["soon"], ["gone"], 0)
    assert (slugs(two.coming), slugs(two.past)) == (["soon"], [])
    assert not events.held_by("three") and not events.about(MONEY)


def test_of_what_a_party_has_held_the_newest_are_named_and_the_rest_counted():
    held = (event(f"e{month}", f"2026-{month:02}-01", organisers=("one",)) for month in range(1, 10))
    found = Events(directory(*held)).held_by("one")
    assert (slugs(found.past), found.more) == (["e9", "e8", "e7", "e6", "e5", "e4"], 3)


def test_a_forum_knows_all_its_events():
    events = Events(directory(event("gone", "2026-01-01", forum="f"), event("soon", "2026-12-01", forum="f")))
    assert slugs(events.of_forum("f")) == ["soon", "gone"]


def test_an_event_leads_to_the_opportunity_that_the_same_notice_tells_of():
    notice = Reference("Notice", "https://example.org/notice")
    contract = Opportunity(
        slug="contract",
        path="content/opportunities/contract.md",
        title="Contract",
        summary="A.",
        status="published",
        published=date(2026, 1, 1),
        body="",
        type="contract",
        stages=(Stage("engagement", PartialDate(2026, 12, 1), source=notice.url),),
    )
    listed = directory(opportunities=(contract,))
    assert event_page(listed, event("a", "2026-12-01", sources=(notice,))).opportunities == (contract,)
    assert event_page(listed, event("b", "2026-12-01")).opportunities == ()


@pytest.mark.parametrize(("starts", "kept"), [("2026-12-01T10:00", True), ("2026-12-01", True), ("2026-12", False)])
def test_only_an_event_whose_day_is_known_is_in_the_calendars(starts, kept):
    one = event("a", starts, topics=("food",))
    assert event_page(directory(), one).in_calendars is kept
    assert Events(directory(one)).topics == ((FOOD,) if kept else ())
