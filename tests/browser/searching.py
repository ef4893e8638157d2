"""What tests do with the search page and its filters, and what they read on it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

RESULTS = "[data-results] > li"
HEAD = "[data-filters] > summary"


def results(page: Page) -> list[str]:
    return page.eval_on_selector_all(f"{RESULTS} a", "links => links.map(a => a.textContent.trim())")


def told(page: Page, words: str) -> None:
    """Wait until the page says what was found."""
    expect(page.locator("[role=status]")).to_have_text(re.compile(f"^{words}$"))


def open_filters(page: Page) -> None:
    page.click(HEAD)
    counted(page)


def counted(page: Page) -> None:
    """Wait until the filters tell their counts."""
    page.wait_for_function("() => document.querySelector('[data-filters] b').textContent")


def counts(page: Page, facet: str) -> dict[str, str]:
    """The values of a facet that can be seen, once its group is open, each with its count."""
    page.eval_on_selector_all("[data-filters] form details", "all => all.forEach(each => { each.open = true; })")
    boxes = page.locator(f".box:has([name={facet}]):visible label")
    return dict(re.split(r"\n+", label) for label in boxes.all_inner_texts())


def press(page: Page, facet: str, value: str) -> None:
    box = page.locator(f"[name={facet}][value={value}]")
    box.evaluate("box => { box.closest('details').open = true; }")
    box.check()


def chips(page: Page) -> list[str]:
    return [words.removesuffix("×").strip() for words in page.locator(".chip").all_inner_texts()]
