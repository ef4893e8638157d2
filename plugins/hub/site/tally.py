"""The tally of a build: every page that an edition should give, held against the files that are there.

Pelican leaves out what it cannot make with a line in its log and a successful end. A directory that drops a listing in
silence is worse than one that is not built; so is one that publishes a file that nobody meant to.
"""
from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.address import file_of
from hub.edition import Edition
from hub.folders import ENDINGS
from hub.knowledge.kinds import SECTIONS
from hub.knowledge.links import LONE
from hub.site.pictures import held_back
from hub.site.swap import MARKER

IMAGES = "images"
_LINK = " (a link)"
IMAGE_ENDINGS = tuple(f".{ending}" for ending in ENDINGS)

# What the site's generator writes beside the pages; the names inside these folders change with the bytes of the files.
_BESIDE = re.compile(
    r"theme/.+|languages/index\.html|search/manifest\.json|search/index/[^/]+/[dtwekp]/(?:[0-9]+|starts)\.json"
    r"|search/index/[^/]+/(?:f/[a-z]+|all)\.json|worker\.js|feeds/[^/]+\.atom"
    r"|connections/connections\.csv|list-your-group/listed\.json"
    r"|calendars/(?:all|(?:forums|topics)/[^/]+)\.ics|\.well-known/security\.txt"
    r"|favicon\.svg|icon-[0-9]+\.png|social\.png|manifest\.webmanifest|robots\.txt|sitemap\.xml"
    rf"|_headers|_nginx\.conf|_Caddyfile|_redirects|{re.escape(MARKER)}"
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Pages that should be there and are not, those without a byte in them, and files that are there and nothing gives.

    Paths below the output. `files` counts all that is there, and `size` its bytes.
    """

    missing: tuple[str, ...]
    strays: tuple[str, ...]
    empty: tuple[str, ...]
    files: int
    size: int


def tally(edition: Edition, output: Path, images: Path) -> Tally:
    """Hold the site in `output` against the edition that it was built from, and the folder of `images` beside it.

    A link is always a stray: a host would follow it out of the site.
    """
    pages = expected_pages(edition)
    allowed = pages | {file_of(f"/organisations/{former}/") for o in edition.organisations for former in o.former}
    allowed |= _pictures(images) - {f"{IMAGES}/{name}" for name in held_back(edition)}
    held = dict(_held(output))
    strays = (name for name in held.keys() - allowed if name.endswith(_LINK) or not _BESIDE.fullmatch(name))
    empty = (name for name in pages & held.keys() if not held[name])
    return Tally(
        missing=tuple(sorted(pages - held.keys())),
        strays=tuple(sorted(strays)),
        empty=tuple(sorted(empty)),
        files=len(held),
        size=sum(held.values()),
    )


def kinds(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The folders that hold a page for each record, with the slugs of those records."""
    words = edition.vocabulary
    return {
        "organisations": tuple(organisation.slug for organisation in edition.organisations),
        "topics": tuple(words.topics),
        "people": tuple(words.people),
        "wards": tuple(words.wards),
        "neighbourhoods": tuple(words.neighbourhoods),
        **{section: tuple(page.slug for page in edition.written if page.section == section) for section in SECTIONS},
    }


def expected_pages(edition: Edition) -> frozenset[str]:
    """The files that a site of this edition cannot be without."""
    return frozenset(
        [
            "404.html",
            *map(file_of, LONE),
            *_pages(kinds(edition)),
            *_pages(written.slug for written in edition.pages),
            *(file_of(each.sheet) for each in edition.opportunities if each.sheet),
            *(name for kind, slugs in kinds(edition).items() for name in _pages(f"{kind}/{slug}" for slug in slugs)),
        ]
    )


def _pages(addresses: Iterable[str]) -> list[str]:
    return [file_of(f"/{address}/") for address in addresses]


def _held(folder: Path | str, within: str = "") -> Iterator[tuple[str, int]]:
    """Everything in a folder that is no folder: its path below the output, a link said to be one, and its bytes."""
    for entry in os.scandir(folder):
        name = within + entry.name
        if entry.is_symlink():
            yield name + _LINK, 0
        elif entry.is_dir():
            yield from _held(entry.path, f"{name}/")
        else:
            yield name, entry.stat().st_size


def _pictures(folder: Path) -> set[str]:
    """Where the pictures of a folder stand in the site. What a link in it leads to is not the hub's to publish."""
    pictures = (file for file in folder.rglob("*") if file.suffix.lower() in IMAGE_ENDINGS and not file.is_symlink())
    return {f"{IMAGES}/{file.relative_to(folder).as_posix()}" for file in pictures}
