"""Searching near a place, as a reader does it: by its name or postcode in the box, or by where the reader is."""

from __future__ import annotations

import pytest

from tests.browser.searching import RESULTS, results
from tests.conftest import ServedSite

NEAR = "[data-near]"
OAK_HILL = {"latitude": 51.5010, "longitude": -0.1010}
NOTE = "[data-note]"


def cards(page) -> list[str]:
    return page.eval_on_selector_all(RESULTS, "all => all.map(each => each.innerText.replace(/\\s+/g, ' '))")


def test_a_postcode_in_the_query_sorts_by_distance_and_every_card_tells_it(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers SE99 2ZZ"))
    page.wait_for_selector(RESULTS)
    assert "Nearest to SE99 2 first" in page.inner_text(NOTE)
    told = cards(page)
    assert "about half a mile away, or nearer" in told[0]
    network = next(card for card in told if "Example Carers Network" in card)
    assert "about 0.9 miles away All of Example Borough" in network
    assert told.index(network) > 0


def test_nothing_is_hidden_for_being_far(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    plain = results(page)
    page.goto(site.url("/search/?q=carers+Market"))
    page.wait_for_selector(f"{NOTE} strong")
    assert sorted(results(page)) == sorted(plain)


def test_a_reader_can_insist_on_the_words(site: ServedSite, page):
    page.goto(site.url("/search/?q=pantry Riverside"))
    page.wait_for_selector(f"{NOTE} strong")
    assert page.inner_text(f"{NOTE} strong") == "Riverside"
    page.click(f"{NOTE} a")
    page.wait_for_selector(RESULTS)
    assert page.url == site.url("/search/?q=pantry+Riverside&literal=")
    assert page.inner_text(NOTE) == ""
    assert results(page)[0] == "Riverside Food Pantry"


def test_what_places_need_is_fetched_only_for_a_query_that_names_one(site: ServedSite, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(RESULTS)
    assert not [url for url in asked if "place" in url or "/p/" in url]
    page.fill("input[name=q]", "pantry SE99 1")
    page.wait_for_selector(f"{NOTE} strong")
    assert len([url for url in asked if "place" in url or "/p/" in url]) == 2


@pytest.mark.parametrize("lost", ["**/search/index/*/p/*", "**/shared/place-*"])
def test_without_the_places_the_words_are_searched_for_and_it_is_said(site: ServedSite, page, faults, lost):
    faults.forgive(r"Failed to load resource")
    page.route(lost, lambda route: route.abort())
    page.goto(site.url("/search/?q=pantry Riverside"))
    page.wait_for_selector("[data-retry]")
    assert "Search is incomplete" in page.inner_text("[role=status]")
    assert results(page)[0] == "Riverside Food Pantry"


def test_a_press_sorts_by_where_the_reader_is_and_another_ends_it(site: ServedSite, new_page):
    page = new_page(geolocation=OAK_HILL, permissions=["geolocation"])
    page.goto(site.url("/search/"))
    page.focus(NEAR)
    page.keyboard.press("Enter")
    page.wait_for_selector(RESULTS)
    assert page.get_attribute(NEAR, "aria-pressed") == "true"
    assert "Nearest to you first" in page.inner_text(NOTE)
    assert results(page)[0] == "One Oak Youth Club"
    assert "51.5" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => !document.querySelector('{RESULTS}')")
    assert page.get_attribute(NEAR, "aria-pressed") == "false"


def test_the_reader_is_asked_for_no_position_before_the_press(site: ServedSite, new_page):
    page = new_page(geolocation=OAK_HILL, permissions=["geolocation"])
    page.add_init_script(
        "window.asked = 0; const own = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);"
        "navigator.geolocation.getCurrentPosition = (...all) => { window.asked++; own(...all); };"
    )
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    assert page.evaluate("window.asked") == 0
    page.click(NEAR)
    page.wait_for_selector(f"{NOTE} p")
    assert page.evaluate("window.asked") == 1


def test_a_reader_who_gives_no_position_is_told_what_to_do(site: ServedSite, new_page):
    page = new_page(permissions=[])
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(RESULTS)
    page.click(NEAR)
    page.wait_for_function("() => document.querySelector('[role=status]').textContent.includes('postcode')")
    assert page.get_attribute(NEAR, "aria-pressed") == "false"
    assert results(page)[0] == "Riverside Food Pantry"


def test_on_a_phone_nothing_is_wider_than_the_page(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/search/?q=carers SE99 2"))
    page.wait_for_selector(f"{NOTE} strong")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(NEAR).bounding_box()["height"] >= 44


def test_without_script_there_is_no_button(site: ServedSite, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url("/search/"))
    assert not page.is_visible(NEAR)
