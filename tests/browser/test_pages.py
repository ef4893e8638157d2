"""What pages do, with script and without."""

from __future__ import annotations

import re

import pytest

from tests.browser.kinds import kinds
from tests.conftest import ServedSite

CLUB = "/organisations/one-oak-youth-club/"


def test_every_kind_of_page_is_quiet_under_its_policy_and_asks_no_other_host(each_site: ServedSite, page):
    for path in kinds(each_site.site):  # the fixture `page` fails the test on any error, refusal or request elsewhere
        page.goto(each_site.url(path), wait_until="networkidle")


def test_without_script_everything_but_search_works(each_site: ServedSite, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(each_site.url("/"))
    assert not page.is_visible("form[role=search]")
    page.click(".wall-tile >> nth=0")
    assert "/topics/" in page.url
    page.goto(each_site.url("/organisations/"))
    page.click("text=One Oak Youth Club")
    assert page.url == each_site.url(CLUB)
    page.goto(each_site.url("/search/"))
    assert page.is_visible("text=A to Z of groups")


def test_without_script_the_search_page_begins_with_the_topics_and_offers_nothing_that_needs_script(site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url("/search/"))
    band, heading = page.locator(".search-band").bounding_box(), page.locator("[data-hint] h2").first.bounding_box()
    assert 0 < heading["y"] - band["y"] - band["height"] < 32
    words, title = page.locator(".search-band p").first.bounding_box(), page.locator("h1").bounding_box()
    assert words["y"] - title["y"] - title["height"] >= 8
    assert not page.locator("main a[href$='/offline/']").is_visible()


def test_open_now_is_said_by_the_hubs_own_clock(site: ServedSite, new_page):
    # Wednesday 3 June 2026, 17:30 in London, is 16:30 in UTC and 12:30 in New York, where this reader's clock stands.
    page = new_page(timezone_id="America/New_York")
    page.clock.set_fixed_time("2026-06-03T16:30:00Z")
    page.goto(site.url(CLUB))
    page.wait_for_selector("[data-open-now]:not([hidden])")
    assert page.inner_text("[data-open-now]") == "Open now, until 8pm"


def test_when_it_is_shut_nothing_is_said(site: ServedSite, new_page):
    page = new_page()
    page.clock.set_fixed_time("2026-06-03T19:30:00Z")  # half past eight in London
    page.goto(site.url(CLUB), wait_until="networkidle")
    assert page.is_hidden("[data-open-now]")


def test_leaving_a_page_in_a_hurry_leaves_no_way_back(site: ServedSite, page, faults):
    faults.forgive("request to another host")
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Weather", content_type="text/plain"))
    page.goto(site.url("/"))
    page.goto(site.url("/organisations/safe-harbour/"))
    assert page.locator("[data-leave]").count() == 2
    page.click("[data-leave] >> nth=0")
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.go_back()
    assert page.url == site.url("/")


def test_leaving_is_offered_only_where_a_listing_asks_for_it(site: ServedSite, page):
    page.goto(site.url(CLUB))
    assert page.locator("[data-leave]").count() == 0


def test_an_earlier_address_leads_to_the_listing(each_site: ServedSite, page):
    page.goto(each_site.url("/organisations/carers-of-example/"))
    page.wait_for_url(each_site.url("/organisations/example-carers-network/"))


def test_a_merged_listing_says_so_and_points_on(site: ServedSite, page):
    page.goto(site.url("/organisations/market-street-carers/"))
    assert "Merged" in page.inner_text(".ended")
    page.click(".ended a >> nth=0")
    assert page.url == site.url("/organisations/example-carers-network/")


def test_what_has_ended_keeps_no_column_free_beside_its_text(site: ServedSite, page):
    page.set_viewport_size({"width": 1280, "height": 800})
    columns = "article => getComputedStyle(article).display === 'grid'"
    page.goto(site.url("/organisations/old-mill-hall-trust/"))
    assert not page.eval_on_selector(".listing", columns)
    page.goto(site.url(CLUB))
    assert page.eval_on_selector(".listing", columns)


def test_a_useful_page_meets_readers_who_are_lost(site: ServedSite, page, faults):
    faults.forgive("404")
    response = page.goto(site.url("/no/such/page/"))
    assert response.status == 404
    page.click(".wall-tile >> nth=0")
    assert "/topics/" in page.url


def test_mail_links_go_to_the_hubs_own_address_with_the_page_in_them(site: ServedSite, page):
    page.goto(site.url(CLUB))
    links = page.eval_on_selector_all(".listing-aside a[href^=mailto]", "links => links.map(a => a.href)")
    ours = [link for link in links if link.startswith("mailto:directory@example.org?")]
    assert len(ours) == 2
    assert all("one-oak-youth-club" in link for link in ours)


def test_what_a_listing_tells_stands_in_the_order_in_which_readers_ask(site: ServedSite, page):
    page.goto(site.url(CLUB))
    text = page.inner_text("main")
    order = [
        "Games, food and someone to talk to",
        "Who it is for",
        "When",
        "Cost",
        "Get in touch",
        "Get there and get in",
        "Checked by the organisation on 3 May 2026",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_briefing_and_its_organisations_lead_to_each_other(site: ServedSite, page):
    page.goto(site.url("/briefings/care-and-carers/"))
    page.click(".knowledge-aside >> text=Example Carers Network")
    page.click("text=Care and carers: what a council must ask")
    assert page.url == site.url("/briefings/care-and-carers/")


def test_printing_shows_the_listing_and_not_the_site_around_it(site: ServedSite, page):
    page.goto(site.url(CLUB))
    page.emulate_media(media="print")
    assert page.is_hidden(".site-header") and page.is_hidden(".site-footer nav >> nth=0")
    assert page.is_visible("h1") and page.is_visible(".facts")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_late_typeface_hardly_moves_the_page(served_hub: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 800})

    def late(route):
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/*.woff2", late)
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.shifted += e.value; }))
            .observe({type: 'layout-shift', buffered: true});"""
    )
    for path in ("/", "/organisations/", next(p for p in kinds(served_hub.site) if p.startswith("/briefings/") and p != "/briefings/")):
        page.goto(served_hub.url(path))
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(200)
        assert page.evaluate("window.shifted") <= 0.02, path


def test_dark_follows_the_readers_choice(site: ServedSite, new_page):
    colours = []
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        page.goto(site.url("/"))
        colours.append(page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor"))
    assert colours == ["rgb(252, 253, 251)", "rgb(14, 22, 19)"]


def test_a_phone_opens_its_own_map(site: ServedSite, new_page):
    page = new_page(user_agent="Mozilla/5.0 (Linux; Android 14) Chrome/156 Mobile")
    page.goto(site.url(CLUB))
    page.wait_for_function("() => document.querySelector('[data-map]').href.startsWith('geo:')")
    assert re.search(r"geo:0,0\?q=1%20The%20Green", page.get_attribute("[data-map]", "href"))
