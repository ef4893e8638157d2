"""Examples: shown as such while a hub is made, and left out of what is published."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Site, built, lay_out_hub

LISTING = """\
name: "Pretend Club"
kind: "unincorporated"
summary: "Shows what a listing looks like."
topics: ["food"]
people: ["anyone"]
reach: "borough"
contact: {email: "hello@example.org"}
example: true
listing:
  status: "unconfirmed"
  added: "2026-11-24"
  sources:
    - {url: "https://example.org/pretend", read: "2026-11-24"}
"""
BRIEFING = """\
---
title: "Pretend briefing"
summary: "Shows what a briefing looks like."
status: "published"
published: "2026-11-24"
topics: ["food"]
organisations: ["pretend-club"]
example: true
law_as_at: "2026-11-24"
review_by: "2027-11"
sources:
  - {title: "A source", url: "https://example.org/source"}
---
See [the club](/organisations/pretend-club/).
"""
OPPORTUNITY = """\
---
title: "Pretend contract"
summary: "Shows what a contract looks like."
status: "published"
published: "2026-11-24"
topics: ["food"]
kind: "contract"
buyer: ["pretend-club"]
stages:
  - stage: "release"
    date: "2027-02-01"
example: true
sources:
  - {title: "A source", url: "https://example.org/source"}
---
Nothing of it is real.
"""
EVENT = """\
---
title: "Pretend event"
summary: "Shows what an event looks like."
status: "published"
published: "2026-11-24"
topics: ["food"]
starts: "2027-02-01T10:00"
online: true
organisers: ["pretend-club"]
example: true
sources:
  - {title: "A source", url: "https://example.org/source"}
