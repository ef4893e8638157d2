"""Where many listings say the same: what pages name of them, and that no page grows faster than their number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hub.connections.exchange import MOST
from hub.connections.neighbours import ALIKE
from tests.conftest import built

NUMBERS = (20, 40, 60)
LISTING = """name: "Alike {number:03}"
kind: "charity"
summary: "One of many."
topics: ["sewing"]
reach: "borough"
offers: ["A sewing machine"]
needs: ["A sewing machine, now and then"]
listing:
  status: "unconfirmed"
  added: "2026-02-01"
  sources:
    - {{url: "https://alike.example.org", read: "2026-02-01"}}
"""
TOPIC = """    sewing:
      name: "Sewing"
      icon: "scissors"
      summary: "Needles and thread."
"""


@pytest.fixture
def crowded(small_hub: Path, tmp_path: Path) -> Callable[[int], Path]:
    """Builds the small site with so many listings that are alike, and gives the folder of the site."""
    topics = small_hub / "vocabulary" / "topics.yaml"
    topics.write_text(topics.read_text(encoding="utf-8") + TOPIC, encoding="utf-8")

    def build(number: int) -> Path:
        for i in range(number):
            listing = small_hub / "organisations" / f"alike-{i:03}.yaml"
            listing.write_text(LISTING.format(number=i), encoding="utf-8")
        return built(small_hub, tmp_path / str(number)).output

    return build


def test_offers_and_needs_grow_by_the_same_for_each_listing(crowded: Callable[[int], Path]) -> None:
    pages = [(crowded(number) / "offers-and-needs" / "index.html").read_text(encoding="utf-8") for number in NUMBERS]
    first, second, third = (len(page) for page in pages)
    # Each need names three offers, each with a letter of a few hundred letters; twice the listings are twice the page.
    assert second - first > 20 * 1000
    assert third - second < 1.02 * (second - first)
    assert third < 60 * 6000 + 20_000
    # Each named by its need: of 60 machines one is its own.
    assert pages[-1].count(f">{60 - 1 - MOST} more offers</a>") == 60


def test_a_page_names_two_for_one_topic_and_leads_to_the_rest(crowded: Callable[[int], Path]) -> None:
    page = (crowded(7) / "organisations" / "alike-003" / "index.html").read_text(encoding="utf-8")
    section = page[page.index('<section class="neighbours"') :].split("</section>")[0]
    assert section.count("Ask for an introduction") == ALIKE
    assert '<a href="/topics/sewing/">Sewing</a>' in section
