"""The page that is open while someone writes: it reloads by itself, and says what is wrong with the last change."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hub.site.headers import meta_policy
from hub.site.serve import DevelopmentServer, Report, Standing

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{meta_policy()}"><title>Page</title>
<link rel="icon" href="/favicon.svg"></head><body><h1>First</h1></body></html>"""


class Development:
    """The development server over a site of one page, without the building."""

    def __init__(self, output: Path) -> None:
        (output / "favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
        self.index = output / "index.html"
        self.index.write_text(PAGE)
        self.standing = Standing(Report("1"))
        self.server = DevelopmentServer(output, "", 0, self.standing)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def build(self, site: str, heading: str) -> None:
        self.index.write_text(PAGE.replace("First", heading))
        self.standing.tell(Report(site))

    def fail(self, fault: str) -> None:
        self.standing.tell(Report(self.standing.report.site, fault))


# Tests ask for it before the page, so that the browser leaves before the server goes.
@pytest.fixture
def development(tmp_path: Path) -> Iterator[Development]:
    development = Development(tmp_path)
    yield development
    development.server.shutdown()
    development.server.server_close()


def test_an_open_page_shows_the_newer_site_by_itself(development: Development, page: Page) -> None:
    page.goto(development.server.address)
    expect(page.get_by_role("heading", name="First")).to_be_visible()
    development.build("2", "Second")
    expect(page.get_by_role("heading", name="Second")).to_be_visible()


def test_faults_are_shown_in_the_page_as_text_until_they_are_mended(development: Development, page: Page) -> None:
    page.goto(development.server.address)
    development.fail("organisations/a.yaml:3:1: field: there is no field <b>kinnd</b> (did you mean kind?)")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("there is no field <b>kinnd</b>")
    expect(page.get_by_role("heading", name="First")).to_be_visible()
    expect(alert).to_have_css("position", "fixed")  # its styles passed the policy
    development.build("2", "Second")
    expect(page.get_by_role("heading", name="Second")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_page_opened_after_the_fault_shows_it_too(development: Development, page: Page) -> None:
    development.fail("pelicanconf.py: HUB: place must be set")
    page.goto(development.server.address)
    expect(page.get_by_role("alert")).to_contain_text("place must be set")
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_role("alert")).to_have_count(0)
