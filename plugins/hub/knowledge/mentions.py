"""Mentions: which pages name which records, by a field or by a link in their text, so that both ends can show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hub.knowledge.markdown import outline
from hub.knowledge.page import Page


def named_on(page: Page) -> frozenset[str]:
    """The addresses below the site of all that a page names: its organisations, and what its text links to."""
    links = outline(page.body).links if "/" in page.body else ()
    linked = (address.partition("#")[0].partition("?")[0] for address, _ in links if address.startswith("/"))
    return frozenset((*(f"/organisations/{slug}/" for slug in page.organisations), *linked))


def mentions(pages: Iterable[Page]) -> Mapping[str, tuple[Page, ...]]:
    """For each address that any of the `pages` names, those that do, in their order. None names itself."""
    found: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        for address in named_on(page) - {page.address}:
            found[address].append(page)
    return {address: tuple(those) for address, those in found.items()}
