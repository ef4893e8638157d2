"""The page of an opportunity: what comes first on it, what is folded, and its timeline without colours."""

from __future__ import annotations

import pytest

from tests.conftest import ServedSite

CARERS, SHOP = "/opportunities/support-for-carers/", "/opportunities/shop-on-market-street/"


def test_what_it_asks_comes_before_what_is_said_about_it(site: ServedSite, page):
    page.goto(site.url(CARERS))
    order = page.eval_on_selector_all(".prose h2", "all => all.map(h => h.id)")
    first = ["page-outcomes", "page-asks", "page-lots"]
    assert order[:3] == first and "page-fits" in order[3:]
    assert page.locator(".prose > h2#page-lots ~ p:has-text('The council wants one contract')").count() == 1
    links = page.eval_on_selector_all(".contents-beside a", "all => all.map(a => a.hash)")
    assert [link.removeprefix("#") for link in links] == order


def test_only_the_stage_that_it_is_at_and_the_next_say_at_once_what_to_do(site: ServedSite, page):
    page.goto(site.url(CARERS))
    rows = page.locator("#page-steps ~ .table tbody tr, #page-steps ~ details tbody tr")
    assert [row.locator("th").inner_text() for row in rows.all() if row.is_visible()] == [
        "Talks with bidders Now",
        "Tender released",
    ]
    page.click("text=At the other stages")
    assert len([row for row in rows.all() if row.is_visible()]) == 8


def test_one_that_can_be_gone_for_no_more_says_neither_who_fits_nor_what_is_missing(site: ServedSite, page):
    page.goto(site.url("/opportunities/small-grants/"))
    assert page.locator("#page-fits, #page-gaps").count() == 0


def test_the_tile_of_now_says_since_or_until_when(site: ServedSite, page):
    for path, words in ((CARERS, "since 2 November 2026"), (SHOP, "until 15 January 2027")):
        page.goto(site.url(path))
        assert words in page.inner_text(".timeline-now")


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}])
def test_without_colours_a_tile_that_is_past_and_one_to_come_differ_in_their_words_and_lines(site, page, media):
    page.goto(site.url(CARERS))
    page.emulate_media(**media)
    for state, words, line in (("past", "Past", "solid"), ("to-come", "To come", "dashed")):
        tile = page.locator(f".timeline-{state}").first
        assert tile.locator(f"text={words}").bounding_box()["width"] > 20
        assert tile.evaluate("e => getComputedStyle(e).borderTopStyle") == line


def test_each_says_how_to_ask_and_premises_lead_to_all_premises(site: ServedSite, page):
    page.goto(site.url(CARERS))
    assert page.locator(".facts a[href='https://example.org/engagement']").count() == 1
    letter = page.get_attribute(".facts a[href^='mailto:']", "href")
    assert "Support%20for%20carers" in letter and "support-for-carers" in letter
    page.goto(site.url(SHOP))
    assert page.locator(".facts a[href$='/premises/']").count() == 1
    assert page.locator(".facts a[href$='/premises/ask/']").count() == 1


def test_on_paper_topics_are_left_out_and_no_page_is_kept_for_the_footer(site: ServedSite, page):
    page.goto(site.url(CARERS))
    assert page.is_visible("#page-topics")
    page.emulate_media(media="print")
    assert page.is_hidden("#page-topics")
    # Breaks are avoided between blocks only, and a page that is as high as the window needs one page more.
    assert page.locator(".site-footer").evaluate("e => getComputedStyle(e).breakBefore") == "avoid"
    assert page.evaluate("[getComputedStyle(document.body).display, getComputedStyle(document.body).minBlockSize]") == [
        "block",
        "0px",
    ]
