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


def test_the_core_takes_no_more_than_90_kilobytes(hub_site: Site) -> None:
    assert sum(len(gzip.compress(held(hub_site, path).read_bytes(), 9)) for path in told(hub_site)["core"]) <= 90_000


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


def test_all_pages_name_the_worker_but_those_that_may_be_left_in_a_hurry_and_those_about_such_groups(
    small_sites: dict[str, Site], hub_site: Site
) -> None:
    for site in (*small_sites.values(), hub_site):
        texts = {page: text for page in site.pages if 'http-equiv="refresh"' not in (text := page.read_text("utf-8"))}
        left = {page for page, text in texts.items() if " data-leave>" in text}
        listings = left & set(site.output.glob("organisations/*/index.html"))
        groups = [f'href="{site.base}/organisations/{page.parent.name}/"' for page in listings]
        assert groups
        about = {page for page, text in texts.items() if any(group in concerned(text) for group in groups)}
        named = {page for page, text in texts.items() if f' data-worker="{site.base}/worker.js"' in text[:300]}
        assert named == texts.keys() - left - about


def concerned(text: str) -> str:
    """The list of groups that a page which staff wrote concerns."""
    return text.partition('<h2 id="page-groups">')[2].partition("</ul>")[0]


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


def test_every_host_is_told_to_ask_for_the_worker_each_time(small_sites: dict[str, Site]) -> None:
    output = small_sites["path"].output
    netlify, nginx, caddy = (output.joinpath(name).read_text() for name in ("_headers", "_nginx.conf", "_Caddyfile"))
    assert "/hub/worker.js\n  Cache-Control: no-cache\n" in netlify
    assert 'add_header Cache-Control "no-cache";' in nginx.partition("location = /hub/worker.js {")[2].partition("}")[0]
    assert 'header /hub/worker.js Cache-Control "no-cache"' in caddy
