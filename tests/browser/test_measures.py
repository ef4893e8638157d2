"""The page of the difference made and a forum's answers: read on paper, in forced colours and without script."""

from __future__ import annotations

import pytest

from tests.conftest import ServedSite

PAGES = ("/difference/", "/forums/carers-forum/")


@pytest.mark.parametrize("path", PAGES)
def test_on_paper_every_table_fits_the_page(site: ServedSite, new_page, path):
    page = new_page(viewport={"width": 680, "height": 960})  # A4 less its margins
    page.goto(site.url(path))
    page.emulate_media(media="print")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.measures .table, .feedback .table')]
            .filter(t => t.scrollWidth > t.clientWidth).map(t => t.innerText)"""
    )
    assert not wide
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("path", PAGES)
def test_without_script_every_figure_is_there(site: ServedSite, new_page, path):
    page = new_page(java_script_enabled=False)
    page.goto(site.url(path))
    assert page.locator(".measures, .feedback").inner_text().count("\n") > 20


def test_in_forced_colours_a_share_is_drawn_in_the_colour_of_text(site: ServedSite, new_page):
    page = new_page(forced_colors="active")
    page.goto(site.url("/forums/carers-forum/"))
    drawn, text = page.evaluate(
        """() => [
            getComputedStyle(document.querySelector('.feedback .bar rect:not(.bar-empty)')).fill,
            getComputedStyle(document.querySelector('.feedback h3')).color,
        ]"""
    )
    assert drawn == text


def test_on_a_phone_no_figure_is_cut_and_each_says_what_it_is_of(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/difference/"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tables = page.locator(".measures .table")
    assert tables.count() == 2
    assert tables.evaluate_all("all => all.every(e => e.scrollWidth <= e.clientWidth)")
    first = page.locator(".years tbody td").first
    said = first.evaluate("e => getComputedStyle(e, '::before').content")
    assert said.strip('"').startswith("20") and "attr" not in said


def test_a_table_with_more_figures_than_room_scrolls_by_itself_and_by_keyboard_and_its_names_stay(
    site: ServedSite, new_page
):
    page = new_page(viewport={"width": 768, "height": 800})
    page.goto(site.url("/difference/"))
    names = page.locator(".table-name, #measures-years")
    assert names.count() > 1
    assert page.locator(".table :is(caption, .table-name)").count() == 0
    years = page.locator(".measures .table", has=page.locator(".years"))
    years.evaluate(  # as many as there will be after some years
        "e => e.querySelectorAll('tr').forEach(tr => tr.append(...Array.from({length: 12}, () => tr.lastElementChild.cloneNode(true))))"
    )
    assert years.evaluate("e => e.scrollWidth > e.clientWidth")
    years.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 0", arg=years.element_handle())
    years.evaluate("e => e.scrollLeft = 1000")
    first = years.locator("tbody th").first
    assert first.evaluate("e => e.getBoundingClientRect().left >= e.closest('.table').getBoundingClientRect().left")
