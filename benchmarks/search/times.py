"""Times: how long a reader on a slow line waits for cards, from the address with a query in it, nothing kept.

Chromium's own "Slow 4G" holds each request back and lets bytes trickle. Ours is the site's real page with its styles
and fonts; the peers have pages of nothing but a list, which favours them.
"""
from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search.wire import card
from hub.search.document import Document
from hub.search.shards import Shards
from tests.search.conftest import PACKAGES

SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
"""Chromium's preset, which stands for 150 ms there and back and 1.6 Mbit/s: milliseconds a request, bytes a second."""
SPELT = (".html", ".js", ".css", ".json", ".svg")
LONGEST_MS = 90_000

SHOWN = """
window.shown = new Promise(done => {
  const look = () => document.querySelector('[data-results] > *, [data-note] > *')
    ? done(performance.now())
    : requestAnimationFrame(look);
  requestAnimationFrame(look);
});
"""
HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Search</title><ol data-results></ol>
"""
FILL = """
const query = new URLSearchParams(location.search).get('q');
const fill = texts => document.querySelector('ol').replaceChildren(...(texts.length ? texts : ['Nothing']).map(text => {
  const item = document.createElement('li');
  item.append(text);
  return item;
}));
"""
PAGES = {
    # Its worker would be one script more, and is let go unhindered by Chromium's slow line.
    "pagefind": f"""{HEAD}<script type="module">{FILL}
import {{createInstance}} from '/pagefind/pagefind.js';
const pagefind = createInstance({{basePath: '/pagefind/', noWorker: true}});
const {{results}} = await pagefind.search(query);
const ten = await Promise.all(results.slice(0, 10).map(each => each.data()));
fill(ten.map(({{meta, excerpt}}) => meta.title + excerpt));
</script>""",
    "lunr": f"""{HEAD}<script src="/lunr/lunr.min.js"></script><script type="module">{FILL}
const json = async path => (await fetch(path)).json();
const index = lunr.Index.load(await json('/lunr/index.json'));
const found = index.search(query.replace(/[:^~+*-]/g, ' ')).slice(0, 10);
const ten = await Promise.all(found.map(({{ref}}) => json(`/lunr/cards/${{ref}}.json`)));
fill(ten.map(parts => parts.join(' ')));
</script>""",
}
ADDRESSES = {"ours": "/search/", **{name: f"/{name}.html" for name in PAGES}}


def lay_out(site: Path, shards: Shards, documents: Sequence[Document], pagefind: Path, index: Path) -> None:
    """Put into a built site the shards of other documents, and the pages of the peers with their indexes."""
    shutil.rmtree(site / "search" / "index")
    (site / "search" / "manifest.json").write_bytes(shards.manifest)
    for path, data in shards.files.items():
        file = site / "search" / "index" / shards.build / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    shutil.copytree(pagefind, site / "pagefind")
    (site / "lunr" / "cards").mkdir(parents=True)
    shutil.copy(PACKAGES / "lunr" / "lunr.min.js", site / "lunr")
    shutil.copy(index, site / "lunr" / "index.json")
    for number, document in enumerate(documents):
        (site / "lunr" / "cards" / f"{number}.json").write_bytes(card(document))
    for name, page in PAGES.items():
        (site / f"{name}.html").write_text(page, encoding="utf-8")


def waits(site: Path, queries: Mapping[int, Sequence[str]]) -> dict[str, dict[int, float]]:
    """The median seconds until cards are shown, of each page and number of words, each query on each page in turn."""
    with served(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        told = {
            words: [{name: _wait(browser, host + path, query) for name, path in ADDRESSES.items()} for query in some]
            for words, some in queries.items()
        }
        browser.close()
    return {
        name: {words: median(turn[name] for turn in turns) for words, turns in told.items()} for name in ADDRESSES
    }


def _wait(browser: Browser, page_address: str, query: str) -> float:
    context = browser.new_context()  # nothing kept
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_4G)
    page.add_init_script(SHOWN)
    page.set_default_timeout(LONGEST_MS)
    page.goto(f"{page_address}?q={quote(query)}", wait_until="commit", timeout=LONGEST_MS)
    waited: float = page.evaluate("window.shown")
    context.close()
    return waited / 1000


class _Host(BaseHTTPRequestHandler):
    """A host as a content network is: it compresses what is text, once, and keeps a line open."""

    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, kept: dict[Path, bytes], *rest: object) -> None:
        self.root, self.kept = root, kept
        super().__init__(*rest)

    def do_GET(self) -> None:
        path = self.root / urlsplit(self.path).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        spelt = path.suffix in SPELT
        if path not in self.kept:
            self.kept[path] = gzip.compress(path.read_bytes(), 9) if spelt else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", guess_type(path.name)[0] or "application/octet-stream")
        if spelt:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(self.kept[path])))
        self.end_headers()
        self.wfile.write(self.kept[path])

    def log_message(self, *_said: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """A host of a folder, on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, site, {}))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
