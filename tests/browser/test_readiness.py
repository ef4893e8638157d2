"""The readiness sheet on paper: its boxes, its pages, and that nothing of it is cut off."""

from __future__ import annotations

import re

import pytest

from hub.opportunities.readiness import ITEMS
from tests.conftest import ServedSite

A4 = {"width": 680, "height": 1009}
"""What is left of A4 between margins of 15 mm, in CSS pixels: 180 by 267 mm."""
SHEET = "/opportunities/support-for-carers/readiness/"


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_the_sheet_has_two_boxes_and_a_line_for_each_thing_that_must_be_true(site: ServedSite, new_page):
    page = new_page(viewport=A4)
    page.goto(site.url(SHEET))
    page.emulate_media(media="print")
    assert page.locator(".readiness-items > li").count() == len(ITEMS)
    sides = page.eval_on_selector_all(
        ".tick",
        """all => all.map(tick => {
            const box = getComputedStyle(tick, "::before");
            return [parseFloat(box.inlineSize), parseFloat(box.blockSize), parseFloat(box.borderTopWidth), tick.innerText];
        })""",
    )
    assert len(sides) == 2 * (len(ITEMS) - 1)
    assert all(width >= 15 and height >= 15 and border >= 1 for width, height, border, _ in sides)
    assert {words for *_, words in sides} == {"Yes", "Not yet"}
    lines = page.locator(".tick-line").all_inner_texts()
    lent = [item.lent for item in ITEMS if item.name != "checked"]
    assert lines == [*("Who can lend it:" if each else "Who sees to it:" for each in lent), "Date of the last check:"]


def test_on_a_screen_nothing_looks_as_if_it_could_be_ticked(site: ServedSite, page):
    page.goto(site.url(SHEET))
    assert page.locator(".readiness-items > li").count() == len(ITEMS)
    assert page.locator(".readiness-ticks:visible").count() == 0


def test_the_sheet_comes_to_a_few_pages_of_paper(site: ServedSite, new_page):
    page = new_page()
    page.goto(site.url(SHEET))
    assert 2 <= pages_of(page.pdf(format="A4")) <= 4


def test_on_paper_no_heading_stands_apart_from_what_it_heads_and_all_is_black(site: ServedSite, new_page):
    page = new_page(viewport=A4)
    page.goto(site.url(SHEET))
    page.emulate_media(media="print")
    apart = page.eval_on_selector_all(
        ".readiness :is(h2, h3)", "all => all.filter(h => getComputedStyle(h).breakAfter != 'avoid').map(h => h.innerText)"
    )
    assert not apart
    stages = page.locator(".readiness-stage")
    assert stages.count() > 1
    assert set(stages.evaluate_all("all => all.map(e => getComputedStyle(e).breakInside)")) == {"avoid"}
    page.locator("h1").evaluate("e => e.classList.add('example')")
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("width", [A4["width"], 320])
def test_nothing_of_the_sheet_is_cut_off_in_print(site: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 1009})
    page.goto(site.url(SHEET))
    page.emulate_media(media="print")
    cut = page.eval_on_selector_all(
        ".readiness *",
        """all => all.filter(each => !each.closest("svg, .visually-hidden"))
            .filter(each => {
                const box = each.getBoundingClientRect(), style = getComputedStyle(each);
                const hides = ["hidden", "clip", "auto", "scroll"].includes(style.overflowX);
                return box.right > innerWidth + 1 || box.left < -1 || (hides && each.scrollWidth > each.clientWidth + 1);
            }).map(each => each.className + ": " + each.textContent.slice(0, 60))""",
    )
    assert not cut


def test_on_paper_there_is_no_menu_and_no_button(site: ServedSite, new_page):
    page = new_page(viewport=A4)
    page.goto(site.url(SHEET))
    page.emulate_media(media="print")
    assert not page.is_visible(".site-header")
    assert page.locator(".readiness button:visible").count() == 0
    assert page.is_visible(".gaps-grid")


def test_where_nobody_is_the_grid_says_so_by_a_nought_and_an_outline_and_a_key_tells_it(site: ServedSite, new_page):
    page = new_page()
    page.goto(site.url(SHEET))
    none = page.locator(".gaps-grid td.none")
    assert none.count() > 0
    assert set(none.all_inner_texts()) == {"0"}
    assert page.locator(".gaps-key li").all_inner_texts() == ["nobody: a gap", "1 or more"]
    assert page.locator(".gaps-grid td:not(.none)[class]").count() > 0
    assert "inset" in none.first.evaluate("cell => getComputedStyle(cell).boxShadow")


def test_the_opportunity_leads_to_its_sheet_and_the_sheet_back(site: ServedSite, new_page):
    page = new_page()
    page.goto(site.url("/opportunities/support-for-carers/"))
    page.click("text=Readiness sheet, to print")
    assert page.url.endswith(SHEET)
    page.click(".breadcrumb >> text=Support for carers")
    assert page.url.endswith("/opportunities/support-for-carers/")
