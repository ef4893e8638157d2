"""Pages that lead to each other and to their own parts: what one names leads there, and there it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SITE_URLS, Site, built


@pytest.fixture(scope="module")
def later_hub(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This repository's own hub on a day when all its pages are out."""
    return built(REPOSITORY, tmp_path_factory.mktemp("later") / "output", SITE_URLS["root"], HUB_TODAY="2026-12-01")


def main_part(site: Site, address: str) -> str:
    text = (site.output / address.strip("/") / "index.html").read_text("utf-8")
    return text.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("kind", ["opportunities", "forums", "consortia"])
def test_the_contents_of_a_page_name_each_part_that_it_has_in_order(later_hub, small_sites, kind):
    for site in (later_hub, small_sites["path"]):
        pages = sorted((site.output / kind).glob("*/index.html"))
        assert pages
        for page in pages:
            text = main_part(site, f"/{kind}/{page.parent.name}/")
            contents = re.search(r'<div class="contents-beside">(.*?)</div>', text, re.DOTALL)[1]
            own = re.findall(r'<h2 id="([^"]+)"', text.partition("</nav>")[2])
            aside = {"page-groups", "page-topics", "page-corrections"}
            assert re.findall(r'href="#([^"]+)"', contents) == [each for each in own if each not in aside], page


def test_the_day_after_the_last_day_says_so_and_half_a_year_later_that_nothing_is_known(small_hub: Path, tmp_path):
    shop = small_hub / "content/opportunities/shop-on-market-street.md"
    text = shop.read_text("utf-8")
    shop.write_text(text.replace('  - stage: "start"\n    date: "2027-04"\n', ""), "utf-8")
    said = []
    for day in ("2027-01-15", "2027-01-16", "2027-07-18"):
        page = main_part(built(small_hub, tmp_path / day, HUB_TODAY=day), "/opportunities/shop-on-market-street/")
        said.append(re.search(r'<p class="standing">([^<]*)', page)[1].strip())
    assert said == [
        "Open: today is the last day",
        "Closed on 15 January 2027; the decision is not known yet",
        "Closed; what came of it is not known",
    ]


def test_what_is_told_to_be_won_is_under_way_though_its_last_day_is_to_come(small_hub: Path, tmp_path):
    text = (page := small_hub / "content/opportunities/support-for-carers.md").read_text("utf-8")
    text = text.replace('stage: "closing"', 'stage: "closing"\n    date: "2027-03-19"')
    page.write_text(text.replace("sources:", 'awarded_to: ["riverside-food-pantry"]\nsources:', 1), "utf-8")
    address = "/opportunities/support-for-carers/"
    told = main_part(built(small_hub, tmp_path / "won", HUB_TODAY="2027-03-01"), address)
    assert re.search(r'<p class="standing">([^<]*)', told)[1].strip() == "Under way"
    assert f'href="{address}readiness/"' not in told


def test_a_sheet_and_who_fits_are_offered_only_while_a_bid_is_possible(small_hub: Path, tmp_path):
    text = (page := small_hub / "content/opportunities/support-for-carers.md").read_text("utf-8")
    page.write_text(text.replace('stage: "closing"', 'stage: "closing"\n    date: "2027-03-19"'), "utf-8")
    address = "/opportunities/support-for-carers/"
    for day, offered in (("2027-03-19", True), ("2027-03-20", False)):
        site = built(small_hub, tmp_path / day, HUB_TODAY=day)
        assert (f'href="{address}readiness/"' in main_part(site, address)) is offered
        sheet = (site.output / address.strip("/") / "readiness" / "index.html").read_text("utf-8")
        assert ('http-equiv="refresh"' in sheet) is not offered  # what was printed still leads to the page
        assert ("page-fits" in main_part(site, address)) is offered