---
Nothing of it is real.
"""
PAGES = (
    "organisations/pretend-club/index.html",
    "briefings/pretend-briefing/index.html",
    "opportunities/pretend-contract/index.html",
    "events/pretend-event/index.html",
)
SHOWN_ON = (
    *PAGES,
    "organisations/index.html",
    "topics/food/index.html",
    "briefings/index.html",
    "opportunities/index.html",
    "events/index.html",
    "index.html",
    "wards/oak-hill/index.html",
)


def with_examples(root: Path) -> Path:
    lay_out_hub(root, REPOSITORY / "tests" / "sites" / "small")
    (root / "organisations" / "pretend-club.yaml").write_text(LISTING)
    (root / "content" / "briefings" / "pretend-briefing.md").write_text(BRIEFING)
    (root / "content" / "opportunities" / "pretend-contract.md").write_text(OPPORTUNITY)
    (root / "content" / "events" / "pretend-event.md").write_text(EVENT)
    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text().replace("example.org", "hub.org"))
    return root


@pytest.fixture
def hub_with_examples(tmp_path: Path) -> Path:
    return with_examples(tmp_path / "hub")


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Site:
    place = tmp_path_factory.mktemp("ordinary")
    return built(with_examples(place / "hub"), place / "output")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    place = tmp_path_factory.mktemp("published")
    return built(with_examples(place / "hub"), place / "output", published=True)


@pytest.mark.parametrize("page", SHOWN_ON)
def test_an_ordinary_build_shows_examples_and_says_so(ordinary: Site, page: str) -> None:
    assert '<strong class="example">Example</strong>' in (ordinary.output / page).read_text("utf-8")


def test_feeds_calendars_and_results_say_that_it_is_an_example(ordinary: Site) -> None:
    titles = {"organisations": "Pretend Club", "briefings": "Pretend briefing", "opportunities": "Pretend contract"}
    for feed, title in titles.items():
        assert f"<title>Example: {title}</title>" in (ordinary.output / "feeds" / f"{feed}.atom").read_text("utf-8")
    for calendar in ("all", "topics/food"):
        text = (ordinary.output / "calendars" / f"{calendar}.ics").read_text("utf-8")
        assert "SUMMARY:Example: Pretend event" in text
    assert {card["title"] for card in cards(ordinary) if card.get("example")} == {*titles.values(), "Pretend event"}


def cards(site: Site) -> list[dict[str, object]]:
    """The cards of the search index, each part by the name that the manifest has for it."""
    parts = json.loads((site.output / "search" / "manifest.json").read_text("utf-8"))["card"]
    files = site.output.glob("search/index/*/d/*.json")
    return [dict(zip(parts, card, strict=False)) for file in files for card in json.loads(file.read_text("utf-8"))]


@pytest.mark.parametrize("page", PAGES)
def test_search_engines_are_given_no_record_of_an_example(ordinary: Site, page: str) -> None:
    assert "application/ld+json" not in (ordinary.output / page).read_text("utf-8")


def test_a_published_build_says_nothing_of_examples(published: Site) -> None:
    told = [  # "pretend" alone is an everyday word, which search knows
        file.relative_to(published.output)
        for file in published.output.rglob("*")
        if file.is_file() and re.search(rb"Pretend|pretend-", file.read_bytes())
    ]
    assert not told
    assert not [page for page in PAGES if (published.output / page).exists()]


def test_counts_leave_examples_out(ordinary: Site, published: Site) -> None:
    def count(site: Site) -> int:
        return int(re.search(r"(\d+) charit", (site.output / "organisations" / "index.html").read_text("utf-8"))[1])

    assert count(published) == count(ordinary) - 1


def names_the_example(root: Path) -> list[str]:
    """Put each way to name an example into the hub, and return where each stands."""
    listing = root / "organisations" / "safe-harbour.yaml"
    text = listing.read_text("utf-8").replace(
        "connections:\n",
        'connections:\n  - {with: "pretend-club", kind: "partner", source: "https://example.org/"}\n',
    )
    listing.write_text(text, "utf-8")
    page = root / "content" / "pages" / "about.md"
    lines = [*page.read_text("utf-8").rstrip().split("\n"), "", "Read [it](/briefings/pretend-briefing/)."]
    page.write_text("\n".join(lines) + "\n", "utf-8")
    line = text[: text.index("pretend-club")].count("\n") + 1
    return [f"organisations/safe-harbour.yaml:{line}:12", f"content/pages/about.md:{len(lines)}:11"]


def test_whatever_names_an_example_is_told_before_it_is_published(hub_with_examples: Path, run_hub) -> None:
    places = names_the_example(hub_with_examples)
    assert run_hub(hub_with_examples, "check").returncode == 0
    ran = run_hub(hub_with_examples, "check", "--published")
    assert ran.returncode == 1
    for place in places:
        assert f"{place}: example-named: " in ran.stdout
    assert ran.stdout.count("example-named") == len(places)
    assert ran.stdout.count(": example: ") == len(PAGES)
    assert "there is neither a listing nor a body `pretend-club`, once examples are left out" in ran.stdout
    assert "/briefings/pretend-briefing/ leads nowhere, once examples are left out" in ran.stdout


def test_a_draft_may_name_an_example(hub_with_examples: Path, run_hub) -> None:
    draft = BRIEFING.replace("example: true\n", "").replace('status: "published"', 'status: "draft"')
    (hub_with_examples / "content" / "briefings" / "in-hand.md").write_text(draft)
    assert "example-named" not in run_hub(hub_with_examples, "check", "--published").stdout


def test_each_example_is_told_where_it_stands_before_it_is_published(hub_with_examples: Path, run_hub) -> None:
    assert " example: " not in run_hub(hub_with_examples, "check").stdout
    ran = run_hub(hub_with_examples, "check", "--published")
    assert ran.returncode == 1
    told = re.findall(r"^(\S+): example: this is an example, which may not go live \(delete", ran.stdout, re.MULTILINE)
    assert told == [
        "content/briefings/pretend-briefing.md:8:10",
        "content/events/pretend-event.md:10:10",
        "content/opportunities/pretend-contract.md:12:10",
        "organisations/pretend-club.yaml:8:10",
    ]
    for example in told:
        (hub_with_examples / example.partition(":")[0]).unlink()
    assert run_hub(hub_with_examples, "check", "--published").returncode == 0


def test_a_published_build_says_which_examples_it_leaves_out(hub_with_examples: Path, run_hub) -> None:
    ran = run_hub(hub_with_examples, "build", "--published")
    assert ran.returncode == 0, ran.stderr
    names = "content/briefings/pretend-briefing.md, content/events/pretend-event.md"
    more = "content/opportunities/pretend-contract.md and 1 more"
    assert f"\n4 examples are left out: {names}, {more}.\n" in ran.stdout
    assert "left out" not in run_hub(hub_with_examples, "build").stdout


def test_nothing_is_published_that_names_an_example(hub_with_examples: Path, run_hub) -> None:
    names_the_example(hub_with_examples)
    ran = run_hub(hub_with_examples, "build", "--published")
    assert ran.returncode == 1
    assert "example-named" in ran.stderr
    assert not (hub_with_examples / "output").exists()


def test_nothing_is_published_at_an_address_that_is_an_example(small_hub: Path, run_hub) -> None:
    ran = run_hub(small_hub, "build", "--published")
    assert ran.returncode == 1
    assert ran.stderr.count("example-address") == 3
    ran = run_hub(small_hub, "build", "--published", "--siteurl", "https://hub.org")
    assert ran.stderr.count("example-address") == 2


def test_an_example_may_go_without_leaving_its_address_behind(hub_with_examples: Path, run_hub) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=Tests", "-c", "user.email=tests@example.org")
        subprocess.run(["git", *identity, *words], cwd=hub_with_examples, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "--message", "The hub")
    for name in ("organisations/pretend-club.yaml", "content/briefings/pretend-briefing.md"):
        (hub_with_examples / name).unlink()
    ran = run_hub(hub_with_examples, "check", "--base", "HEAD")
    assert ran.returncode == 0, ran.stdout
    (hub_with_examples / "organisations" / "safe-harbour.yaml").unlink()
    assert "vanished-address" in run_hub(hub_with_examples, "check", "--base", "HEAD").stdout
