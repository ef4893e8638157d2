"""Searching on a slow line: what is asked for and in what order, and what a reader is told meanwhile. Counts, never times."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.searching import RESULTS
from tests.conftest import ServedSite

STATUS = "[role=status]"

SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
"""Milliseconds to the first byte, and bytes a second: what Lighthouse calls slow 4G."""

SAID = """() => {
  globalThis.said = [];
  addEventListener('DOMContentLoaded', () => {
    const status = document.querySelector('[role=status]');
    if (status) new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true, subtree: true});
  });
}"""

CLOCKED = """() => {
  AbortSignal.timeout = many => {
    const late = new AbortController();
    setTimeout(() => late.abort(new DOMException('late', 'TimeoutError')), many);
    return late.signal;
  };
}"""
"""A browser's own `AbortSignal.timeout` is not moved by the clock of a test; this one is."""


@pytest.fixture
def slow(new_page: Callable[..., Page]) -> Page:
    """A page on a phone with a slow line, and with nothing kept. It notes what its status says: `said`."""
    page = new_page(viewport={"width": 320, "height": 800}, service_workers="block")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_4G)
    page.add_init_script(f"({SAID})()")
    return page


def answers(page: Page) -> list[str]:
    """What was said of results, in order."""
    return [words for words in page.evaluate("said") if words and not words.startswith("Searching")]


def named(requests: list[str], kind: str) -> list[str]:
    return [path for path in requests if path.partition("/")[0] == kind]


@pytest.fixture
def asked(slow: Page) -> list[str]:
    """What the page asks for to answer, in order: `lunr`, `manifest.json`, and shards as `t/3.json`.

    What lets pages be kept comes once a page has loaded, and no answer waits for it: `notice`, and what it shares.
    """
    found: list[str] = []

    def note(request: Request) -> None:
        if match := re.search(r"/theme/(lunr)-|/search/(manifest\.json)|/search/index/[^/]+/(.+)|/shared/(?!notice-|chunk-)(\w+)-", request.url):
            found.append(next(filter(None, match.groups())))

    slow.on("request", note)
    return found


def test_from_the_box_to_ten_cards_three_requests_follow_one_another(served_hub: ServedSite, slow: Page, asked: list[str]):
    slow.goto(served_hub.url("/search/"))
    assert asked == []
    slow.focus("[name=q]")
    slow.wait_for_function("() => globalThis.lunr")
    assert sorted(asked) == ["lunr", "manifest.json"]
    slow.fill("[name=q]", "food bank")
    expect(slow.locator(f"{RESULTS} >> nth=0")).to_be_visible()
    kinds = [kind for kind, _ in groupby(path.partition("/")[0] for path in asked[2:])]
    assert kinds == ["t", "d"]
    assert len(named(asked, "t")) <= 4 and len(named(asked, "d")) <= 10
    assert len(asked) == len(set(asked))


def test_a_link_with_a_query_says_that_it_searches_until_the_answer_is_there(served_hub: ServedSite, slow: Page, asked: list[str]):
    slow.goto(served_hub.url("/search/?q=food+bank"))
    expect(slow.locator(f"{RESULTS} >> nth=0")).to_be_visible()
    said = slow.evaluate("said")
    assert said[0] == "Searching…"
    assert re.match(r"\d+ groups.* for .food bank.", answers(slow)[0].replace("\u2068", "").replace("\u2069", ""))
    assert len(answers(slow)) == 1
    assert set(asked[:2]) == {"lunr", "manifest.json"}
    assert len(asked) == len(set(asked))


def test_a_mistyped_word_asks_for_no_file_twice(served_hub: ServedSite, slow: Page, asked: list[str]):
    slow.goto(served_hub.url("/search/?q=carrers"))
    expect(slow.locator("[data-note]")).to_contain_text("Showing results for carers")
    assert named(asked, "spelling") == ["spelling"]
    assert len(named(asked, "w") + named(asked, "e")) <= 8
    assert len(asked) == len(set(asked))


def test_only_the_last_query_typed_is_answered_whatever_comes_late(served_hub: ServedSite, slow: Page, asked: list[str]):
    held: list[Route] = []
    holding = True
    slow.route("**/search/index/*/d/*", lambda route: held.append(route) if holding else route.continue_())
    slow.goto(served_hub.url("/search/"))
    slow.fill("[name=q]", "carers")
    with slow.expect_request("**/d/*"):
        slow.keyboard.press("Enter")
    slow.fill("[name=q]", "food bank")
    with slow.expect_request("**/d/*"):
        slow.keyboard.press("Enter")
    holding = False
    for route in held:
        route.continue_()
    expect(slow.locator(f"{RESULTS} >> nth=0")).to_be_visible()
    assert len(answers(slow)) == 1
    assert "food bank" in answers(slow)[0]
    assert "Pecan" in slow.locator(f"{RESULTS} a").all_inner_texts()
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("kind", ["t", "d"])
def test_a_shard_that_never_comes_is_asked_for_twice_and_then_said_to_be_missing(served_hub: ServedSite, slow: Page, kind: str):
    never: list[Route] = []
    slow.clock.install()
    slow.add_init_script(f"({CLOCKED})()")
    slow.route(f"**/search/index/*/{kind}/*", lambda route: never.append(route))
    slow.goto(served_hub.url("/search/"))
    slow.fill("[name=q]", "food")
    with slow.expect_request(f"**/{kind}/*"):
        slow.keyboard.press("Enter")
    slow.clock.run_for(300)
    expect(slow.locator(STATUS)).to_have_text("Searching…")
    for _ in range(60):  # twice what a file is waited for, and more
        slow.clock.run_for(1_000)
        if slow.locator("[data-retry]").count():
            break
    expect(slow.locator(STATUS)).to_contain_text("Search is incomplete: some of it could not load. Try again.")
    urls = [route.request.url for route in never]
    assert len(urls) == 2 * len(set(urls))
    slow.unroute(f"**/search/index/*/{kind}/*")
    slow.click("[data-retry]")
    expect(slow.locator(f"{RESULTS} >> nth=0")).to_be_visible()
    assert "incomplete" not in slow.inner_text(STATUS)
