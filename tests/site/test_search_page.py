"""The search page has words and parts for all that an answer may hold."""

from __future__ import annotations

import json
import re
from html import unescape

from hub.places.whereabouts import EVERYWHERE
from hub.search.document import KINDS
from hub.search.facets import FRESHNESS
from tests.conftest import Site


def page(site: Site) -> str:
    return (site.output / "search" / "index.html").read_text("utf-8")


def values(text: str, facet: str) -> list[str]:
    """What the boxes of a facet are of, in their order."""
    return re.findall(rf'<input type="checkbox" id="[^"]+" name="{facet}" value="([^"]+)">', text)


def test_each_kind_of_result_can_be_counted_in_words_shown_and_narrowed_to(small_sites: dict[str, Site]) -> None:
    text = page(small_sites["path"])
    words = json.loads(unescape(re.search(r'data-words="([^"]+)"', text)[1]))
    assert re.search(r'data-kinds="([^"]+)"', text)[1].split() == list(KINDS)
    for kind in KINDS:
        assert "{n}" in words[kind]["other"]
        assert f'<template data-part="{kind}">' in text
    assert values(text, "kind") == list(KINDS)


def test_what_is_for_all_wards_and_each_freshness_has_a_box(small_sites: dict[str, Site]) -> None:
    text = page(small_sites["path"])
    assert values(text, "ward")[-len(EVERYWHERE) :] == [f"_{reach}" for reach in EVERYWHERE]
    assert set(values(text, "fresh")) == set(FRESHNESS.values())
    assert re.findall(r'<button class="ward-tile" type="button" value="_(\w+)"', text) == list(EVERYWHERE)
