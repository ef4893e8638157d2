from datetime import date

import pytest

from hub.records.dates import PartialDate
from hub.rendering.words import Words

ENGLISH = Words("en-GB")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 5, 3), "3 May 2026"),
        (PartialDate(2026, 5, 3), "3 May 2026"),
        (PartialDate(2026, 5), "May 2026"),
        (PartialDate(2026), "2026"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(day, words):
    assert ENGLISH.day(day) == words


@pytest.mark.parametrize(
    ("clock", "words"), [("00:30", "12:30am"), ("09:00", "9am"), ("12:00", "12pm"), ("17:05", "5:05pm")]
)
def test_the_clock_reads_as_british_people_say_it(clock, words):
    assert ENGLISH.clock(clock) == words


def test_a_day_comes_with_its_weekday_where_it_is_known():
    assert ENGLISH.whole_day(PartialDate(2026, 11, 24)) == ENGLISH.whole_day(date(2026, 11, 24))
    assert ENGLISH.whole_day(date(2026, 11, 24)) == "Tuesday 24 November 2026"
    assert ENGLISH.whole_day(PartialDate(2026, 11)) == "November 2026"


def test_a_month_is_shortened_as_calendars_do():
    assert (ENGLISH.month(PartialDate(2026, 11)), Words("fr").month(date(2026, 7, 1))) == ("Nov", "juil.")


def test_another_language_tells_time_and_days_its_own_way():
    french = Words("fr")
    assert french.clock("17:05") == "17:05"
    assert french.weekday("monday") == "lundi"


def test_a_series_takes_no_comma_before_and():
    assert ENGLISH.series(["older people", "carers", "children"]) == "older people, carers and children"


@pytest.mark.parametrize(
    ("lang", "label", "inside"),
    [
        ("en-GB", "Step-free way in", "step-free way in"),
        ("en-GB", "BSL interpreter", "BSL interpreter"),
        ("en-GB", "Black, Asian and minority ethnic communities", "Black, Asian and minority ethnic communities"),
        ("de", "Aufzug", "Aufzug"),
        ("en-GB", "", ""),
    ],
)
def test_a_label_within_a_sentence_begins_small_unless_it_is_a_name_or_german(lang, label, inside):
    assert Words(lang).mid_sentence(label) == inside


def test_arabic_runs_from_right_to_left():
    assert (ENGLISH.direction, Words("ar").direction) == ("ltr", "rtl")
