"""Pages of working together where there is little room: on a phone, and on one whose reader doubles all text."""

from __future__ import annotations

import pytest

from tests.conftest import ServedSite

CARERS = "/opportunities/support-for-carers/"
EVENTS = ("/events/summer-school/", "/events/winter-lunch/")
PAGES = (
    *(CARERS, "/opportunities/", "/forums/", "/forums/carers-forum/", "/consortia/carers-together/", "/connections/"),
    *EVENTS,
)
DOUBLED = "document.documentElement.style.fontSize = '200%'"


@pytest.mark.parametrize("path", [CARERS, "/opportunities/small-grants/", "/consortia/carers-together/"])
def test_on_a_phone_the_cells_of_a_row_stand_under_one_another_and_nothing_is_cut(site: ServedSite, new_page, path):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url(path))
    for doubled in (False, True):
        if doubled:
            page.evaluate(DOUBLED)
        tables = page.locator("table.stacked")
        assert tables.count() > 0
        assert tables.evaluate_all("all => all.every(t => t.parentElement.scrollWidth <= t.parentElement.clientWidth)")
        row = tables.first.locator("tbody tr").first
        lefts = row.locator("th, td:not(:empty)").evaluate_all("all => all.map(c => c.getBoundingClientRect().left)")
        assert len(lefts) > 1
        assert len(set(lefts)) == 1


def test_on_a_phone_a_cell_says_of_whom_it_speaks_where_its_column_has_no_heading(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url(CARERS))
    said = "cell => getComputedStyle(cell, '::before').content"
    cell = page.locator("td[data-of]").first
    assert cell.evaluate(said) == '"A small organisation"'
    page.set_viewport_size({"width": 1280, "height": 800})
    assert cell.evaluate(said) == "none"


def test_the_grid_of_gaps_shows_every_column_on_a_phone(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url(CARERS))
    size = "cell => parseFloat(getComputedStyle(cell).fontSize)"
    none = page.locator(".gaps-grid td.none").first
    plain = none.evaluate(size)
    for times in (1, 2):
        if times == 2:
            page.evaluate(DOUBLED)
        assert page.locator(".gaps-table").evaluate("e => e.scrollWidth <= e.clientWidth")
        assert none.evaluate("e => e.scrollWidth <= e.clientWidth")
        assert none.evaluate(size) >= (14, 1.5 * plain)[times - 1]


@pytest.mark.parametrize("path", PAGES)
def test_no_word_of_a_heading_is_broken_where_text_is_doubled(site: ServedSite, new_page, path):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url(path))
    page.evaluate(DOUBLED)
    broken = page.evaluate(
        """() => {
            const found = [];
            for (const heading of document.querySelectorAll('main :is(h1, h2, h3, .standing)')) {
                const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
                for (let node = walk.nextNode(); node; node = walk.nextNode())
                    for (const {0: word, index} of node.data.matchAll(/[^\\s-]+/g)) {
                        const range = document.createRange();
                        range.setStart(node, index);
                        range.setEnd(node, index + word.length);
                        if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) found.push(word);
                    }
            }
            return found;
        }"""
    )
    assert not broken
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 414, 768, 1280])
def test_every_tile_of_the_map_of_connections_shows_its_figure(borough: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(borough.url("/connections/"))
    for doubled in (False, True):
        if doubled:
            page.evaluate(DOUBLED)
        cut = page.eval_on_selector_all(
            ".connections .ward-tile",
            """tiles => tiles.filter(tile => !tile.querySelector("b").checkVisibility()
                || tile.scrollWidth > tile.clientWidth || tile.scrollHeight > tile.clientHeight).map(t => t.innerText)""",
        )
        assert not cut
    assert page.locator(".connections .ward-tile").count() > 0


def test_a_page_without_contents_keeps_no_room_for_them_and_contents_stay_in_sight(site: ServedSite, page):
    page.goto(site.url("/case-studies/sharing-a-hall/"))
    left = "e => Math.round(e.getBoundingClientRect().left + parseFloat(getComputedStyle(e).paddingLeft))"
    assert page.locator(".contents").count() == 0
    assert page.locator(".prose").evaluate(left) == page.locator("h1").evaluate(left)
    page.goto(site.url(CARERS))
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 1000")
    assert page.locator(".contents a").last.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert page.locator(".contents").evaluate("e => e.getBoundingClientRect().top >= 0")


@pytest.mark.parametrize("path", ["/opportunities/", "/events/", "/forums/"])
def test_on_a_phone_only_the_name_stands_beside_its_day_and_all_else_takes_the_full_width(site, new_page, path):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url(path))
    row = page.locator(".dated-row").first
    left = "e => Math.round(e.getBoundingClientRect().left)"
    tile, name = row.locator(".date-tile"), row.locator("h3, h4").first
    assert name.evaluate(left) > tile.evaluate(left)
    assert set(row.locator("p").evaluate_all(f"all => all.map({left})")) == {tile.evaluate(left)}
    page.set_viewport_size({"width": 1280, "height": 800})
    assert row.locator("p").first.evaluate(left) == name.evaluate(left)
    assert tile.evaluate("e => e.offsetHeight === e.offsetWidth")


def test_the_search_field_has_room_for_words_where_text_is_doubled(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/search/"))
    assert page.locator(".search-field").first.evaluate("e => e.getBoundingClientRect().height") < 64
    page.evaluate(DOUBLED)
    assert page.locator(".search-field input").first.evaluate("e => e.getBoundingClientRect().width") > 200


def test_where_text_is_doubled_the_menu_keeps_off_the_line_below_it_and_badges_grow(site: ServedSite, new_page):
    page = new_page(viewport={"width": 640, "height": 800})
    page.goto(site.url("/organisations/riverside-food-pantry/"))
    height = "e => e.getBoundingClientRect().height"
    header, badge = page.locator(".site-header"), page.locator(".badge svg").first
    before = badge.evaluate(height)
    assert header.evaluate(height) == 77
    page.evaluate(DOUBLED)
    assert badge.evaluate(height) == 2 * before
    menu, all_of_it = page.locator(".site-menu").bounding_box(), header.bounding_box()
    assert all_of_it["y"] + all_of_it["height"] - menu["y"] - menu["height"] >= 8


def test_on_a_phone_the_links_of_the_footer_stand_in_two_columns_and_one_where_text_is_doubled(site, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/"))
    lefts = "() => new Set([...document.querySelectorAll('.site-footer nav')].map(e => e.getBoundingClientRect().left)).size"
    assert page.evaluate(lefts) == 2
    words = page.locator(".site-footer li a").evaluate_all("all => Math.max(...all.map(a => a.getBoundingClientRect().right))")
    assert words <= 320
    page.evaluate(DOUBLED)
    assert page.evaluate(lefts) == 1


def test_a_mark_before_each_line_is_seen_in_forced_colours_and_what_folds_is_wide_enough_for_a_finger(site, new_page):
    page = new_page(viewport={"width": 320, "height": 800}, forced_colors="active")
    page.goto(site.url(CARERS))
    mark = page.locator(".prose > ul > li").first.evaluate("e => getComputedStyle(e, '::before').borderTopWidth")
    assert float(mark.removesuffix("px")) > 2
    assert page.locator(".contents summary").bounding_box()["height"] >= 44
