"""Consistency: what the fields of one page say of each other, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import ANSWERS, FEWEST, NONE, SEVERAL, Forum
from hub.knowledge.kinds import KINDS, folder_of
from hub.knowledge.opportunity import OFFERING, Opportunity
from hub.knowledge.order import consortium_order, opportunity_order
from hub.knowledge.page import Page
from hub.records.dates import Moment, PartialDate, Period
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.tree import Path

_IN_ORDER: Sequence[tuple[tuple[str, ...], str, str]] = (
    ((), "published", "updated"),
    ((), "law_as_at", "review_by"),
    ((), "since", "until"),
    ((), "starts", "ends"),
    (("feedback", "*"), "from", "to"),
    (("members", "*"), "since", "until"),
    (("rounds", "*"), "opens", "closes"),
    (("rounds", "*"), "closes", "decided"),
)
"""Fields whose dates stand in this order, by the path of what holds them."""


def consistency_faults(record: Record) -> Iterator[Problem]:
    yield from _date_order(record)
    yield from _OWN.get(KINDS[folder_of(record.path)], _nothing)(record)


def _date_order(record: Record) -> Iterator[Problem]:
    published = PartialDate.within(record.data, "published")
    for at, correction in record.find("corrections", "*"):
        day = PartialDate.within(correction, "date")
        if published and day and published.is_after(day):
            message = f"the correction of {day} lies before the page was `published` ({published})"
            yield record.fault((*at, "date"), Rule.DATE_ORDER, message, "put the two right")
    # Nobody can tell on one day what the law is on a later one.
    told = [day for name in ("published", "updated") if (day := PartialDate.within(record.data, name))]
    law = PartialDate.within(record.data, "law_as_at")
    if law and told and all(law.is_after(day) for day in told):
        message = f"`law_as_at` ({law}) lies after the page was written"
        yield record.fault(("law_as_at",), Rule.DATE_ORDER, message, "put the day on which the law was looked up")
    for pattern, early, late in _IN_ORDER:
        for at, value in record.find(*pattern):
            first, last = (Moment.within(value, name) for name in (early, late))
            if first and last and first.is_after(last):
                message = f"`{late}` ({last}) lies before `{early}` ({first})"
                yield record.fault((*at, late), Rule.DATE_ORDER, message, "put the two right")


def _forum(record: Record) -> Iterator[Problem]:
    for at, slug in record.texts("part_of"):
        if slug == record.slug:
            yield record.fault(at, Rule.SELF_CONNECTION, "the forum is named as a part of itself", "take the line out")
    for at, counts in record.find("feedback", "*"):
        yield from _counts(record, at, counts)
    yield from _overlaps(record)


def _counts(record: Record, at: Path, counts: object) -> Iterator[Problem]:
    """More answers than people, and what is left out but as good as told."""
    answered = _number(counts, "answered")
    if answered is None:
        return
    invited = _number(counts, "invited")
    if invited is not None and answered > invited:
        message = f"{answered} answered, but only {invited} were asked"
        yield record.fault((*at, "answered"), Rule.TOO_MANY_ANSWERS, message, "put the two right")
    for question, answers in ANSWERS.items():
        given = counts[question] if isinstance(counts.get(question), dict) else {}
        numbers = {name: number for name in given if (number := _number(given, name)) is not None}
        count = sum(numbers.values())
        if question in SEVERAL:
            count = numbers.pop(NONE, 0) + max(numbers.values(), default=0)
        if count > answered:
            message = f"`{question}` has the answers of {count} people or more, but {answered} answered"
            fix = f"count again; `{NONE}` is for those who did nothing else" if question in SEVERAL else "count again"
            yield record.fault((*at, question), Rule.TOO_MANY_ANSWERS, message, fix)
        elif question not in SEVERAL and 0 < len(numbers) < len(answers) and answered - count < FEWEST <= answered:
            message = f"what is left out of `{question}` is as good as told: it makes {answered - count} in all"
            fix = "leave out the next smallest number too; or write all of them, where nobody else reads this file"
            yield record.fault((*at, question), Rule.GIVEN_AWAY, message, fix)


def _number(value: object, name: str) -> int | None:
    number = value.get(name) if isinstance(value, dict) else None
    return number if isinstance(number, int) else None


def _overlaps(record: Record) -> Iterator[Problem]:
    """Periods of one forum that share a day: what both count could be told apart by taking one from the other."""
    periods = []
    for at, counts in record.find("feedback", "*"):
        first, last = (PartialDate.within(counts, name) for name in ("from", "to"))
        if first and last:
            periods.append((first.first_day, last.last_day, at))
    until = None
    for first, last, at in sorted(periods):
        if until and first <= until[0]:
            line = record.place(*until[1])[0]
            message = f"the period has days in common with the one in line {line}"
            fix = "count each answer in one period only, or make one of the two"
            yield record.fault((*at, "from"), Rule.OVERLAPPING_PERIODS, message, fix)
        until = max(until or (last, at), (last, at))


def _event(record: Record) -> Iterator[Problem]:
    if "place" not in record.data and record.data.get("online") is not True:
        message = "it is told neither where it is nor that it is online"
        yield record.fault((), Rule.NO_PLACE, message, "add place:, or online: true")


def _opportunity(record: Record) -> Iterator[Problem]:
    right = OFFERING.get(record.data.get("kind"))
    for name in OFFERING.values():
        if right and name != right and name in record.data:
            message = f"`{name}` is not for a {record.data['kind']}"
            yield record.fault((name,), Rule.STATUS_MISMATCH, message, f"write `{right}`, or put `kind` right")
    if right and right not in record.data and record.data.get("status") != "draft":
        message = f"`{right}` is missing: who offers it"
        fix = f"add {right}: and below it the listing or body, after a dash and a space"
        yield record.fault((), Rule.MISSING_FIELD, message, fix)
    for at, value in record.find("value"):
        least, most = (value.get(name) if isinstance(value, dict) else None for name in ("from", "to"))
        if isinstance(least, int) and isinstance(most, int) and least > most:
            message = f"the value is from {least:,} to {most:,}"
            yield record.fault((*at, "to"), Rule.OUT_OF_RANGE, message, "put the smaller number first")
    yield from opportunity_order(record)


def _consortium(record: Record) -> Iterator[Problem]:
    if "outcomes" not in record.data:
        message = "it is not told what is to be better for people"
        yield record.fault((), Rule.NO_OUTCOME, message, "add outcomes:, or leave it where no source tells any")
    yield from consortium_order(record)
    for (_, one), (at, two) in combinations(_members(record), 2):
        first, second = Period.within(one), Period.within(two)
        if one["who"] == two["who"] and (first.agrees(second) or first.overlaps(second)):
            message = f"`{two['who']}` is named for the same time more than once"
            fix = "make one of the lines; who left and came back has both `since` and `until` in each but the last"
            yield record.fault((*at, "who"), Rule.REPEATED, message, fix)


def _members(record: Record) -> list[tuple[Path, Mapping[str, object]]]:
    """The members of a consortium that say who they are, whatever else is wrong with them."""
    found = record.find("members", "*")
    return [(at, each) for at, each in found if isinstance(each, dict) and isinstance(each.get("who"), str)]


def member_faults(record: Record, ended: Mapping[str, tuple[PartialDate, str]]) -> Iterator[Problem]:
    """Members that came after their organisation had ended. `ended` gives the date of each, and where it is told."""
    for at, member in _members(record):
        since, (last, where) = PartialDate.within(member, "since"), ended.get(member["who"], (None, ""))
        if since and last and since.is_after(last):
            message = f"`since` ({since}) lies after `{member['who']}` ended ({last}: {where})"
            yield record.fault((*at, "since"), Rule.DATE_ORDER, message, "put the two right")


def _nothing(_record: Record) -> Iterator[Problem]:
    yield from ()


_OWN: Mapping[type[Page], Callable[[Record], Iterator[Problem]]] = {
    Forum: _forum,
    Event: _event,
    Opportunity: _opportunity,
    Consortium: _consortium,
}
