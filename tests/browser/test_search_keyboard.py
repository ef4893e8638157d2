"""Searching without a mouse, and without seeing: what the keyboard reaches, where it goes on, and what a screen reader is told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.searching import RESULTS, told
from tests.conftest import ServedSite

STATUS = "[role=status]"

# What has the keyboard: its element, what it is called, and whether a ring of 2 pixels or more can be seen. The box's ring
# goes round the whole field.
FOCUSED = """() => {
  const at = document.activeElement, ringed = at.matches('.search-field input') ? at.closest('.search-field') : at;
  const {outlineStyle, outlineWidth} = getComputedStyle(ringed);
  const called = (at.ariaLabel || at.labels?.[0]?.textContent || at.textContent).replace(/\\s+/g, ' ').trim();
  return {element: at.localName, called, ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2};
}"""


@pytest.fixture
def keyboard(served_hub: ServedSite, new_page: Callable[..., Page]) -> Page:
    """The search page of this hub at 320 pixels, as it opens; nothing in it has the keyboard yet."""
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(served_hub.url("/search/"))
    return page


def focused(page: Page) -> str:
    """What what has the keyboard is called. Something of the page must have it, and be seen to."""
    at = page.evaluate(FOCUSED)
    assert at["element"] != "body", "nothing has the keyboard"
    assert at["ring"], f"no ring is seen round {at}"
    return at["called"]


def tab_to(page: Page, called: str, key: str = "Tab") -> list[str]:
    """Press a key until what is called so has the keyboard; return what had it on the way."""
    passed = []
    while len(passed) < 120:
        page.keyboard.press(key)
        passed.append(focused(page))
        if passed[-1].startswith(called):
            return passed
    pytest.fail(f"{called} is not reached: {passed}")


def first_of(page: Page) -> str:
    return page.inner_text(f"{RESULTS} a >> nth=0")


def test_from_the_address_bar_on_the_box_is_reached_then_typed_in_then_the_results_follow(keyboard: Page):
    passed = tab_to(keyboard, "What are you looking for?")
    assert passed[0].startswith("Skip to the main part")
    keyboard.keyboard.type("carers")
    keyboard.keyboard.press("Enter")
    told(keyboard, "\\d+ groups.*carers.*")
    assert focused(keyboard) == "What are you looking for?"
    first = first_of(keyboard)
    passed = tab_to(keyboard, first)
    assert [name for name in passed if name in ("Search", "Near me", "Filters", first)] == ["Near me", "Search", "Filters", first]
    keyboard.keyboard.press("Enter")
    keyboard.wait_for_url("**/organisations/**")


def test_past_the_last_result_more_are_shown_and_the_first_of_these_has_the_keyboard(keyboard: Page):
    tab_to(keyboard, "What are you looking for?")
    keyboard.keyboard.type("food")
    told(keyboard, ".*food.*")
    tab_to(keyboard, "Show more")
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator(RESULTS)).to_have_count(20)
    assert focused(keyboard) == keyboard.inner_text(f"{RESULTS} a >> nth=10")
    keyboard.keyboard.press("Shift+Tab")
    assert focused(keyboard) == keyboard.inner_text(f"{RESULTS} a >> nth=9")


def test_the_last_more_leaves_the_keyboard_among_the_results_though_its_button_goes(keyboard: Page):
    tab_to(keyboard, "What are you looking for?")
    keyboard.keyboard.type("food bank")
    told(keyboard, ".*food bank.*")
    while keyboard.is_visible("[data-more]"):
        shown = keyboard.locator(RESULTS).count()
        keyboard.focus("[data-more]")
        keyboard.keyboard.press("Space")
        expect(keyboard.locator(f"{RESULTS} >> nth={shown}")).to_be_visible()
        keyboard.wait_for_function("() => document.activeElement.closest('[data-results]')")
        assert focused(keyboard) == keyboard.inner_text(f"{RESULTS} a >> nth={shown}")


def test_filters_are_opened_chosen_and_taken_away_and_the_keyboard_is_never_lost(keyboard: Page):
    tab_to(keyboard, "What are you looking for?")
    keyboard.keyboard.type("carers")
    told(keyboard, ".*carers.*")
    everything = keyboard.inner_text(STATUS)
    tab_to(keyboard, "Filters")
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator("[name=topic][value=mental-health]")).to_be_visible()
    assert focused(keyboard).startswith("Filters")
    for topic, on in (("Mental health", 1), ("Older people", 2)):
        tab_to(keyboard, topic)
        keyboard.keyboard.press("Space")
        expect(keyboard.locator(".chip")).to_have_count(on)
        assert focused(keyboard).startswith(topic)
    tab_to(keyboard, "Take away: Mental health", "Shift+Tab")
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator(".chip")).to_have_count(1)
    assert focused(keyboard) == "Take away: Older people"
    keyboard.keyboard.press("Space")
    expect(keyboard.locator(".chip")).to_have_count(0)
    expect(keyboard.locator(STATUS)).to_have_text(everything)
    assert focused(keyboard) == "Filters"


def test_a_box_that_is_reached_before_the_counts_come_keeps_the_keyboard(keyboard: Page):
    late = []
    keyboard.route("**/f/open.json", lambda route: late.append(route))
    tab_to(keyboard, "What are you looking for?")
    keyboard.keyboard.type("carers")
    told(keyboard, ".*carers.*")
    tab_to(keyboard, "Filters")
    keyboard.keyboard.press("Enter")
    expect(keyboard.locator("[name=open]")).to_be_visible()
    tab_to(keyboard, "Open now")  # nobody of this hub tells hours, so that it is not offered once that is known
    late[0].continue_()
    expect(keyboard.locator(".filters-now")).to_contain_text("none")
    assert focused(keyboard).startswith("Open now")


def test_all_filters_are_cleared_from_the_chips_and_from_an_empty_answer(keyboard: Page):
    for way, clear in (("chips", "[data-chips] a"), ("box", "[data-note] [data-clear]")):
        keyboard.goto(f"{keyboard.url.partition('?')[0]}?q=carers&topic=food&kind=forum")
        expect(keyboard.locator("[data-note] .empty")).to_be_visible()
        keyboard.focus(clear)
        keyboard.keyboard.press("Enter")
        expect(keyboard.locator(".chip")).to_have_count(0)
        expect(keyboard.locator(f"{RESULTS} >> nth=0")).to_be_visible()
        assert focused(keyboard) == "Filters", way


def test_what_is_offered_where_nothing_is_found_is_reached_and_followed(keyboard: Page):
    tab_to(keyboard, "What are you looking for?")
    keyboard.keyboard.type("lgbtqia")
    told(keyboard, "Nothing found.*")
    passed = tab_to(keyboard, "lgbtq")
    assert passed[-2].startswith("Filters")
    keyboard.keyboard.press("Enter")
    keyboard.wait_for_url("**/search/?q=lgbtq")
    told(keyboard, ".*groups for.*")


def spoken(part: Locator) -> str:
    """A part of the page as the accessibility tree has it, without addresses and the marks that keep directions apart."""
    lines = part.aria_snapshot().replace("\u2068", "").replace("\u2069", "").splitlines()
    return "\n".join(line for line in lines if "/url:" not in line)


def test_a_screen_reader_is_told_the_count_and_of_each_result_a_heading_that_is_a_link(served_hub: ServedSite, page):
    page.goto(served_hub.url("/search/?q=carers"))
    told(page, ".*carers.*")
    main = spoken(page.locator("main"))
    assert re.search(r"- status: \d+ groups, 1 briefing, .* for “carers”", main)
    assert re.search(r"- searchbox \"What are you looking for\?\"", main)
    results = spoken(page.locator("[data-results]"))
    assert results.startswith("- list:\n  - listitem:\n    - heading ")
    for name in page.locator(f"{RESULTS} a").all_inner_texts():
        assert re.search(rf'- heading "{re.escape(name)}" \[level=2\]:\n +- link "{re.escape(name)}"', results), name
    assert results.count("- listitem:") == 10
    assert "- img" not in results  # the tile says nothing that the words beside it do not


def test_a_screen_reader_is_told_what_is_chosen_how_many_each_would_leave_and_how_to_take_it_away(served_hub: ServedSite, page):
    page.goto(served_hub.url("/search/?q=carers&topic=carers"))
    page.wait_for_selector(".chip")
    main = spoken(page.locator("main"))
    assert 'button "Take away: Carers"' in main and '- link "Clear all"' in main
    assert re.search(r'- group "Topic":', main)
    assert re.search(r'- checkbox "Carers \d+" \[checked\]', main)
    assert re.search(r'- checkbox "\D+ none" \[disabled\]', main)
    assert re.search(r"- status: .* for “carers”", main)


def test_the_count_is_said_once_when_typing_pauses_and_not_at_each_key(served_hub: ServedSite, page):
    page.clock.install()  # a busy machine types with pauses
    page.goto(served_hub.url("/search/"))
    page.evaluate(
        """() => {
            const status = document.querySelector('[role=status]'), live = document.querySelectorAll('[role=status], [aria-live]');
            globalThis.said = [];
            globalThis.elsewhere = [];
            for (const part of live) {
                const words = part === status ? said : elsewhere;
                new MutationObserver(() => words.push(part.textContent)).observe(part, {childList: true, subtree: true});
            }
        }"""
    )
    page.clock.pause_at("2100-01-01")
    page.type("[name=q]", "food bank")
    assert page.evaluate("said") == []
    page.clock.run_for(2_000)  # more than the page waits for the slowest hand
    told(page, ".*food bank.*")
    said = [words for words in page.evaluate("said") if words and not words.startswith("Searching")]
    assert len(said) == 1
    assert page.locator("[role=status]").count() == 1
    assert [words for words in page.evaluate("elsewhere") if words] == []  # the field for a place has nothing to tell
