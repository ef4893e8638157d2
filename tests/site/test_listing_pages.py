"""What no page of a listing may do: tell one thing twice, or call two things the same."""

from __future__ import annotations

import re

from tests.conftest import Site

LINK = re.compile(r'<a href="([^"]+)"[^>]*>(.*?)</a>')


def pages(site: Site) -> list[str]:
    found = [page.read_text("utf-8") for page in site.output.glob("organisations/*/index.html")]
    assert len(found) > 100
    return found


def test_a_listing_asks_once_whether_it_is_the_readers_group(hub_site: Site) -> None:
    asks = [html.count("subject=This%20is%20my%20group") for html in pages(hub_site)]
    assert max(asks) == 1 and sum(asks) > 100


def test_no_two_sources_of_a_listing_have_the_same_words(hub_site: Site) -> None:
    several = 0
    for html in pages(hub_site):
        sources = LINK.findall(html.partition('<ul class="sources">')[2].partition("</ul>")[0])
        assert len({words for _, words in sources}) == len({address for address, _ in sources}), sources
        several += len(sources) > 1
    assert several


def test_the_reasons_for_a_neighbour_say_once_where_both_are(hub_site: Site) -> None:
    card = re.compile(r'<p class="card-summary">(.*?)</p>', re.DOTALL)
    summaries = [each for html in pages(hub_site) for each in card.findall(html)]
    both = [re.findall(r"Both in ([^,]+),", summary) for summary in summaries]
    assert any(both) and all(len(places) == len(set(places)) for places in both)
