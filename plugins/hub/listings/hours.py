"""Hours: when a listing is open, as far as that is sure enough to say "open now".

A week is a row of texts that scripts read: `135 09:00 17:00` is Monday, Wednesday and Friday from nine to five, by the
hub's own clock. `open-now.js` tells from them who is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hub.listings.badge import badge
from hub.listings.organisation import WEEKDAYS, Opening, Organisation


def sure_hours(organisation: Organisation, today: date) -> tuple[str, ...]:
    """The hours that hold every week, each once; none unless a person has checked the listing in the last year.

    Hours with a note hold only where it does ("in term time"), which no clock knows: readers are shown them, and never
    told that they are open.
    """
    if badge(organisation, today).state != "checked":
        return ()
    openings = (opening for service in organisation.services for opening in service.times)
    return tuple(dict.fromkeys(_spelt(opening) for opening in openings if not opening.note))


def closings(hours: Iterable[str]) -> tuple[str, ...]:
    """The times, `HH:MM`, at which hours end: each once, ascending."""
    return tuple(sorted({each.rpartition(" ")[2] for each in hours}))


def _spelt(opening: Opening) -> str:
    days = "".join(str(number) for number, day in enumerate(WEEKDAYS, 1) if day in opening.days)
    return f"{days} {opening.opens} {opening.closes}"
