"""The measures as a table: the same columns and names always, and every figure that there is."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hub.connections.report import NoSuchPeriod, as_csv, as_text, period, report, twelve_months
from hub.edition import Edition
from hub.knowledge.forum import Feedback, Forum
from hub.listings.organisation import Connection
from tests.connections.made_up import TODAY, VOCABULARY, organisation

FIRST, LAST = date(2026, 1, 1), TODAY


def forum(slug: str, *feedback: Feedback, **more) -> Forum:
    common = {"title": slug, "summary": "", "status": "published", "published": FIRST, "body": "", "path": ""}
    return Forum(slug=slug, type="forum", theme="", audience="", feedback=feedback, **common, **more)


def answers(first: date, answered: int, *met: int) -> Feedback:
    counts = dict(zip(("none", "1-2", "3-5", "6-or-more"), met, strict=True))
    return Feedback(first, first + timedelta(days=30), answered, 40, counts, {}, {})


def values(*forums: Forum) -> dict[tuple[str, str], tuple[str, str, str]]:
    linked = organisation("a", connections=(Connection("b", "partner", "https://example.org"),))
    edition = Edition(
        today=TODAY, vocabulary=VOCABULARY, organisations=(linked, organisation("b"), organisation("c")), forums=forums
    )
    return {(row.measure, row.group): (row.value, row.n, row.note) for row in report(edition, FIRST, LAST)}


def test_every_row_has_a_name_of_its_own_and_its_figure():
    found = values()
    assert found["period", "from"] == ("2026-01-01", "", "")
    assert found["period", "to"] == ("2026-11-24", "", "both days included")
    assert found["isolated", "all"][:2] == ("1", "3")
    assert found["mean-degree", "all"][:2] == ("0.67", "3")  # degrees 1, 1, 0
    assert found["density", "all"][:2] == ("0.33333", "3")
    assert found["links-open", "partner"][0] == "1"
    assert found["organisations", "same-before"] == ("0", "", "baseline: nobody was listed before the period")


def test_answers_are_summed_from_published_numbers_alone():
    # Of the one forum 3 is hidden, and 6 with it; of the other nothing. 3–5: 9 + 8. 1–2: 12 + 7. The rest: 5 or more.
    one = forum("a", answers(date(2026, 2, 1), 30, 3, 12, 9, 6))
    two = forum("b", answers(date(2026, 3, 1), 25, 5, 7, 8, 5), answers(date(2026, 5, 1), 4, 1, 1, 1, 1))
    found = values(one, two, forum("b-es", *two.feedback, translates="b"), replace(one, slug="x", example=True))
    assert found["feedback-tables", "all"][:2] == ("2", "2")
    assert found["feedback-answered", "all"][:2] == ("55", "80")
    assert found["feedback-met", "3-5"] == ("17", "55", "")
    assert found["feedback-met", "none"] == ("5", "55", "or more: small numbers are hidden")
    assert found["feedback-importance", "5"] == ("", "0", "")
    assert values(one)["feedback-met", "none"] == ("", "30", "or more: small numbers are hidden")


def test_csv_reads_back_as_it_was():
    edition = Edition(today=TODAY, vocabulary=VOCABULARY, organisations=(organisation("a"),))
    rows = report(edition, FIRST, LAST)
    header, *read = csv.reader(io.StringIO(as_csv(rows), newline=""))
    assert header == ["measure", "group", "value", "n", "note"]
    assert [tuple(row) for row in read] == [(r.measure, r.group, r.value, r.n, r.note) for r in rows]
    assert len({(r.measure, r.group) for r in rows}) == len(rows)
    lines = as_text(rows).splitlines()
    assert len(lines) == len(rows) + 1
    assert lines[0].split() == header


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2026, 2, 2), date(2026, 2, 1), "before it begins"),
        (date(2026, 2, 1), TODAY + timedelta(days=1), "cannot be measured"),
        (date(1, 1, 1), TODAY, "before 1900"),
    ],
)
def test_a_period_that_is_none_is_refused_with_its_reason(first, last, why):
    with pytest.raises(NoSuchPeriod, match=why):
        period(first, last, TODAY)


def test_twelve_months_end_today():
    assert twelve_months(TODAY) == (date(2025, 11, 25), TODAY)
    assert twelve_months(date(2028, 2, 29)) == (date(2027, 3, 1), date(2028, 2, 29))
