"""The pages that are the hub's own: front page, listings, groups, forums, indexes, search, and the files beside them.

Pelican makes the pages of briefings, case studies and plain pages; this generator makes all the rest, from the same
edition.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.generators import Generator

from hub.address import file_of
from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.markdown import render
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Page
from hub.listings.organisation import Organisation
from hub.listings.portable import rules
from hub.listings.questions import questions
from hub.open_data import json_ld
from hub.opportunities.readiness import has_sheet
from hub.records.table import csv_table
from hub.site import (
    borough_views,
    connection_views,
    event_views,
    files,
    forum_views,
    headers,
    images,
    knowledge_views,
    offline,
    opportunity_views,
    subscriptions,
    together_views,
    views,
)
from hub.site.consortium_views import Consortia, consortium_page
from hub.site.edition_site import EditionSite
from hub.site.feedback_views import feedback_page
from hub.site.group_pages import GroupPages
from hub.site.keys import SITE
from hub.site.lesson_views import lessons
from hub.site.matching_views import sheet
from hub.site.neighbour_views import NeighbourList, neighbour_list
from hub.site.offers_views import offers_page
from hub.site.premises_views import PremisesPage, premises_page
from hub.vocabulary import Body
from hub.work import in_shares, share_out


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that is still to be made: `view` works out what `template` shows, by name."""

    address: str
    template: str
    view: Callable[[], dict[str, object]] = dict


