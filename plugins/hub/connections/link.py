"""Links: every connection that listings and consortia tell of, each fact once, with the ends that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from hub.edition import Edition
from hub.knowledge.consortium import Consortium, Member
from hub.listings.connections import MUTUAL
from hub.listings.organisation import Organisation
from hub.records.dates import PartialDate, Period

__all__ = ["MUTUAL", "Link", "links"]


@dataclass(frozen=True, slots=True)
class Link:
    """A connection between two parties, by slug: `a` is a listing, `b` another one or a body.

    Where the kind is not mutual it leads from `a` to `b`; where it is, `a` is the first in the alphabet, a listing
    before a body. `stated_by` are the ends whose listings state or confirm it. `through` is as listings write it, and
    `as_at` the latest date of what told it. `over` says that it has ended, though nobody tells when.
    """

    a: str
    b: str
    kind: str
    source: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    stated_by: frozenset[str] = frozenset()
    through: str = ""
    as_at: PartialDate | None = None
    over: bool = False

    @property
    def period(self) -> Period:
        return Period(self.since, self.until)

    def is_open(self, day: date, gone: AbstractSet[str]) -> bool:
        """Whether it held on a day by which the listings `gone` had ended.

        One without a beginning always has; a month or year counts in full. A merger holds although one of the two is
        gone; all else ends with either. What ended, nobody knows when, counts on no day.
        """
        begun = self.since is None or self.since.first_day <= day
        ended = self.until is not None and self.until.last_day < day
        return begun and not ended and not self.over and (self.kind == "merged" or gone.isdisjoint((self.a, self.b)))

    def other(self, slug: str) -> str:
        return self.b if slug == self.a else self.a


def links(edition: Edition) -> tuple[Link, ...]:
    """Every link of an edition, sorted by its ends, kind and beginning.

    What several tell of one connection is one link. Two ends tell of one where their dates may be of one time; what one
    of them tells twice happened twice, such as a grant that ended and another that came later. Nobody is connected with
    an organisation that has ended, but for having merged with it.
    """
    bodies = edition.vocabulary.bodies
    ended = {o.slug: o.listing.ended for o in edition.organisations if not o.is_open and o.listing.ended}
    told: dict[tuple[str, str, str], list[tuple[str, Link]]] = defaultdict(list)
    for teller, link in (*_from_listings(edition.organisations), *_from_consortia(edition.consortia)):
        if link.kind in MUTUAL and (link.a in bodies, link.a) > (link.b in bodies, link.b):
            link = replace(link, a=link.b, b=link.a)
        if link.a not in bodies:  # two members of a consortium may both be bodies, which is not ours to tell
            told[link.a, link.b, link.kind].append((teller, link))
    return tuple(_until(link, ended) for key in sorted(told) for link in _as_few(told[key]))


def _until(link: Link, ended: Mapping[str, PartialDate]) -> Link:
    days = [ended[end] for end in (link.a, link.b) if end in ended]
    if link.kind == "merged" or link.until or not days:
        return link
    last = min(days, key=lambda day: day.last_day)
    if link.since and link.since.is_after(last):  # two sources that cannot both be right: it is over, whenever that was
        return replace(link, over=True)
    return replace(link, until=last)


def _from_listings(organisations: Iterable[Organisation]) -> Iterator[tuple[str, Link]]:
    for o in organisations:
        for c in o.connections:
            stated_by = frozenset({o.slug, *c.confirmed_by})
            yield o.slug, Link(o.slug, c.to, c.kind, c.source, c.since, c.until, stated_by, c.through, c.as_at)


def _from_consortia(consortia: Iterable[Consortium]) -> Iterator[tuple[str, Link]]:
    """The members of a consortium are in it together, from the later beginning to the earlier end of the two.

    Whoever left before another came was never in it with them. All end when it is dissolved. Of who withdrew it must be
    told when that was or when they came: else nobody knows that they ever were more than interested.
    """
    for consortium in consortia:
        if consortium.translates:
            continue
        address = f"{consortium.section}/{consortium.slug}"
        end = next((stage for stage in consortium.stages if stage.stage == "dissolved"), None)
        dissolved = end.date if end else None
        for one, two in combinations(filter(_was_in, consortium.members), 2):
            together = _together(one, two, dissolved)
            if together and one.who != two.who:
                source = one.source or two.source or consortium.sources[0].url
                over = together[1] is None and (end is not None or "withdrew" in (one.role, two.role))
                yield address, Link(one.who, two.who, "consortium", source, *together, through=address, over=over)


def _was_in(member: Member) -> bool:
    return member.role in ("lead", "partner") or (member.role == "withdrew" and bool(member.since or member.until))


def _together(
    one: Member, two: Member, dissolved: PartialDate | None
) -> tuple[PartialDate | None, PartialDate | None] | None:
    """From when until when two members were in a consortium together; None where they surely never were."""
    since = max((m.since for m in (one, two) if m.since), key=lambda day: day.first_day, default=None)
    until = min((day for day in (one.until, two.until, dissolved) if day), key=lambda day: day.last_day, default=None)
    return None if since and until and since.is_after(until) else (since, until)


def _as_few(told: Iterable[tuple[str, Link]]) -> list[Link]:
    """The links that statements of one pair and kind come to, by their beginnings.

    The most exact are taken first. One that fits several goes to the latest: who gives no dates speaks of what is now.
    """
    found: list[tuple[Link, set[str]]] = []
    for teller, link in sorted(told, key=_exact_first):
        fit = [i for i, (known, tellers) in enumerate(found) if teller not in tellers and _may_be_one(known, link)]
        if fit:
            latest = max(fit, key=lambda i: _begun(found[i][0]))
            known, tellers = found[latest]
            found[latest] = _joined(known, link), {*tellers, teller}
        else:
            found.append((link, {teller}))
    return sorted((link for link, _ in found), key=_begun)


def _exact_first(told: tuple[str, Link]) -> tuple[object, ...]:
    teller, link = told
    return link.since is None, link.until is None, _begun(link), str(link.until), teller, link.through


def _begun(link: Link) -> date:
    return link.since.first_day if link.since else date.min


def _may_be_one(one: Link, two: Link) -> bool:
    """Whether two statements may tell of one connection. Two can be in several consortia together."""
    consortia = {link.through for link in (one, two) if link.kind == "consortium" and link.through}
    return len(consortia) < 2 and one.period.agrees(two.period)


def _joined(one: Link, two: Link) -> Link:
    """What two statements tell together: what the first leaves open is taken from the other."""
    period = one.period.joined(two.period)
    return replace(
        one,
        since=period.since,
        until=period.until,
        stated_by=one.stated_by | two.stated_by,
        through=one.through or two.through,
        as_at=_latest((one.as_at, two.as_at)),
        over=(one.over or two.over) and period.until is None,
    )


def _latest(days: Sequence[PartialDate | None]) -> PartialDate | None:
    return max((day for day in days if day), key=lambda day: day.last_day, default=None)
