"""What waits for staff, and until when."""

from __future__ import annotations

import json
from datetime import date, timedelta

from hub.knowledge.page import Briefing, CaseStudy, Correction, PlainPage
from hub.knowledge.reviews import as_json, as_text, reviews
from hub.records.dates import PartialDate

TODAY = date(2026, 11, 24)


def page(slug: str, kind=PlainPage, status: str = "published", published: date = date(2026, 1, 1), **more):
    path = f"content/pages/{slug}.md"
    return kind(
        slug=slug, path=path, title=slug, summary="S.", status=status, published=published, body="Text.", **more
    ).as_of(TODAY)


def slugs(pages) -> list[str]:
    return [each.slug for each in pages]


def test_a_draft_waits_whatever_its_date_and_a_page_of_a_day_to_come_is_scheduled():
    later = TODAY + timedelta(days=1)
    found = reviews([page("b", published=later), page("a", status="draft"), page("today", published=TODAY)], TODAY)
    assert (slugs(found.drafts), slugs(found.scheduled)) == (["a"], ["b"])


def test_a_month_has_passed_with_its_last_day():
    last = page("a", review_by=PartialDate(2026, 11))
    assert not last.is_overdue(date(2026, 11, 30))
    assert last.is_overdue(date(2026, 12, 1))
    assert page("a", review_by=PartialDate(2026)).review_by.last_day == date(2026, 12, 31)


def test_what_is_due_within_sixty_days_is_told_apart_from_what_is_overdue():
    days = {"late": -1, "today": 0, "edge": 60, "beyond": 61}
    dated = [page(slug, review_by=PartialDate.parse(str(TODAY + timedelta(days=n)))) for slug, n in days.items()]
    found = reviews(dated, TODAY)
    assert (slugs(found.overdue), slugs(found.soon)) == (["late"], ["today", "edge"])


def test_briefings_and_case_studies_that_staff_have_not_reviewed_are_told_and_plain_pages_are_not():
    law = {"law_as_at": TODAY, "sources": ()}
    found = reviews(
        [page("a", CaseStudy, sources=()), page("b", Briefing, **law, reviewed_by="Policy officer"), page("c")], TODAY
    )
    assert slugs(found.unreviewed) == ["a"]


def test_the_same_is_told_as_text_and_as_data():
    found = reviews([page("a", status="draft"), page("b", published=TODAY + timedelta(days=2))], TODAY)
    assert "content/pages/b.md  from 2026-11-26  b" in as_text(found)
    said = json.loads(as_json(found))
    assert said["drafts"] == [{"path": "content/pages/a.md", "title": "a", "published": "2026-01-01"}]
    assert list(said) == ["drafts", "scheduled", "overdue", "soon", "unreviewed", "holidays_end"]
    assert said["holidays_end"] is None


def test_holidays_that_end_within_sixty_days_or_have_ended_are_to_be_added_to():
    for last, told in ((TODAY + timedelta(days=61), False), (TODAY + timedelta(days=60), True), (TODAY, True)):
        found = reviews([], TODAY, [date(2026, 1, 1), last])
        assert (f"vocabulary/holidays.yaml ends on {last}" in as_text(found)) is told
        assert json.loads(as_json(found))["holidays_end"] == (str(last) if told else None)
    assert as_text(reviews([], TODAY)) == "No page waits for anybody."


def test_where_nothing_waits_that_is_said():
    assert as_text(reviews([page("a")], TODAY)) == "No page waits for anybody."


def test_a_correction_is_a_change_for_feeds_and_search_engines():
    corrected = page("a", updated=date(2026, 2, 1), corrections=(Correction(date(2026, 3, 1), "Wrong."),))
    assert corrected.changed == date(2026, 3, 1)


def test_what_is_dated_after_today_is_kept_back_and_listed_as_scheduled():
    past, ahead = (Correction(day, "Wrong.") for day in (date(2026, 3, 1), date(2031, 1, 1)))
    dated = page("a", updated=date(2031, 2, 1), corrections=(ahead, past))
    assert (dated.updated, dated.corrections, dated.changed) == (None, (past,), past.date)
    found = reviews([dated, page("b", corrections=(past,))], TODAY)
    assert slugs(found.scheduled) == ["a"]
    assert "content/pages/a.md  changes on 2031-01-01  a" in as_text(found)
    assert json.loads(as_json(found))["scheduled"][0]["to_come"] == "2031-01-01"
