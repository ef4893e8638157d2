"""Consistency: what the fields of one page say of each other, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.kinds import KINDS, folder_of
from hub.knowledge.opportunity import OFFERING, Opportunity
from hub.knowledge.page import Page
from hub.records.dates import Moment, PartialDate
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule

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


def _consortium(record: Record) -> Iterator[Problem]:
    if "outcomes" not in record.data:
        message = "it is not told what is to be better for people"
        yield record.fault((), Rule.NO_OUTCOME, message, "add outcomes:, or leave it where no source tells any")


def _nothing(_record: Record) -> Iterator[Problem]:
    yield from ()


_OWN: Mapping[type[Page], Callable[[Record], Iterator[Problem]]] = {
    Forum: _forum,
    Event: _event,
    Opportunity: _opportunity,
    Consortium: _consortium,
}
