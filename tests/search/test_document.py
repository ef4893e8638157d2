from dataclasses import replace
from datetime import date, timedelta

import pytest

from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.stage import Stage
from hub.records.dates import Moment, PartialDate
from hub.search.document import documents, organisation_document, page_document
from tests.search.conftest import OPPORTUNITY


@pytest.fixture(scope="module")
def by_url(edition):
    return {d.card.url: d for d in documents(edition)}


def test_what_waits_is_left_out(by_url):
    assert "/briefings/draft/" not in by_url
    assert "/briefings/personal-budgets/" in by_url


def test_a_card_shows_the_first_place_and_topic(by_url):
    card = by_url["/organisations/saltquay-pantry/"].card
    assert (card.topic, card.place, card.district, card.reach) == ("food", "Saltquay", "SE15", "place")


def test_a_closed_organisation_says_so_and_weighs_less(by_url):
    closed = by_url["/organisations/food-rescue/"]
    assert closed.card.badge == "closed"
    assert closed.weight < 1


def test_a_forum_and_an_example_weigh_less_than_what_helps_now(edition):
    known = {"status": "published", "published": date(2026, 1, 1), "body": "Words."}
    forum = Forum(
        slug="f", path="content/forums/f.md", title="F", summary="S.", type="forum", theme="T", audience="A", **known
    )
    listing = next(each for each in edition.organisations if each.is_open and not each.example)
    example = organisation_document(replace(listing, example=True), edition)
    beside = page_document(forum, edition, {})
    assert example.weight < beside.weight < organisation_document(listing, edition).weight == 1
    assert page_document(replace(forum, example=True), edition, {}).weight == example.weight


@pytest.mark.parametrize(("days", "over"), [(-1, True), (0, False), (1, False)])
def test_an_event_weighs_less_once_its_last_day_is_past(edition, days, over):
    day = PartialDate.parse((edition.today + timedelta(days)).isoformat())
    lunch = Event(
        slug="lunch",
        path="content/events/lunch.md",
        title="Lunch",
        summary="Soup.",
        status="published",
        published=date(2026, 1, 1),
        body="Words.",
        starts=Moment(PartialDate.parse("2026-10-01")),
        ends=Moment(day),
    )
    (found,) = (d for d in documents(replace(edition, events=(lunch,))) if d.card.kind == "event")
    assert (found.weight < 1) is over


def test_organisations_come_first_then_briefings_then_case_studies_then_pages(by_url):
    kinds = [d.card.kind for d in by_url.values()]
    assert kinds == sorted(kinds, key=["organisation", "briefing", "case-study", "page"].index)
    assert len(set(kinds)) == 4


def test_an_opportunity_weighs_less_once_it_is_withdrawn(edition):
    withdrawn = replace(OPPORTUNITY, slug="dinners", stages=(Stage("cancelled", PartialDate.parse("2026-11-02")),))
    by_url = {d.card.url: d for d in documents(replace(edition, opportunities=(OPPORTUNITY, withdrawn)))}
    assert by_url["/opportunities/lunches/"].weight == 1
    assert by_url["/opportunities/dinners/"].weight < 1
