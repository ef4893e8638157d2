"""What the pages of topics and wards lead to, and in which order."""

from __future__ import annotations

from tests.conftest import Site


def test_a_topic_can_be_left_at_once_where_one_of_its_listings_can(hub_site: Site) -> None:
    pages = {page.parent.name: page.read_text("utf-8") for page in hub_site.output.glob("topics/*/index.html")}
    can = {slug for slug, html in pages.items() if "data-leave" in html}
    assert "domestic-abuse" in can and "arts" in pages and "arts" not in can
    assert pages["domestic-abuse"].index("breadcrumb") < pages["domestic-abuse"].index("data-leave")


def test_the_map_of_a_ward_stands_before_the_names_of_those_that_work_everywhere(hub_site: Site) -> None:
    pages = [page.read_text("utf-8") for page in hub_site.output.glob("wards/*/index.html")]
    several = [html for html in pages if 'id="everywhere"' in html]
    assert several
    for html in several:
        folded = html.index('<details class="group-more">')
        assert html.index('class="group-aside"') < folded < html.index('id="everywhere"')
