"""Looking for premises, as a reader does it: with script and without, by keyboard, on a phone and on paper."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from tests.browser.test_accessibility import violations
from tests.conftest import ServedSite

ALL = ["A shop on Market Street", "Main hall", "Quiet room", "Church hall", "Vestry", "Desk and telephone"]


def shown(page: Page) -> list[str]:
    """The names of the spaces that can be seen, in the order of the page."""
    return page.eval_on_selector_all(
        "[data-space]",
        "all => all.filter(each => each.checkVisibility()).map(each => (each.querySelector('h4') ??"
        " each.closest('[data-building]').querySelector('h3')).textContent.trim())",
    )


def status(page: Page) -> str:
    return page.inner_text("[role=status]")


def chips(page: Page) -> list[str]:
    return [words.split("\n")[0].removesuffix("×").strip() for words in page.locator(".chip").all_inner_texts()]


def set_seats(page: Page, number: str) -> None:
    page.fill("[name=seats]", number)
    page.keyboard.press("Enter")


def test_without_script_every_space_can_be_read_by_ward_and_by_size(site: ServedSite, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url("/premises/"))
    assert shown(page) == ALL
    assert page.locator("[data-part] h2").all_inner_texts() == ["Market", "Oak Hill", "Riverside", "Place not told"]
    assert not page.locator("[data-filters]").is_visible() and status(page) == "6 spaces"
    page.click("summary:has-text('More than 100 people')")
    page.click(".premises-index a:has-text('Main hall')")
    assert page.url.endswith("/premises/#space-one-oak-youth-club-1-1")


def test_what_surely_does_not_suit_goes_and_what_is_not_told_stays_and_says_so(site: ServedSite, page):
    page.goto(site.url("/premises/"))
    assert shown(page) == ALL and status(page) == "6 spaces"
    set_seats(page, "50")
    page.check("[name=access][value=step-free]")
    # The shop holds 30 and the quiet room 12; the church has steps, and so has its vestry. The desk tells no size.
    assert shown(page) == ["Main hall", "Desk and telephone"]
    assert status(page) == "2 of 6 spaces may suit you; 1 does not tell all that you ask"
    desk = page.locator("[data-space]", has_text="Desk and telephone")
    assert desk.locator("[data-open]").inner_text() == "Not told: how many it holds"
    assert not page.locator("[data-space]", has_text="Main hall").locator("[data-open]").is_visible()


def test_what_was_chosen_is_in_the_address_and_the_back_button_undoes_it(site: ServedSite, page):
    page.goto(site.url("/premises/"))
    set_seats(page, "50")
    page.check("[name=access][value=step-free]")
    page.check("[name=access][value=hearing-loop]")
    page.select_option("[name=near]", "oak-hill")
    page.select_option("[name=kitchen]", "tea")
    page.check("[name=charge]")
    assert page.url.endswith("/premises/?seats=50&near=oak-hill&access=step-free,hearing-loop&kitchen=tea&charge=free")
    wanted = (shown(page), chips(page), status(page))
    page.reload()
    assert (shown(page), chips(page), status(page)) == wanted
    page.go_back()
    assert "charge" not in page.url and not page.is_checked("[name=charge]") and len(chips(page)) == 5
    for _ in range(5):
        page.go_back()
    assert page.url.endswith("/premises/") and shown(page) == ALL and chips(page) == []
    assert page.input_value("[name=seats]") == ""
    page.go_forward()
    assert page.url.endswith("?seats=50") and page.input_value("[name=seats]") == "50"


def test_near_sorts_and_hides_nothing(site: ServedSite, page):
    page.goto(site.url("/premises/?near=riverside"))
    assert sorted(shown(page)) == sorted(ALL)
    # Riverside itself; Oak Hill 0.48 miles away; Market 0.93; last what tells no place.
    assert shown(page) == [
        "Church hall", "Vestry", "Main hall", "Quiet room", "A shop on Market Street", "Desk and telephone",
    ]  # fmt: skip
    far = page.eval_on_selector_all("[data-far]:not([hidden])", "all => all.map(each => each.textContent)")
    assert far == [
        "In Riverside",
        "About 0.5 miles from the centre of Riverside",
        "About 0.9 miles from the centre of Riverside",
        "How far it is, is not told",
    ]
    assert status(page) == "6 spaces; nearest to Riverside first"
    page.click("text=Clear all")
    assert shown(page) == ALL and page.url.endswith("/premises/")


def test_what_no_space_is_known_to_have_says_so_and_cannot_be_chosen(site: ServedSite, page):
    page.goto(site.url("/premises/"))
    parking, loop = (page.locator(f"[name=access][value={slug}]") for slug in ("accessible-parking", "hearing-loop"))

    def known(box):
        return box.locator("xpath=..").locator("[data-known]").inner_text()

    # The main hall surely has no parking, so to ask for it does something; without the hall, of the rest nobody tells.
    assert (known(parking), parking.is_enabled(), known(loop), loop.is_enabled()) == ("0", True, "1", True)
    set_seats(page, "200")
    assert (known(loop), loop.is_enabled(), known(parking), parking.is_enabled()) == ("none", False, "none", False)
    page.goto(site.url("/premises/?seats=200&access=hearing-loop"))
    assert loop.is_checked() and loop.is_enabled()


def test_the_rooms_of_a_place_stay_together_under_its_name(site: ServedSite, page):
    for query in ("", "?near=riverside", "?access=step-free"):
        page.goto(site.url(f"/premises/{query}"))
        hall = page.locator("[data-building]", has_text="One Oak Youth Club")
        assert hall.count() == 1 and hall.locator("h4").all_inner_texts() == ["Main hall", "Quiet room"]
        assert hall.locator(".as-at", has_text="Not told").all_inner_texts() == [
            "Not told, or only for some of them: times, who may hire, hearing loop and accessible parking"
        ]


def test_a_listing_says_once_what_its_rooms_share(site: ServedSite, page):
    page.goto(site.url("/organisations/one-oak-youth-club/"))
    spaces = page.locator("section[aria-labelledby=spaces]")
    assert spaces.locator("h3").all_inner_texts() == ["Main hall", "Quiet room", "All of these"]
    assert spaces.inner_text().count("Step-free way in") == 1 and spaces.inner_text().count("Not told") == 1
    assert spaces.locator("li:has(h3:text-is('Main hall'))", has_text="Hearing loop").count() == 1


def test_a_chip_takes_its_filter_away_and_the_keyboard_goes_on_from_there(site: ServedSite, page):
    page.goto(site.url("/premises/?seats=50&access=step-free"))
    assert chips(page) == ["Holds 50 people", "Step-free way in"]
    assert page.get_attribute(".chip", "aria-label") == "Take away: Holds 50 people"
    page.focus(".chip")
    page.keyboard.press("Enter")
    assert chips(page) == ["Step-free way in"] and page.input_value("[name=seats]") == ""
    assert page.evaluate("document.activeElement.className") == "chip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert shown(page) == ALL


def test_where_nothing_suits_the_page_says_so_and_leads_to_a_person(site: ServedSite, page):
    def all_small(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('data-seats=""', 'data-seats="5"'))

    page.route("**/premises/?*", all_small)
    page.goto(site.url("/premises/?seats=500"))
    assert shown(page) == [] and status(page) == "No space here suits you"
    page.click("[data-none] a")
    page.wait_for_url(site.url("/premises/ask/?seats=500"))


@pytest.mark.parametrize("query", ["?seats=%00&near=nowhere&access=x&kitchen=1", "?seats=-1&access=", "?%zz&seats=99999"])
def test_an_odd_address_shows_everything(site: ServedSite, page, query):
    page.goto(site.url(f"/premises/{query}"))
    assert shown(page) == ALL and status(page) == "6 spaces"


def test_on_a_phone_the_filters_are_folded_and_say_how_many_are_on(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(site.url("/premises/?seats=50&access=step-free"))
    assert page.inner_text("[data-box-name]").startswith("Filters, 2 on")
    assert not page.locator("[name=seats]").is_visible()
    page.tap("[data-box-name]")
    assert page.locator("[name=seats]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.eval_on_selector_all(
        ".chip, .chips a, .filters summary, .filters .box label, .filters select, .filters input:not([type=checkbox])",
        "all => all.filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.9)"
        ".map(each => each.outerHTML)",
    )
    assert not small


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_filters_are_on(site: ServedSite, new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(site.url("/premises/?seats=50&near=oak-hill&access=step-free&kitchen=tea"))
    page.evaluate("document.querySelector('[data-box]').open = true")
    assert not violations(page)


def test_what_tells_most_of_what_is_asked_comes_first_under_a_heading_that_says_so(site: ServedSite, page):
    page.goto(site.url("/premises/?seats=20&access=step-free&charge=free"))
    assert page.locator(".premises-list section:visible h2").all_inner_texts() == [
        "They tell all that you ask (1)", "They do not tell it all: ask them (2)",
    ]  # fmt: skip
    # The shop tells two of the three, the desk none.
    assert page.locator("[data-found] h4:visible").all_inner_texts() == ["Main hall"]
    assert shown(page) == ["Main hall", "A shop on Market Street", "Desk and telephone"]
    page.goto(site.url("/premises/?near=riverside"))
    assert page.locator(".premises-list section:visible h2").all_inner_texts() == ["Spaces that may suit you"]


def test_what_is_asked_and_not_told_is_said_once(site: ServedSite, page):
    page.goto(site.url("/premises/"))
    desk = page.locator("[data-building]", has_text="Desk and telephone")
    before = desk.inner_text()
    page.goto(site.url("/premises/?seats=5&kitchen=tea"))
    after = desk.inner_text()
    assert "size, layout, kitchen" in before and "Not told: how many it holds and whether it has a kitchen" in after
    assert "Not told: layout" in after and "size" not in after


def test_what_was_chosen_stands_in_the_letter_to_staff(site: ServedSite, page):
    page.goto(site.url("/premises/?seats=20&near=oak-hill&access=step-free,hearing-loop&charge=free"))
    page.click(".page-header [data-to-staff]")
    page.wait_for_url("**/premises/ask/?seats=20*")
    letter = unquote(page.locator("[data-letter]").get_attribute("href"))
    assert "How many people: 20\r\n" in letter and "near what: Oak Hill\r\n" in letter
    assert "parking): Hearing loop; Step-free way in\r\n" in letter and "pay: Free, or cheaper for some\r\n" in letter
    page.goto(site.url("/premises/ask/"))
    assert "How many people:\r\n" in unquote(page.locator("[data-letter]").get_attribute("href"))


def test_on_paper_every_space_says_how_to_ask(site: ServedSite, page):
    page.goto(site.url("/premises/"))
    assert not page.locator(".on-paper:visible").count()
    page.emulate_media(media="print")
    hall = page.locator("[data-building]", has_text="Main hall").locator(".on-paper")
    assert hall.inner_text().startswith("Ask: ") and "info@one-oak.example.org" in hall.inner_text()
    assert page.locator(".on-paper:visible").count() == page.locator("[data-building]").count()


def test_on_paper_are_the_spaces_and_no_filters(site: ServedSite, page):
    page.goto(site.url("/premises/?access=step-free"))
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible() and not page.locator(".premises-index").is_visible()
    assert "Main hall" in shown(page) and page.locator(".chip").is_visible()
    page.goto(site.url("/premises/ask/"))
    page.emulate_media(media="screen")
    assert page.locator(".paper ol > li").count() == 8 and not page.locator(".write-here").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".write-here").first.is_visible() and not page.locator("[data-print]").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/premises/", "/offers-and-needs/"])
def test_what_to_do_next_has_the_colour_of_links_and_room_for_a_finger(site: ServedSite, new_page, path, scheme):
    page = new_page(viewport={"width": 320, "height": 800}, color_scheme=scheme)
    page.goto(site.url(path))
    # The colour of a link that stands in plain text.
    plain = page.evaluate("getComputedStyle(document.querySelector('main').appendChild(document.createElement('a'))).color")
    asks = page.eval_on_selector_all(
        ".ask a", "all => all.map(a => [getComputedStyle(a).color, a.getBoundingClientRect().height])"
    )
    assert asks and all(colour == plain and height >= 43.9 for colour, height in asks)


def test_the_letters_are_begun_and_go_to_staff_or_to_the_group(site: ServedSite, page):
    page.goto(site.url("/premises/"))
    hall = page.locator("[data-building]", has_text="Main hall").locator(".ask a")
    subject = "Hiring%3A%20Main%20hall%20and%20Quiet%20room"
    assert hall.get_attribute("href").startswith(f"mailto:info@one-oak.example.org?subject={subject}&body=")
    page.goto(site.url("/premises/ask/"))
    letter = page.locator("main a.button").get_attribute("href")
    assert letter.startswith("mailto:directory@example.org?") and "How%20many%20people" in letter
    page.goto(site.url("/offers-and-needs/"))
    ask = page.locator("main a[href^=mailto]").first.get_attribute("href")
    assert ask.startswith("mailto:directory@example.org?")
    assert "One%20Oak%20Youth%20Club" in ask and "Riverside%20Food%20Pantry" in ask
