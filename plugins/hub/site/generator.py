"""The pages that are the hub's own: front page, listings, groups, indexes, search, and the files beside them.

Pelican makes the pages of briefings and plain pages; this generator makes all the rest, from the same edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pelican.generators import Generator

from hub.open_data import json_ld
from hub.open_data.feeds import Entry, atom
from hub.site import files, headers, images, views
from hub.site.edition_site import EditionSite


class HubGenerator(Generator):
    """Pelican makes one for each run and calls `generate_output` once."""

    @property
    def site(self) -> EditionSite:
        return self.settings["HUB_SITE"]

    def generate_output(self, _writer: object) -> None:
        pages = list(self.pages())
        for path, template, view in pages:
            target = Path(self.output_path, save_as(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(self.env.get_template(f"{template}.html").render(path=path, **view), encoding="utf-8")
        for path, data in self.files([path for path, _, _ in pages]):
            target = Path(self.output_path, path.lstrip("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data if isinstance(data, bytes) else data.encode())

    def pages(self) -> Iterator[tuple[str, str, dict[str, object]]]:
        """(address, template, what it shows) of each page."""
        site, directory = self.site, self.site.directory
        words = directory.vocabulary
        yield "/", "index", {
            "newest": directory.briefings[:4],
            "json_ld": json_ld.site(site.name, site.address, site.around.words.lang),
        }
        yield "/organisations/", "organisations", {"letters": views.a_to_z(directory)}
        for o in directory.edition.organisations:
            view = views.listing_page(directory, o)
            yield (
                o.address,
                "organisation",
                {
                    "view": view,
                    "json_ld": json_ld.organisation(o, words, site.address) if o.is_open else None,
                },
            )
        yield "/topics/", "topics", {}
        for topic in words.topics.values():
            yield topic.address, "topic", {"group": views.topic_group(directory, topic)}
        yield "/people/", "people_index", {"counts": views.people_counts(directory)}
        for people in words.people.values():
            yield people.address, "people", {"group": views.people_group(directory, people)}
        yield "/wards/", "wards", {}
        for ward in words.wards.values():
            yield ward.address, "ward", {"group": views.area_group(directory, ward)}
        yield "/neighbourhoods/", "neighbourhoods", {}
        for neighbourhood in words.neighbourhoods.values():
            yield neighbourhood.address, "neighbourhood", {"group": views.area_group(directory, neighbourhood)}
        yield "/briefings/", "briefings", {}
        yield "/search/", "search", {}
        yield "/404.html", "404", {}
        for old, new in self.moved():
            yield old, "moved", {"target": new}

    def moved(self) -> list[tuple[str, str]]:
        """(old address, new address) of every listing that has had another."""
        return sorted(
            (f"/organisations/{former}/", o.address)
            for o in self.site.directory.edition.organisations
            for former in o.former
        )

    def files(self, pages: list[str]) -> Iterator[tuple[str, str | bytes]]:
        """(address, content) of each file that is not a page. `pages` are the addresses of those made here."""
        site, directory = self.site, self.site.directory
        address, wards = site.address, site.grid
        yield from site.assets.files.items()
        yield from site.search.files.items()
        yield "/favicon.svg", images.favicon(wards, site.hub.home_ward)
        for side in (180, 192, 512):
            yield f"/icon-{side}.png", images.picture(wards, site.hub.home_ward, side, side)
        yield "/social.png", images.picture(wards, site.hub.home_ward, 1200, 630)
        yield "/manifest.webmanifest", files.manifest(address, site.name, site.hub.tagline, site.around.words.lang)
        yield (
            "/.well-known/security.txt",
            files.security(address, site.hub.contact, site.around.words.lang, directory.edition.today),
        )
        yield "/robots.txt", files.robots(address)
        yield "/sitemap.xml", files.sitemap(address, self.indexed(pages))
        yield "/_headers", headers.netlify(address.base)
        yield "/_nginx.conf", headers.nginx(address.base)
        yield "/_Caddyfile", headers.caddy(address.base)
        yield "/_redirects", files.redirects(address, self.moved())
        yield from self.feeds()

    def indexed(self, pages: list[str]) -> Iterator[str]:
        """The pages that a search engine should know: all but those for readers who are lost."""
        lost = {"/404.html", "/search/", *(old for old, _ in self.moved())}
        yield from (path for path in pages if path not in lost)
        yield from (page.address for page in (*self.site.directory.briefings, *self.site.directory.pages))

    def feeds(self) -> Iterator[tuple[str, str]]:
        site, gettext = self.site, self.site.around.words.translations.gettext
        briefings = (
            Entry(b.title, site.address.absolute(b.address), b.summary, b.updated or b.published)
            for b in site.directory.briefings
        )
        listings = (
            Entry(o.name, site.address.absolute(o.address), o.summary, o.listing.added) for o in site.directory.open
        )
        for path, title, page, entries in (
            ("/feeds/briefings.atom", gettext("Briefings"), "/briefings/", briefings),
            ("/feeds/organisations.atom", gettext("New in the directory"), "/organisations/", listings),
        ):
            yield (
                path,
                atom(
                    f"{title}: {site.name}",
                    site.address.absolute(page),
                    site.address.absolute(path),
                    site.around.words.lang,
                    entries,
                ),
            )


def save_as(path: str) -> str:
    """The file of a page's address: `/topics/food/` is `topics/food/index.html`."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")