def test_example_premises_say_so_on_their_page_in_the_feed_and_in_the_finder(later_hub: Site):
    address, title = "/opportunities/example-rooms-above-a-shop/", "Two rooms above a shop"
    mark = '<strong class="example">Example</strong>'
    page, finder = main_part(later_hub, address), main_part(later_hub, "/premises/")
    assert mark in page and "Open until" in page
    assert f"<title>Example: {title}</title>" in (later_hub.output / "feeds/opportunities.atom").read_text("utf-8")
    assert re.search(rf'href="{address}">{title}</a> {mark}', finder)


def links(site: Site, address: str) -> set[str]:
    return set(re.findall(r'<a href="(/[^"#]*)', main_part(site, address)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/organisations/southwark-wellbeing-hub/", "/opportunities/southwark-wellbeing-hub-lead-provider/"),  # named
        ("/organisations/southwark-wellbeing-hub/", "/forums/mental-health/"),  # named in its text
        ("/organisations/community-southwark/", "/consortia/social-care-consortium/"),  # named, and no member
        ("/organisations/community-southwark/", "/forums/mental-health/"),  # runs it
        ("/organisations/st-giles-trust/", "/consortia/pathways-to-employment/"),  # a member
        ("/organisations/three-cs-support/", "/case-studies/three-cs/"),
        ("/forums/older-people/", "/consortia/copsins/"),
        ("/case-studies/three-cs/", "/consortia/three-cs-consortium/"),
    ],
)
def test_both_ends_lead_to_each_other(later_hub: Site, one: str, other: str):
    assert other in links(later_hub, one) and one in links(later_hub, other)


def test_each_sentence_of_a_case_study_leads_to_all_who_tell_it_and_back(later_hub: Site):
    study, every = "/case-studies/three-cs/", main_part(later_hub, "/case-studies/")
    text = main_part(later_hub, study)
    (id_,) = re.findall(r'href="/case-studies/#(benefits-[^"]+)"', text)
    told = every.partition(f'id="{id_}"')[2].partition("</li>")[0]
    assert f'href="{study}"' in told and 'href="/consortia/three-cs-consortium/"' in told
    assert f"/case-studies/#{id_}" in main_part(later_hub, "/consortia/three-cs-consortium/")
    for name in ("Opportunity", "What came of it, for people", "What stood in the way"):
        assert re.search(rf"<dt>{name}</dt>\s*<dd><p class=\"second\">Not known", text), name


def test_past_events_stand_on_the_page_of_who_held_them_below_those_to_come(small_sites):
    text = main_part(small_sites["root"], "/organisations/example-carers-network/")
    held = text.partition('<h2 id="events">')[2].partition("</section>")[0]
    coming, _, past = held.partition('<h3 id="past-events">')
    assert "/events/winter-lunch/" in coming and "/events/carers-open-morning/" in past
    assert "/events/carers-open-morning/" not in coming


def test_a_forum_and_a_consortium_of_the_same_groups_lead_to_each_other(small_sites):
    site, forum, consortium = small_sites["root"], "/forums/carers-forum/", "/consortia/carers-together/"
    assert consortium in links(site, forum) and forum in links(site, consortium)


def test_who_may_fit_an_opportunity_is_told_on_both_pages(small_sites):
    site, wanted = small_sites["root"], "/opportunities/support-for-carers/"
    fitting = {page for page in links(site, wanted) if page.startswith("/organisations/")}
    assert fitting
    for page in fitting:
        text = main_part(site, page).partition('<h2 id="chances">')[2].partition("</section>")[0]
        assert wanted in text
        assert re.search("[Ww]orks with |[Ww]orks on |[Rr]uns services on |[Hh]elps people in ", text), page


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/topics/mental-health/", "/forums/mental-health/"),
        ("/topics/work/", "/consortia/pathways-to-employment/"),
        ("/topics/older-people/", "/events/older-people-group-october-2016/"),
        ("/wards/faraday/", "/events/example-meet-your-neighbours/"),
        ("/wards/chaucer/", "/premises/#in-chaucer"),
    ],
)
def test_topics_and_wards_lead_back_to_all_that_names_them(later_hub, address, leads_to):
    assert f'href="{leads_to}"' in main_part(later_hub, address)
