"""Who is open now: on the page of a listing and in the filters of search, by the hub's own clock and its holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import HEAD, RESULTS, chips, counts, open_filters, press, results, told
from tests.browser.test_accessibility import violations
from tests.conftest import REPOSITORY, SITE_URLS, ServedSite, built, lay_out_hub, served

BOX = "[name=open][value=now]"
WEDNESDAY = "2026-11-25T17:30:00Z"  # One Oak Youth Club is open until eight
CHRISTMAS = "2026-12-25T12:00:00Z"  # a Friday

GROUP = """name: "{name}"
kind: "charity"
summary: "Made up for tests of opening times."
topics: ["{topic}"]
reach: "borough"
contact: {{phone: "020 7946 0009"}}
services:
  - name: "Any"
    times: [{times}]
listing:
  status: "{status}"
  added: "2026-01-15"{checked}
  sources:
    - {{url: "https://hours.example.org", read: "2026-01-15"}}
"""
CHECKED = '\n  checked: "2026-11-01"\n  checked_by: "staff"'


def times(days: str, opens: str, closes: str) -> str:
    return f'{{days: ["{days}"], from: "{opens}", to: "{closes}"}}'


WEDNESDAYS = times("wednesday", "16:00", "18:00")
GROUPS = {
    "wednesday-kitchen": ("Wednesday Kitchen", "food", WEDNESDAYS, "listed", CHECKED),
    "night-shelter": (
        "Night Shelter",
        "carers",
        times("friday", "22:00", "23:59") + ", " + times("saturday", "00:00", "06:00"),
        "listed",
        CHECKED,
    ),
    "unasked-kitchen": ("Unasked Kitchen", "food", WEDNESDAYS, "unconfirmed", ""),
    "shut-kitchen": ("Shut Kitchen", "food", WEDNESDAYS, "closed", CHECKED),
    "day-and-night": (
        "Day and Night Line",
        "carers",
        times('", "'.join(("monday", "tuesday", "thursday", "friday", "saturday", "sunday")), "00:00", "23:59"),
        "listed",
        CHECKED,
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The small site with groups that are open at all hours, below a path."""
    place: Path = tmp_path_factory.mktemp("open")
    root = lay_out_hub(place / "hub", REPOSITORY / "tests" / "sites" / "small")
    for slug, (name, topic, hours, status, checked) in GROUPS.items():
        text = GROUP.format(name=name, topic=topic, times=hours, status=status, checked=checked)
        (root / "organisations" / f"{slug}.yaml").write_text(text, encoding="utf-8")
    with served(built(root, place / "output", SITE_URLS["path"])) as there:
        yield there


def said(page: Page) -> dict[str, str]:
    """What the card of each result tells of its being open."""
    return dict(
        page.eval_on_selector_all(
            RESULTS, "all => all.map(each => [each.querySelector('a').textContent, each.querySelector('.open-now')?.textContent ?? ''])"
        )
    )


def test_who_is_open_is_found_by_the_hubs_clock_whatever_the_readers(site: ServedSite, new_page):
    # Wednesday, half past five in London: half past two on Thursday morning in Tokyo, where this reader's clock stands.
    page = new_page(timezone_id="Asia/Tokyo")
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(site.url("/search/"))
    open_filters(page)
    assert counts(page, "open") == {"Open now": "2"}
    press(page, "open", "now")
    told(page, "2 groups with these filters")
    assert page.url == site.url("/search/?open=now")
    assert said(page) == {
        "One Oak Youth Club": "Open now, until 8pm",
        "Wednesday Kitchen": "Open now, until 6pm",
    }
    assert chips(page) == ["Open now"] and page.inner_text(HEAD) == "Filters, 1 on"


def test_it_narrows_words_and_other_filters_and_is_narrowed_by_them(site: ServedSite, page):
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(site.url("/search/?q=wednesday&open=now"))
    told(page, "1 group for .*wednesday.*")
    assert results(page) == ["Wednesday Kitchen"]
    page.goto(site.url("/search/?topic=young-people"))
    page.wait_for_selector(RESULTS)
    assert counts(page, "open") == {"Open now": "1"}
    assert set(said(page).values()) == {""}  # a card tells it where it was asked for
    press(page, "open", "now")
    told(page, "1 group with these filters")
    assert counts(page, "topic")["Food"] == "2"


