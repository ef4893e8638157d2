from dataclasses import replace
from datetime import date, timedelta

import pytest

from hub.knowledge.event import Event
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.stage import Stage
from hub.records.dates import Moment, PartialDate
from hub.search.document import FIELDS, documents


@pytest.fixture(scope="module")
def by_url(edition):
    return {d.card.url: d for d in documents(edition)}


def test_every_document_has_every_field_as_one_text(by_url):
    assert all(list(d.fields) == list(FIELDS) for d in by_url.values())
    assert all(isinstance(text, str) for d in by_url.values() for text in d.fields.values())


def test_what_waits_is_left_out(by_url):
    assert "/briefings/draft/" not in by_url
    assert "/briefings/personal-budgets/" in by_url


def test_a_ward_brings_its_neighbourhoods(by_url):
    assert "Saltquay Old Town" in by_url["/organisations/saltquay-pantry/"].fields["places"]


def test_a_neighbourhood_does_not_bring_its_wards(by_url):
    assert by_url["/organisations/play-for-all/"].fields["places"] == "Old Town"


def test_a_company_number_is_there_with_and_without_its_noughts(by_url):
    assert by_url["/organisations/saltquay-pantry/"].fields["numbers"] == "9990001 09990002 9990002 qfc"


def test_a_long_name_is_there_by_its_initials_with_its_small_words_and_without(by_url):
    assert by_url["/organisations/the-who-cares-trust/"].fields["numbers"] == "twct"
    assert by_url["/organisations/food-for-thought/"].fields["numbers"] == "fft"


def test_topics_people_and_languages_are_there_by_the_names_that_residents_read(by_url):
    fields = by_url["/organisations/saltquay-pantry/"].fields
    assert fields["topics"] == "Food Money"
    assert fields["people"] == "Older people Spanish español"


def test_a_page_is_found_by_its_headings_and_not_by_its_body(by_url):
    assert by_url["/briefings/personal-budgets/"].fields["parts"] == "Direct payments and food"


def test_a_card_shows_the_first_place_and_topic(by_url):
    card = by_url["/organisations/saltquay-pantry/"].card
    assert (card.topic, card.place, card.district, card.reach) == ("food", "Saltquay", "SE15", "place")


def test_a_closed_organisation_says_so_and_weighs_less(by_url):
    closed = by_url["/organisations/food-rescue/"]
    assert closed.card.badge == "closed"
    assert closed.weight < 1


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


def test_an_opportunity_is_found_by_what_it_is_for_who_offers_it_and_its_numbers(edition):
    page = Opportunity(
        slug="lunches",
        path="content/opportunities/lunches.md",
        title="Lunches",
        summary="A contract.",
        status="published",
        published=date(2026, 11, 1),
        body="## How",
        type="contract",
        stages=(Stage("release", notice="012345-2026"), Stage("closing", notice="012345-2026")),
        offered_by=("saltquay-pantry",),
        ocid="ocds-abc123-1",
        area="Meals",
        people=("older-people",),
        languages=("es",),
        places=("old-town",),
        outcomes=("People eat well.",),
    )
    by_url = {d.card.url: d for d in documents(replace(edition, opportunities=(page,)))}
    assert by_url["/opportunities/lunches/"].weight == 1
    withdrawn = replace(page, stages=(Stage("cancelled", PartialDate.parse("2026-11-02")),))
    gone = {d.card.url: d for d in documents(replace(edition, opportunities=(withdrawn,)))}
    assert gone["/opportunities/lunches/"].weight < 1
    found = by_url["/opportunities/lunches/"].fields
    assert found["parts"] == "Meals People eat well. Saltquay Pantry How"
    assert found["people"] == "Older people Spanish español"
    assert found["numbers"] == "ocds-abc123-1 012345-2026"
    assert found["places"] == "Old Town"
