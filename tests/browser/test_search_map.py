"""The map of a search: what was found, ward by ward, as tiles that narrow to their ward when they are pressed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import HEAD, RESULTS, chips, counts, told
from tests.browser.test_accessibility import violations
from tests.conftest import ServedSite, built, served

MAP = "[data-ward-map]"
MAP_HEAD = f"{MAP} > summary"
TILES = f"{MAP} .ward-tile"


def open_map(page: Page) -> None:
    """Open the map, unless the page opens it by itself, and wait for its counts."""
    page.locator(MAP).evaluate("each => { each.open = true; }")
    page.wait_for_selector(TILES)


def tile(page: Page, ward: str):
    return page.locator(f"{TILES}[value={ward}]")


def press(page: Page, ward: str, pressed: bool = True) -> None:
    tile(page, ward).click()
    expect(tile(page, ward)).to_have_attribute("aria-pressed", str(pressed).lower())


def on_tiles(page: Page) -> dict[str, str]:
    """The counts of the map by the values of the facet, told in figures alone."""
    return page.eval_on_selector_all(TILES, "all => Object.fromEntries(all.map(t => [t.value, t.children[1].innerText]))")


def in_panel(page: Page) -> dict[str, str]:
    """The counts of the group of wards among the filters, by value."""
    return page.eval_on_selector_all(
        "[data-filters] [name=ward]", "all => Object.fromEntries(all.map(b => [b.value, b.labels[0].lastElementChild.textContent]))"
    )


def found(page: Page) -> int:
    """How many results there are, once all are shown."""
    while page.locator("[data-more]").is_visible():
        shown = page.locator(RESULTS).count()
        page.click("[data-more]")
        expect(page.locator(RESULTS).nth(shown)).to_be_visible()
    return page.locator(RESULTS).count()


def test_on_a_phone_the_map_costs_the_wards_alone_and_nothing_before_it_is_opened(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    before = len(asked)
    page.click(MAP_HEAD)
    page.wait_for_selector(TILES)
    more = {re.sub("-[A-Z0-9]{8}", "", name) for name in asked[before:]}
    assert more == {"filters.js", "ward.json", "ward-map.js"}
    assert len(asked) == before + 3
    assert not page.locator("[data-filters] form").is_visible()


def test_filters_that_are_opened_after_the_map_have_their_counts_too(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    open_map(page)
    press(page, "_borough")
    page.click(HEAD)
    page.wait_for_function("() => document.querySelector('[name=topic][value=carers] ~ label b').textContent > 0")
    assert counts(page, "kind")["Opportunity"] == "1" and counts(page, "kind")["Event"] == "none"
    assert page.is_checked("[name=ward][value=_borough]")


@pytest.mark.parametrize("query", ["q=carers", "topic=carers", "", "q=carers&ward=_borough"])
def test_the_map_counts_what_the_list_of_wards_counts_and_pressing_leaves_so_many(site: ServedSite, page, query):
    page.goto(site.url(f"/search/?{query}"))
    assert_the_map_tells_the_truth(page)


@pytest.mark.parametrize("query", ["q=lunch", "topic=food", "q=debt&people=older-people"])
def test_the_map_of_a_whole_borough_tells_the_truth_too(served_hub: ServedSite, page, query):
    page.goto(served_hub.url(f"/search/?{query}"))
    assert_the_map_tells_the_truth(page)


def assert_the_map_tells_the_truth(page: Page) -> None:
    open_map(page)
    before = on_tiles(page)
    assert before == {value: number if number != "none" else "0" for value, number in in_panel(page).items()}
    pressable = [ward for ward, number in before.items() if int(number) and ward != "_borough"]
    assert pressable
    for ward in (pressable[0], pressable[-1]):
        for each in page.locator(f"{TILES}[aria-pressed=true]").all():
            press(page, each.get_attribute("value"), pressed=False)
        press(page, ward)
        assert found(page) == int(before[ward])
        assert on_tiles(page) == before  # a tile tells what its own press would leave, whichever others are pressed


def test_a_tile_tells_its_ward_and_how_many_and_whether_it_is_pressed(site: ServedSite, page):
    page.goto(site.url("/search/"))
    open_map(page)
    town = page.get_by_role("button", name="Old Town & St Anne's, 4 results", exact=True, pressed=False)
    town.click()
    pressed = page.get_by_role("button", name="Old Town & St Anne's, 4 results", exact=True, pressed=True)
    expect(pressed).to_be_visible()
    assert pressed.get_attribute("class").split()[-1] == "here"
    assert page.url == site.url("/search/?ward=old-town")
    assert chips(page) == ["Old Town & St Anne's"]


def test_a_ward_whose_address_begins_with_a_digit_is_pressed_like_others(small_hub: Path, page):
    for file in small_hub.rglob("*"):
        if file.suffix in (".yaml", ".md", ".py") and file.is_file() and not file.is_relative_to(small_hub / "themes"):
            text = file.read_text("utf-8")
            if "old-town" in text:
                file.write_text(text.replace("old-town", "9-elms"), "utf-8")
    with served(built(small_hub, small_hub.parent / "output")) as site:
        page.goto(site.url("/search/"))
        open_map(page)
        page.locator(f"{TILES}[value='9-elms']").click()
        page.wait_for_url("**/search/?ward=9-elms")
        expect(page.locator(".chip")).to_contain_text("Old Town & St Anne's")


def test_a_second_press_takes_the_ward_back_and_so_does_its_chip(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    open_map(page)
    press(page, "_borough")
    press(page, "_borough", pressed=False)
    assert page.url == site.url("/search/?q=carers") and chips(page) == []
    press(page, "_borough")
    page.click(".chip")
    expect(tile(page, "_borough")).to_have_attribute("aria-pressed", "false")


def test_a_tile_is_pressed_once_though_two_answers_waited_for_the_map(site: ServedSite, page):
    held = []
    page.route("**/shared/ward-map-*.js", lambda route: held.append(route))
    page.goto(site.url("/search/?topic=carers"))
    page.wait_for_function("() => document.querySelector('[data-ward-map]').open")
    page.fill("[name=q]", "carers")
    page.wait_for_url("**q=carers")
    page.wait_for_timeout(300)  # the second answer has come to the map too
    held[0].continue_()
    told(page, ".* for .{2}carers.{2}")
    press(page, "_borough")
    told(page, "1 group and 1 opportunity for .{2}carers.{2}")


def test_back_and_forward_press_and_release_tiles(site: ServedSite, page):
    page.goto(site.url("/search/"))
    open_map(page)
    press(page, "market")
    press(page, "riverside")
    assert page.url == site.url("/search/?ward=riverside&ward=market")
    page.go_back()
    expect(tile(page, "riverside")).to_have_attribute("aria-pressed", "false")
    expect(tile(page, "market")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(tile(page, "market")).to_have_attribute("aria-pressed", "false")
    page.go_forward()
    expect(tile(page, "market")).to_have_attribute("aria-pressed", "true")
    assert chips(page) == ["Market"]


def test_an_address_with_a_ward_opens_with_its_tile_pressed(site: ServedSite, page):
    page.goto(site.url("/search/?ward=market"))
    expect(tile(page, "market")).to_have_attribute("aria-pressed", "true")
    told(page, "1 group, 1 event and 2 opportunities with these filters")


def test_what_stands_on_no_tile_is_told_beside_them(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    open_map(page)
    wide = page.locator(f"{MAP} [aria-labelledby=every-ward] .ward-tile > :last-child").all_text_contents()
    assert wide == ["All of Example Borough, 2 results", "Example Borough and beyond, 0 results", "Online, 2 results"]
    expect(page.locator("[data-nowhere]")).to_have_text("5 results name no ward")
    for each in page.locator(f"{TILES}:not(:disabled)").all():
        each.click()
        expect(each).to_have_attribute("aria-pressed", "true")
    somewhere = found(page)
    page.click("[data-chips] a")
    expect(page.locator(".chip")).to_have_count(0)
    assert found(page) == somewhere + 5


def test_the_keyboard_presses_tiles_stays_on_them_and_passes_over_those_that_lead_nowhere(site: ServedSite, page):
    page.goto(site.url("/search/?q=pantry"))
    open_map(page)
    page.focus(MAP_HEAD)
    page.keyboard.press("Tab")
    at = page.evaluate("document.activeElement.value")
    empty = page.eval_on_selector_all(f"{TILES}:disabled", "all => all.map(t => [t.value, t.lastElementChild.textContent])")
    assert ["oak-hill", "Oak Hill, 0 results"] in empty and at not in dict(empty)
    page.keyboard.press("Space")
    expect(tile(page, at)).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("document.activeElement.value") == at
    page.keyboard.press("Enter")
    expect(tile(page, at)).to_have_attribute("aria-pressed", "false")


def test_the_wards_as_a_list_are_a_press_away(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    open_map(page)
    page.click(f"{MAP} [data-list]")
    assert page.evaluate("document.activeElement.textContent") == "Ward"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "ward"


def test_on_a_phone_a_pressed_tile_stays_in_sight_and_the_results_are_a_press_away(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 600})
    page.goto(site.url("/search/?topic=carers"))
    page.wait_for_selector(RESULTS)
    open_map(page)
    page.evaluate("document.documentElement.style.overflowAnchor = 'none'")  # as in browsers that do not know it
    before = page.locator(RESULTS).count()
    press(page, "_borough")
    page.wait_for_function(f"before => document.querySelectorAll('{RESULTS}').length < before", arg=before)
    expect(tile(page, "_borough")).to_be_in_viewport()
    page.click(f"{MAP} [type=submit]")
    expect(page.locator(HEAD)).to_be_focused()
    expect(page.locator("[role=status]")).to_be_in_viewport()


def test_words_typed_later_do_not_lead_back_to_a_tile(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 600})
    page.goto(site.url("/search/?topic=carers"))
    page.wait_for_selector(RESULTS)
    open_map(page)
    press(page, "_borough")
    page.fill("[name=q]", "carers")
    told(page, ".*carers.*")
    expect(page.locator("[name=q]")).to_be_in_viewport()


@pytest.mark.parametrize("lost", ["**/shared/ward-map-*.js", "**/f/ward.json"])
def test_a_map_that_cannot_be_had_is_said_to_be_missing(site: ServedSite, page, faults, lost):
    faults.forgive(r"Failed to load resource|/shared/ward-map-")
    page.route(lost, lambda route: route.abort())
    page.goto(site.url("/search/?q=carers&topic=carers"))
    page.wait_for_selector("[role=status]:has-text('incomplete')")
    assert not page.locator(TILES).first.is_visible()
    page.unroute(lost)
    page.click("[data-retry]")
    told(page, "2 groups.* for .{2}carers.{2}")
    expect(tile(page, "market")).to_be_visible()


def test_without_script_there_is_no_map_to_press(site: ServedSite, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url("/search/"))
    assert not page.locator(MAP).is_visible()


@pytest.mark.parametrize("width, scheme", [(320, "light"), (768, "dark"), (1280, "light"), (1280, "dark")])
def test_the_map_can_be_used_by_everyone(borough: ServedSite, new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(borough.url("/search/"))
    open_map(page)
    busiest = max(on_tiles(page).items(), key=lambda each: int(each[1]))[0]
    press(page, busiest)
    assert not violations(page)
    small = page.eval_on_selector_all(
        f"{TILES}, {MAP} button, {MAP_HEAD}",
        "all => all.filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()])"
        ".filter(([, box]) => Math.min(box.width, box.height) < 43.9).map(([e]) => e.outerHTML)",
    )
    assert not small


@pytest.mark.parametrize("width", [320, 344, 360, 414, 560, 768, 1152, 1280])
def test_no_tile_of_it_clips_its_words_or_number_and_nothing_scrolls_sideways(borough: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(borough.url("/search/"))
    open_map(page)
    for ward in [ward for ward, number in on_tiles(page).items() if int(number)][::4]:
        press(page, ward)
    clipped = page.eval_on_selector_all(
        f"{TILES}, .wall-tile",
        "all => all.filter(t => t.scrollWidth > t.clientWidth || t.scrollHeight > t.clientHeight).map(t => t.innerText)",
    )
    assert not clipped
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(f"{TILES} b").first.is_visible()


def test_at_twice_the_size_of_text_every_tile_still_tells_its_number(borough: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(borough.url("/search/"))
    open_map(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = page.eval_on_selector_all(f"{TILES} b", "all => all.filter(b => !b.offsetWidth || b.offsetWidth > b.parentElement.clientWidth).length")
    assert not cut


def test_list_and_map_stand_as_they_should_at_each_width(served_hub: ServedSite, new_page):
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(served_hub.url("/search/?topic=food"))
    open_map(page)

    def box(part: str) -> dict[str, float]:
        return page.locator(part).bounding_box()

    panel, listed, beside = box("[data-filters]"), box(".results-list"), box(MAP)
    assert (panel["width"], beside["width"]) == (224, 304)
    assert panel["x"] + panel["width"] < listed["x"] and listed["x"] + listed["width"] < beside["x"]
    assert panel["y"] == listed["y"] == beside["y"]
    head = box(".results-head")
    assert (head["x"], head["x"] + head["width"]) == (panel["x"], beside["x"] + beside["width"])
    page.click(HEAD)  # shut: nothing else moves
    assert (box(".results-list"), box(MAP)) == (listed, beside)
    page.click(HEAD)
    page.set_viewport_size({"width": 768, "height": 800})
    panel, listed, below = box("[data-filters]"), box(".results-list"), box(MAP)
    assert panel["width"] == 224 and panel["y"] == listed["y"]
    assert below["x"] == listed["x"] and below["y"] > listed["y"] + listed["height"] - 1
    page.set_viewport_size({"width": 320, "height": 800})
    ups = [box(part)["y"] for part in (".results-head", "[data-filters]", ".results-list", MAP)]
    assert ups == sorted(ups)


def test_a_map_below_the_list_is_opened_without_moving_the_list(served_hub: ServedSite, new_page):
    page = new_page(viewport={"width": 768, "height": 800})
    page.goto(served_hub.url("/search/?q=lunch"))
    page.wait_for_selector(RESULTS)
    before = page.locator(".results-list").bounding_box()
    open_map(page)
    assert page.locator(".results-list").bounding_box()["width"] == before["width"]
    assert not page.locator("[data-filters] form").is_visible()


def test_the_map_of_a_search_never_mirrors(site: ServedSite, page):
    page.goto(site.url("/search/"))
    open_map(page)
    for direction in ("ltr", "rtl"):
        page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
        assert tile(page, "riverside").bounding_box()["x"] > tile(page, "oak-hill").bounding_box()["x"]


def test_in_forced_colours_tiles_have_edges_and_the_pressed_one_stands_out(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800}, forced_colors="active")
    page.goto(site.url("/search/"))
    open_map(page)
    press(page, "market")
    assert set(page.eval_on_selector_all(TILES, "all => all.map(t => getComputedStyle(t).borderTopWidth)")) == {"1px"}
    here, other = (
        page.eval_on_selector(f"{MAP} {which}", "t => getComputedStyle(t).backgroundColor")
        for which in ("[value=market]", "[value=riverside]")
    )
    assert here != other
    assert not page.eval_on_selector_all(TILES, "all => all.filter(t => t.scrollHeight > t.clientHeight).map(t => t.innerText)")
