"""What listings and pages are found by."""

from __future__ import annotations

import pytest

from hub.search.document import documents
from hub.search.fields import FIELDS, page_fields
from tests.search.conftest import OPPORTUNITY, VOCABULARY


@pytest.fixture(scope="module")
def by_url(edition):
    return {d.card.url: d.fields for d in documents(edition)}


def test_every_document_has_every_field_as_one_text(by_url):
    assert all(list(fields) == list(FIELDS) for fields in by_url.values())
    assert all(isinstance(text, str) for fields in by_url.values() for text in fields.values())


def test_a_ward_brings_its_neighbourhoods(by_url):
    assert "Saltquay Old Town" in by_url["/organisations/saltquay-pantry/"]["places"]


def test_a_neighbourhood_does_not_bring_its_wards(by_url):
    assert by_url["/organisations/play-for-all/"]["places"] == "Old Town"


def test_a_company_number_is_there_with_and_without_its_noughts(by_url):
    assert by_url["/organisations/saltquay-pantry/"]["numbers"] == "9990001 09990002 9990002 qfc"


def test_a_long_name_is_there_by_its_initials_with_its_small_words_and_without(by_url):
    assert by_url["/organisations/the-who-cares-trust/"]["numbers"] == "twct"
    assert by_url["/organisations/food-for-thought/"]["numbers"] == "fft"


def test_topics_people_and_languages_are_there_by_the_names_that_residents_read(by_url):
    fields = by_url["/organisations/saltquay-pantry/"]
    assert fields["topics"] == "Food Money"
    assert fields["people"] == "Older people Spanish español"


def test_a_page_is_found_by_its_headings_and_not_by_its_body(by_url):
    assert by_url["/briefings/personal-budgets/"]["parts"] == "Direct payments and food"


def test_an_opportunity_is_found_by_what_it_is_for_who_offers_it_and_its_numbers():
    found = page_fields(OPPORTUNITY, VOCABULARY, {"saltquay-pantry": "Saltquay Pantry"})
    assert found["parts"] == "opportunity Meals People eat well. Saltquay Pantry How"
    assert found["people"] == "Older people Spanish español"
    assert found["numbers"] == "ocds-abc123-1 012345-2026"
    assert found["places"] == "Old Town"
