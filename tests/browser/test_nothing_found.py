"""Nothing found: what the page then offers, and the letter that a reader may send of it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import RESULTS
from tests.browser.test_accessibility import violations
from tests.conftest import ServedSite

BOX = "[data-note] .empty"


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(BOX)


def offered(page: Page, part: str) -> dict[str, str]:
    """The links of a part of the box: what each is called, and where it leads."""
    links = page.locator(f"{BOX} .empty-{part} a")
    return {link.inner_text().replace("\u00ad", ""): link.get_attribute("href") for link in links.all()}


def test_the_nearest_words_of_the_directory_are_offered_and_find_something(site: ServedSite, page):
    opened(page, site.url("/search/?q=carrers&literal="))
    assert offered(page, "words") == {"carers": f"{site.base}/search/?q=carers"}
    page.click(f"{BOX} .empty-words a")
    page.wait_for_selector(RESULTS)
    assert page.input_value("[name=q]") == "carers"
    assert page.locator(BOX).count() == 0


def test_a_word_that_is_offered_stands_among_the_others_that_were_typed(site: ServedSite, page):
    opened(page, site.url("/search/?q=carrers+of+zzzzzz&literal="))
    assert offered(page, "words") == {"carers of zzzzzz": f"{site.base}/search/?q=carers+of+zzzzzz"}


def test_a_word_with_which_the_one_typed_begins_is_offered(served_hub: ServedSite, page):
    opened(page, served_hub.url("/search/?q=lgbtqia"))
    assert list(offered(page, "words")) == ["lgbtq"]


@pytest.mark.parametrize("query", ["cancer", "vape", "bullying"])
def test_for_an_everyday_word_no_topic_is_offered_and_no_word_that_only_looks_like_it(served_hub: ServedSite, page, query):
    opened(page, served_hub.url(f"/search/?q={query}"))
    assert f"Nothing found for “\u2068{query}\u2069”" in page.inner_text("[role=status]")
    assert offered(page, "words") == offered(page, "topics") == {}


def test_the_topics_of_what_the_nearest_word_finds_are_offered(site: ServedSite, served_hub: ServedSite, page):
    opened(page, site.url("/search/?q=carrers&literal="))
    assert offered(page, "topics") == {"Carers": f"{site.base}/topics/carers/"}
    opened(page, served_hub.url("/search/?q=lgbtqia"))
    assert next(iter(offered(page, "topics"))) == "LGBTQ+"


def test_what_nothing_is_like_says_what_was_looked_through_and_leads_to_all_topics(site: ServedSite, page):
    opened(page, site.url("/search/?q=xyzzy"))
    assert page.inner_text("[role=status]") == "Nothing found for “\u2068xyzzy\u2069”."
    assert offered(page, "words") == offered(page, "topics") == {}
    assert page.locator(f"{BOX} h2").count() == 0
    assert re.search(r"Looked through \d+ groups, .* and \d+ pages\.", page.inner_text(BOX))
    assert page.locator("[data-hint] .wall-tile").count() == 5


def test_filters_that_leave_nothing_say_what_there_is_without_and_can_be_cleared(site: ServedSite, page):
    opened(page, site.url("/search/?q=carers&topic=food&kind=forum"))
    assert "with these filters" in page.inner_text("[role=status]")
    assert "Without the filters there are 2 groups, 1 briefing" in page.inner_text(BOX)
    assert offered(page, "words") == {}
    page.click(f"{BOX} [data-clear]")
    page.wait_for_selector(RESULTS)
    assert page.url == site.url("/search/?q=carers")
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_one_thing_without_the_filters_is_told_of_in_the_singular(site: ServedSite, page):
    opened(page, site.url("/search/?q=safe+harbour&kind=forum"))
    assert "Without the filters there is 1 group." in page.inner_text(BOX)


def test_a_word_put_right_is_said_also_where_the_filters_leave_nothing(site: ServedSite, page):
    opened(page, site.url("/search/?q=carrers&topic=food&kind=forum"))
    assert "Showing results for carers. Search instead for carrers." in page.inner_text("[data-note]")


def test_where_the_filters_hide_nothing_it_is_said_and_what_is_offered_is_offered_without_them(site: ServedSite, page):
    opened(page, site.url("/search/?q=carrers&literal=&topic=food"))
    assert "Without the filters there is nothing either." in page.inner_text(BOX)
    assert offered(page, "words") == {"carers": f"{site.base}/search/?q=carers"}


def test_filters_without_words_that_leave_nothing_can_be_cleared(site: ServedSite, page):
    opened(page, site.url("/search/?topic=carers&cost=paid"))
    assert page.inner_text("[role=status]") == "Nothing found with these filters."
    assert "Without the filters" not in page.inner_text(BOX)
    page.click("[data-chips] a")
    expect(page.locator(BOX)).to_have_count(0)


def test_near_a_place_it_is_said_that_there_is_nothing_elsewhere_either(site: ServedSite, new_page):
    page = new_page(geolocation={"latitude": 51.501, "longitude": -0.101}, permissions=["geolocation"])
    opened(page, site.url("/search/?q=xyzzy"))
    assert "elsewhere" not in page.inner_text(BOX)
    page.click("[data-near]")
    expect(page.locator(BOX)).to_contain_text("there is nothing elsewhere either")


@pytest.mark.parametrize("query", ["xyzzy", "zz & qq? #100% + zz=q", "ضصثق غفع", "😀 zzzzz 'q' \"q\""])
def test_the_letter_to_staff_has_the_query_in_it_only_once_a_reader_presses(site: ServedSite, page, query):
    page.goto(site.url("/search/"))
    page.fill("[name=q]", query)
    page.wait_for_selector(BOX)
    letter = page.locator(f"{BOX} [data-letter]")
    before = unquote(letter.get_attribute("href"))
    assert query not in before and "query" not in before
    letter.evaluate("letter => letter.addEventListener('click', event => event.preventDefault())")
    letter.click()
    told = parse_qs(urlsplit(letter.get_attribute("href")).query)
    assert told["subject"] == [f"Missing from the directory: {query}"]
    assert told["body"][0].startswith(f"What I looked for: {query}\r\n\r\nWhat I hoped to find:")


def test_a_letter_about_a_long_query_is_cut(site: ServedSite, page):
    page.goto(site.url("/search/"))
    page.fill("[name=q]", "ضص " * 600)
    page.wait_for_selector(BOX)
    letter = page.locator(f"{BOX} [data-letter]")
    letter.evaluate("letter => letter.addEventListener('click', event => event.preventDefault())")
    letter.click()
    assert len(letter.get_attribute("href")) < 2_000


def test_nothing_of_it_is_fetched_for_an_answer_that_finds_something(site: ServedSite, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url("/search/?q=pantry"))
    page.wait_for_selector(RESULTS)
    assert not [url for url in asked if re.search(r"/nothing-|/f/|/w/", url)]


def test_without_its_script_the_box_still_leads_on(site: ServedSite, page, faults):
    faults.forgive(r"Failed to load resource|/shared/nothing-")
    page.route("**/shared/nothing-*.js", lambda route: route.abort())
    opened(page, site.url("/search/?q=xyzzy"))
    assert "Nothing found" in page.inner_text("[role=status]")
    assert page.inner_text(f"{BOX} [data-letter]") == "Tell us what is missing"
    assert "…" not in page.inner_text(BOX)


def test_without_the_script_for_the_nearest_words_the_page_says_that_something_is_missing(site: ServedSite, page, faults):
    faults.forgive(r"Failed to load resource|/shared/spelling-")
    page.route("**/shared/spelling-*.js", lambda route: route.abort())
    page.goto(site.url("/search/?q=carrers&literal="))
    page.wait_for_selector("[role=status]:has-text('incomplete')")
    assert page.inner_text("[data-note] button") == "Try again"


@pytest.mark.parametrize("width, scheme", [(320, "light"), (1280, "dark")])
@pytest.mark.parametrize("query", ["q=lgbtqia", "q=carers&ward=dulwich-wood&topic=food", f"q={'q' * 400}"])
def test_the_box_can_be_used_by_everyone(served_hub: ServedSite, new_page, width, scheme, query):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened(page, served_hub.url(f"/search/?{query}"))
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.eval_on_selector_all(
        f"{BOX} li a", "all => all.filter(each => each.getBoundingClientRect().height < 43.9).map(each => each.outerHTML)"
    )
    assert not small
