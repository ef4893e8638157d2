"""Files of a site are found, typed and kept apart from the rest of the disk, as on any static host."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.site.static import content_type, find, is_for_this_machine, read_headers


@pytest.fixture
def output(tmp_path: Path) -> Path:
    site = tmp_path / "output"
    (site / "topics" / "food").mkdir(parents=True)
    for name in ("index.html", "404.html", "topics/food/index.html", "hub.css"):
        (site / name).write_text(name)
    (tmp_path / "secret.txt").write_text("not of the site")
    return site


@pytest.mark.parametrize("base", ["", "/hub"])
@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("/", "index.html"),
        ("/topics/food/", "topics/food/index.html"),
        ("/topics/food/?from=front", "topics/food/index.html"),
        ("/topics/f%6Fod/", "topics/food/index.html"),
        ("/hub.css", "hub.css"),
    ],
)
def test_a_page_is_found_at_its_address(output: Path, base: str, page: str, file: str) -> None:
    found = find(output, base, base + page)
    assert (found.status, found.file) == (200, output / file)


@pytest.mark.parametrize(
    "target",
    [
        "/nowhere/",
        "/nowhere.html",
        "/hub.css/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
        "/a\\..\\b",
        "/%00",
        "",
        "*",
        "http://127.0.0.1/",
        "/" + "long" * 1000,
        "/" + "long" * 1000 + "/",
    ],
)
def test_anything_else_gets_the_page_that_says_so(output: Path, target: str) -> None:
    found = find(output, "", target)
    assert (found.status, found.file) == (404, output / "404.html")


def test_a_folder_without_its_slash_is_sent_on(output: Path) -> None:
    found = find(output, "/hub", "/hub/topics/food?q=1")
    assert (found.status, found.location) == (301, "/hub/topics/food/?q=1")


@pytest.mark.parametrize("target", ["/", "/hub"])
def test_the_root_of_the_host_leads_to_a_site_under_a_path(output: Path, target: str) -> None:
    assert find(output, "/hub", target).location == "/hub/"


@pytest.mark.parametrize("target", ["/topics/food/", "/hubbub/", "/index.html"])
def test_nothing_of_a_site_under_a_path_is_found_outside_it(output: Path, target: str) -> None:
    assert find(output, "/hub", target).status == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("hub.js", "text/javascript; charset=utf-8"),
        ("hub.css", "text/css; charset=utf-8"),
        ("besley.woff2", "font/woff2"),
        ("icon.svg", "image/svg+xml"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("briefings.atom", "application/atom+xml"),
        ("_redirects", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_has_the_type_that_browsers_expect(name: str, kind: str) -> None:
    assert content_type(Path(name)) == kind


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LocalHost", "[::1]:8000"])
def test_a_request_for_this_machine_is_answered(host: str) -> None:
    assert is_for_this_machine([host])


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["elsewhere.example"],
        ["elsewhere.example:8000"],
        ["localhost.elsewhere.example"],
        ["127.0.0.1.elsewhere.example"],
        ["127.0.0.1@elsewhere.example"],
        ["localhost:80:80"],
        ["localhost", "elsewhere.example"],
    ],
)
def test_a_request_for_any_other_host_is_not(hosts: list[str]) -> None:
    assert not is_for_this_machine(hosts)


def test_the_first_block_of_the_headers_file_is_for_every_page() -> None:
    for_every_page = "/hub/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n"
    text = f"{for_every_page}/hub/theme/*\n  Cache-Control: public\n"
    assert read_headers(text) == {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
