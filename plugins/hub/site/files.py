"""Small files of a site that robots, browsers and phones ask for, and the page on which a group is listed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from xml.sax.saxutils import escape

from hub.address import Address
from hub.listings.organisation import Organisation
from hub.site.images import MARK, PAPER


def sitemap(
    address: Address, pages: Iterable[str], alternates: Mapping[str, Iterable[tuple[str, str]]] = MappingProxyType({})
) -> str:
    """Every page that a search engine should know (sitemaps.org 0.9). No dates: a build is not a change.

    `alternates` gives for a page that is there in several languages the (tag, address) of each, its own too.
    """

    def alternate(tag: str, page: str) -> str:
        return f'<xhtml:link rel="alternate" hreflang="{escape(tag)}" href="{escape(address.absolute(page))}"/>'

    urls = "".join(
        f"<url><loc>{escape(address.absolute(page))}</loc>"
        f"{''.join(alternate(tag, other) for tag, other in alternates.get(page, ()))}</url>\n"
        for page in pages
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{urls}</urlset>\n"
    )


def robots(address: Address) -> str:
    """All may read everything but results of searches, which are made in the browser and say nothing to a robot."""
    return f"User-agent: *\nDisallow: {address.path('/search/')}\n\nSitemap: {address.absolute('/sitemap.xml')}\n"


def manifest(address: Address, name: str, description: str, lang: str) -> str:
    """The web app manifest, for readers who keep the hub on their phone's first screen."""
    icons = [
        {"src": address.path(f"/icon-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png"}
        for side in (192, 512)
    ]
    return json.dumps(
        {
            "name": name,
            "short_name": name,
            "description": description,
            "lang": lang,
            "start_url": address.path("/"),
            "scope": address.path("/"),
            "display": "browser",
            "background_color": PAPER,
            "theme_color": MARK,
            "icons": icons,
        },
        ensure_ascii=False,
        indent=1,
    )


def listed(organisations: Iterable[Organisation]) -> str:
    """Names and addresses of all listings, for the form: is a group listed already, and is its address free?"""
    told = [{"title": o.name, "names": o.other_names, "url": o.address} for o in organisations]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def security(address: Address, contact: str, lang: str, today: date) -> str:
    """`/.well-known/security.txt` (RFC 9116). It expires a year after the build, and a daily build keeps it true."""
    return (
        f"Contact: mailto:{contact}\n"
        f"Expires: {today + timedelta(days=365)}T00:00:00Z\n"
        f"Preferred-Languages: {lang}\n"
        f"Canonical: {address.absolute('/.well-known/security.txt')}\n"
    )


def redirects(address: Address, moved: Iterable[tuple[str, str]]) -> str:
    """The file `_redirects`, which Netlify and Cloudflare Pages read: old address, new address, 301."""
    return "".join(f"{address.path(old)} {address.path(new)} 301\n" for old, new in moved)
