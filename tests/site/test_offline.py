"""The service worker that a build writes, and which pages name it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from tests.conftest import Site, built


def told(site: Site) -> dict:
    """What the worker of a site is told to keep."""
    return json.loads(re.match(r"const HUB=(.*);\n", (site.output / "worker.js").read_text("utf-8"))[1])


def held(site: Site, address: str) -> Path:
    path = address.removeprefix(f"{site.base}/")
    return site.output / (f"{path}index.html" if address.endswith("/") else path)


def test_each_file_of_the_core_is_there_and_holds_what_marks_its_build(small_sites: dict[str, Site]) -> None:
    for site in small_sites.values():
        core = told(site)["core"]
        assert f"{site.base}/search/" in core and f"{site.base}/offline/" in core
        for address, mark in core.items():
            assert mark.encode() in held(site, address).read_bytes()
            assert mark or address.startswith(f"{site.base}/theme/")  # by its name alone it is of this build


def test_the_core_takes_no_more_than_52_kilobytes_beyond_what_any_page_loads(hub_site: Site) -> None:
    """Beyond it are the search page and `/offline/`, their scripts and styles, lunr and the manifest."""
    about = (hub_site.output / "about" / "index.html").read_text("utf-8")
    more = [path for path in told(hub_site)["core"] if f'"{path}"' not in about]
    assert sum(len(gzip.compress(held(hub_site, path).read_bytes(), 9)) for path in more) <= 52_000


def test_the_version_follows_what_is_kept_and_nothing_else(small_hub: Path, tmp_path: Path) -> None:
    first = built(small_hub, tmp_path / "first")
    again = built(small_hub, tmp_path / "again")
    assert (first.output / "worker.js").read_bytes() == (again.output / "worker.js").read_bytes()
    briefing = small_hub / "content" / "briefings" / "care-and-carers.md"
    briefing.write_text(briefing.read_text() + "\nOne sentence more, which no search looks through.\n")
    assert told(built(small_hub, tmp_path / "briefing"))["version"] == told(first)["version"]
    club = small_hub / "organisations" / "one-oak-youth-club.yaml"
    club.write_text(club.read_text().replace("One Oak Youth Club", "Two Oaks Youth Club"))
    assert told(built(small_hub, tmp_path / "renamed"))["version"] != told(first)["version"]


OF_ALL = ("organisations", "premises", "connections", "offers-and-needs")


def test_no_page_that_links_to_a_listing_with_leave_page_names_the_worker_but_the_lists_of_all_that_a_hub_lists(
    small_sites: dict[str, Site], hub_site: Site
) -> None:
    for site in (*small_sites.values(), hub_site):
        texts = {page: text for page in site.pages if 'http-equiv="refresh"' not in (text := page.read_text("utf-8"))}
        listings = set(left_in_a_hurry(site))
        links = [f'href="{site.base}/organisations/{page.parent.name}/"' for page in listings]
        assert links
        linking = {page for page, text in texts.items() if any(link in chosen(text) for link in links)}
        of_all = {site.output / name / "index.html" for name in OF_ALL}
        named = {page for page, text in texts.items() if f' data-worker="{site.base}/worker.js"' in text[:300]}
        assert linking & of_all
        assert named == texts.keys() - listings - (linking - of_all)


def left_in_a_hurry(site: Site) -> list[Path]:
    """The listings with `leave_page`."""
    pages = site.output.glob("organisations/*/index.html")
    return [page for page in pages if " data-leave>" in page.read_text("utf-8")]


def chosen(text: str) -> str:
    """A page without the list of groups that work all over the borough, which all wards and neighbourhoods have."""
    return re.sub(r'<h2 id="everywhere">.*?</ul>', "", text, flags=re.DOTALL)


def test_every_list_with_the_card_of_a_listing_with_leave_page_may_be_left_in_a_hurry(
    small_sites: dict[str, Site], hub_site: Site
) -> None:
    for site in (small_sites["path"], hub_site):
        left = {page.parent.name for page in left_in_a_hurry(site)}
        for kind in ("topics", "people", "wards", "neighbourhoods"):
            for page in site.output.glob(f"{kind}/*/index.html"):
                text = page.read_text("utf-8")
                cards = re.findall(r'class="card-name"><a href="[^"]*/organisations/([^/]+)/"', text)
                assert (" data-leave>" in text) == bool(left.intersection(cards)), page


def test_an_organiser_a_convenor_a_member_and_a_neighbour_with_leave_page_keep_their_pages_off_devices(
    small_hub: Path, tmp_path: Path
) -> None:
    parties = ["events/carers-open-morning", "forums/carers-forum", "consortia/carers-together"]
    pages = [*parties, "organisations/market-street-carers"]  # a neighbour

    def named(site: Site) -> list[str]:
        texts = {page: (site.output / page / "index.html").read_text("utf-8") for page in pages}
        return [page for page, text in texts.items() if " data-worker=" in text[:300]]

    assert named(built(small_hub, tmp_path / "before")) == pages
    network = small_hub / "organisations" / "example-carers-network.yaml"
    network.write_text(f"{network.read_text()}leave_page: true\n")
    assert named(built(small_hub, tmp_path / "after")) == []


def test_the_file_of_the_whole_directory_holds_its_manifest_and_every_shard(small_sites: dict[str, Site]) -> None:
    output = small_sites["path"].output
    (folder,) = (output / "search" / "index").iterdir()
    pack = json.loads((folder / "all.json").read_bytes())
    shards = {file.relative_to(folder).as_posix(): json.loads(file.read_bytes()) for file in folder.glob("*/*.json")}
    assert pack == {"manifest.json": json.loads((output / "search" / "manifest.json").read_bytes()), **shards}


def test_a_site_that_is_to_keep_nothing_has_a_worker_that_clears_up_and_no_page_that_names_it(
    small_hub: Path, tmp_path: Path
) -> None:
    settings = small_hub / "pelicanconf.py"
    settings.write_text(f"{settings.read_text()}\nOFFLINE = False\n")
    site = built(small_hub, tmp_path / "output", "https://hub.example.org/hub")
    worker = (site.output / "worker.js").read_text("utf-8")
    assert worker.startswith('const BASE="/hub";') and "unregister" in worker and "fetch" not in worker
    assert not [page for page in site.pages if "data-worker" in page.read_text("utf-8")]
    assert not [page for page in site.pages if 'href="/hub/offline/"' in page.read_text("utf-8")]


def test_no_field_of_search_asks_a_browser_to_remember_what_is_typed(small_sites: dict[str, Site]) -> None:
    search = (small_sites["root"].output / "search" / "index.html").read_text("utf-8")
    for name in ("q", "near"):
        assert 'autocomplete="off"' in re.search(rf'<input [^>]*name="{name}"[^>]*>', search)[0]


def test_every_host_is_told_to_ask_for_the_worker_each_time(small_sites: dict[str, Site]) -> None:
    output = small_sites["path"].output
    netlify, nginx, caddy = (output.joinpath(name).read_text() for name in ("_headers", "_nginx.conf", "_Caddyfile"))
    assert "/hub/worker.js\n  Cache-Control: no-cache\n" in netlify
    assert 'add_header Cache-Control "no-cache";' in nginx.partition("location = /hub/worker.js {")[2].partition("}")[0]
    assert 'header /hub/worker.js Cache-Control "no-cache"' in caddy
