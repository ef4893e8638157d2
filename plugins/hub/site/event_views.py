"""What pages show of events, worked out before any template sees it: when, whether it is over, who has to do with it,
and the lists by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from hub.knowledge.event import Event
from hub.knowledge.opportunity import Opportunity
from hub.listings.organisation import Organisation
from hub.open_data.calendars import is_kept
from hub.records.dates import PartialDate
from hub.site.directory import Directory
from hub.site.opportunity_views import rests_on
from hub.vocabulary import Body, Topic, Ward


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as a row of a list. `state` is `coming`, `past` or `cancelled`, whether or not its day has been.

    `day` is when it begins; `last` its last day, None where that is the same. `opens` and `closes` are local times,
    `HH:MM`, empty where they are not told.
    """

    record: Event
    state: str
    day: PartialDate
    last: PartialDate | None
    opens: str
    closes: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """All that an event's page shows besides the record itself. What is not known is empty.

    `in_calendars` says whether calendars hold it.
    """

    row: EventRow
    organisers: tuple[Organisation | Body, ...]
    ward: Ward | None
    opportunities: tuple[Opportunity, ...]
    in_calendars: bool


def event_row(directory: Directory, event: Event) -> EventRow:
    starts, ends = event.starts, event.ends or event.starts
    past = event.is_past(directory.edition.today)
    return EventRow(
        record=event,
        state="cancelled" if event.cancelled else "past" if past else "coming",
        day=starts.date,
        last=ends.date if ends.date != starts.date else None,
        opens=f"{starts.time:%H:%M}" if starts.time else "",
        closes=f"{ends.time:%H:%M}" if event.ends and ends.time else "",
    )


def event_page(directory: Directory, event: Event) -> EventPage:
    sources = rests_on(event)
    return EventPage(
        row=event_row(directory, event),
        organisers=directory.parties(event.organisers),
        ward=directory.vocabulary.wards[event.place.ward] if event.place and event.place.ward else None,
        opportunities=tuple(each for each in directory.opportunities if rests_on(each) & sources),
        in_calendars=is_kept(event),
    )


MOST_PAST = 6
"""As many past events as the page of who held them, or of what they were about, lists."""


@dataclass(frozen=True, slots=True)
class Held:
    """The events of a party, a topic or an area: what is to come, soonest first, and the newest of what has been.

    `more` counts the rest. Without any it is false.
    """

    coming: tuple[EventRow, ...] = ()
    past: tuple[EventRow, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.coming or self.past)


@dataclass(frozen=True, slots=True)
class EventYear:
    """Events of one year that are over, the newest first."""

    year: int
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class EventList:
    """The list: what is still to come, soonest first; what has been, newest year first; the topics with a calendar."""

    coming: tuple[EventRow, ...]
    years: tuple[EventYear, ...]
    topics: tuple[Topic, ...]


class Events:
    """The events of an edition as lists want them. One that was cancelled is among those to come until its day."""

    def __init__(self, directory: Directory) -> None:
        today = directory.edition.today
        self.coming = tuple(event_row(directory, each) for each in directory.events if not each.is_past(today))
        self.past = tuple(event_row(directory, each) for each in directory.events if each.is_past(today))
        concerned = {topic for each in directory.events if is_kept(each) for topic in each.topics}
        self.topics = tuple(each for each in directory.vocabulary.topics.values() if each.slug in concerned)
        self._by_organiser = self._held(lambda event: event.organisers)
        self._by_topic = self._held(lambda event: event.topics)
        self._by_ward = self._held(lambda event: (event.place.ward,) if event.place else ())
        self._by_forum = _sorted_by((*self.coming, *self.past), lambda event: (event.forum,))

    def held_by(self, slug: str) -> Held:
        """What a party holds or has held, by its slug."""
        return self._by_organiser.get(slug, Held())

    def about(self, topic: Topic) -> Held:
        return self._by_topic.get(topic.slug, Held())

    def in_ward(self, slug: str) -> Held:
        """What takes or took place in a ward, by its slug."""
        return self._by_ward.get(slug, Held())

    def _held(self, names: Callable[[Event], Iterable[str]]) -> dict[str, Held]:
        """The events by each of the names that they have."""
        coming, past = _sorted_by(self.coming, names), _sorted_by(reversed(self.past), names)
        return {
            name: Held(
                tuple(coming.get(name, ())),
                tuple(past.get(name, ())[:MOST_PAST]),
                max(0, len(past.get(name, ())) - MOST_PAST),
            )
            for name in {*coming, *past}
        }

    def of_forum(self, slug: str) -> tuple[EventRow, ...]:
        """Every event of a forum: what is to come, then what has been."""
        return tuple(self._by_forum.get(slug, ()))

    def list(self) -> EventList:
        newest = reversed(self.past)
        years = groupby(newest, key=lambda row: row.day.year)
        return EventList(self.coming, tuple(EventYear(year, tuple(rows)) for year, rows in years), self.topics)


def _sorted_by(rows: Iterable[EventRow], names: Callable[[Event], Iterable[str]]) -> dict[str, list[EventRow]]:
    found: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        for name in names(row.record):
            found[name].append(row)
    return found
