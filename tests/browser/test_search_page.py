"""Searching, as a reader does it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from hub.search.document import KINDS
from tests.browser.searching import RESULTS, results
from tests.conftest import ServedSite


def test_the_front_page_sends_its_words_to_the_search_page(each_site: ServedSite, page):
    page.goto(each_site.url("/"))
    page.fill("input[name=q]", "youth club")
    page.keyboard.press("Enter")
    page.wait_for_selector(RESULTS)
    assert page.url == each_site.url("/search/?q=youth+club")
    assert results(page)[0] == "One Oak Youth Club"


def test_results_come_as_one_types_and_say_how_many(site: ServedSite, page):
    page.goto(site.url("/search/"))
    page.type("input[name=q]", "carers", delay=10)
    page.wait_for_selector(RESULTS)
    assert "Example Carers Network" in results(page)
    status = page.inner_text("[role=status]")
    assert "2 groups" in status and "1 briefing" in status
    assert page.locator("[role=status]").count() == 1


def test_results_come_while_a_phone_still_composes_the_word(site: ServedSite, page):
    page.goto(site.url("/search/"))
    page.focus("input[name=q]")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "carer", "selectionStart": 5, "selectionEnd": 5})
    page.wait_for_selector(RESULTS)
    assert "Example Carers Network" in results(page)
    assert page.input_value("input[name=q]") == "carer"


def test_a_slow_hand_is_answered_once_it_rests(site: ServedSite, page):
    page.clock.install()
    page.goto(site.url("/search/"))
    page.focus("input[name=q]")
    told = []
    page.on("request", lambda request: told.append(request.url) if "/d/" in request.url else None)
    for letter in "carers":
        page.keyboard.press(letter)
        page.clock.run_for(500)
    assert told == []
    page.clock.run_for(500)
    page.wait_for_selector(RESULTS)
    assert told


def test_every_kind_of_result_has_its_card_and_its_words(site: ServedSite, page):
    page.goto(site.url("/search/"))
    parts = page.eval_on_selector_all("template[data-part]", "all => all.map(each => each.dataset.part)")
    words = page.evaluate("Object.keys(JSON.parse(document.querySelector('[data-search]').dataset.words))")
    assert set(KINDS) <= set(parts) and set(KINDS) <= set(words)
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    kinds = page.eval_on_selector_all(f"{RESULTS} .card-meta", "all => all.map(each => each.textContent)")
    for kind in ("Forum or network", "Event", "Opportunity", "Consortium"):
        assert any(kind in told for told in kinds), kind
    assert "1 consortium" in page.inner_text("[role=status]")


def test_listings_and_briefings_are_told_apart_with_topic_and_place(site: ServedSite, page):
    page.goto(site.url("/search/?q=carers"))
    page.wait_for_selector(RESULTS)
    rows = page.eval_on_selector_all(RESULTS, "rows => rows.map(r => r.innerText)")
    briefing = next(row for row in rows if "what a council must ask" in row)
    assert "Forum briefing" in briefing
    page.goto(site.url("/search/?q=one oak"))
    page.wait_for_selector(RESULTS)
    first = page.inner_text(f"{RESULTS} >> nth=0")
    assert "Oak Hill" in first and "Young people" in first


def test_a_result_leads_to_its_page(each_site: ServedSite, page):
    page.goto(each_site.url("/search/?q=pantry"))
    page.click(f"{RESULTS} a >> nth=0")
    page.wait_for_url(each_site.url("/organisations/riverside-food-pantry/"))


def test_a_charity_number_finds_its_organisation(site: ServedSite, page):
    page.goto(site.url("/search/?q=9990001"))
    page.wait_for_selector(RESULTS)
    assert results(page)[0] == "One Oak Youth Club"


def test_the_words_that_were_met_are_marked(site: ServedSite, page):
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(f"{RESULTS} mark")
    assert "pantry" in page.inner_text(f"{RESULTS} mark >> nth=0").lower()


def test_the_query_stands_in_the_address_and_back_is_right(site: ServedSite, page):
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(RESULTS)
    page.fill("input[name=q]", "youth")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search === '?q=youth'")
    page.go_back()
    page.wait_for_function(
        "() => location.search === '?q=pantry' && document.querySelector('input[name=q]').value === 'pantry'"
    )
    page.wait_for_function(f"() => document.querySelector('{RESULTS} a')?.textContent.includes('Pantry')")


def test_nothing_found_says_what_was_searched_and_where_else_to_look(site: ServedSite, page):
    page.goto(site.url("/search/?q=xyzzy"))
    page.wait_for_selector(".empty")
    assert "xyzzy" in page.inner_text("[role=status]")
    assert page.get_attribute(".empty a >> nth=0", "href") == f"{site.base}/topics/"


@pytest.mark.parametrize(
    "nasty",
    [
        "<img src=x onerror=alert(1)>",
        "foo:",
        "+a -b ~3 ^",
        "*",
        "\u202eabc",
        "😀 ﷽",
        "a" * 3000,
        "' OR 1=1 --",
        "%00",
        "\\",
    ],
)
def test_no_words_break_the_page(site: ServedSite, page, nasty):
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(RESULTS)
    page.fill("input[name=q]", nasty)
    page.keyboard.press("Enter")
    page.wait_for_function("() => !/pantry|^Searching/.test(document.querySelector('[role=status]').textContent)")
    assert not re.search("could not load|incomplete", page.inner_text("[role=status]"))
    assert page.locator("[data-retry]").count() == 0
    page.fill("input[name=q]", "pantry")
    page.wait_for_function(f"() => document.querySelector('{RESULTS} a')?.textContent.includes('Pantry')")


def test_a_failed_index_says_so_and_can_be_asked_again(site: ServedSite, page, faults):
    faults.forgive(r"Failed to load resource|/search/manifest")
    page.route("**/search/manifest.json", lambda route: route.abort())
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector("[data-retry]")
    assert "could not load" in page.inner_text("[role=status]")
    page.unroute("**/search/manifest.json")
    page.click("[data-retry]")
    page.wait_for_selector(RESULTS)


@pytest.mark.parametrize("lost", ["t", "d"])
def test_an_answer_that_lacks_a_shard_says_so_and_can_be_asked_again(site: ServedSite, page, faults, lost):
    faults.forgive(r"Failed to load resource")
    tries = []
    page.route(f"**/search/index/*/{lost}/*", lambda route: (tries.append(route.request.url), route.abort()))
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector("[data-retry]")
    assert "Search is incomplete" in page.inner_text("[role=status]")
    assert "Nothing found" not in page.inner_text("main")
    assert len(tries) == 2 * len(set(tries))
    page.unroute(f"**/search/index/*/{lost}/*")
    page.click("[data-retry]")
    page.wait_for_selector(RESULTS)
    assert "incomplete" not in page.inner_text("[role=status]")
    assert page.locator("[data-retry]").count() == 0


def test_a_page_under_which_the_site_was_rebuilt_finds_the_new_index(site: ServedSite, page, faults):
    faults.forgive(r"status 404|Failed to load resource")
    manifest = page.request.get(site.url("/search/manifest.json")).json()
    old = json.dumps({**manifest, "build": "0123456789"})
    page.route("**/search/manifest.json", lambda route: route.fulfill(body=old), times=1)
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(RESULTS)
    assert "Pantry" in results(page)[0]
    assert "incomplete" not in page.inner_text("[role=status]")


def rebuilt(site: ServedSite, page, build: str) -> None:
    """Let the host have the site built anew: the index lies in another folder, and in the old one there is nothing."""
    manifest = page.request.get(site.url("/search/manifest.json")).json()
    own = f"/search/index/{manifest['build']}/"
    page.route(f"**{own}**", lambda route: route.fulfill(status=404))
    page.route("**/search/manifest.json", lambda route: route.fulfill(json={**manifest, "build": build}))
    page.route(f"**/search/index/{build}/**", lambda route: route.fulfill(
        response=page.request.get(route.request.url.replace(f"/search/index/{build}/", own))))


def test_more_results_of_a_page_under_which_the_site_was_rebuilt_come_from_the_new_index(served_hub: ServedSite, page, faults):
    faults.forgive(r"status 404|Failed to load resource")
    page.goto(served_hub.url("/search/?q=food"))
    page.wait_for_selector(RESULTS)
    first = results(page)
    rebuilt(served_hub, page, "0123456789")
    page.click("[data-more]")
    page.wait_for_function("() => document.activeElement.closest('[data-results]')")  # answered anew, from the first
    assert results(page) == first
    page.click("[data-more]")
    expect(page.locator(RESULTS)).to_have_count(20)
    assert results(page)[:10] == first
    assert "incomplete" not in page.inner_text("[role=status]")


def test_two_presses_for_more_in_a_row_show_ten_more_and_in_order(served_hub: ServedSite, page):
    page.goto(served_hub.url("/search/?q=food"))
    page.wait_for_selector(RESULTS)
    held = []
    page.route("**/search/index/*/d/*", lambda route: held.append(route))
    page.evaluate("for (const press of [1, 2]) document.querySelector('[data-more]').click()")
    page.wait_for_function("() => document.querySelector('[data-more]').disabled")
    while page.locator(RESULTS).count() < 20:
        for route in reversed(held):
            route.continue_()
        held.clear()
        page.wait_for_timeout(20)
    shown = results(page)
    page.unroute("**/search/index/*/d/*")
    page.reload()
    page.wait_for_selector(RESULTS)
    page.click("[data-more]")
    expect(page.locator(RESULTS)).to_have_count(20)
    assert shown == results(page)


def test_a_fault_of_our_own_is_told_on_the_console_and_a_file_that_is_lost_is_not(site: ServedSite, page, faults):
    faults.forgive(r"Failed to load resource|TypeError")
    page.route("**/search/manifest.json", lambda route: route.abort())
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector("[data-retry]")
    assert not [fault for fault in faults.found if "Failed to load resource" not in fault]
    page.unroute("**/search/manifest.json")
    page.route("**/search/manifest.json", lambda route: route.fulfill(json={}))
    page.reload()
    page.wait_for_selector("[data-retry]")
    assert [fault for fault in faults.found if "TypeError" in fault]


def test_an_engine_that_never_comes_is_given_up_and_can_be_asked_for_again(site: ServedSite, page):
    page.clock.install()
    page.route("**/theme/lunr-*", lambda _: None)
    page.goto(site.url("/search/?q=pantry"), wait_until="domcontentloaded")
    page.wait_for_selector("[role=status]:has-text('Searching')")
    page.clock.run_for(20_000)
    page.wait_for_selector("[role=status]:has-text('Search could not load')")
    page.unroute("**/theme/lunr-*")
    page.click("[data-retry]")
    page.wait_for_selector(RESULTS)


def test_a_manifest_that_stays_stale_makes_the_answer_incomplete_and_that_is_said(site: ServedSite, page, faults):
    faults.forgive(r"status 404|Failed to load resource")
    manifest = page.request.get(site.url("/search/manifest.json")).json()
    tries = []

    def stale(route):
        tries.append(route.request.url)
        route.fulfill(json={**manifest, "build": "0123456789"})

    page.route("**/search/manifest.json", stale)
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector("[role=status]:has-text('Search is incomplete')")
    assert len(tries) == 2
    page.unroute("**/search/manifest.json")
    page.reload()
    page.wait_for_selector(RESULTS)


def test_a_slow_shard_is_waited_for_and_the_page_says_that_it_is_searching(site: ServedSite, page):
    held = []
    page.route("**/search/index/*/t/*", lambda route: held.append(route))
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector("[role=status]:has-text('Searching')")
    for route in held:
        route.continue_()
    page.wait_for_selector(RESULTS)
    assert "incomplete" not in page.inner_text("[role=status]")


def test_a_shard_that_never_comes_is_given_up_and_said_to_be_missing(site: ServedSite, page, faults):
    faults.forgive("Failed to load resource")
    page.add_init_script("const late = AbortSignal.timeout; AbortSignal.timeout = () => late.call(AbortSignal, 300)")
    page.route("**/search/index/*/d/*", lambda _: None)
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector("[role=status]:has-text('Search is incomplete')")
    page.wait_for_selector("[data-retry]")


def test_a_slow_answer_gives_way_to_the_question_asked_after_it(site: ServedSite, page):
    waiting = []
    page.goto(site.url("/search/"))
    page.route("**/search/manifest.json", lambda route: waiting.append(route))
    page.fill("input[name=q]", "oak")
    page.wait_for_function("() => document.querySelector('[role=status]').textContent.startsWith('Searching')")
    page.fill("input[name=q]", "pantry")
    page.wait_for_function("() => location.search === '?q=pantry'")
    waiting[0].continue_()
    page.wait_for_function(f"() => document.querySelector('{RESULTS} a')?.textContent.includes('Pantry')")
    assert "pantry" in page.inner_text("[role=status]")


def test_the_index_and_its_engine_load_on_the_search_page_only(site: ServedSite, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/organisations/", "/organisations/one-oak-youth-club/", "/topics/", "/404.html"):
        page.goto(site.url(path))
    assert not [url for url in asked if "lunr" in url or "/search/" in url]


def test_what_a_question_needs_is_fetched_as_the_box_gets_focus(site: ServedSite, page):
    page.goto(site.url("/search/"), wait_until="networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.focus("input[name=q]")
    page.wait_for_function("() => globalThis.lunr && performance.getEntriesByName(document.baseURI + 'manifest.json').length")
    assert sorted(url.rsplit("/", 1)[1].partition("-")[0] for url in asked) == ["lunr", "manifest.json"]


def test_more_results_come_ten_at_a_time_and_the_keyboard_goes_on_from_the_first(served_hub: ServedSite, page):
    page.goto(served_hub.url("/search/?q=food"))
    page.wait_for_selector(RESULTS)
    first = results(page)
    assert len(first) == 10
    page.click("[data-more]")
    page.wait_for_function(f"() => document.querySelectorAll('{RESULTS}').length === 20")
    assert results(page)[:10] == first and len(set(page.eval_on_selector_all(f"{RESULTS} a", "all => all.map(a => a.href)"))) == 20
    assert page.evaluate("document.activeElement.textContent.trim()") == results(page)[10]


def test_searching_works_by_keyboard_alone(site: ServedSite, page):
    page.goto(site.url("/search/"))
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("pantry")
    page.wait_for_selector(RESULTS)
    page.keyboard.press("Tab")  # the field for a place
    page.keyboard.press("Tab")  # near me
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")  # the filters
    page.keyboard.press("Tab")  # the first result
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/riverside-food-pantry/")


def test_no_file_is_fetched_twice_however_one_types(site: ServedSite, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url("/search/"))
    for query in ("oak", "oa", "oak youth", "pantry"):
        page.fill("input[name=q]", query)
        page.wait_for_function(f"() => document.querySelector('[role=status]').textContent.includes('{query}')")
    page.wait_for_function(f"() => document.querySelector('{RESULTS} a')?.textContent.includes('Pantry')")
    ours = [url for url in asked if "favicon" not in url]
    assert len(ours) == len(set(ours))


def test_a_mistyped_word_is_put_right_and_said_and_a_reader_may_insist(site: ServedSite, page):
    page.goto(site.url("/search/"))
    page.type("input[name=q]", "carrers", delay=10)
    page.wait_for_selector(RESULTS)
    assert "Example Carers Network" in results(page)
    note = page.inner_text("[data-note]")
    assert note == "Showing results for carers. Search instead for carrers."
    assert "for “\u2068carers\u2069”" in page.inner_text("[role=status]")
    page.click("[data-note] a")
    page.wait_for_selector("[role=status]:has-text('Nothing found')")
    assert page.url == site.url("/search/?q=carrers&literal=")
    assert page.locator(RESULTS).count() == 0
    page.fill("input[name=q]", "carrers network")
    page.wait_for_selector("[data-note]:has-text('Showing results for carers network')")
    assert "literal" not in page.url
    page.go_back()
    page.wait_for_selector("[role=status]:has-text('Nothing found')")


def test_what_an_everyday_word_may_be_mistyped_for_is_offered_above_what_has_the_others(site: ServedSite, page):
    page.goto(site.url("/search/?q=old+mill+rust"))
    page.wait_for_selector(RESULTS)
    assert page.inner_text("[data-note]") == "Did you mean old mill trust?"
    assert "“\u2068old mill rust\u2069”" in page.inner_text("[role=status]")
    page.click("[data-note] a")
    page.wait_for_selector("[role=status]:has-text('old mill trust')")
    assert page.url == site.url("/search/?q=old+mill+trust")
    assert page.inner_text("[data-note]") == ""


def test_where_the_spellings_cannot_be_had_the_page_says_that_something_is_missing(site: ServedSite, page, faults):
    faults.forgive(r"Failed to load resource|/shared/spelling-")
    page.route("**/shared/spelling-*.js", lambda route: route.abort())
    page.goto(site.url("/search/?q=carrers"))
    page.wait_for_selector("[role=status]:has-text('incomplete')")
    assert page.inner_text("[data-note] button") == "Try again"


def test_words_that_mean_the_same_are_found(site: ServedSite, page):
    page.goto(site.url("/search/?q=caregivers"))
    page.wait_for_selector(RESULTS)
    assert "Example Carers Network" in results(page)
    assert page.inner_text("[data-note]") == ""


def test_words_of_several_that_mean_the_same_are_marked(served_hub: ServedSite, page):
    page.goto(served_hub.url("/search/?q=elderly"))
    page.wait_for_selector(f"{RESULTS} mark")
    marked = page.eval_on_selector_all(f"{RESULTS} mark", "all => all.map(each => each.textContent.toLowerCase())")
    assert {"older", "people"} <= set(marked)
