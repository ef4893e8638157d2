"""The way from the header to forums and events, and from an event to a map and a calendar."""

from __future__ import annotations

import pytest

from tests.conftest import ServedSite

LUNCH = "/events/winter-lunch/"


@pytest.mark.parametrize("width", [960, 1280])  # 60rem, where the links first show
def test_no_link_of_the_header_breaks_over_two_lines(served_hub: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 600})
    page.goto(served_hub.url("/together/"))
    heights = page.eval_on_selector_all(".site-nav a", "links => links.map(link => link.offsetHeight)")
    assert set(heights) == {44}
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_phone_finds_an_event_from_the_menu_without_script(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page.goto(site.url("/"))
    page.click(".site-menu summary")
    page.click(".site-menu >> text=Together")
    page.click("main >> text=Events")
    page.click("main >> text=Winter lunch")
    assert page.url == site.url(LUNCH)


def test_the_pages_of_a_section_say_in_the_header_where_they_are(site: ServedSite, page):
    for path in ("/forums/", "/forums/carers-forum/", LUNCH, "/opportunities/", "/premises/"):
        page.goto(site.url(path))
        assert page.inner_text(".site-nav [aria-current]") == "Together"


def test_an_events_place_opens_in_a_phones_own_map(site: ServedSite, new_page):
    page = new_page(user_agent="Mozilla/5.0 (Linux; Android 15) Mobile")
    page.goto(site.url(LUNCH), wait_until="networkidle")
    assert page.get_attribute("main [data-map]", "href").startswith("geo:")


def test_a_calendar_is_sent_as_one(site: ServedSite, page):
    page.goto(site.url(LUNCH))
    for link in page.locator("main a[href$='.ics']").all():
        answer = page.request.get(link.evaluate("link => link.href"))
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        assert answer.text().startswith("BEGIN:VCALENDAR\r\n")


def test_on_paper_an_event_tells_when_where_and_how_to_get_in(site: ServedSite, page):
    page.goto(site.url(LUNCH))
    page.emulate_media(media="print")
    for words in ("Thursday 3 December 2026, 12:30pm to 2:30pm", "2 Market Street", "Hearing loop", "£2, or what you can"):
        assert page.is_visible(f"main >> text={words}")
    assert page.is_hidden(".site-header")


def test_the_list_of_opportunities_tells_the_day_the_sum_and_what_its_heading_does_not_say(site: ServedSite, page):
    page.goto(site.url("/opportunities/"))
    shop = page.locator("li", has=page.locator("text=A shop on Market Street"))
    assert shop.locator(".date-tile").inner_text().split() == ["15", "Jan", "2027"]
    assert "Last day to apply: 15 January 2027" in shop.inner_text()
    over = page.locator("section", has=page.locator("#over"))
    assert "Up to £2,000" in over.inner_text()
    assert over.locator("strong:text-is('Over')").count() == 0


def test_the_list_of_forums_tells_when_each_meets_and_has_met(site: ServedSite, page):
    page.goto(site.url("/forums/"))
    carers = page.locator("li", has=page.locator("text=Carers' forum"))
    told = "Next meeting: 3 December 2026 · Last meeting: 1 October 2026 · 3 meetings known"
    assert told in carers.inner_text()
    assert carers.locator(".date-tile").inner_text().split() == ["3", "Dec"]


def test_a_forum_tells_its_next_meeting_at_its_head_and_how_to_subscribe_to_its_calendar(site: ServedSite, page):
    page.goto(site.url("/forums/carers-forum/"))
    assert "Next meeting: 3 December 2026" in page.inner_text(".standing")
    file = page.locator("main a[href$='.ics']:has-text('Its events as a calendar')").evaluate("link => link.href")
    webcal = page.get_attribute("main a[href^='webcal://']", "href")
    assert webcal.endswith(file.rpartition("/calendars/")[2])


def test_what_is_not_known_of_a_forum_stands_in_one_place_with_a_way_to_ask(site: ServedSite, page):
    page.goto(site.url("/forums/buildings-forum/"))
    fact = page.locator(".facts > div:has-text('Not known')")
    assert "Who takes part." in fact.inner_text()
    assert "Buildings%20forum" in fact.locator("a").get_attribute("href")
    assert page.locator("#page-takes-part").count() == 0
    assert page.locator("main a[href$='.ics']").count() == 0


def test_the_list_of_consortia_counts_apart_who_is_only_interested(site: ServedSite, page):
    page.goto(site.url("/consortia/"))
    told = page.inner_text("main")
    assert "1 member known, 1 interested" in told
    assert "2 members known, 1 withdrew" in told


KINDS = ("forums", "events", "opportunities", "consortia", "premises", "offers-and-needs", "connections")


def test_each_kind_of_page_has_a_tile_of_its_own_at_its_list_and_where_all_are_listed(site: ServedSite, page):
    def drawing(tile) -> str:
        return tile.locator("svg").inner_html()

    page.goto(site.url("/together/"))
    among_all = [drawing(page.locator(f".way:has(a[href$='/{kind}/']) .tile")) for kind in KINDS]
    assert len({*among_all}) == len(KINDS)
    at_lists = []
    for kind in KINDS:
        page.goto(site.url(f"/{kind}/"))
        at_lists.append(drawing(page.locator(".page-header > .tile")))
    assert at_lists == among_all
    page.goto(site.url("/topics/"))
    topics = {drawing(tile) for tile in page.locator(".wall-tile").all()}
    assert topics and topics.isdisjoint(among_all)


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_a_lists_heading_is_broken_on_a_phone(site: ServedSite, new_page, kind):
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(site.url(f"/{kind}/"))
    widest = page.eval_on_selector(
        "h1",
        "h1 => { h1.style.inlineSize = 'min-content'; h1.style.overflowWrap = 'normal'; return h1.offsetWidth; }",
    )
    page.reload()
    assert widest <= page.eval_on_selector("h1", "h1 => h1.offsetWidth")
