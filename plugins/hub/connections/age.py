"""Ages: how long ago anybody told of a link. Few say when they end, so one that is long untold of is marked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hub.connections.link import Link
from hub.listings.organisation import Organisation
from hub.records.dates import SILENT

MOMENTS = frozenset({"merged", "introduced"})
"""The kinds that happen once, and of which nobody need ask whether they still hold."""


def last_told(link: Link, listed: Mapping[str, Organisation], today: date) -> date | None:
    """The latest day on which somebody is known to have told that a link holds, and not after today.

    That is the date of its source, the day it began (who tells of it does so later), or the day on which a person
    checked a listing that states it. None where none of these is known.
    """
    days = [day.last_day for day in (link.as_at, link.since) if day]
    for slug in link.stated_by:
        if (organisation := listed.get(slug)) and organisation.listing.checked:
            days.append(organisation.listing.checked)
    return min(max(days), today) if days else None


def age(link: Link, last: date | None, today: date) -> str:
    """`old` where nobody has told since `last`, long ago; `unknown` where it is not known when; else empty."""
    if link.kind in MOMENTS or (last and today - last <= SILENT):
        return ""
    return "old" if last else "unknown"
