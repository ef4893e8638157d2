"""The field for a place beside the search box: words in one, the place in the other, and both in the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations
from tests.browser.test_facets import chips, counts, open_filters, press, results, told
from tests.browser.test_place import NEAR as NEAR_ME
from tests.browser.test_place import NOTE, OAK_HILL, RESULTS, cards
from tests.conftest import ServedSite

WORDS, NEAR, TOLD = "input[name=q]", "input[name=near]", "#near-told"


def ask(page: Page, place: str) -> None:
    """Type a place and send it."""
    page.fill(NEAR, place)
    page.press(NEAR, "Enter")


def sorted_from(page: Page, place: str) -> None:
    expect(page.locator(f"{NOTE} p").last).to_contain_text(f"Nearest to {place} first")


def test_words_and_a_place_go_together_and_stand_in_the_address(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    plain = results(page)
    ask(page, "Market")
    sorted_from(page, "Market")
    assert page.url == site.url("/search/?q=carers&near=Market")
    assert sorted(results(page)) == sorted(plain)
    page.reload()
    sorted_from(page, "Market")
    assert page.input_value(NEAR) == "Market"
    page.go_back()
    expect(page.locator(NOTE)).to_be_empty()
    assert (page.input_value(WORDS), page.input_value(NEAR), results(page)) == ("carers", "", plain)
    page.go_forward()
    sorted_from(page, "Market")
    assert page.input_value(NEAR) == "Market"


def test_without_words_all_stand_by_how_near_they_are(site: ServedSite, page):
    page.goto(site.url("/search/"))
    ask(page, "Oak Hill")
    sorted_from(page, "Oak Hill")
    assert results(page)[0] == "One Oak Youth Club"
    assert "about half a mile away, or nearer" in cards(page)[0]
    assert page.url == site.url("/search/?near=Oak+Hill")


def test_of_a_whole_postcode_the_address_has_the_part_that_is_asked_with(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    ask(page, "se99 2zz")
    sorted_from(page, "SE99 2")
    assert page.url == site.url("/search/?q=carers&near=se99+2")


@pytest.mark.parametrize("query", ["carers+se99+2zz", "carers+SE992ZZ"])
def test_a_whole_postcode_in_the_box_stands_in_no_address_either_and_is_answered(site: ServedSite, page, query):
    page.goto(site.url("/search/"))
    page.fill(WORDS, query.replace("+", " "))
    page.press(WORDS, "Enter")
    sorted_from(page, "SE99 2")
    short = query.replace("2zz", "2").replace("2ZZ", " 2").replace(" ", "+")
    assert page.url == site.url(f"/search/?q={short}")
    page.goto(site.url(f"/search/?q={query}"))  # as the front page sends it
    sorted_from(page, "SE99 2")
    assert page.url == site.url(f"/search/?q={short}")


HELD = "navigator.geolocation.getCurrentPosition = (done, failed) => Object.assign(globalThis, {done, failed});"
"""A browser whose reader takes long to allow what it asks, or a device that takes long to find where it is."""


@pytest.fixture
def late(site: ServedSite, page: Page) -> Page:
    """A page that was asked for what is near, and does not know yet where that is."""
    page.add_init_script(HELD)
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    page.click(NEAR_ME)
    page.wait_for_function("() => globalThis.done")
    told(page, "Asking where you are…")
    assert page.get_attribute(NEAR_ME, "aria-busy") == "true"
    return page


FOUND_HERE = f"done({{coords: {OAK_HILL}}})"


def test_a_late_position_is_waited_for_and_taken(late: Page):
    late.evaluate(FOUND_HERE)
    expect(late.locator(NOTE)).to_contain_text("Nearest to you first")
    assert late.get_attribute(NEAR_ME, "aria-busy") == "false"
    told(late, r".*for “.?carers.?”.*")


@pytest.mark.parametrize(("field", "typed"), [(NEAR, "Market"), (WORDS, "pantry")])
def test_a_late_position_gives_way_to_what_was_typed_since(late: Page, field: str, typed: str):
    late.fill(field, typed)
    late.press(field, "Enter")
    told(late, f".*{typed}.*")
    late.evaluate(FOUND_HERE)
    expect(late.locator(NEAR_ME)).to_have_attribute("aria-busy", "false")
    assert late.input_value(field) == typed
    assert late.get_attribute(NEAR_ME, "aria-pressed") == "false"
    assert "Nearest to you" not in late.inner_text(NOTE)


def test_of_two_presses_the_first_position_that_comes_late_is_dropped(late: Page):
    late.evaluate("globalThis.first = failed")
    late.click(NEAR_ME)
    late.evaluate("first()")
    told(late, "Asking where you are…")
    late.evaluate(FOUND_HERE)
    expect(late.locator(NOTE)).to_contain_text("Nearest to you first")


def test_the_browser_offers_the_places_that_are_known_once_the_field_is_used(site: ServedSite, page):
    page.goto(site.url("/search/"))
    assert page.locator("datalist").count() == 0
    page.focus(NEAR)
    page.wait_for_selector("datalist", state="attached")
    offered = page.eval_on_selector_all("datalist option", "all => all.map(each => each.value)")
    assert set(offered) == {"The Quays", "Town Centre", "Oak Hill", "Riverside", "Market", "Old Town & St Anne's", "SE99"}
    assert len(offered) == 7
    page.fill(NEAR, "Riverside")  # as one that is chosen fills it: no key is pressed
    sorted_from(page, "Riverside")


def test_a_place_that_nobody_knows_is_told_at_the_field_and_the_words_are_answered(site: ServedSite, page):
    page.goto(site.url("/search/?q=pantry&near=Narnia"))
    page.wait_for_selector(RESULTS)
    expect(page.locator(TOLD)).to_contain_text("We do not know a place called “Narnia” here. Type a postcode")
    assert page.get_attribute(NEAR, "aria-invalid") == "true"
    assert page.get_attribute(NEAR, "aria-describedby") == "near-told"
    assert results(page)[0] == "Riverside Food Pantry"
    told(page, "1 group and 1 event for “.?pantry.?”.*")
    assert violations(page) == []
    ask(page, "")
    expect(page.locator(TOLD)).to_be_empty()
    assert page.get_attribute(NEAR, "aria-invalid") == "false"


def test_a_slip_in_the_field_is_put_right_unless_one_insists(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers&near=Riversdie"))
    sorted_from(page, "Riverside")
    assert "Showing results for carers Riverside. Search instead for carers Riversdie." in page.inner_text(NOTE)
    page.click(f"{NOTE} a")
    expect(page.locator(TOLD)).to_contain_text("“Riversdie”")
    assert page.url == site.url("/search/?q=carers&near=Riversdie&literal=")


def test_a_slip_in_the_box_is_put_right_too(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers in Riversdie"))
    sorted_from(page, "Riverside")
    assert "Showing results for carers Riverside. Search instead for carers in Riversdie." in page.inner_text(NOTE)
    page.click(f"{NOTE} a")
    page.wait_for_function("() => location.search.includes('literal')")
    expect(page.locator(NOTE)).not_to_contain_text("Nearest")


def test_the_readers_own_place_and_one_that_is_typed_end_one_another(site: ServedSite, new_page):
    page = new_page(geolocation=OAK_HILL, permissions=["geolocation"])
    page.goto(site.url("/search/?near=Market"))
    sorted_from(page, "Market")
    page.click(NEAR_ME)
    expect(page.locator(NOTE)).to_contain_text("Nearest to you first")
    assert (page.input_value(NEAR), page.url) == ("", site.url("/search/"))
    told(page, r".* groups?.*, the nearest first")
    ask(page, "Market")
    sorted_from(page, "Market")
    assert page.get_attribute(NEAR_ME, "aria-pressed") == "false"


def test_filters_narrow_what_is_near_and_leave_the_order_and_the_place(site: ServedSite, page):
    page.goto(site.url("/search/?near=Oak+Hill"))
    sorted_from(page, "Oak Hill")
    before = results(page)
    open_filters(page)
    many = counts(page, "topic")["Carers"]
    press(page, "topic", "carers")
    page.wait_for_function("() => location.search.includes('topic')")
    expect(page.locator(RESULTS)).to_have_count(int(many))
    assert results(page) == [name for name in before if name in results(page)]
    assert chips(page) == ["Carers"]
    assert page.url == site.url("/search/?near=Oak+Hill&topic=carers")
    sorted_from(page, "Oak Hill")
    page.go_back()
    expect(page.locator(RESULTS)).to_have_count(len(before))
    page.go_forward()
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator(RESULTS)).to_have_count(len(before))
    assert page.url == site.url("/search/?near=Oak+Hill")
    sorted_from(page, "Oak Hill")


def test_near_me_keeps_the_filters_and_says_so_where_nothing_is_left(site: ServedSite, new_page):
    page = new_page(geolocation=OAK_HILL, permissions=["geolocation"])
    page.goto(site.url("/search/?topic=carers"))
    page.wait_for_selector(RESULTS)
    found = set(results(page))
    page.click(NEAR_ME)
    expect(page.locator(NOTE)).to_contain_text("Nearest to you first")
    assert set(results(page)) <= found
    assert chips(page) == ["Carers"]
    assert page.url == site.url("/search/?topic=carers")
    page.goto(site.url("/search/?near=Oak+Hill&kind=page"))
    told(page, "Nothing found for “.?Oak Hill.?” with these filters.")


def test_who_works_across_the_borough_stays_in_and_says_so(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers&near=Riverside"))
    sorted_from(page, "Riverside")
    network = next(card for card in cards(page) if "Example Carers Network" in card)
    assert "All of Example Borough" in network
    assert re.search(r"about [\d.]+ miles? away|half a mile", network)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_label_is_seen_the_field_is_56_pixels_high_and_nothing_is_cut_off(site: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site.url("/search/?near=Narnia"))
    page.wait_for_selector(f"{TOLD} p")
    assert page.is_visible("label[for=near]")
    assert page.locator(NEAR).bounding_box()["height"] == 56
    assert page.evaluate("document.documentElement.scrollWidth") == width
    box, near = (page.locator(each).bounding_box() for each in (WORDS, NEAR))
    assert (box["y"] == near["y"]) is (width > 320)


def test_without_script_there_is_no_field(site: ServedSite, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url("/search/"))
    assert not page.is_visible(NEAR)


def test_where_the_field_cannot_work_the_words_still_do(site: ServedSite, page, faults):
    faults.forgive(r"Failed to load resource")
    page.route("**/shared/near-field-*", lambda route: route.abort())
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(RESULTS)
    page.click(NEAR_ME)
    told(page, "Search could not load.")
    ask(page, "Riverside")
    sorted_from(page, "Riverside")
