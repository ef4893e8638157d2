"""Addresses: where this hub's pages are, on the site's own host and for the world."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Address:
    """The address of the site, without a closing slash: `https://hub.example.org` or `https://example.org/hub`."""

    site: str

    @property
    def base(self) -> str:
        """The path that the site lies under, without a closing slash; empty at the root of its host."""
        return urlsplit(self.site).path.rstrip("/")

    def path(self, page: str) -> str:
        """The root-relative address of a page: `/topics/food/` becomes `/hub/topics/food/` under `/hub`."""
        return self.base + page

    def absolute(self, page: str) -> str:
        """The full address of a page, for feeds, search engines and other sites."""
        return self.site.rstrip("/") + page


def file_of(page: str) -> str:
    """The file of a page, below the site's folder: `/topics/food/` is `topics/food/index.html`."""
    return page.lstrip("/") + ("index.html" if page.endswith("/") else "")
