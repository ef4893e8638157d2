"""Links to pages that readers do not see yet, in whatever way they are written."""

from __future__ import annotations

from datetime import date

import pytest

from hub.edition import read_edition
from hub.knowledge.check import check_pages
from hub.knowledge.links import addresses_of
from hub.knowledge.read import read_pages
from tests.conftest import REPOSITORY

HOME = "https://hub.example.org/hub"
HEAD = '---\ntitle: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'
SOURCES = 'sources: [{title: "Notes", url: "https://example.org"}]\n'
DRAFTS = {
    "content/forums/soon.md": 'kind: "forum"\ntheme: "T."\nfor: "All"\n',
    "content/opportunities/soon.md": 'kind: "grant"\nstages: [{stage: "release"}]\n',
}


def told(address: str, status: str = "published") -> list[tuple[int, int, str]]:
    """What is wrong with a link of a page, where a forum and an opportunity are drafts."""
    files = {path: (HEAD.replace("published", "draft", 1), more + SOURCES) for path, more in DRAFTS.items()}
    files["content/pages/a.md"] = (HEAD.replace("published", status, 1), "")
    records = []
    for path, (head, more) in files.items():
        body = f"See [this]({address}).\n" if path.startswith("content/pages/") else "Text.\n"
        read, problems = read_pages(f"{path.rpartition('/')[0]}/", {path: f"{head}{more}---\n{body}".encode()})
        assert problems == []
        records += read
    found = check_pages(records, {}, (), home=HOME)
    return [(each.line, each.column, each.message) for each in found if each.path == "content/pages/a.md"]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/forums/soon/", "/forums/soon/ is a draft, which readers do not see"),
        ("/forums/soon/?from=mail#part", "/forums/soon/ is a draft, which readers do not see"),
        (f"{HOME}/forums/soon/", "/forums/soon/ is a draft, which readers do not see"),
        ("http://hub.example.org/hub/forums/soon/?x", "/forums/soon/ is a draft, which readers do not see"),
        ("/opportunities/soon/readiness/", "/opportunities/soon/readiness/ is a draft, which readers do not see"),
        ("/calendars/forums/soon.ics", "/calendars/forums/soon.ics is of a forum that is a draft"),
        (f"{HOME}/calendars/forums/soon.ics", "/calendars/forums/soon.ics is of a forum that is a draft"),
        (f"{HOME}/nowhere/", "/nowhere/ leads nowhere"),
        (f"{HOME}/topics", "/topics lacks the slash at its end"),
    ],
)
def test_a_link_is_held_against_what_there_is_however_it_is_written(address, message):
    assert told(address) == [(7, 12, message)]


@pytest.mark.parametrize("address", [f"{HOME}/topics/", HOME, "https://hub.example.org/elsewhere/", "/search/?q=tea"])
def test_a_link_by_the_sites_own_address_that_leads_somewhere_passes(address):
    assert told(address) == []


@pytest.mark.parametrize("address", ["/calendars/forums/soon.ics", "/opportunities/soon/readiness/"])
def test_a_draft_may_link_to_what_belongs_to_a_draft(address):
    assert told(address, status="draft") == []


def test_what_belongs_to_a_page_waits_with_it():
    edition = read_edition(REPOSITORY / "tests" / "sites" / "small", date(2026, 11, 24)).edition
    assert edition
    pages = {page.path.removeprefix("content/"): page for page in edition.written}
    assert addresses_of(pages["forums/carers-forum.md"]) == {
        "/forums/carers-forum/", "/calendars/forums/carers-forum.ics"
    }  # fmt: skip
    contract = next(page for page in edition.opportunities if page.type == "contract" and not page.translates)
    assert addresses_of(contract) == {contract.address, f"{contract.address}readiness/"}
    assert addresses_of(pages["pages/about.md"]) == {"/about/"}
