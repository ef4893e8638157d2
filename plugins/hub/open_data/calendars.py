"""Calendars in iCalendar (RFC 5545), which calendar programs subscribe to: every event whose day is known.

The bytes depend on the events alone. A program knows an event again by its UID, which comes of its slug and the site's
host, and takes what it has for old where SEQUENCE is higher: so neither may come of the build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import urlsplit
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
    name: str, events: Iterable[Event], address: Address, zone: ZoneInfo, gettext: Callable[[str], str] = str
) -> bytes:
    """One calendar, called `name`: those of the events that calendars hold, past ones too, in the order given.

    `zone` is the time zone that local times are told in; `gettext` gives the words that the site adds.
    """
    kept = [event for event in events if is_kept(event)]
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", _PRODUCER)
    for property_ in ("name", "x-wr-calname"):  # RFC 7986, and what was there before it
        made.add(property_, name)
    made.add("refresh-interval", _DAILY, parameters={"value": "DURATION"})
    made.add("x-published-ttl", "P1D")
    made.add_component(_timezone(zone, [day for event in kept for day in _days(event)]))
    for event in kept:
        made.add_component(_entry(event, address, zone, gettext))
    return made.to_ical()


def _entry(event: Event, address: Address, zone: ZoneInfo, gettext: Callable[[str], str]) -> icalendar.Event:
    entry, page = icalendar.Event(), address.absolute(event.address)
    changed = datetime.combine(event.changed, time(), UTC)
    entry.add("uid", f"{event.slug}@{urlsplit(address.site).hostname}")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", _sequence(event))
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    start, end = _span(event, zone)
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    entry.add("summary", gettext("Example: %(title)s") % {"title": event.title} if event.example else event.title)
    entry.add("description", "\n\n".join(_told(event, page, gettext)))
    if where := _where(event, gettext):
        entry.add("location", where)
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

    Both are of one sort, as DTSTART and DTEND must be.
    """
    start, end = event.starts.at(zone), event.ends.at(zone) if event.ends else None
    if not isinstance(start, datetime):
        last = event.ends.date.first_day if end else start
        return start, last + _DAILY
    if end and not isinstance(end, datetime):
        end = datetime.combine(end + _DAILY, time(), zone)
    return start, end


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
    """The zone's rules for the years of some days: from the first, each change of its offset until the last is over.

    Each change stands by itself: ical.js, which Thunderbird reads with, takes but the first of several that share their
    offsets. icalendar 7.3 would make the same, but tells the change in spring by the clock after it, where RFC 5545
    wants the clock before it.
    """
    day = datetime(min(days).year if days else 1970, 1, 1, tzinfo=UTC)
    last = datetime(max(days).year + 1 if days else 1970, 1, 2, tzinfo=UTC)
    made = icalendar.Timezone()
    made.add("tzid", zone.key)
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
