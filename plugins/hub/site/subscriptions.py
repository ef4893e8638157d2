"""What readers subscribe to, beside the pages: feeds of what is new, and calendars of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from hub.knowledge.event import Event
from hub.knowledge.page import Page
from hub.listings.organisation import Organisation
from hub.open_data.calendars import calendar
from hub.open_data.feeds import Entry, atom
from hub.site.edition_site import EditionSite
from hub.site.event_views import Events


def feeds(site: EditionSite) -> Iterator[tuple[str, str]]:
    """(address, content) of one feed for each kind of which something new may be waited for."""
    directory, gettext = site.directory, site.around.words.translations.gettext

    def entry(title: str, record: Page | Organisation, day: date) -> Entry:
        shown = gettext("Example: %(title)s") % {"title": title} if record.example else title
        return Entry(shown, site.address.absolute(record.address), record.summary, day)

    def articles(records: Iterable[Page]) -> Iterator[Entry]:
        return (entry(record.title, record, record.changed) for record in records)

    for kind, title, entries in (
        ("briefings", gettext("Briefings"), articles(directory.briefings)),
        ("case-studies", gettext("Case studies"), articles(directory.case_studies)),
        ("opportunities", gettext("Opportunities"), articles(directory.opportunities)),
        ("organisations", gettext("New in the directory"), (entry(o.name, o, o.listing.added) for o in directory.open)),
    ):
        name, path = f"{title}: {site.name}", f"/feeds/{kind}.atom"
        page, feed = (site.address.absolute(each) for each in (f"/{kind}/", path))
        yield path, atom(name, page, feed, site.around.words.lang, entries, directory.edition.today)


def calendars(site: EditionSite, events: Events, zone: ZoneInfo) -> Iterator[tuple[str, bytes]]:
    """(address, content) of a calendar of all events, of one for each forum, and for each topic that one concerns."""
    directory, gettext = site.directory, site.around.words.translations.gettext
    forums = ((f"forums/{each.slug}", each.title, partial(_of_forum, each.slug)) for each in directory.forums)
    topics = ((f"topics/{each.slug}", each.name, partial(_about, each.slug)) for each in events.topics)
    for path, title, wanted in (("all", gettext("Events"), None), *forums, *topics):
        chosen, name = filter(wanted, directory.events), f"{title}: {site.name}"
        yield f"/calendars/{path}.ics", calendar(name, chosen, site.hub.place, site.address, zone, gettext)


def _of_forum(slug: str, event: Event) -> bool:
    return event.forum == slug


def _about(slug: str, event: Event) -> bool:
    return slug in event.topics
