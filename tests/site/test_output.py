"""Whole sites, as they are put on a host: this repository's own hub, the small one and a second borough's."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from hub.site.static import content_type
from tests.conftest import REPOSITORY, Site, built

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


class PageReader(HTMLParser):
    """What a page links to, what it loads, and the ids that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.metas: dict[str, str] = {}
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and values.get("rel") != "canonical" and "hreflang" not in values:
            self.loads.append(values["href"])
        if tag in ("script", "img", "source", "iframe") and "src" in values:
            self.loads.append(values["src"])
        if tag == "form":
            self.loads.append(values.get("action", ""))
        if tag == "meta":
            self.metas[values.get("http-equiv", "") or values.get("property", "") or values.get("name", "")] = (
                values.get("content", "")
            )
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != "application/ld+json"):
            self.inline.append(tag)


@cache
def read(file: Path) -> PageReader:
    reader = PageReader()
    reader.feed(file.read_text("utf-8"))
    return reader


def compressed(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


@pytest.fixture(scope="session")
def sites(hub_site: Site, small_sites: dict[str, Site], eastmere: Site) -> list[Site]:
    return [hub_site, *small_sites.values(), eastmere]


def file_of(site: Site, address: str) -> Path:
    path = unquote(address).removeprefix(site.base).lstrip("/")
    return site.output / path / "index.html" if path.endswith("/") or not path else site.output / path


def test_every_internal_link_and_fragment_leads_somewhere(sites: list[Site]) -> None:
    lost = []
    for site in sites:
        for page in site.pages:
            for link in (*read(page).links, *read(page).loads):
                parts = urlsplit(link)
                if parts.scheme or parts.netloc:
                    continue
                target = file_of(site, parts.path) if parts.path else page
                if parts.path and not parts.path.startswith(f"{site.base}/"):
                    lost.append(f"{page}: {link} leaves the site's path")
                elif not target.is_file():
                    lost.append(f"{page}: {link}")
                elif parts.fragment and unquote(parts.fragment) not in read(target).ids:
                    lost.append(f"{page}: {link}: there is no such id")
    assert not lost, "\n".join(lost[:40])


def test_no_id_stands_twice_on_a_page(sites: list[Site]) -> None:
    twice = [page for site in sites for page in site.pages if len(set(read(page).ids)) != len(read(page).ids)]
    assert not twice


def test_no_page_loads_anything_from_another_host(sites: list[Site]) -> None:
    elsewhere = [
        f"{page}: {link}" for site in sites for page in site.pages for link in read(page).loads if urlsplit(link).netloc
    ]
    assert not elsewhere


def test_no_page_has_script_or_style_of_its_own(sites: list[Site]) -> None:
    assert not [f"{page}: {read(page).inline}" for site in sites for page in site.pages if read(page).inline]


def test_every_page_carries_the_policy_that_the_headers_send(sites: list[Site]) -> None:
    for site in sites:
        sent = re.search(r"Content-Security-Policy: (.*)", (site.output / "_headers").read_text())[1]
        for page in site.pages:
            assert f"{read(page).metas['Content-Security-Policy']}; frame-ancestors 'none'" == sent


def test_nginx_and_caddy_send_the_same_headers(small_sites: dict[str, Site]) -> None:
    output = small_sites["path"].output
    netlify, nginx, caddy = (output.joinpath(name).read_text() for name in ("_headers", "_nginx.conf", "_Caddyfile"))
    for name, value in re.findall(r"^  ([\w-]+): (.*)$", netlify, re.MULTILINE):
        always = "" if name == "Cache-Control" else " always"
        said = f'default_type "{value}";' if name == "Content-Type" else f'add_header {name} "{value}"{always};'
        assert said in nginx
        assert re.search(rf'{name} "{re.escape(value)}"', caddy)


def test_caddy_does_not_say_for_ever_that_a_file_is_missing(small_sites: dict[str, Site]) -> None:
    caddy = (small_sites["root"].output / "_Caddyfile").read_text()
    assert "handle_errors {\n    header -Cache-Control\n    header -Content-Type\n" in caddy


def test_calendars_are_sent_as_calendars(small_sites: dict[str, Site]) -> None:
    text = (small_sites["path"].output / "_headers").read_text()
    assert "/hub/calendars/*\n  Content-Type: text/calendar; charset=utf-8\n" in text
    assert content_type(small_sites["path"].output / "calendars/all.ics") == "text/calendar; charset=utf-8"


def test_html_validate_finds_no_error(hub_site: Site, small_sites: dict[str, Site], eastmere: Site) -> None:
    folders = (hub_site.output, small_sites["path"].output, eastmere.output)
    command = [REPOSITORY / "node_modules" / ".bin" / "html-validate", "--config", REPOSITORY / ".htmlvalidate.mjs"]
    ran = subprocess.run(
        [*command, "--formatter", "text", *(f"{folder}/**/*.html" for folder in folders)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=REPOSITORY,
    )
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[:4000]


def test_the_stylesheet_is_within_10_kilobytes(hub_site: Site) -> None:
    (css,) = hub_site.output.glob("theme/*/hub.css")
    assert compressed(css) <= 10_000


def test_the_styles_of_search_are_within_3_kilobytes_and_on_its_page_and_that_of_premises_alone(hub_site: Site) -> None:
    (css,) = hub_site.output.glob("theme/*/search.css")
    assert compressed(css) <= 3_000
    users = {page.parent.name for page in hub_site.pages if any("/search.css" in each for each in read(page).loads)}
    assert users == {"search", "premises"}


def test_our_script_is_within_8_kilobytes_on_every_page_but_search(hub_site: Site) -> None:
    (folder,) = hub_site.output.glob("theme/*/site.js")
    assert compressed(*folder.parent.glob("*.js")) <= 8_000


def test_the_forms_script_is_within_20_kilobytes_and_on_its_page_alone(hub_site: Site) -> None:
    (form,) = hub_site.output.glob("theme/*/form/form.js")
    assert compressed(*modules(form, form.parent.parent / "site.js")) <= 20_000
    users = [page for page in hub_site.pages if any("/form/" in each for each in read(page).loads)]
    assert users == [hub_site.output / "list-your-group" / "index.html"]


def modules(*scripts: Path) -> set[Path]:
    """Scripts, and all that they come to import."""
    loaded, waiting = set(), list(scripts)
    while waiting:
        if (file := waiting.pop().resolve()) not in loaded:
            loaded.add(file)
            waiting += [file.parent / name for name in re.findall(r'from ?"(\..+?)"', file.read_text("utf-8"))]
    return loaded


@pytest.mark.parametrize(
    ("page", "script"),
    [
        ("list-your-group", "form/form.js"),
        ("search", "search/search.js"),
        ("premises", "premises/premises.js"),
        ("premises/ask", "premises/ask.js"),
    ],
)
def test_every_module_that_a_page_loads_is_asked_for_at_once(sites: list[Site], page, script) -> None:
    for site in sites:
        html = (site.output / page / "index.html").read_text("utf-8")
        asked = re.findall(r'<link rel="modulepreload" href="([^"]+)"', html)
        (needed,) = site.output.glob(f"theme/*/{script}")
        assert len(asked) == len(set(asked))
        assert {file_of(site, address).resolve() for address in asked} == modules(needed) - {needed.resolve()}


def test_the_form_is_given_the_names_and_addresses_of_all_listings(small_sites: dict[str, Site]) -> None:
    output = small_sites["path"].output
    listed = json.loads((output / "list-your-group" / "listed.json").read_text("utf-8"))
    assert {each["url"].split("/")[2] for each in listed} <= {page.parent.name for page in output.rglob("index.html")}
    assert {"title": "One Oak Youth Club", "url": "/organisations/one-oak-youth-club/"}.items() <= next(
        each for each in listed if "One Oak" in each["title"]
    ).items()


def test_a_listing_is_within_15_kilobytes(hub_site: Site) -> None:
    sizes = {page: compressed(page) for page in hub_site.output.glob("organisations/*/index.html")}
    assert max(sizes.values()) <= 15_000, max(sizes, key=sizes.get)


def test_the_front_page_is_within_30_kilobytes_with_all_that_it_loads_but_the_typeface(hub_site: Site) -> None:
    page = hub_site.output / "index.html"
    loaded = [
        file_of(hub_site, link) for link in read(page).loads if not link.endswith((".woff2", ".atom", "/search/"))
    ]
    imported = [file for file in page.parent.glob("theme/*/*.js") if file not in loaded]
    assert compressed(page, *loaded, *imported) <= 30_000


def test_the_sitemap_names_every_page_that_is_not_for_the_lost(sites: list[Site]) -> None:
    for site in sites:
        named = [u.text for u in ElementTree.parse(site.output / "sitemap.xml").iter(f"{SITEMAP}loc")]
        pages = {
            f"https://hub.example.org{site.base}/{page.relative_to(site.output).as_posix().removesuffix('index.html')}"
            for page in site.pages
            if "noindex" not in read(page).metas.get("robots", "")
        }
        assert sorted(named) == sorted(pages)


def test_feeds_tell_of_briefings_and_of_new_listings_by_full_address(small_sites: dict[str, Site]) -> None:
    site = small_sites["path"]
    for feed, words in (
        ("briefings", "/hub/briefings/"),
        ("case-studies", "/hub/case-studies/"),
        ("opportunities", "/hub/opportunities/"),
        ("organisations", "/hub/organisations/"),
    ):
        entries = ElementTree.parse(site.output / "feeds" / f"{feed}.atom").findall(f"{ATOM}entry")
        assert entries
        for entry in entries:
            address = entry.find(f"{ATOM}link").get("href")
            assert address.startswith(f"https://hub.example.org{words}")
            assert file_of(site, urlsplit(address).path).is_file()


def test_a_listing_is_a_record_for_search_engines(small_sites: dict[str, Site]) -> None:
    text = (small_sites["root"].output / "organisations/one-oak-youth-club/index.html").read_text("utf-8")
    record = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert record["@type"] == "NGO" and record["name"] == "One Oak Youth Club"


def test_security_txt_is_good_for_a_year_from_the_build(small_sites: dict[str, Site]) -> None:
    text = (small_sites["root"].output / ".well-known/security.txt").read_text()
    expires = date.fromisoformat(re.search(r"Expires: (\d{4}-\d\d-\d\d)", text)[1])
    assert (expires - date(2026, 11, 24)).days == 365


def test_an_earlier_address_redirects_on_hosts_that_read_redirects(small_sites: dict[str, Site]) -> None:
    text = (small_sites["path"].output / "_redirects").read_text()
    assert "/hub/organisations/carers-of-example/ /hub/organisations/example-carers-network/ 301\n" in text


def test_the_manifests_icons_are_there_in_the_size_that_it_says(small_sites: dict[str, Site]) -> None:
    from PIL import Image

    site = small_sites["path"]
    for icon in json.loads((site.output / "manifest.webmanifest").read_text())["icons"]:
        with Image.open(file_of(site, icon["src"])) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]


def main_part(site: Site, address: str) -> str:
    return file_of(site, f"{site.base}{address}").read_text("utf-8").partition("<main")[2].partition("</main>")[0]


def test_a_case_study_and_all_that_it_names_link_to_each_other(small_sites: dict[str, Site]) -> None:
    site, study = small_sites["path"], "/case-studies/sharing-a-hall/"
    for other in ("/organisations/one-oak-youth-club/", "/topics/community-centres/", "/forums/buildings-forum/"):
        assert f'href="/hub{other}"' in main_part(site, study)
        assert f'href="/hub{study}"' in main_part(site, other)
    assert f'href="/hub{study}"' in main_part(site, "/case-studies/")
    assert f'href="/hub{study}"' in main_part(site, "/")


def test_a_forum_an_event_and_all_that_they_name_link_to_each_other(small_sites: dict[str, Site]) -> None:
    site, forum, lunch = small_sites["path"], "/forums/carers-forum/", "/events/winter-lunch/"
    pairs = (
        (forum, "/organisations/example-carers-network/"),
        (forum, "/forums/buildings-forum/"),
        (forum, "/briefings/care-and-carers/"),
        (forum, lunch),
        (lunch, "/organisations/example-carers-network/"),
        (lunch, "/organisations/riverside-food-pantry/"),
    )
    for one, other in pairs:
        assert f'href="/hub{other}"' in main_part(site, one)
        assert f'href="/hub{one}"' in main_part(site, other), (one, other)
    for topic in ("carers", "food"):
        assert f'href="/hub{lunch}"' in main_part(site, f"/topics/{topic}/")
    for index, page in (("/forums/", forum), ("/events/", lunch), ("/", lunch), ("/together/", "/events/")):
        assert f'href="/hub{page}"' in main_part(site, index)


def test_the_front_page_shows_about_as_many_articles_as_events_beside_them(sites: list[Site]) -> None:
    for site in sites:
        events, articles = (main_part(site, "/").split(f'id="{name}"')[1:] for name in ("events", "new-articles"))
        if events and articles:
            held = events[0].split('id="new-articles"')[0].count("dated-row")
            assert articles[0].count("<h3") <= max(2, held)


def test_an_event_says_plainly_that_it_has_been_that_it_is_off_and_what_is_not_told(
    small_sites: dict[str, Site],
) -> None:
    site = small_sites["root"]
    lunch, been, off, school = (
        main_part(site, f"/events/{slug}/")
        for slug in ("winter-lunch", "carers-open-morning", "hall-fair", "summer-school")
    )
    assert "Thursday 3 December 2026, 12:30pm to 2:30pm" in lunch and "Still to come." in lunch
    assert "Past." in been and "How to book" not in been
    assert "Cancelled" in off and "Still to come." not in off
    assert "Saturday 12 December 2026 to Sunday 13 December 2026" in off and "time not told" in off
    assert "It is in no calendar, for its day is not known." in school and "calendars/" not in school


def test_a_forum_tells_how_many_came_where_that_is_known_and_when_it_ended(small_sites: dict[str, Site]) -> None:
    text = main_part(small_sites["root"], "/forums/buildings-forum/")
    assert "Ended: June 2025" in text and "Sub-group" in text
    assert '<th scope="row">14 May 2019</th><td data-of="How many came">0</td>' in text
    assert '<th scope="row">June 2025</th><td data-of="How many came">Not known</td>' in text


def test_an_event_is_a_record_for_search_engines(small_sites: dict[str, Site]) -> None:
    text = (small_sites["root"].output / "events/winter-lunch/index.html").read_text("utf-8")
    record = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert (record["@type"], record["startDate"]) == ("Event", "2026-12-03T12:30:00+00:00")


def test_no_file_of_a_site_tells_of_a_draft_or_of_a_page_whose_day_is_to_come(small_sites: dict[str, Site]) -> None:
    for file in small_sites["root"].output.rglob("*"):
        if file.suffix in (".html", ".atom", ".xml", ".json", ".ics"):
            text = file.read_text("utf-8")
            assert "next-year" not in text and "Not yet ready" not in text, file


def test_a_page_says_when_it_was_corrected_and_that_it_should_have_been_looked_at_again(
    small_sites: dict[str, Site],
) -> None:
    text = main_part(small_sites["root"], "/case-studies/sharing-a-hall/")
    assert "<dt>2 July 2026</dt><dd>The trust was named wrongly.</dd>" in text
    assert "It was to be looked at again by <b>September 2026</b>" in text
    assert "It was to be" not in main_part(small_sites["root"], "/briefings/community-rights/")


def test_figures_are_told_in_words_and_in_a_table_with_who_was_asked(small_sites: dict[str, Site]) -> None:
    text = main_part(small_sites["root"], "/difference/")
    assert "<b>Over half</b> of all who came to a forum said that it was worth their time" in text
    assert '<th scope="row">Over half (50% or more)</th><td>all who came to a forum</td>' in text
    assert '<th scope="row">64%</th><td>members</td>' in text


def test_a_connection_that_one_listing_tells_is_on_both_pages_and_in_the_file(small_sites: dict[str, Site]) -> None:
    site = small_sites["path"]
    told, other = "/organisations/safe-harbour/", "/organisations/example-carers-network/"
    assert f'href="/hub{other}"' in main_part(site, told) and f'href="/hub{told}"' in main_part(site, other)
    assert "Sends people to" in main_part(site, told) and "Gets people from" in main_part(site, other)
    everything = main_part(site, "/connections/")
    assert f'href="/hub{told}"' in everything and f'href="/hub{other}"' in everything
    rows = (site.output / "connections" / "connections.csv").read_bytes().decode().split("\r\n")
    assert sum(row.startswith("safe-harbour,Safe Harbour,refers-to,example-carers-network,") for row in rows) == 1


def test_a_connection_leads_to_the_forum_that_it_came_about_through(small_sites: dict[str, Site]) -> None:
    for page in ("/organisations/one-oak-youth-club/", "/organisations/riverside-food-pantry/", "/connections/"):
        assert 'href="/hub/forums/carers-forum/"' in main_part(small_sites["path"], page)


def test_what_ended_yesterday_is_an_earlier_connection_and_went_on_till_then(small_hub: Path, tmp_path: Path) -> None:
    page = "/organisations/riverside-food-pantry/"
    before = main_part(built(small_hub, tmp_path / "before", HUB_TODAY="2026-11-23"), page)
    after = main_part(built(small_hub, tmp_path / "after", HUB_TODAY="2026-11-24"), page)
    words = "Shares premises with"
    assert words in before and "earlier-connections" not in before
    assert words in after.partition("earlier-connections")[2] and words not in after.partition("earlier-connections")[0]
