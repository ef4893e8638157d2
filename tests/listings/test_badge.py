"""How fresh a listing is, as the public is told: computed from the file and the day, never typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hub.listings.badge import Badge, badge
from hub.listings.organisation import Organisation, Provenance, Source
from hub.records.dates import PartialDate

DAY = date(2026, 5, 3)


def listing(status: str = "listed", kinds: tuple[str, ...] = ("page",), **known: object) -> Organisation:
    sources = tuple(Source("https://example.org", DAY, kind=kind) for kind in kinds)
    return Organisation("a", "A", "charity", "S", "borough", Provenance(status, DAY, sources, **known))


@pytest.mark.parametrize("days, state", [(0, "checked"), (365, "checked"), (366, "stale"), (4000, "stale")])
def test_a_check_ages_after_a_year(days, state):
    checked = listing(checked=DAY, checked_by="organisation")
    assert badge(checked, DAY + timedelta(days)) == Badge(state, "organisation", DAY)


@pytest.mark.parametrize(
    "kinds, state",
    [
        (("register",), "unconfirmed-register"),
        (("page",), "unconfirmed-pages"),
        (("register", "page"), "unconfirmed-pages"),
        (("page", "sent"), "unconfirmed-sent"),
    ],
)
def test_what_nobody_confirmed_says_where_it_is_from(kinds, state):
    assert badge(listing("unconfirmed", kinds), DAY) == Badge(state)


def test_what_closed_says_so_however_lately_it_was_checked():
    closed = listing("closed", checked=DAY, checked_by="staff", ended=PartialDate(2025))
    assert badge(closed, DAY) == Badge("closed", date=PartialDate(2025))
    assert badge(listing("merged"), DAY) == Badge("merged")
