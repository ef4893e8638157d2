"""Calendars in iCalendar (RFC 5545), which calendar programs subscribe to: every event whose day is known.

The bytes depend on the events alone. A program knows an event again by its UID, which comes of its slug and the
borough's name, so that a site may move to another address; it takes what it has for old where SEQUENCE is higher. So
neither may come of the build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import quote
from zoneinfo import ZoneInfo

import icalendar

from hub.address import Address
from hub.knowledge.event import Event

_PRODUCER = "-//hub//calendars//EN"
_DAILY = timedelta(days=1)


def is_kept(event: Event) -> bool:
    """Whether calendars hold it: one of which only a month or year is known has no place on any day."""
    return event.starts.date.day is not None


def calendar(
    name: str,
    events: Iterable[Event],
    place: str,
    address: Address,
    zone: ZoneInfo,
    gettext: Callable[[str], str] = str,
) -> bytes:
    """One calendar, called `name`: those of the events that calendars hold, past ones too, in the order given.

    `place` is the borough, `zone` the time zone that local times are told in; `gettext` gives the words that the site
    adds.
    """
    kept = [event for event in events if is_kept(event)]
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PRODUCER)
    for property_ in ("name", "x-wr-calname"):  # RFC 7986, and what was there before it
        made.add(property_, _Text(name))
    made.add("refresh-interval", _DAILY, parameters={"value": "DURATION"})
    made.add("x-published-ttl", "P1D")
    made.add_component(_timezone(zone, [day for event in kept for day in _days(event)]))
    for event in kept:
        made.add_component(_entry(event, place, address, zone, gettext))
    return made.to_ical()


class _Text(icalendar.vText):
    """A text whose backslashes are its own: icalendar takes one before an N for a line break."""

    def to_ical(self) -> bytes:
        return rb"\\".join(icalendar.vText(part).to_ical() for part in self.split("\\"))


def _entry(
    event: Event, place: str, address: Address, zone: ZoneInfo, gettext: Callable[[str], str]
) -> icalendar.Event:
    entry, page = icalendar.Event(), address.absolute(event.address)
    changed = datetime.combine(event.changed, time(), UTC)
    entry.add("uid", f"{event.slug}@{quote(place)}")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", _sequence(event))
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    start, end = _span(event, zone)
    entry.add("dtstart", _certain(start))
    if end:
        entry.add("dtend", _certain(end))
    title = gettext("Example: %(title)s") % {"title": event.title} if event.example else event.title
    entry.add("summary", _Text(title))
    entry.add("description", _Text("\n\n".join(_told(event, page, gettext))))
    if where := _where(event, gettext):
        entry.add("location", _Text(where))
    entry.add("url", page)
    return entry


def _sequence(event: Event) -> int:
    """A number that rises each time the event changes for its readers, as RFC 5545 (3.8.7.4) asks for.

    The days from when it was published to its last change count two each, so that it rises even on a later day on which
    what was cancelled is put on again.
    """
    return 2 * (event.changed - event.published).days + len(event.corrections) + event.cancelled


def _span(event: Event, zone: tzinfo) -> tuple[date | datetime, date | datetime | None]:
    """When it starts and when it is over, which is the moment or the day after its last; None where it is not known.

    Both are of one sort, as DTSTART and DTEND must be, and DTEND lies later (RFC 5545, 3.6.1 and 3.8.2.2): an event
    that ends as it starts has none.
    """
    start, end = event.starts.at(zone), event.ends.at(zone) if event.ends else None
    if not isinstance(start, datetime):
        last = event.ends.date.first_day if end else start
        return start, last + _DAILY
    if end and not isinstance(end, datetime):
        end = datetime.combine(end + _DAILY, time(), zone)
    return start, end if end and end > start else None


def _certain(at: date | datetime) -> date | datetime:
    """The same moment, by UTC where the clock tells it twice: programs differ in which of the two they take."""
    if isinstance(at, datetime) and at.utcoffset() != at.replace(fold=1).utcoffset():
        return at.astimezone(UTC)
    return at


def _told(event: Event, page: str, gettext: Callable[[str], str]) -> Iterator[str]:
    yield event.summary
    if event.cost:
        yield gettext("Cost: %(cost)s") % {"cost": event.cost}
    if event.starts.time and not event.ends:
        yield gettext("When it ends has not been told.")
    yield page


def _where(event: Event, gettext: Callable[[str], str]) -> str:
    place = event.place
    parts = [place.name, place.address, place.postcode] if place else []
    return ", ".join(part for part in (*parts, gettext("Online") if event.online else "") if part)


def _days(event: Event) -> Iterator[date]:
    yield event.starts.date.first_day
    if event.ends:
        yield event.ends.date.last_day


def _timezone(zone: ZoneInfo, days: list[date]) -> icalendar.Timezone:
    """The zone's rules for the years of some days: what holds as each begins, and each change of its offset in it.

    Years between, in which nothing is held, are left out: a calendar from 1000 to 2999 would have 190 KB of them. Each
    change stands by itself: ical.js, which Thunderbird reads with, takes but the first of several that share their
    offsets. icalendar 7.3 would make the same, but tells the change in spring by the clock after it, where RFC 5545
    wants the clock before it.
    """
    made = icalendar.Timezone()
    made.add("tzid", zone.key)
    years = {day.year for day in days} or {1970}
    for first in sorted(year for year in years if year - 1 not in years):
        after = next(year for year in range(first, first + len(years) + 1) if year not in years)
        # A day of the zone may begin on the day before by UTC, or end on the day after.
        day, last = datetime(first, 1, 1, tzinfo=UTC) - _DAILY, datetime(after, 1, 1, tzinfo=UTC) + _DAILY
        made.add_component(_rule(day.astimezone(zone), day.astimezone(zone)))
        while day < last:
            if (day + _DAILY).astimezone(zone).utcoffset() != day.astimezone(zone).utcoffset():
                change = _change(day, zone)
                made.add_component(_rule((change - timedelta(seconds=1)).astimezone(zone), change.astimezone(zone)))
            day += _DAILY
    return made


def _rule(before: datetime, after: datetime) -> icalendar.TimezoneDaylight | icalendar.TimezoneStandard:
    """What holds from `after` on, which the clock of a second earlier, `before`, would have told otherwise."""
    rule = icalendar.TimezoneDaylight() if after.dst() else icalendar.TimezoneStandard()
    rule.add("dtstart", after.replace(tzinfo=None) - after.utcoffset() + before.utcoffset())
    rule.add("tzname", after.tzname())
    rule.add("tzoffsetfrom", before.utcoffset())
    rule.add("tzoffsetto", after.utcoffset())
    return rule


def _change(day: datetime, zone: tzinfo) -> datetime:
    """The minute within a day from which on another offset holds."""
    low, high = 0, 24 * 60
    before = day.astimezone(zone).utcoffset()
    while high - low > 1:
        middle = (low + high) // 2
        if (day + timedelta(minutes=middle)).astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return day + timedelta(minutes=high)
