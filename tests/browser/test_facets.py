"""Narrowing what was found, as a reader does it: by topic, people, ward and the rest, in the address and as chips."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from hub.search.facets import FACETS
from tests.browser.searching import HEAD, RESULTS, chips, counted, counts, open_filters, press, results, told
from tests.browser.test_accessibility import violations
from tests.conftest import ServedSite

FRIDAY = "2026-11-27T12:00:00Z"  # when none is open, so that nothing stands before the topics


def test_nothing_of_the_filters_is_fetched_before_they_are_wanted(site: ServedSite, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    assert not [url for url in asked if re.search(r"/f/|filters|together|ward-map", url)]
    open_filters(page)
    assert {url.rsplit("/", 1)[1] for url in asked if "/f/" in url} == {f"{facet}.json" for facet in FACETS}
    assert len(asked) == len(set(asked))


def test_counts_are_of_what_was_found_and_pressing_leaves_so_many(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    open_filters(page)
    before = counts(page, "kind")
    assert before["Event"] != "none" and before["Page"] == "none"
    found = int(before["Event"])
    press(page, "kind", "event")
    told(page, f"{found} events for .*")
    assert len(results(page)) == found
    assert counts(page, "kind") == before  # within a facet another value would add its own
    assert page.is_disabled("[name=kind][value=page]")


def test_values_of_one_facet_add_and_facets_narrow_each_other(site: ServedSite, page):
    page.goto(site.url("/search/?topic=food"))
    told(page, "2 groups and 1 event with these filters")
    assert results(page) == ["One Oak Youth Club", "Riverside Food Pantry", "Winter lunch: soup, bread; company"]
    press(page, "topic", "domestic-abuse")
    told(page, "3 groups and 1 event with these filters")
    press(page, "cost", "free")
    told(page, "2 groups with these filters")
    assert results(page) == ["One Oak Youth Club", "Safe Harbour"]
    assert chips(page) == ["Food", "Domestic abuse", "Free"]
    assert page.inner_text(HEAD) == "Filters, 3 on"
    assert page.url == site.url("/search/?topic=food&topic=domestic-abuse&cost=free")


def test_an_empty_query_offers_all_and_shows_none_until_one_is_chosen(site: ServedSite, page):
    page.goto(site.url("/search/"))
    open_filters(page)
    assert counts(page, "topic")["Food"] == "3"
    assert counts(page, "language") == {"Arabic": "3", "English": "2", "Spanish": "3"}
    assert page.locator(RESULTS).count() == 0 and page.locator("[data-hint]").is_visible()
    press(page, "ward", "market")
    told(page, "1 group, 1 event and 2 opportunities with these filters")
    assert not page.locator("[data-hint]").is_visible()
    page.fill("[name=q]", "lunch")
    told(page, "1 event for .*lunch.*")
    assert page.url == site.url("/search/?ward=market&q=lunch")


def test_a_chip_takes_its_filter_away_and_clear_all_takes_all(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers&kind=organisation&kind=forum&topic=carers"))
    told(page, "2 groups and 1 forum or network for .*")
    assert sorted(chips(page)) == ["Carers", "Forum or network", "Group"]
    page.get_by_role("button", name="Take away: Group").click()
    told(page, "1 forum or network for .*")
    assert page.evaluate("document.activeElement.className") == "chip"
    page.click("[data-chips] a")
    page.wait_for_function("() => location.search === '?q=carers'")
    expect(page.locator(".chip")).to_have_count(0)
    assert not page.locator("[data-filters] :checked").count()
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert page.inner_text(HEAD) == "Filters"


def test_back_and_forward_are_right(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    open_filters(page)
    press(page, "kind", "forum")
    told(page, "1 forum or network for .*")
    press(page, "kind", "consortium")
    told(page, "1 forum or network and 1 consortium for .*")
    page.go_back()
    told(page, "1 forum or network for .*")
    assert chips(page) == ["Forum or network"] and not page.is_checked("[name=kind][value=consortium]")
    page.go_back()
    told(page, "2 groups.* for .*")
    assert chips(page) == [] and not page.is_checked("[name=kind][value=forum]")
    page.go_forward()
    told(page, "1 forum or network for .*")
    assert page.is_checked("[name=kind][value=forum]")


def test_new_words_keep_the_filters_and_a_sent_query_keeps_its_place(site: ServedSite, page):
    page.goto(site.url("/search/?kind=organisation"))
    page.wait_for_selector(RESULTS)
    page.fill("[name=q]", "pantry")
    page.keyboard.press("Enter")
    told(page, "1 group for .*pantry.*")
    assert page.url == site.url("/search/?kind=organisation&q=pantry")
    page.fill("[name=q]", "carrers")
    page.wait_for_selector("[data-note]:has-text('Showing results for carers')")
    page.click("[data-note] a")
    told(page, "Nothing found for .*carrers.* with these filters.")
    assert chips(page) == ["Group"]
    page.go_back()
    page.go_back()
    told(page, "1 group for .*pantry.*")


def test_what_the_address_asks_for_and_nobody_offers_is_ignored(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers&topic=nonsense&kind=forum&other=%22%5D&ward=%3Cimg%3E"))
    told(page, "1 forum or network for .*")
    assert chips(page) == ["Forum or network"]


def test_without_script_the_pages_of_topics_people_and_wards_lead_on(site: ServedSite, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url("/search/"))
    links = page.eval_on_selector_all(".search-band a", "all => all.map(each => each.getAttribute('href'))")
    assert {f"{site.base}/{part}/" for part in ("topics", "people", "wards", "organisations")} == set(links)
    assert not page.locator("[data-filters]").is_visible()


@pytest.mark.parametrize("lost", ["**/f/topic.json", "**/shared/filters-*.js"])
def test_filters_that_cannot_be_had_are_said_to_be_missing(site: ServedSite, page, faults, lost):
    faults.forgive(r"Failed to load resource|/shared/filters-")
    page.route(lost, lambda route: route.abort())
    page.goto(site.url("/search/?q=carers&topic=carers"))
    page.wait_for_selector("[role=status]:has-text('incomplete')")
    page.unroute(lost)
    page.click("[data-retry]")
    told(page, "2 groups.* for .{2}carers.{2}")
    assert chips(page) == ["Carers"]


@pytest.mark.parametrize("width, scheme", [(320, "light"), (1280, "dark")])
def test_filters_can_be_used_by_everyone(site: ServedSite, new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(site.url("/search/?q=carers&topic=carers&ward=market"))
    page.wait_for_selector(".chip")
    assert page.locator("[data-filters]").evaluate("each => each.open") == (width > 320)
    if width == 320:
        page.click(HEAD)
    counts(page, "topic")  # all groups are open
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.eval_on_selector_all(
        "[data-filters] :is(summary, label), .chip, [data-chips] a",
        "all => all.filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.9).map(each => each.outerHTML)",
    )
    assert not small


def test_on_a_phone_the_filters_fold_away_when_the_results_are_asked_for(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.clock.set_fixed_time(FRIDAY)
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    page.focus(HEAD)
    page.keyboard.press("Enter")
    counted(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Topic"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    told(page, ".* for .*carers.*")
    page.wait_for_selector(".chip")
    page.click("[data-filters] [type=submit]")
    assert not page.locator("[data-filters] form").is_visible()
    assert page.evaluate("document.activeElement.localName") == "summary"
