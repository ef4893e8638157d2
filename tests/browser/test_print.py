"""What pages are on paper."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ServedSite


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("path", ["/premises/ask/", "/organisations/lynn-ac/"])
def test_what_fits_one_page_takes_one(served_hub: ServedSite, page, path):
    page.goto(served_hub.url(path))
    assert pages_of(page.pdf(format="A4")) == 1


def test_an_opportunity_on_paper_leaves_out_what_is_for_the_screen(site: ServedSite, page):
    page.goto(site.url("/opportunities/support-for-carers/"))
    steps = page.locator("#page-steps, #page-steps ~ details")
    assert steps.count() == 2 and page.locator(".site-footer-about a:visible").count() == 2
    page.emulate_media(media="print")
    assert not page.locator("#page-steps:visible, #page-steps ~ details:visible").count()
    assert page.locator("#page-stages").is_visible()
    assert page.locator("main > .page").evaluate("e => getComputedStyle(e).paddingInlineStart") == "0px"
    # Of the two letters in the footer, the one whose address can be read.
    assert page.locator(".site-footer-about a:visible").all_inner_texts() == ["directory@example.org"]
