"""Which pages name what: by a field, or by a link in their text."""

from __future__ import annotations

from datetime import date

import pytest

from hub.knowledge.mentions import mentions, named_on
from hub.knowledge.page import Page, PlainPage


def page(slug: str, body: str = "", *organisations: str) -> Page:
    return PlainPage(
        slug=slug,
        path=f"content/pages/{slug}.md",
        title=slug,
        summary="A.",
        status="published",
        published=date(2026, 1, 1),
        body=body,
        organisations=organisations,
    )


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("See [it](/forums/a/).", {"/forums/a/"}),
        ("See [it](/forums/a/#who-comes) and [it][b].\n\n[b]: /consortia/b/", {"/forums/a/", "/consortia/b/"}),
        ("See [it](https://example.org/forums/a/) or [write](mailto:a@example.org).", set()),
        ("`[it](/forums/a/)` is how to write it.", set()),
        ("No link at all.", set()),
    ],
)
def test_a_text_names_what_it_links_to_within_the_site(body, named):
    assert named_on(page("a", body)) == named


def test_a_field_names_an_organisation_as_a_link_does():
    both = mentions([page("a", "", "hall"), page("b", "[The hall](/organisations/hall/)"), page("c")])
    assert [each.slug for each in both["/organisations/hall/"]] == ["a", "b"]


def test_no_page_names_itself_and_none_is_named_twice_by_one():
    found = mentions([page("a", "[Here](/a/) and [there](/b/), [again](/b/#x)", "hall")])
    assert {address: [each.slug for each in those] for address, those in found.items()} == {
        "/b/": ["a"],
        "/organisations/hall/": ["a"],
    }