def test_its_chip_clear_all_and_the_back_button_take_it_away(site: ServedSite, page):
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(site.url("/search/?q=wednesday"))
    page.wait_for_selector(RESULTS)
    before = results(page)
    open_filters(page)
    press(page, "open", "now")
    told(page, "1 group for .*wednesday.*")
    page.go_back()
    expect(page.locator(RESULTS)).to_have_count(len(before))
    assert results(page) == before and not page.is_checked(BOX)
    page.go_forward()
    told(page, "1 group for .*wednesday.*")
    page.get_by_role("button", name="Take away: Open now").click()
    expect(page.locator(RESULTS)).to_have_count(len(before))
    press(page, "open", "now")
    told(page, "1 group for .*wednesday.*")
    page.click("[data-chips] a")
    expect(page.locator(RESULTS)).to_have_count(len(before))
    assert page.url == site.url("/search/?q=wednesday")


def test_the_count_is_that_of_the_moment_of_the_answer(site: ServedSite, page):
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(site.url("/search/?open=now"))
    told(page, "2 groups with these filters")
    page.clock.set_fixed_time("2026-11-25T18:00:00Z")  # the kitchen shuts
    assert counts(page, "open") == {"Open now": "2"}
    press(page, "kind", "organisation")
    told(page, "1 group with these filters")
    assert results(page) == ["One Oak Youth Club"]


@pytest.mark.parametrize(
    "moment, open_then",
    [
        ("2026-11-27T23:59:30Z", {"Day and Night Line": "Open now", "Night Shelter": "Open now, until 6am"}),
        ("2026-11-28T00:00:00Z", {"Day and Night Line": "Open now", "Night Shelter": "Open now, until 6am"}),
        ("2026-11-28T06:00:00Z", {"Day and Night Line": "Open now"}),
        ("2026-12-01T12:00:00Z", {"Day and Night Line": "Open now, until 11:59pm"}),  # shut on Wednesdays
        # Summer time begins on Sunday 28 March 2027: on the Saturday six is six, on the Saturday after an hour earlier.
        ("2027-03-27T05:59:00Z", {"Day and Night Line": "Open now", "Night Shelter": "Open now, until 6am"}),
        ("2027-04-03T04:59:00Z", {"Day and Night Line": "Open now", "Night Shelter": "Open now, until 6am"}),
        ("2027-04-03T05:00:00Z", {"Day and Night Line": "Open now"}),
    ],
)
def test_nights_and_the_change_of_the_clock_are_told_right(site: ServedSite, new_page, moment, open_then):
    page = new_page(timezone_id="America/Los_Angeles")
    page.clock.set_fixed_time(moment)
    page.goto(site.url("/search/?open=now"))
    page.wait_for_selector(RESULTS)
    assert said(page) == open_then


def test_on_a_holiday_nobody_is_told_to_be_open_and_the_reader_why(site: ServedSite, page):
    page.clock.set_fixed_time(CHRISTMAS)
    page.goto(site.url("/search/?q=line&open=now"))
    told(page, "Nothing found for .*line.* with these filters. Christmas Day today: opening times may differ.")
    page.click("[data-chips] a")
    page.wait_for_selector(RESULTS)
    assert counts(page, "open") == {"Open now": "none"} and page.is_disabled(BOX)
    assert page.inner_text("[data-holiday]") == "Christmas Day today: opening times may differ."
    page.clock.set_fixed_time("2026-12-26T12:00:00Z")
    page.goto(site.url("/search/?open=now"))
    told(page, "1 group with these filters")
    assert not page.inner_text("[data-holiday]")