class HubGenerator(Generator):
    """Pelican makes one for each run and calls `generate_output` once."""

    @property
    def site(self) -> EditionSite:
        return self.settings[SITE]

    def generate_output(self, _writer: object) -> None:
        pages = list(self.pages())
        listings = [page for page in pages if page.template == "organisation"]
        # All lists to one process, for each card is drawn once in a process; and first, for that takes longest.
        lists = [page for page in pages if page.template != "organisation"]
        shares = [lists, *in_shares(listings)]
        share_out(self.write_pages, shares, self.processes, meanwhile=partial(self.write_files, pages))

    def write_files(self, pages: Sequence[SitePage]) -> None:
        for path, data in self.files([page.address for page in pages]):
            self.write(path, data if isinstance(data, bytes) else data.encode())

    @property
    def processes(self) -> int:
        return self.settings["PROCESSES"]

    def write_pages(self, pages: Sequence[SitePage]) -> None:
        for page in pages:
            made = self.env.get_template(f"{page.template}.html").render(path=page.address, **page.view())
            self.write(file_of(page.address), made.encode())

    def write(self, path: str, data: bytes) -> None:
        target = Path(self.output_path, path.lstrip("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def pages(self) -> Iterator[SitePage]:
        """Every page of the site but those that Pelican makes."""
        directory = self.site.directory
        words = directory.vocabulary
        yield SitePage("/", "index", self.front_page)
        yield SitePage("/organisations/", "organisations", lambda: {"letters": views.a_to_z(directory)})
        groups = GroupPages(directory, self.events, self.site.opportunities, self.premises)
        for organisation in directory.edition.organisations:
            yield SitePage(organisation.address, "organisation", partial(self.listing, organisation))
        yield SitePage("/topics/", "topics")
        for topic in words.topics.values():
            yield SitePage(topic.address, "topic", partial(groups.topic, topic))
        yield SitePage("/people/", "people_index", lambda: {"counts": views.people_counts(directory)})
        for people in words.people.values():
            yield SitePage(people.address, "people", partial(groups.people, people))
        yield SitePage("/wards/", "wards")
        for ward in words.wards.values():
            yield SitePage(ward.address, "ward", partial(groups.area, ward))
        yield SitePage("/neighbourhoods/", "neighbourhoods")
        for area in words.neighbourhoods.values():
            yield SitePage(area.address, "neighbourhood", partial(groups.area, area))
        yield SitePage("/briefings/", "briefings")
        yield SitePage("/case-studies/", "case_studies", lambda: {"lessons": lessons(directory)})
        yield SitePage("/together/", "together", self.together)
        yield SitePage("/forums/", "forums", lambda: {"listed": self.forums.list()})
        yield SitePage("/events/", "events", lambda: {"listed": self.events.list()})
        yield SitePage("/opportunities/", "opportunities", lambda: {"listed": self.site.opportunities.list()})
        yield SitePage("/consortia/", "consortia", lambda: {"listed": self.consortia.list()})
        for page in directory.written:
            if isinstance(page, Forum | Event | Opportunity | Consortium):
                yield SitePage(page.address, page.kind, partial(self.written, page))
            if isinstance(page, Opportunity) and has_sheet(page, directory.edition.today):
                yield SitePage(page.sheet, "readiness", partial(self.readiness, page))
        yield SitePage("/connections/", "connections", self.connections)
        yield SitePage("/premises/", "premises", lambda: {"view": self.premises})
        yield SitePage("/premises/ask/", "premises_ask")
        yield SitePage("/offers-and-needs/", "offers_and_needs", lambda: {"view": offers_page(directory)})
        if self.site.tongues.others:
            yield SitePage("/languages/", "languages")
        yield SitePage("/search/", "search")
        yield SitePage(offline.PAGE, "offline", partial(offline.page, self.site))
        yield SitePage("/list-your-group/", "form", self.form)
        yield SitePage("/404.html", "404")
        for old, new in self.moved:
            yield SitePage(old, "moved", partial(dict, target=new))

    def front_page(self) -> dict[str, object]:
        site, events = self.site, self.events.coming[:4]
        beside = max(2, len(events)) if events else 4  # so that neither of the two lists ends long before the other
        return {
            "newest": site.directory.knowledge(lambda _: True).newest(beside),
            "events": events,
            "json_ld": json_ld.site(site.name, site.address, site.around.words.lang),
        }

    def together(self) -> dict[str, object]:
        return {"ways": together_views.ways(self.site.directory, self.events, self.site.opportunities)}

    def form(self) -> dict[str, object]:
        words = self.site.directory.vocabulary
        asked = questions(words, self.site.around.words.translations.gettext)
        # Not by Jinja's `tojson`, which would sort fields that have an order.
        return {"questions": asked, "rules": json.dumps(rules(words))}

    def written(self, page: Page) -> dict[str, object]:
        directory, body = self.site.directory, render(page.body, self.site.markdown)
        shown: dict[str, object] = {"body": body.html}
        near: tuple[Page, ...] = ()
        match page:
            case Opportunity():
                told = opportunity_views.opportunity_page(directory, page)
                shown["opportunity"], near = told, told.near
                shown["matching"] = self.site.matching.of(page) if told.sheet else None
            case Consortium():
                shown["consortium"] = consortium = consortium_page(directory, page)
                near = consortium.near
            case Forum():
                shown["forum"] = forum = self.forums.page(page)
                near = forum.near
                shown["feedback"] = feedback_page(directory, page)
            case Event():
                shown["event"] = event = event_views.event_page(directory, page)
                shown["json_ld"] = self.event_json_ld(page, event.organisers)
                near = event.opportunities
        return shown | {"view": knowledge_views.knowledge_page(directory, page, body.headings, near)}

    def event_json_ld(self, event: Event, organisers: tuple[Organisation | Body, ...]) -> dict[str, object] | None:
        site, words = self.site, self.site.directory.vocabulary
        return json_ld.event(event, organisers, words, site.address, site.around.words.lang, self.zone)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.settings["TIMEZONE"])

    @cached_property
    def events(self) -> event_views.Events:
        return event_views.Events(self.site.directory)

    @cached_property
    def forums(self) -> forum_views.Forums:
        return forum_views.Forums(self.site.directory, self.events)

    def readiness(self, opportunity: Opportunity) -> dict[str, object]:
        return {"sheet": sheet(self.site.directory, self.site.matching, opportunity)}

    @cached_property
    def consortia(self) -> Consortia:
        return Consortia(self.site.directory)

    @cached_property
    def premises(self) -> PremisesPage:
        return premises_page(self.site.directory)

    def connections(self) -> dict[str, object]:
        return {"borough": borough_views.borough(self.site.directory, self.site.grid)}

    def listing(self, organisation: Organisation) -> dict[str, object]:
        directory, neighbours = self.site.directory, self.site.neighbours
        slug, view = organisation.slug, views.listing_page(directory, organisation)
        forums, events, consortia = self.forums.of_party(slug), self.events.held_by(slug), self.consortia.of(slug)
        opportunities = self.site.opportunities.offered_or_won_by(slug)
        chances = self.site.chances.of(slug)
        rows = (*forums, *events.coming, *events.past, *opportunities, *(chance.row for chance in chances))
        told = (*(row.record for row in rows), *(each.page.record for each in consortia), *view.knowledge.newest())
        return {
            "view": view,
            "forums": forums,
            "events": events,
            "opportunities": opportunities,
            "consortia": consortia,
            "chances": chances,
            "mentions": directory.naming(organisation.address, told),
            "ties": connection_views.ties(directory, organisation, self.site.around.words.direction == "rtl"),
            "neighbours": neighbour_list(directory, neighbours.of(organisation)) if neighbours else NeighbourList(),
            "json_ld": json_ld.organisation(organisation, directory.vocabulary, self.site.address),
        }

    @cached_property
    def moved(self) -> list[tuple[str, str]]:
        """(old address, new address) of every listing that has had another, and of every sheet that is no more."""
        edition = self.site.directory.edition
        listings = ((f"/organisations/{former}/", o.address) for o in edition.organisations for former in o.former)
        sheets = ((o.sheet, o.address) for o in edition.opportunities if o.sheet and not has_sheet(o, edition.today))
        return sorted((*listings, *sheets))

    def files(self, pages: list[str]) -> Iterator[tuple[str, str | bytes]]:
        """(address, content) of each file that is not a page. `pages` are the addresses of those made here."""
        site, directory = self.site, self.site.directory
        address, wards = site.address, site.grid
        yield from site.assets.files.items()
        yield from site.search.items()
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
        yield "/sitemap.xml", files.sitemap(address, self.indexed(pages), self.alternates())
        yield "/_headers", headers.netlify(address.base)
        yield "/_nginx.conf", headers.nginx(address.base)
        yield "/_Caddyfile", headers.caddy(address.base)
        yield "/_redirects", files.redirects(address, self.moved)
        yield "/list-your-group/listed.json", files.listed(directory.edition.organisations)
        yield "/connections/connections.csv", csv_table(connection_views.table(directory))
        yield from subscriptions.feeds(site)
        yield from subscriptions.calendars(site, self.events, self.zone)

    def indexed(self, pages: list[str]) -> Iterator[str]:
        """The pages that a search engine should know: all but those for readers who are lost."""
        lost = {"/404.html", "/search/", offline.PAGE, *(old for old, _ in self.moved)}
        every = dict.fromkeys((*pages, *(page.address for page in self.site.directory.written)))
        yield from (path for path in every if path not in lost)

    def alternates(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """For the address of each page that is there in several languages, the (tag, address) of each."""
        tongues = self.site.tongues
        return {
            page.address: tuple((tongues.of(sister).tag, sister.address) for sister in tongues.sisters(page))
            for page in self.site.directory.written
        }
