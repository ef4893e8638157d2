"""Answers: what the search page would find, asked of a built site without a browser.

Node runs the page's own modules (`answer.mjs`) over the index that lies in the site, so that no second search has to
agree with the first.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("answer.mjs")
PAGE, MANIFEST = "search/index.html", "search/manifest.json"


class NotAnswered(Exception):
    """What is missing to answer. The message says what to do."""


def answers(
    queries: Sequence[str],
    site: Path,
    theme: Path,
    packages: Path,
    *,
    near: str = "",
    literal: bool = False,
    most: int = 10,
    explain: bool = False,
) -> list[dict[str, Any]]:
    """What each query finds in the site built in `site`, with `theme`'s scripts and the lunr of npm's `packages`.

    `near` is a place beside the words; a query may have one among its own. An answer has the `results`, at most so
    many, best first, each by `kind`, `title`, `url` and whether it has the `whole` query; of how `many`, and how many
    of them are `whole`; and what was searched for `instead`, if anything. By a place, whose name is told as `from`, a
    result has how `far` it is, in words, and whether it is `everywhere`; a `near` that is no place is `nowhere`.
    With `explain` a result has its `score`, its `parts` and how `near` its name comes, from 0
    to 3, as `query.js` tells it. A `literal` query is answered as it is typed. Raises `NotAnswered`.
    """
    asked = {**_words(site), "queries": queries, "near": near, "literal": literal, "most": most, "explain": explain}
    lunr = packages / "lunr" / "lunr.js"
    if not lunr.is_file():
        raise NotAnswered(f"there is no {lunr}: run make first")
    command = [_node(), SCRIPT, theme / "static" / "js" / "search", lunr, site / "search"]
    ran = subprocess.run(command, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise NotAnswered(f"the page's scripts gave up:\n{ran.stderr.strip()}")
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    if lost := sorted({path for answer in found for path in answer["lost"]}):
        raise NotAnswered(f"{site}/ is not whole, {', '.join(lost)} cannot be read: run make")
    return found


def _words(site: Path) -> Mapping[str, Any]:
    """What the search page of a site is told of words, what it says of distances, and in what language."""
    page = site / PAGE
    if not page.is_file() or not (site / MANIFEST).is_file():
        raise NotAnswered(f"there is no site with a search in {site}/: run make first")
    reader = _Told()
    reader.feed(page.read_text(encoding="utf-8"))
    if not reader.query:
        raise NotAnswered(f"{page} is no search page of this hub: run make")
    return {**json.loads(reader.query), "say": json.loads(reader.said), "lang": reader.lang}


class _Told(HTMLParser):
    """What stands in a search page for its script."""

    query = said = lang = ""

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        self.lang = self.lang or told.get("lang") or ""
        if "data-query" in told:
            self.query, self.said = told["data-query"] or "", told["data-words"] or ""


def _node() -> str:
    """Node where `scripts/node.sh` has put it, which it does where the machine has none that is new enough; else the
    machine's."""
    fetched = Path(sys.executable).with_name("node")
    if found := str(fetched) if fetched.exists() else shutil.which("node"):
        return found
    raise NotAnswered("there is no Node here: run make, which fetches it")
