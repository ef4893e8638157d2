"""What pages show of forums: whether they still meet, when they met, and who has to do with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.edition import Edition
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum, Meeting
from hub.knowledge.page import Briefing
from hub.records.dates import PartialDate
from hub.site.directory import Directory
from hub.site.event_views import Events
from hub.site.forum_views import Forums
from hub.vocabulary import Body, Vocabulary
from tests.open_data.made_up import event

TODAY = date(2026, 11, 26)
COUNCIL = Body("council", "Council", "council")
WORDS = Vocabulary({}, {}, {}, {}, {}, {}, {}, {"council": COUNCIL})


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def forum(slug: str = "f", *met: str, **more: object) -> Forum:
    known = {"type": "forum", "theme": "T.", "audience": "All", "meetings": tuple(Meeting(day(each)) for each in met)}
    return Forum(
        slug=slug,
        path=f"content/forums/{slug}.md",
        title=slug.title(),
        summary="A.",
        status="published",
        published=date(2026, 1, 1),
        body="",
        **{**known, **more},
    )


def forums(*listed: Forum, events: tuple[Event, ...] = (), today: date = TODAY, **more: object) -> Forums:
    edition = Edition(today=today, vocabulary=WORDS, forums=listed, events=events, **more)
    directory = Directory(edition)
    return Forums(directory, Events(directory))


def state(one: Forum, *events: Event, today: date = TODAY) -> str:
    return forums(one, events=events, today=today).page(one).row.state


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (forum(until=day("2026-11")), "ended"),  # a month that has begun
        (forum(until=day("2027-01")), "unknown"),
        (forum("f", "2026-10-01", until=day("2025")), "ended"),
        (forum("f", "2024-11-26"), "meets"),  # two years ago today, and the day before
        (forum("f", "2024-11-25"), "unknown"),
        (forum("f", "2024"), "meets"),  # some day of that year, maybe its last
        (forum(since=day("2026-05")), "meets"),
        (forum(since=day("2009")), "unknown"),
        (forum(), "unknown"),
    ],
)
def test_a_forum_meets_while_something_is_known_of_it_that_is_not_older_than_two_years(one, found):
    assert state(one) == found


def test_a_forum_with_an_event_to_come_meets_unless_that_was_called_off():
    assert state(forum(), event("a", "2026-12-01", forum="f")) == "meets"
    assert state(forum(), event("a", "2026-12-01", forum="f", cancelled=True)) == "unknown"


def test_the_list_tells_first_of_those_that_meet_and_last_of_those_that_ended():
    listed = forums(forum("a", until=day("2020")), forum("b"), forum("c", "2026-10-01"), forum("d")).list()
    assert [(group.state, [row.record.slug for row in group.rows]) for group in listed] == [
        ("meets", ["c"]),
        ("unknown", ["b", "d"]),
        ("ended", ["a"]),
    ]


def test_meetings_come_newest_first_each_with_its_event_and_events_that_it_does_not_list_are_among_them():
    told, untold = event("told", "2026-10-01T10:00", forum="f"), event("untold", "2026-05-01", forum="f")
    one = forum(meetings=(Meeting(day("2025-06"), 13), Meeting(day("2026-10-01"), 17, "told")))
    rows = forums(one, events=(untold, told)).page(one).meetings
    assert [(str(row.meeting.date), row.meeting.attendance, row.event) for row in rows] == [
        ("2026-10-01", 17, told),
        ("2026-05-01", None, untold),
        ("2025-06", 13, None),
    ]


def test_an_event_is_to_come_until_its_day_is_over_and_a_meeting_then():
    one, lunch = forum(), event("lunch", "2026-12-03T12:30", forum="f")
    on, after = (forums(one, events=(lunch,), today=date(2026, 12, each)).page(one) for each in (3, 4))
    assert ([row.record for row in on.coming], on.meetings) == ([lunch], ())
    assert (after.coming, [row.event for row in after.meetings]) == ((), [lunch])


def test_a_translated_forum_has_the_meetings_events_and_sub_groups_of_the_forum():
    held, coming = event("held", "2026-05-01", forum="f"), event("coming", "2026-12-03", forum="f")
    one, part, briefing = forum(), forum("part", part_of="f"), written_for("f")
    other = replace(one, slug="foro", lang="es", translates="f")
    page = forums(one, other, part, events=(held, coming), briefings=(briefing,)).page(other)
    assert ([row.event for row in page.meetings], [row.record for row in page.coming]) == ([held], [coming])
    assert (page.row.state, page.parts, page.knowledge.briefings) == ("meets", (part,), (briefing,))


def test_what_was_called_off_is_no_meeting_and_neither_is_one_that_is_planned():
    one = forum("f", "2027-01-01")
    page = forums(one, events=(event("off", "2026-01-01", forum="f", cancelled=True),)).page(one)
    assert (page.meetings, page.row.last) == ((), None)


def test_a_sub_group_and_what_it_is_part_of_lead_to_each_other():
    whole, part = forum("whole"), forum("part", part_of="whole")
    listed = forums(whole, part)
    assert listed.page(part).part_of == whole
    assert listed.page(whole).parts == (part,)


def test_a_party_finds_each_forum_that_it_runs_or_takes_part_in_once():
    both, other = forum("both", convenors=("council",), takes_part=("council",)), forum("other")
    listed = forums(both, other)
    assert [row.record for row in listed.of_party("council")] == [both]
    assert (listed.page(both).convenors, listed.page(both).takes_part) == ((COUNCIL,), (COUNCIL,))


def written_for(slug: str) -> Briefing:
    return Briefing(
        slug="b",
        path="content/briefings/b.md",
        title="B",
        summary="S.",
        status="published",
        published=date(2026, 1, 1),
        body="",
        sources=(),
        law_as_at=date(2026, 1, 1),
        forum=slug,
    )


def test_a_forum_leads_to_what_was_written_for_it():
    one, briefing = forum(), written_for("f")
    assert forums(one, briefings=(briefing,)).page(one).knowledge.briefings == (briefing,)


def test_a_row_tells_the_next_meeting_the_last_one_and_how_many_are_known():
    one = forum("f", "2026-01", "2026-10-01")
    coming = (event("later", "2027-02-01", forum="f"), event("sooner", "2026-12-01", forum="f"))
    row = forums(one, events=coming).page(one).row
    assert (row.next, row.last, row.met) == (day("2026-12-01"), day("2026-10-01"), 2)
    assert forums(one).page(one).row.next is None


def test_of_forums_that_stand_alike_the_next_meeting_comes_first_then_the_last_and_then_those_without_one():
    listed = (forum("a", since=day("2026")), forum("b", "2026-01"), forum("c", "2026-10-01"), forum("d"))
    coming = (event("late", "2027-03-01", forum="e"), event("soon", "2026-12-01", forum="f"))
    (meet, unknown) = forums(*listed, forum("e"), forum("f"), events=coming).list()
    assert [row.record.slug for row in meet.rows] == ["f", "e", "c", "b", "a"]
    assert [row.record.slug for row in unknown.rows] == ["d"]


@pytest.mark.parametrize(("held", "kept"), [((), False), (("2026-05",), False), (("2026-05", "2026-05-01"), True)])
def test_a_forum_has_a_calendar_to_show_once_the_day_of_an_event_is_known(held, kept):
    events = tuple(event(f"e{number}", when, forum="f") for number, when in enumerate(held))
    assert forums(one := forum(), events=events).page(one).in_calendar is kept
