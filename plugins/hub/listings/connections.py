"""Connections as listings state them: where they lead, and whether what two listings say of one is the same.

One fact is written once and shows at both ends. A second statement of it, by the other end, may say more, and may not
say otherwise. See `hub.connections.link`, which makes one link of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from hub.records.dates import PartialDate, Period
from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.tree import Path

MUTUAL = frozenset({"partner", "consortium", "shares-premises", "merged", "introduced"})
"""The kinds that mean the same from both ends. The others lead from one end to the other: A is funded by B."""
ONE_WAY = frozenset({"member-of", "funded-by"})
"""The kinds that lead in one direction at a time. Two can host each other, and send people to each other."""

_SLIP = 0.8  # how like a name that is misspelt is; what is less like it is another organisation
_GONE = (
    'if its listing was deleted, bring it back with status: "closed", or take this line out; '
    'if it is to have no listing, add it to vocabulary/bodies.yaml, as `its-name: {name: "Its Name", kind: "charity"}`'
)


def named_by(record: Record) -> frozenset[str]:
    """The slugs of the organisations that a listing is connected to or that carry on its work."""
    return frozenset(slug for _, slug in _named(record))


def _named(record: Record) -> list[tuple[Path, str]]:
    return [*record.texts("connections", "*", "with"), *record.texts("listing", "successor")]


def endings(records: Iterable[Record]) -> dict[str, tuple[PartialDate, str]]:
    """When each listing that has ended did so, by its slug, and in which line of which file that is told."""
    told = ((record, PartialDate.within(record.data.get("listing"), "ended")) for record in records)
    return {r.slug: (day, f"{r.path}:{r.place('listing', 'ended')[0]}") for r, day in told if day}


@dataclass(frozen=True, slots=True)
class _Stated:
    """A connection where a listing states it: the path of it, what it says, and when that was."""

    record: Record
    at: Path
    to: str
    kind: str
    data: Mapping[str, Any]
    period: Period

    def fault(self, name: str, rule: Rule, message: str, fix: str) -> Problem:
        """A problem at the field `name`, or at the connection where that is not written."""
        return self.record.fault((*self.at, name) if name in self.data else self.at, rule, message, fix)

    def where(self, name: str) -> str:
        return f"{self.record.path}:{self.record.place(*self.at, *([name] if name in self.data else []))[0]}"


def connection_faults(
    records: Sequence[Record], words: Mapping[str, Collection[str]], unread: Collection[str]
) -> Iterator[Problem]:
    """Every problem of connections and successors. `words` and `unread` are as `check_listings` has them."""
    ends = {*words["bodies"], *unread, *(record.slug for record in records)} if "bodies" in words else None
    moved = {old: record.slug for record in records for _, old in record.texts("former", "*")}
    ended = endings(records)
    told: dict[tuple[str, str], list[_Stated]] = defaultdict(list)
    for record in records:
        if ends is not None:
            yield from _dead_ends(record, ends, moved)
        stated = list(_stated(record))
        for one in stated:
            told[record.slug, one.to].append(one)
            yield from _confirmed_by(one, moved)
            yield from _through(one, words)
            yield from _end_of_listing(one)
            yield from _after_the_end(one, ended)
        yield from _written_twice(stated)
    for (slug, to), stated in told.items():
        yield from _conflicts(stated, told.get((to, slug), ()), ended)


def _stated(record: Record) -> Iterator[_Stated]:
    for at, data in record.find("connections", "*"):
        to, kind = (data.get(name) if isinstance(data, dict) else None for name in ("with", "kind"))
        if isinstance(to, str) and isinstance(kind, str) and to != record.slug:
            yield _Stated(record, at, to, kind, data, Period.within(data))


def _dead_ends(record: Record, ends: Collection[str], moved: Mapping[str, str]) -> Iterator[Problem]:
    """Connections and successors that lead nowhere, or back to where they start."""
    named = _named(record)
    for at, slug in named:
        if slug == record.slug:
            yield record.fault(
                at, Rule.SELF_CONNECTION, f"`{at[-1]}` names this listing itself", "name the other organisation"
            )
    for at, slug in named:
        if slug not in ends:
            message = f"there is neither a listing nor a body `{slug[:80]}`"
            others = (end for end in sorted(ends) if end != record.slug)
            now = moved.get(slug, record.slug)
            fix = f"it is now `{now}`" if now != record.slug else did_you_mean(slug, others, _SLIP)
            yield record.fault(at, Rule.DEAD_CONNECTION, message, fix or _GONE)


def _confirmed_by(one: _Stated, moved: Mapping[str, str]) -> Iterator[Problem]:
    names, ends = one.data.get("confirmed_by"), (one.record.slug, one.to)
    for number, slug in enumerate(names if isinstance(names, list) else ()):
        if isinstance(slug, str) and slug not in ends:
            message = f"`{slug[:80]}` is at neither end of this connection"
            like = f"it is now `{moved[slug]}`" if moved.get(slug) in ends else did_you_mean(slug, ends, _SLIP)
            fix = like or f"write {ends[0]} or {ends[1]}, or take it out"
            yield one.record.fault((*one.at, "confirmed_by", number), Rule.NOT_AN_END, message, fix)


def _through(one: _Stated, words: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Pages that do not exist, or readers do not see; and what the page of a consortium tells already."""
    through = one.data.get("through")
    section, _, slug = through.partition("/") if isinstance(through, str) else ("", "", "")
    if through in words.get("drafts", ()):
        message = f"{through} is a draft, which readers do not see"
        fix = "publish that page first, or take `through` out"
        yield one.fault("through", Rule.DEAD_CONNECTION, message, fix)
    elif slug and section in words and slug not in words[section]:
        message = f"there is no page {section}/{slug[:80]} that readers see"
        like = did_you_mean(through, [f"{section}/{each}" for each in sorted(words[section])], _SLIP)
        fix = like or f"write the name of a file of content/{section}/, without .md, or take `through` out"
        yield one.fault("through", Rule.DEAD_CONNECTION, message, fix)
    if section == "consortia" and one.kind == "consortium":
        message = f"who is in a consortium together is told on its page, content/{through}.md"
        fix = "name both among its members there, and take this connection out"
        yield one.fault("through", Rule.SAME_CONNECTION, message, fix)


