"""Badges: how fresh a listing is, as the public is told.

A badge is computed from what the file says and the day of the build, never typed: a daily rebuild keeps it true. The
templates put it into words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hub.listings.organisation import Organisation
from hub.records.dates import PartialDate

FRESH = timedelta(days=365)
"""How long a check by a person counts as fresh."""


@dataclass(frozen=True, slots=True)
class Badge:
    """`state` is checked, stale, unconfirmed-sent, unconfirmed-register, unconfirmed-pages, closed or merged.

    `by` is organisation or staff where a person has checked, else empty. `date` is the day of that check, or when the
    organisation closed or merged; None where that is not known or nobody has checked.
    """

    state: str
    by: str = ""
    date: date | PartialDate | None = None


def badge(organisation: Organisation, today: date) -> Badge:
    """The badge of an organisation on a day."""
    listing = organisation.listing
    if listing.status in ("closed", "merged"):
        return Badge(listing.status, date=listing.ended)
    if listing.checked:
        state = "checked" if today - listing.checked <= FRESH else "stale"
        return Badge(state, listing.checked_by, listing.checked)
    kinds = {source.kind for source in listing.sources}
    if "sent" in kinds:
        return Badge("unconfirmed-sent")
    return Badge("unconfirmed-register" if kinds == {"register"} else "unconfirmed-pages")
