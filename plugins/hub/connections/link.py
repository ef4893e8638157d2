"""Links: every connection that listings and consortia tell of, each fact once, with the ends that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from hub.edition import Edition
from hub.knowledge.consortium import Consortium
from hub.listings.organisation import Organisation
from hub.records.dates import PartialDate

MUTUAL = frozenset({"partner", "consortium", "shares-premises", "merged", "introduced"})
"""The kinds that mean the same from both ends. The others lead from one end to the other: A is funded by B."""


@dataclass(frozen=True, slots=True)
class Link:
    """A connection between two parties, by slug: `a` is a listing, `b` another one or a body.

    Where the kind is not mutual it leads from `a` to `b`; where it is, `a` is the first in the alphabet, a listing
    before a body. `stated_by` are the ends whose listings state or confirm it. `through` is as listings write it.
    """

    a: str
    b: str
    kind: str
    source: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    stated_by: frozenset[str] = frozenset()
    through: str = ""

    def is_open(self, day: date) -> bool:
        """Whether it held on a day. One without a beginning always has; a month or year counts in full."""
        begun = self.since is None or self.since.first_day <= day
        return begun and (self.until is None or self.until.last_day >= day)

    def other(self, slug: str) -> str:
        return self.b if slug == self.a else self.a


def links(edition: Edition) -> tuple[Link, ...]:
    """Every link of an edition, sorted. What two ends tell of one connection is one link: see `_as_one`."""
    bodies = edition.vocabulary.bodies
    told: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in (*_from_listings(edition.organisations), *_from_consortia(edition.consortia)):
        if link.kind in MUTUAL and (link.a in bodies, link.a) > (link.b in bodies, link.b):
            link = replace(link, a=link.b, b=link.a)
        told[link.a, link.b, link.kind].append(link)
    return tuple(_as_one(told[key]) for key in sorted(told))


def _from_listings(organisations: Iterable[Organisation]) -> Iterator[Link]:
    for o in organisations:
        for c in o.connections:
            stated_by = frozenset({o.slug, *c.confirmed_by})
            yield Link(o.slug, c.to, c.kind, c.source, c.since, c.until, stated_by, c.through)


def _from_consortia(consortia: Iterable[Consortium]) -> Iterator[Link]:
    """The members of a consortium are in it together, from the later beginning to the earlier end of the two."""
    for consortium in consortia:
        members = (member for member in consortium.members if member.role in ("lead", "partner"))
        for one, two in combinations(members, 2):
            since = max((m.since for m in (one, two) if m.since), key=lambda day: day.first_day, default=None)
            until = min((m.until for m in (one, two) if m.until), key=lambda day: day.last_day, default=None)
            source = one.source or consortium.sources[0].url
            yield Link(one.who, two.who, "consortium", source, since, until, through=f"consortia/{consortium.slug}")


def _as_one(same: list[Link]) -> Link:
    """One link of those that tell the same: what the first leaves open is taken from the others."""
    first, *others = same
    for other in others:
        first = replace(
            first,
            since=first.since or other.since,
            until=first.until or other.until,
            stated_by=first.stated_by | other.stated_by,
            through=first.through or other.through,
        )
    return first
