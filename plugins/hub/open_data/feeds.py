"""Atom feeds: what is new, for feed readers and for other sites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from feedgenerator import Atom1Feed


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `link` is a full address, `day` the day it was published or last changed."""

    title: str
    link: str
    summary: str
    day: date


def atom(
    title: str, site: str, address: str, lang: str, entries: Iterable[Entry], today: date, most: int = 30
) -> str:
    """An Atom feed (RFC 4287) of the newest entries, at most `most`.

    `address` is the feed's own, `site` the page it tells of. The order depends on the entries alone: newest first, then
    by link. What is dated after `today` is left out until its day: it would stay at the top till then. `today` is also
    when a feed without entries was last changed, which is nowhere else to be had.
    """
    feed = Atom1Feed(title=title, link=site, description=title, language=lang, feed_url=address)
    known = (entry for entry in entries if entry.day <= today)
    newest = sorted(known, key=lambda entry: (-entry.day.toordinal(), entry.link))
    if not newest:  # the library would ask the clock, and no two builds would be alike
        feed.latest_post_date = lambda: _midnight(today)
    for entry in newest[:most]:
        when = _midnight(entry.day)
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=entry.summary,
            unique_id=entry.link,
            pubdate=when,
            updateddate=when,
        )
    return feed.writeString("utf-8")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