def _end_of_listing(one: _Stated) -> Iterator[Problem]:
    """When a listing merged, told twice in it and not alike."""
    listing = one.record.data.get("listing")
    ended = PartialDate.within(listing, "ended")
    if one.kind == "merged" and ended and isinstance(listing, dict) and listing.get("successor") == one.to:
        since = one.period.since
        if not Period(since).agrees(Period(ended)):
            line = one.record.place("listing", "ended")[0]
            message = f"it merged in {since} here, and `ended` in line {line} says {ended}"
            yield one.fault("since", Rule.CONNECTION_CONFLICT, message, "put the two right")


def _after_the_end(one: _Stated, ended: Mapping[str, tuple[PartialDate, str]]) -> Iterator[Problem]:
    """Connections that begin once either end is over. When a listing merged is held against its end by itself."""
    for slug in (one.record.slug, one.to):
        last, where = ended.get(slug, (None, ""))
        if one.kind != "merged" and last and one.period.since and one.period.since.is_after(last):
            message = f"`since` ({one.period.since}) lies after `{slug}` ended ({last}: {where})"
            yield one.fault("since", Rule.DATE_ORDER, message, "put the two right")


def _written_twice(stated: Iterable[_Stated]) -> Iterator[Problem]:
    """Statements of one listing that cannot be two: of one kind, with one other, at one time."""
    for one, two in combinations(stated, 2):
        same_time = one.period.agrees(two.period) or one.period.overlaps(two.period)
        if (one.to, one.kind) == (two.to, two.kind) and same_time:
            line = one.record.place(*one.at)[0]
            message = f"`{two.to}` is named as {two.kind} for the same time in line {line}"
            fix = "make one of the two; where it ended and began again, give both `since` and `until`"
            yield two.fault("with", Rule.SAME_CONNECTION, message, fix)


def _conflicts(
    stated: Sequence[_Stated], back: Sequence[_Stated], ended: Mapping[str, object]
) -> Iterator[Problem]:
    """What one listing says of its connections with another, and that one says otherwise. Each is told of the other."""
    for one in stated:
        meeting = [two for two in back if two.kind == one.kind and not one.period.is_apart(two.period)]
        if meeting and one.kind in ONE_WAY:
            message = f"{meeting[0].where('kind')} has it the other way round: {one.to} {one.kind} {one.record.slug}"
            fix = "take out the wrong one of the two; one that holds is kept in the listing that it is true of"
            yield one.fault("kind", Rule.CONNECTION_CONFLICT, message, fix)
        elif one.kind in MUTUAL and not _agrees(one, back):
            # What fits another statement of this listing speaks of another time.
            for two in [two for two in meeting if not _agrees(two, stated)][:1]:
                name, said, other = next(_differences(one.period, two.period))
                message = f"`{name}` is {said} here and {other} in {two.where(name)}"
                fix = "find out which is right, and write it in one of the two listings, or alike in both"
                yield one.fault(name, Rule.CONNECTION_CONFLICT, message, fix)
        elif one.kind in MUTUAL:
            yield from _still_open(one, stated, meeting, ended)


def _still_open(
    one: _Stated, stated: Iterable[_Stated], back: Iterable[_Stated], ended: Mapping[str, object]
) -> Iterator[Problem]:
    """A connection that goes on for the one listing, and has ended for the other.

    What was told as at a day before that end, or by a listing that has ended itself, is no conflict; nor is what fits
    two times of the other.
    """
    alike = [two for two in back if one.period.agrees(two.period)]
    if len(alike) != 1 or (one.period.until is None) == (alike[0].period.until is None):
        return
    (two,) = alike
    if sum(each.kind == two.kind and each.period.agrees(two.period) for each in stated) != 1:
        return
    goes_on, over = (one, two) if one.period.until is None else (two, one)
    as_at = PartialDate.within(goes_on.data, "as_at")
    if goes_on.record.slug in ended or (as_at and not as_at.is_after(over.period.until)):
        return
    if one is over:
        message = f"it ended in {over.period.until} here, and goes on in {two.where('with')}"
    else:
        message = f"it goes on here, and ended in {over.period.until} in {two.where('until')}"
    fix = "find out which is right: write `until` in both, or in none; or write `as_at` where it was told of earlier"
    yield one.fault("until", Rule.CONNECTION_CONFLICT, message, fix)


def _agrees(one: _Stated, others: Iterable[_Stated]) -> bool:
    return any(one.kind == other.kind and one.period.agrees(other.period) for other in others)


def _differences(one: Period, two: Period) -> Iterator[tuple[str, PartialDate, PartialDate]]:
    """(field, what one says, what the other says) of each date that is told twice and not alike."""
    if not Period(one.since).agrees(Period(two.since)):
        yield "since", one.since, two.since
    if not Period(None, one.until).agrees(Period(None, two.until)):
        yield "until", one.until, two.until
