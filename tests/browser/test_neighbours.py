"""Neighbours worth knowing, as a listing's page shows them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import ServedSite

CLUB = "/organisations/one-oak-youth-club/"
HARBOUR = "/organisations/safe-harbour/"
CLOSED = "/organisations/old-mill-hall-trust/"
LINKED_WITH_ALL = "/organisations/example-carers-network/"
ROW = ".neighbours li:has-text('One Oak Youth Club')"


def test_each_end_names_the_other_and_says_who_has_what(site: ServedSite, page):
    page.goto(site.url(HARBOUR))
    told = "It offers: A minibus with 16 seats, on weekdays."
    assert told in page.inner_text(ROW)
    page.click(f"{ROW} h3 a")
    assert page.url == site.url(CLUB)
    row = page.inner_text(".neighbours li:has-text('Safe Harbour')")
    assert "It is looking for: A minibus and its driver, for outings in summer." in row


def test_whoever_is_linked_already_is_no_neighbour(site: ServedSite, page):
    page.goto(site.url(CLUB))
    assert page.locator("[aria-labelledby=connections]:has-text('Riverside Food Pantry')").count() == 1
    assert page.locator(".neighbours li h3").all_inner_texts() == ["Safe Harbour"]


@pytest.mark.parametrize("path", [CLOSED, LINKED_WITH_ALL])
def test_a_closed_group_or_one_that_is_linked_with_all_has_no_neighbours(site: ServedSite, page, path):
    page.goto(site.url(path))
    assert page.is_visible("h1")
    assert page.locator("#neighbours").count() == 0


def test_an_introduction_is_asked_of_staff_with_both_names_filled_in(site: ServedSite, page):
    page.goto(site.url(HARBOUR))
    link = page.locator(f"{ROW} a[href^='mailto:']")
    assert " ".join(link.text_content().split()) == "Ask for an introduction to One Oak Youth Club"
    letter = urlsplit(link.get_attribute("href"))
    assert letter.path == "directory@example.org"
    said = parse_qs(letter.query)
    assert said["subject"] == ["Introduction: Safe Harbour and One Oak Youth Club"]
    assert "Our group: Safe Harbour" in said["body"][0]
    assert f"https://hub.example.org{site.base}{HARBOUR}" in said["body"][0]
    # The row leads to the group: where the words of the letter stand, the letter lies above it.
    link.scroll_into_view_if_needed()
    assert link.evaluate(
        "a => { const r = a.getClientRects()[0]; return document.elementFromPoint(r.x + 5, r.y + r.height / 2) === a }"
    )


def test_neighbours_are_not_printed(site: ServedSite, page):
    page.goto(site.url(HARBOUR))
    assert page.is_visible(".neighbours")
    page.emulate_media(media="print")
    assert page.is_hidden(".neighbours")