@pytest.mark.parametrize(
    "moment, sentence, good",
    [
        (CHRISTMAS, "Christmas Day today: opening times may differ.", False),
        ("2026-12-24T12:00:00Z", "Open now, until 11:59pm", True),  # what comes after is not to be trusted
        ("2026-12-22T12:00:00Z", "Open now, until 11:59pm", True),
        ("2026-12-23T12:00:00Z", "", False),
    ],
)
def test_the_page_of_a_listing_keeps_the_same_holidays(site: ServedSite, page, moment, sentence, good):
    page.clock.set_fixed_time(moment)
    page.goto(site.url("/organisations/day-and-night/"), wait_until="networkidle")
    line = page.locator("[data-open-now]")
    assert (line.inner_text() if line.is_visible() else "") == sentence
    assert ("open-now" in (line.get_attribute("class") or "")) is good


@pytest.mark.parametrize("moment", ["visibilitychange", "pageshow"])
def test_a_reader_who_comes_back_to_a_listing_is_told_anew(site: ServedSite, page, moment):
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(site.url("/organisations/wednesday-kitchen/"), wait_until="networkidle")
    line = page.locator("[data-open-now]")
    expect(line).to_have_text("Open now, until 6pm")
    page.clock.set_fixed_time("2026-11-25T18:00:00Z")
    page.evaluate("moment => document.dispatchEvent(new Event(moment, {bubbles: true}))", moment)
    expect(line).to_be_hidden()


@pytest.mark.parametrize("slug", ["unasked-kitchen", "shut-kitchen"])
def test_a_listing_that_nobody_checked_or_that_is_closed_never_says_it(site: ServedSite, page, slug):
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(site.url(f"/organisations/{slug}/"), wait_until="networkidle")
    assert not page.get_by_text("Open now").is_visible()


def test_a_holiday_is_told_wherever_times_are_and_not_of_a_closed_group(site: ServedSite, page):
    page.clock.set_fixed_time(CHRISTMAS)
    page.goto(site.url("/organisations/shut-kitchen/"), wait_until="networkidle")
    assert page.locator("[data-open-now]").count() == 0
    page.goto(site.url("/organisations/unasked-kitchen/"))
    expect(page.get_by_text("Christmas Day today: opening times may differ.")).to_be_visible()


def test_where_nobody_has_sure_hours_it_is_not_offered(small_hub: Path, page):
    club = small_hub / "organisations" / "one-oak-youth-club.yaml"
    text = club.read_text("utf-8").replace('checked: "2026-05-03"', 'checked: "2025-05-03"')  # more than a year ago
    club.write_text(text.replace('added: "2026-01-15"', 'added: "2025-01-15"'), encoding="utf-8")
    with served(built(small_hub, small_hub.parent / "output")) as site:
        page.goto(site.url("/search/"))
        open_filters(page)
        assert page.locator(BOX).count() == 1 and not page.get_by_text("Open now").is_visible()


def test_hours_that_cannot_be_had_are_said_to_be_missing(site: ServedSite, page, faults):
    faults.forgive("Failed to load resource")
    page.clock.set_fixed_time(WEDNESDAY)
    page.route("**/f/open.json", lambda route: route.abort())
    page.goto(site.url("/search/?open=now"))
    page.wait_for_selector("[role=status]:has-text('incomplete')")
    page.unroute("**/f/open.json")
    page.click("[data-retry]")
    told(page, "2 groups with these filters")


@pytest.mark.parametrize("width, scheme", [(320, "light"), (1280, "dark")])
def test_it_can_be_used_by_everyone(site: ServedSite, new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(site.url("/search/?open=now"))
    page.wait_for_selector(".chip")
    assert page.locator("[data-filters]").evaluate("each => each.open") == (width > 320)
    if width == 320:
        page.click(HEAD)
    assert page.is_visible(BOX)  # no group is to be opened first
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.focus(BOX)
    page.keyboard.press("Space")
    expect(page.locator(".chip")).to_have_count(0)
    assert not re.search("open", page.url.partition("?")[2])


def test_paper_does_not_say_who_was_open_when_it_was_printed(site: ServedSite, page):
    page.clock.set_fixed_time(WEDNESDAY)
    for path in ("/organisations/one-oak-youth-club/", "/search/?open=now"):
        page.goto(site.url(path))
        words = page.locator(".open-now").first
        expect(words).to_be_visible()
        page.emulate_media(media="print")
        expect(words).to_be_hidden()
        page.emulate_media(media="screen")
