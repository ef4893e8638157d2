"""One page of every kind that a hub holds."""

from __future__ import annotations

from pathlib import Path

from hub.knowledge.kinds import SECTIONS
from hub.knowledge.links import LONE
from tests.conftest import Site

FOLDERS = ("organisations", "topics", "people", "wards", "neighbourhoods", *SECTIONS)


def sheets(site: Site) -> list[Path]:
    """The readiness sheets of a site, without what leads from one that is no more to its opportunity."""
    found = sorted((site.output / "opportunities").glob("*/readiness/index.html"))
    return [page for page in found if 'http-equiv="refresh"' not in page.read_text("utf-8")]


def kinds(site: Site) -> list[str]:
    """Addresses below the site: the front page, each index with its richest page, search, the plain pages and the 404."""
    pages = [*LONE, "/404.html"]
    for folder in FOLDERS:
        pages.append(f"/{folder}/")
        inner = [
            p for p in (site.output / folder).glob("*/index.html") if 'http-equiv="refresh"' not in p.read_text("utf-8")
        ]
        if inner:
            richest = max(inner, key=lambda p: (p.stat().st_size, p.parent.name))
            pages.append(f"/{folder}/{richest.parent.name}/")
    pages += [f"/{page.parent.relative_to(site.output)}/" for page in sheets(site)[:1]]
    plain = ("about", "difference", "privacy", "accessibility", "licences")
    return pages + [f"/{name}/" for name in plain if (site.output / name / "index.html").exists()]
