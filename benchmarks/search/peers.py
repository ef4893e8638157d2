"""Peers: the same documents searched by Pagefind and by whole lunr.js, each as its own makers would have it."""
from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.cost import Cost, run
from hub.search.document import PARTS, Document
from hub.search.fields import FIELDS
from tests.node import node

HERE = Path(__file__).parent
# The program itself, whatever the machine: the package's own command is a script that starts it.
PAGEFIND = next((file for file in HERE.glob("node_modules/@pagefind/*/bin/*") if file.suffix in ("", ".exe")), None)
IN_THE_TEXT = {"url", "title", "summary"}
"""Parts of a card that Pagefind has without being told: the address, the heading, and the text itself."""


def page(document: Document, weights: Mapping[str, float]) -> str:
    """A page for Pagefind: each field an element of its weight, if it has one, and what else a card shows as `meta`."""
    elements = (_element(field, text, weights.get(field)) for field, text in document.fields.items() if text)
    parts = {part: getattr(document.card, part) for part in PARTS if part not in IN_THE_TEXT}
    metas = (
        f'<meta data-pagefind-meta="{part}[content]" content="{escape(_text(value))}">'
        for part, value in parts.items()
        if value
    )
    return (
        f'<!doctype html><html lang="en"><head><title>x</title></head>'
        f"<body><main data-pagefind-body>{''.join(elements)}{''.join(metas)}</main></body></html>"
    )


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _element(field: str, text: str, weight: float | None) -> str:
    tag = "h1" if field == "title" else "p"
    weighted = "" if weight is None else f' data-pagefind-weight="{weight}"'
    return f"<{tag}{weighted}>{escape(text)}</{tag}>"


def write_pages(documents: Sequence[Document], site: Path, weights: Mapping[str, float] = FIELDS) -> None:
    """A page of each document, in a folder of its number."""
    for number, document in enumerate(documents):
        file = site / f"{number}" / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(page(document, weights), encoding="utf-8")


def pagefind_index(site: Path, folder: Path) -> Cost:
    """Let Pagefind index the pages of `site` into `folder`."""
    if not PAGEFIND:
        sys.exit(f"there is no Pagefind in {HERE}/node_modules: run scripts/node.sh bench")
    cost = run([PAGEFIND, "--site", site, "--output-path", folder, "--quiet"], site)
    (folder / "package.json").write_text('{"type": "module"}')  # so that Node takes its script for what it is
    return cost


def pagefind_answers(folder: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    """Of each query its first ten results, as numbers (`found`), and the `bytes` and `requests` that they took."""
    with node(HERE / "pagefind.mjs") as ask:
        answers = ask({"folder": str(folder), "queries": list(queries)})
    return [{**answer, "found": [int(url.strip("/")) for url in answer["urls"]]} for answer in answers]


def pagefind_version() -> str:
    told: dict[str, Any] = json.loads((HERE / "node_modules" / "pagefind" / "package.json").read_text(encoding="utf-8"))
    return told["version"]


@contextmanager
def whole_lunr(
    documents: Sequence[Document], index: Path | None = None, *, own_words: bool = True
) -> Iterator[Callable[[Iterable[str]], list[list[int]]]]:
    """lunr.js with our fields and boosts, and its `own_words`: what it makes of words, else they are taken as they are.

    Gives `ask(queries)`: of each query the numbers found, best first, by its plain search, which wants any of the
    words. The index is written to `index`.
    """
    told = [{"fields": document.fields, "weight": document.weight} for document in documents]
    with node(HERE / "lunr.mjs", *filter(None, [index])) as ask:
        ask({"fields": FIELDS, "documents": told, "ownWords": own_words})
        yield lambda queries: ask(list(queries))
