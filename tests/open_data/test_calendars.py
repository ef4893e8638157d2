"""Calendars, read back by Python's icalendar and by npm's ical.js, which know time zones in two ways of their own: the
one by its name, the other by what the calendar says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from hub.address import Address
from hub.knowledge.event import Event
from hub.knowledge.page import Place
from hub.open_data.calendars import calendar, is_kept
from tests.conftest import Site
from tests.node import node
from tests.open_data.made_up import corrected, event

ADDRESS = Address("https://hub.example.org/hub")
LONDON = ZoneInfo("Europe/London")
HARD = "Tea, cake; D:\\New \\N, \\n and \\ a “walk”\nto the river 🍲: très loin, " + "weiter " * 12 + "後で"
HALL = Place("Hall, old; new", "1 Way")
TRICKY = (
    # In spring the clock goes from 01:00 GMT to 02:00 BST on 29 March 2026, in autumn back from 02:00 BST to 01:00 GMT
    # on 25 October.
    event("winter", "2026-03-28T10:00", "2026-03-28T11:30"),
    event("spring-before", "2026-03-29T00:30", "2026-03-29T02:30"),
    event("spring-after", "2026-03-29T02:30", "2026-03-29T09:00"),
    event("summer", "2026-10-24T18:00", "2026-10-24T20:00"),
    event("autumn-night", "2026-10-24T23:30", "2026-10-25T08:00"),
    event("autumn-after", "2026-10-25T02:30"),
    event("next-spring", "2027-03-28T10:00", "2027-03-28T12:00"),
    event("days", "2026-12-12", "2026-12-13"),
    event("one-day", "2026-12-14"),
    event("hard", "2026-06-01T12:00", title=HARD.partition("\n")[0], summary=HARD, place=HALL),
    event("off", "2026-06-02T12:00", cancelled=True),
)


def made(*events: Event, **more: object) -> bytes:
    return calendar("Events", events, "Old Town", ADDRESS, LONDON, **more)


def by_python(data: bytes) -> list[dict[str, object]]:
    def moment(entry: icalendar.Event, name: str) -> str | None:
        if name not in entry:
            return None
        at = entry.decoded(name)
        return at.astimezone(UTC).isoformat() if isinstance(at, datetime) else at.isoformat()

    return [
        {
            "uid": str(entry["uid"]),
            "title": str(entry["summary"]),
            "description": str(entry["description"]),
            "where": entry.get("location"),
            "status": entry["status"],
            "sequence": entry["sequence"],
            "url": entry["url"],
            "starts": moment(entry, "dtstart"),
            "ends": moment(entry, "dtend"),
            "stamp": moment(entry, "dtstamp"),
        }
        for entry in icalendar.Calendar.from_ical(data).walk("VEVENT")
    ]


@pytest.fixture(scope="module")
def by_node() -> Iterator[Callable[[bytes], list[dict[str, object]]]]:
    with node(Path(__file__).with_name("calendars.mjs")) as asked:
        yield lambda data: asked({"calendar": data.decode()})


def test_python_and_node_read_the_same_events_on_both_sides_of_each_change_of_the_clock(by_node):
    read = by_python(made(*TRICKY))
    assert by_node(made(*TRICKY)) == read
    assert [(each["starts"], each["ends"]) for each in read] == [
        ("2026-03-28T10:00:00+00:00", "2026-03-28T11:30:00+00:00"),
        ("2026-03-29T00:30:00+00:00", "2026-03-29T01:30:00+00:00"),
        ("2026-03-29T01:30:00+00:00", "2026-03-29T08:00:00+00:00"),
        ("2026-10-24T17:00:00+00:00", "2026-10-24T19:00:00+00:00"),
        ("2026-10-24T22:30:00+00:00", "2026-10-25T08:00:00+00:00"),
        ("2026-10-25T02:30:00+00:00", None),
        ("2027-03-28T09:00:00+00:00", "2027-03-28T11:00:00+00:00"),
        ("2026-12-12", "2026-12-14"),  # a whole day ends where the next begins
        ("2026-12-14", "2026-12-15"),
        ("2026-06-01T11:00:00+00:00", None),
        ("2026-06-02T11:00:00+00:00", None),
    ]


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Europe/Dublin", "UTC"])
def test_another_hubs_time_zone_is_read_alike(zone, by_node):
    data = calendar("Events", TRICKY, "Old Town", ADDRESS, ZoneInfo(zone))
    assert by_node(data) == by_python(data)


def test_commas_semicolons_new_lines_and_emoji_come_back_as_they_were(by_node):
    [entry] = by_node(made(TRICKY[9]))
    assert entry["title"] == HARD.partition("\n")[0]
    assert entry["description"].startswith(HARD)
    assert entry["where"] == "Hall, old; new, 1 Way"


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut():
    lines = made(*TRICKY).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)


def test_an_event_is_known_again_by_its_slug_and_borough_wherever_the_site_moves():
    moved = calendar("Events", [event("fair", "2026-05-01")], "Old Town", Address("https://elsewhere.example"), LONDON)
    for data in (made(event("fair", "2026-05-01")), moved):
        assert by_python(data)[0]["uid"] == "fair@Old%20Town"


def test_a_calendar_of_years_far_apart_is_small_and_read_alike(by_node):
    years = ("1000", "1901", "1990", "2026", "2027", "2999")
    data = made(*(event(f"a{year}", f"{year}-06-01T12:00", f"{year}-12-31T23:30") for year in years))
    assert len(data) < 8_000  # of six events alone 3,000
    read = by_python(data)
    assert [each["starts"] for each in read[2:]] == [f"{year}-06-01T11:00:00+00:00" for year in years[2:]]
    assert [each["ends"] for each in read[1:]] == [f"{year}-12-31T23:30:00+00:00" for year in years[1:]]
    # Before 1847 a clock in London was 75 seconds behind, of which ical.js takes none but the minute.
    assert by_node(data)[1:] == read[1:]


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/New_York", "Australia/Lord_Howe"])
def test_the_first_and_last_hours_of_a_year_that_stands_alone_are_read_alike(zone, by_node):
    some = (event("a", "2019-07-01T12:00"), event("b", "2026-01-01T00:30", "2026-12-31T23:30"))
    data = calendar("Events", some, "Old Town", ADDRESS, ZoneInfo(zone))
    assert by_node(data) == by_python(data)


def test_of_the_hour_that_comes_twice_it_is_the_first(by_node):
    data = made(event("a", "2026-10-25T01:15", "2026-10-25T01:45"), event("b", "2026-10-25T00:30", "2026-10-25T02:00"))
    read = by_python(data)
    assert [(each["starts"], each["ends"]) for each in read] == [
        ("2026-10-25T00:15:00+00:00", "2026-10-25T00:45:00+00:00"),
        ("2026-10-24T23:30:00+00:00", "2026-10-25T02:00:00+00:00"),
    ]
    assert by_node(data) == read


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        ("2026-05-01", "2026-05-01", "2026-05-02"),
        ("2026-05-20", "2026-05", "2026-05-21"),
        ("2026-05-01", "2026-05-02T16:00", "2026-05-03"),
        ("2026-05-01T18:00", "2026-05-01", "2026-05-01T23:00:00+00:00"),
        ("2026-05-01T18:00", "2026-05-01T18:00", None),
        ("2026-05-01T18:00", "2026-05", None),
    ],
)
def test_an_end_lies_after_its_start_or_is_not_told(starts, ends, told, by_node):
    data = made(event("a", starts, ends))
    assert [each["ends"] for each in by_python(data)] == [told]
    assert by_node(data) == by_python(data)


def test_what_was_changed_or_called_off_takes_the_place_of_what_a_program_has():
    plain = event("a", "2026-05-01")
    changed = event("a", "2026-05-01", updated=date(2026, 2, 1), corrections=(corrected("2026-02-03"),))
    off = event("a", "2026-05-01", updated=date(2026, 2, 1), cancelled=True)
    again = event("a", "2026-05-01", updated=date(2026, 2, 2))
    read = [by_python(made(each))[0] for each in (plain, off, again, changed)]
    # From 1 January, when all were published, to 1, 2 and 3 February: 31, 32 and 33 days.
    assert [each["sequence"] for each in read] == [0, 2 * 31 + 1, 2 * 32, 2 * 33 + 1]
    assert [each["status"] for each in read] == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CONFIRMED"]
    assert [each["stamp"][:10] for each in read] == ["2026-01-01", "2026-02-01", "2026-02-02", "2026-02-03"]


@pytest.mark.parametrize("known", ["2026-05", "2026"])
def test_an_event_without_a_day_is_in_no_calendar(known):
    assert not is_kept(event("a", known))
    assert by_python(made(event("a", known), event("b", "2026-05-01"))) == by_python(made(event("b", "2026-05-01")))


def test_an_end_that_is_told_as_a_day_lasts_until_that_day_is_over():
    [read] = by_python(made(event("a", "2026-05-01T18:00", "2026-05-03")))
    assert read["ends"] == "2026-05-03T23:00:00+00:00"  # midnight of summer time


def test_an_end_of_which_only_the_month_is_known_is_left_out():
    assert by_python(made(event("a", "2026-05-01T18:00", "2026-06")))[0]["ends"] is None


def test_an_example_says_so_in_its_title():
    said = {"Example: %(title)s": "Beispiel: %(title)s"}
    [read] = by_python(made(event("a", "2026-05-01", example=True), gettext=lambda text: said.get(text, text)))
    assert read["title"] == "Beispiel: A"


def test_a_calendar_without_events_can_be_subscribed_to(by_node):
    assert by_node(made()) == []
    assert icalendar.Calendar.from_ical(made()).walk("VTIMEZONE")  # RFC 5545 wants one component at least


def test_the_same_events_give_the_same_bytes():
    assert made(*TRICKY) == made(*TRICKY)


def test_the_calendars_of_a_site_are_read_alike_and_say_what_its_pages_do(small_sites: dict[str, Site], by_node):
    folder = small_sites["path"].output / "calendars"
    for file in folder.rglob("*.ics"):
        assert by_node(file.read_bytes()) == by_python(file.read_bytes())
    read = {each["uid"].partition("@")[0]: each for each in by_python((folder / "all.ics").read_bytes())}
    assert set(read) == {"carers-open-morning", "first-meeting", "hall-fair", "winter-lunch"}
    assert read["winter-lunch"]["starts"] == "2026-12-03T12:30:00+00:00"
    assert read["winter-lunch"]["url"] == "https://hub.example.org/hub/events/winter-lunch/"
    assert (read["hall-fair"]["status"], read["hall-fair"]["ends"]) == ("CANCELLED", "2026-12-14")
    assert "🍲" in (small_sites["path"].output / "events/winter-lunch/index.html").read_text("utf-8")


def test_a_forum_and_a_topic_have_calendars_of_their_own(small_sites: dict[str, Site]):
    folder = small_sites["root"].output / "calendars"
    uids = {
        file.relative_to(folder).as_posix(): {each["uid"].partition("@")[0] for each in by_python(file.read_bytes())}
        for file in folder.rglob("*.ics")
    }
    assert uids == {
        "all.ics": {"carers-open-morning", "first-meeting", "hall-fair", "winter-lunch"},
        "forums/buildings-forum.ics": set(),
        "forums/carers-forum.ics": {"carers-open-morning", "first-meeting", "winter-lunch"},
        "topics/carers.ics": {"carers-open-morning", "first-meeting", "winter-lunch"},
        "topics/community-centres.ics": {"hall-fair"},
        "topics/food.ics": {"winter-lunch"},
    }
