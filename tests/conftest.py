"""What tests share: hubs to build, the sites they give at the root of a host and under a path, and their servers."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from hub.site.static import Server

settings.register_profile("hub", deadline=None)  # a busy machine is no fault
settings.load_profile("hub")

REPOSITORY = Path(__file__).parent.parent
TODAY = "2026-11-24"

SITES = REPOSITORY / "tests" / "sites"

# The small site as it is built at the root of a host and under a path, and the second borough's.
SITE_URLS = {"root": "https://hub.example.org", "path": "https://hub.example.org/hub"}
EASTMERE_URL = "https://hub.example.org/eastmere"

# Names that ask much of a new hub's files.
NEW_PLACE, NEW_UMBRELLA = "King's Eastmere & Westmere (North)", "Eastmere Together"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site. `base` is the path that it lies under: `/hub`, or empty."""

    output: Path
    base: str = ""

    @property
    def pages(self) -> list[Path]:
        """Every HTML file, in order."""
        return sorted(self.output.rglob("*.html"))


@dataclass(frozen=True, slots=True)
class ServedSite:
    """A site with its server. `url("/topics/food/")` is the address at which a browser on this machine finds a page."""

    site: Site
    server: Server

    @property
    def output(self) -> Path:
        return self.site.output

    @property
    def base(self) -> str:
        return self.site.base

    def url(self, page: str = "/") -> str:
        return self.server.address.rstrip("/") + page


def hub(root: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the command `hub` in the hub at `root`, on the day of the tests unless `HUB_TODAY` names another."""
    return subprocess.run(
        [sys.executable, "-m", "hub", *arguments],
        cwd=root,
        env={**os.environ, "HUB_TODAY": TODAY, **environ},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def lay_out_hub(root: Path, source: Path) -> Path:
    """Make a hub at `root` from the records in `source`, with this repository's theme, plugin and npm packages."""
    shutil.copytree(source, root, dirs_exist_ok=True)
    for shared in ("themes", "plugins", "node_modules"):
        (root / shared).symlink_to(REPOSITORY / shared)
    if not (root / "pelicanconf.py").exists():
        shutil.copy(REPOSITORY / "pelicanconf.py", root)
    return root


def lay_out_eastmere(root: Path) -> Path:
    """Lay out the second borough's hub at `root`, as its staff would: `hub new hub`, then their own files."""
    names = ("--place", "Eastmere", "--umbrella", "Eastmere Together")
    ran = hub(REPOSITORY, "new", "hub", str(root), *names)
    assert ran.returncode == 0, ran.stderr
    for example in [*root.glob("organisations/example-*"), *root.glob("content/briefings/example-*")]:
        example.unlink()
    shutil.copytree(SITES / "eastmere", root, dirs_exist_ok=True)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return root


def built(root: Path, output: Path, siteurl: str = "", published: bool = False, **environ: str) -> Site:
    """Build the hub at `root` into `output`, and fail with its own words where that fails."""
    options = [*(["--siteurl", siteurl] if siteurl else []), *(["--published"] if published else [])]
    ran = hub(root, "build", "--output", str(output), *options, **environ)
    assert ran.returncode == 0, f"hub build failed:\n{ran.stdout}{ran.stderr}"
    return Site(output, urlsplit(siteurl).path)


@contextmanager
def served(site: Site) -> Iterator[ServedSite]:
    """Serve a site on this machine, with the headers that it asks its host to send."""
    from hub.site.static import Server, read_headers  # brings Pelican with it, which most tests have no use for

    asked_for = site.output / "_headers"
    headers = read_headers(asked_for.read_text(encoding="utf-8")) if asked_for.exists() else {}
    server = Server(site.output, site.base, headers=headers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield ServedSite(site, server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of this repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def run_hub() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The function `hub`: `run_hub(root, "check", "--format", "json")`."""
    return hub


@pytest.fixture(name="hub")
def hub_to_run_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The records of the small site, in the folder that the test runs in, on the day of the tests."""
    root = Path(shutil.copytree(REPOSITORY / "tests" / "sites" / "small", tmp_path / "hub"))
    monkeypatch.chdir(root)
    monkeypatch.setenv("HUB_TODAY", TODAY)
    return root


@pytest.fixture
def small_hub(tmp_path: Path) -> Path:
    """A hub of its own for one test, from `tests/sites/small`, to change and build."""
    return lay_out_hub(tmp_path / "hub", REPOSITORY / "tests" / "sites" / "small")


@pytest.fixture(scope="session")
def small_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The small site, built at the root of a host and under a path."""
    place = tmp_path_factory.mktemp("small")
    root = lay_out_hub(place / "hub", REPOSITORY / "tests" / "sites" / "small")
    return {name: built(root, place / name, siteurl) for name, siteurl in SITE_URLS.items()}


@pytest.fixture(scope="session")
def new_hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `hub new hub` lays out, untouched."""
    root = tmp_path_factory.mktemp("new") / "hub"
    ran = hub(REPOSITORY, "new", "hub", str(root), "--place", NEW_PLACE, "--umbrella", NEW_UMBRELLA, "--lang", "en-IE")
    assert ran.returncode == 0, ran.stderr
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules")
    return root


@pytest.fixture(scope="session")
def new_site(new_hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site that a new hub gives before anyone has changed it: its listing and briefing are examples."""
    return built(new_hub, tmp_path_factory.mktemp("new") / "output")


@pytest.fixture(scope="session")
def eastmere(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The second borough's hub, built under a path."""
    place = tmp_path_factory.mktemp("eastmere")
    return built(lay_out_eastmere(place / "hub"), place / "output", EASTMERE_URL)


@pytest.fixture(scope="session")
def served_eastmere(eastmere: Site) -> Iterator[ServedSite]:
    """The second borough's hub, served under its path."""
    with served(eastmere) as site:
        yield site


@pytest.fixture(scope="session")
def hub_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This repository's own hub, built at the root of a host."""
    return built(REPOSITORY, tmp_path_factory.mktemp("own") / "output", SITE_URLS["root"])


@pytest.fixture(scope="session")
def site(small_sites: dict[str, Site]) -> Iterator[ServedSite]:
    """The small site, served under a path of a host: an address that forgets the path leads nowhere."""
    with served(small_sites["path"]) as site:
        yield site


@pytest.fixture(scope="session", params=SITE_URLS)
def each_site(request: pytest.FixtureRequest, small_sites: dict[str, Site]) -> Iterator[ServedSite]:
    """The small site, served at the root of a host and then under a path."""
    with served(small_sites[request.param]) as site:
        yield site


@pytest.fixture(scope="session")
def served_hub(hub_site: Site) -> Iterator[ServedSite]:
    """This repository's own hub, served at the root of a host."""
    with served(hub_site) as site:
        yield site
