"""The tally of a build: every page that an edition should give, held against the files that are there.

Pelican leaves out what it cannot make with a line in its log and a successful end. A directory that drops a listing in
silence is worse than one that is not built.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hub.edition import Edition


@dataclass(frozen=True, slots=True)
class Tally:
    """Pages that should be there and are not, and pages that are there without a record. Paths below the output."""

    missing: tuple[str, ...]
    strays: tuple[str, ...]


def tally(edition: Edition, output: Path) -> Tally:
    """Hold the site in `output` against the edition that it was built from."""
    pages = expected_pages(edition)
    allowed = pages | {page(f"organisations/{former}") for o in edition.organisations for former in o.former}
    found = {p.relative_to(output).as_posix() for kind in kinds(edition) for p in output.glob(f"{kind}/*/index.html")}
    missing = (name for name in pages if not (output / name).is_file())
    return Tally(tuple(sorted(missing)), tuple(sorted(found - allowed)))


def kinds(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The folders that hold a page for each record, with the slugs of those records."""
    words = edition.vocabulary
    return {
        "organisations": tuple(organisation.slug for organisation in edition.organisations),
        "topics": tuple(words.topics),
        "people": tuple(words.people),
        "wards": tuple(words.wards),
        "neighbourhoods": tuple(words.neighbourhoods),
        "briefings": tuple(briefing.slug for briefing in edition.briefings if briefing.is_published),
    }


def expected_pages(edition: Edition) -> frozenset[str]:
    """The files that a site of this edition cannot be without."""
    return frozenset(
        [
            "index.html",
            "404.html",
            *_pages(kinds(edition)),
            *_pages(written.slug for written in edition.pages if written.is_published),
            *(name for kind, slugs in kinds(edition).items() for name in _pages(f"{kind}/{slug}" for slug in slugs)),
        ]
    )


def page(address: str) -> str:
    """The file of the page at an address without its slashes: `topics/food` is `topics/food/index.html`."""
    return f"{address}/index.html"


def _pages(addresses: Iterable[str]) -> list[str]:
    return [page(address) for address in addresses]
