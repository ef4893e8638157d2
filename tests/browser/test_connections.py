"""Connections in a browser: the picture where there is room, the tables everywhere."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ServedSite

NETWORK = "/organisations/example-carers-network/"


@pytest.mark.parametrize(("width", "drawn"), [(320, False), (767, False), (768, True), (1280, True)])
def test_the_picture_is_for_wide_screens_and_the_table_for_all(site: ServedSite, new_page, width, drawn):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site.url(NETWORK))
    assert page.is_visible(".diagram") == drawn
    assert page.is_visible(".connections-rows th a:has-text('Safe Harbour')")
    assert page.is_visible(".connections-rows td:has-text('since June 2026')")


def test_the_picture_says_nothing_to_a_screen_reader_that_the_table_says(site: ServedSite, new_page):
    page = new_page()
    page.goto(site.url(NETWORK))
    assert page.get_attribute(".diagram > svg", "aria-hidden") == "true"
    assert page.locator(".diagram a").count() == 0
    drawn = page.locator(".diagram-name").all_inner_texts()
    told = page.locator(".connections-rows >> nth=0").locator("th[scope=row]").all_inner_texts()
    assert all(any(name in cell for cell in told) for name in drawn)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_kind_and_what_all_of_it_share_are_said_once(served_hub: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(served_hub.url("/organisations/southwark-food-action-alliance/"))
    members = page.locator(".connections-rows tbody", has_text="Has as a member")
    assert members.locator("th[scope=row]").count() > 12
    words = members.inner_text()
    assert words.count("Has as a member") == 1 and words.count("not confirmed for over two years") == 1
    assert page.locator(".diagram-kind", has_text="Has as a member").count() == 1


def test_no_address_is_cut_off_where_text_is_twice_its_size(served_hub: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(served_hub.url("/organisations/united-st-saviours-charity/"))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.eval_on_selector(".connections-rows", "box => box.scrollWidth <= box.clientWidth")


@pytest.mark.parametrize("width", [768, 1280])
def test_no_word_of_the_picture_is_cut_off(served_hub: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 900})
    for slug in ("southwark-food-action-alliance", "community-southwark", "southwark-pensioners-centre"):
        page.goto(served_hub.url(f"/organisations/{slug}/"))
        cut = page.eval_on_selector_all(
            ".diagram-own, .diagram-kind, .diagram-name",
            "all => all.filter(p => p.scrollWidth > p.clientWidth + 1 || p.scrollHeight > p.clientHeight + 1)"
            ".map(p => p.textContent)",
        )
        assert cut == []


def test_each_cell_of_the_matrix_stands_under_its_own_heading_on_a_phone(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/connections/"))
    heads, cells = (
        [box["x"] + box["width"] / 2 for each in page.locator(f".matrix {of}").all() if (box := each.bounding_box())]
        for of in ("thead th", "tbody tr:first-child td")
    )
    assert all(abs(one - two) < 8 for one, two in zip(heads, cells, strict=True))


def test_the_whole_matrix_is_seen_on_a_phone(served_hub: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(served_hub.url("/connections/"))
    room = page.eval_on_selector(".connections-table:has(.matrix)", "box => box.clientWidth - box.scrollWidth")
    assert room == 0


def test_as_many_rows_are_marked_as_old_as_the_page_counts(served_hub: ServedSite, page):
    page.goto(served_hub.url("/connections/"))
    counted = re.search(r"Of (\d+) of them nobody has told for two years", page.inner_text("main"))
    marks = page.locator(".connections-rows td .connection-more").all_text_contents()
    old = [mark for mark in marks if mark in ("not confirmed for over two years", "not known whether it still holds")]
    assert counted and len(old) == int(counted[1]) > 0
