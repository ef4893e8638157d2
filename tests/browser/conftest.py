"""A real Chromium, and pages that remember what went wrong on them.

A browser test that cannot run fails, on every machine: one that is skipped proves nothing.
"""
from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.conftest import ServedSite

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT_MS = 10_000
BLOCKED = "Service Worker registration blocked by Playwright"
"""What is logged in each browser that keeps no pages: all but those that `tests/browser/test_offline.py` opens."""


@dataclass
class Faults:
    """What no page of ours may do: log an error, break its own policy, ask another host or for what is not there."""

    found: list[str] = field(default_factory=list)
    _forgiven: list[str] = field(default_factory=list)

    def forgive(self, pattern: str) -> None:
        """Let faults pass that match, in a test that means to cause them."""
        self._forgiven.append(pattern)

    @property
    def unforgiven(self) -> list[str]:
        return [fault for fault in self.found if not any(re.search(pattern, fault) for pattern in self._forgiven)]

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.found.append(f"uncaught: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.text == BLOCKED:
            return
        if message.type in ("error", "warning"):  # Chromium says a breach of the policy as an error
            self.found.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.found.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.found.append(f"status {response.status}: {response.url}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the Chromium to test with: the one that CHROMIUM names, else one that is installed."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.fail("The browser tests need a Chromium. make test finds or installs one; or set CHROMIUM to its path.")
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def faults() -> Iterator[Faults]:
    """The faults of every page that a test opens. The test fails where any is left at its end."""
    faults = Faults()
    yield faults
    if faults.unforgiven:
        pytest.fail("the pages of this test have faults:\n" + "\n".join(faults.unforgiven), pytrace=False)


@pytest.fixture
def new_page(browser: Browser, faults: Faults) -> Iterator[Callable[..., Page]]:
    """Opens pages, each in a fresh browser with the options of a context: `new_page(java_script_enabled=False)`.

    No service worker stands between them and their host, unless a test asks for it (`service_workers="allow"`).
    """
    contexts = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(**{"locale": "en-GB", "timezone_id": "Europe/London", "service_workers": "block", **options})
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MS)
        faults.watch(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page at 1280 by 800, as a laptop shows it."""
    return new_page(viewport={"width": 1280, "height": 800})


@pytest.fixture(params=["served_hub", "served_eastmere"])
def borough(request: pytest.FixtureRequest) -> ServedSite:
    """A hub with wards and words of its own: this repository's, and a second borough's."""
    return request.getfixturevalue(request.param)
