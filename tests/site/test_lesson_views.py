"""Lessons: each sentence of a case study or consortium leads to all who tell the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hub.edition import Edition, read_edition
from hub.knowledge.stage import Stage
from hub.records.dates import PartialDate
from hub.site.directory import Directory
from hub.site.lesson_views import lessons, said_on
from tests.conftest import SITES, TODAY

LONG = "The lease had to be changed first, and the lawyers of both groups were"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read_edition(SITES / "small", date.fromisoformat(TODAY)).edition


def barred(edition: Edition, *barriers: str) -> Directory:
    """The small hub, with its only case study and then each consortium telling of one barrier."""
    study, *consortia = (
        replace(page, barriers=(text,))
        for page, text in zip((*edition.case_studies, *edition.consortia), barriers, strict=True)
    )
    return Directory(replace(edition, case_studies=(study,), consortia=tuple(consortia)))


def told(directory: Directory) -> list[tuple[str, list[str]]]:
    return [(each.text, [page.slug for page in each.pages]) for each in lessons(directory)["barriers"]]


def test_what_two_pages_tell_stands_once_with_both(edition):
    found = told(barred(edition, "No money.", "The lease.", "no money"))
    assert found == [("No money.", ["sharing-a-hall", "one-roof"]), ("The lease.", ["carers-together"])]


def test_sentences_that_begin_alike_are_two(edition):
    found = told(barred(edition, f"{LONG} slow.", f"{LONG} quick.", f"{LONG} slow"))
    assert [text for text, _ in found] == [f"{LONG} slow.", f"{LONG} quick."]


def test_a_sentence_in_any_script_has_an_id_of_its_own(edition):
    directory = barred(edition, "لا مال", "لا وقت", "沒有錢")
    assert len({each.id for each in lessons(directory)["barriers"]}) == 3


def test_each_sentence_of_a_page_leads_to_where_it_stands(edition):
    directory = Directory(edition)
    ids = {each.id for those in lessons(directory).values() for each in those}
    pages = (*directory.case_studies, *directory.consortia)
    said = [each for page in pages for those in said_on(directory, page).values() for each in those]
    assert said and {each.id for each in said} == ids


def test_a_translation_leads_nowhere_for_its_original_tells_them(edition):
    (study,) = edition.case_studies
    other = replace(study, slug="other", translates=study.slug, lang="es", barriers=("Sin dinero.",))
    directory = Directory(replace(edition, case_studies=(study, other)))
    assert [each.id for each in said_on(directory, other)["barriers"]] == [""]
    assert "Sin dinero." not in [text for text, _ in told(directory)]


def test_what_consortia_hope_for_stands_apart_from_what_came_of_a_case_or_of_a_consortium_that_is_done(edition):
    text = {"outcomes": ("People have a room.",)}
    study, hoping, done = (replace(each, **text) for each in (edition.case_studies[0], *edition.consortia))
    stages = tuple(Stage(name, PartialDate.parse(day)) for name, day in (("won", "2020"), ("dissolved", "2024")))
    hoping, done = replace(hoping, stages=stages[:1]), replace(done, stages=stages)
    directory = Directory(replace(edition, case_studies=(study,), consortia=(hoping, done)))
    found = lessons(directory)
    assert [page.slug for each in found["outcomes"] for page in each.pages] == [study.slug, done.slug]
    assert [page.slug for each in found["hopes"] for page in each.pages] == [hoping.slug]
    assert said_on(directory, hoping)["outcomes"][0].id == found["hopes"][0].id
