"""Checking listings: what the schema of one cannot know, what shows only among all, and what a reader would miss.

Each check is a function from records to problems. A record may be wrong in itself, so a check reads it through
`Record.find` and passes over what is not there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from hub.listings import duplicates
from hub.listings.connections import connection_faults
from hub.listings.contact import is_odd_phone, is_personal_mailbox
from hub.listings.names import letters
from hub.listings.read import schema
from hub.records.dates import PartialDate
from hub.records.problem import Problem
from hub.records.readability import LIMIT, grade
from hub.records.record import Record
from hub.records.rules import Rule, fault
from hub.records.tree import Path
from hub.records.words import patterns, unknown_words

_ENDED = ("closed", "merged")


def check_listing(record: Record, words: Mapping[str, Collection[str]]) -> list[Problem]:
    """Every problem that shows in a listing by itself. `words` are the slugs of each vocabulary that can be trusted."""
    return [
        *unknown_words(record, _where(), words),
        *_status(record),
        *_date_order(record),
        *_time_order(record),
        *_place_names(record),
        *_helpfulness(record),
    ]


def check_listings(
    records: Sequence[Record], words: Mapping[str, Collection[str]], unread: Collection[str]
) -> list[Problem]:
    """Every problem that shows only when listings are seen together.

    `words` are the slugs of each vocabulary that can be trusted, and of the pages in each section that connections may
    name, with those of `drafts` as section/slug; `unread` those of listings whose files could not be read, which may be
    pointed to all the same.
    """
    return [
        *_addresses(records, words.get("bodies", ())),
        *duplicates.find(records),
        *connection_faults(records, words, unread),
    ]


@cache
def _where() -> tuple[tuple[Path, str], ...]:
    """Where a listing may name words, and of which vocabulary."""
    return tuple(patterns(schema().shape))


def _addresses(records: Sequence[Record], bodies: Collection[str]) -> Iterator[Problem]:
    """Addresses that two records lay claim to, and words that could mean two things."""
    live = {record.slug.casefold(): record for record in reversed(records)}
    formers: dict[str, Record] = {}
    for record in records:
        first = live[record.slug.casefold()]
        if first is not record:
            message = (
                f"this file and {first.path} have one address: some computers do not tell capitals from small letters"
            )
            yield record.fault((), Rule.SAME_ADDRESS, message, "give one of them another name")
        if record.slug in bodies:
            message = f"`{record.slug}` is also a body in vocabulary/bodies.yaml"
            yield record.fault(
                (), Rule.SAME_WORD, message, "take it out there: a group with a listing is named by its listing"
            )
        for at, old in record.texts("former", "*"):
            if old.casefold() == record.slug.casefold():
                yield record.fault(
                    at, Rule.SAME_ADDRESS, f"`{old}` is this listing's address now", "take it out of `former`"
                )
            elif old.casefold() in live:
                message = f"`{old}` is the address of {live[old.casefold()].path}"
                yield record.fault(
                    at, Rule.SAME_ADDRESS, message, "take it out of `former`, or give that listing another name"
                )
            elif (other := formers.setdefault(old.casefold(), record)) is not record:
                message = f"`{old}` leads to {other.path} already"
                yield record.fault(at, Rule.SAME_ADDRESS, message, "keep it in one of the two")


def is_open(record: Record) -> bool:
    """Whether a listing says neither that it closed nor that it merged."""
    return not any(status in _ENDED for _, status in record.texts("listing", "status"))


def _status(record: Record) -> Iterator[Problem]:
    """What a listing says of itself that its status contradicts."""
    listing = record.data.get("listing")
    status = listing.get("status") if isinstance(listing, dict) else None
    if status in ("unconfirmed", "listed"):
        for name in ("ended", "successor"):
            if name in listing:
                message = f"`{name}` is for an organisation that closed or merged, but the status is {status}"
                yield record.fault(
                    ("listing", name), Rule.STATUS_MISMATCH, message, "set status to closed or merged, or take it out"
                )
    if status == "unconfirmed" and "checked" in listing:
        message = "the listing has been checked, but the status is unconfirmed"
        yield record.fault(("listing", "status"), Rule.STATUS_MISMATCH, message, 'write status: "listed"')


_PAIRS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("connections", "*"), "since", "until"),
    (("listing", "sources", "*"), "date", "read"),
)


def _date_order(record: Record) -> Iterator[Problem]:
    """Dates and times that lie the wrong way round."""
    for pattern, first, second in _PAIRS:
        for at, value in record.find(*pattern):
            early, late = (PartialDate.within(value, name) for name in (first, second))
            if early and late and early.is_after(late):
                message = f"`{first}` ({early}) lies after `{second}` ({late})"
                yield record.fault((*at, first), Rule.DATE_ORDER, message, "put the two right")


def _time_order(record: Record) -> Iterator[Problem]:
    """Opening hours that end before they begin, or as they do."""
    for at, hours in record.find("services", "*", "times", "*"):
        opens, closes = (hours.get(name) if isinstance(hours, dict) else None for name in ("from", "to"))
        if _is_clock(opens) and _is_clock(closes) and opens >= closes:
            message = f"it opens at {opens}, which is not before it closes at {closes}"
            fix = 'put the two right; what goes on past midnight is to: "23:59" here, and the rest the next day'
            yield record.fault((*at, "from"), Rule.TIME_ORDER, message, fix)


def _is_clock(text: object) -> bool:
    return isinstance(text, str) and re.fullmatch("[0-9]{2}:[0-9]{2}", text) is not None


def _place_names(record: Record) -> Iterator[Problem]:
    """Services that all but name one of the places above: a slip of the pen would tear them apart."""
    places = {letters(name): name for _, name in record.texts("locations", "*", "name")}
    names = set(places.values())
    for at, name in record.texts("services", "*", "at"):
        if name not in names and letters(name) in places:
            right = places[letters(name)]
            yield record.fault(
                at, Rule.PLACE_NAME, f"“{name}” is not written as the place is above", f'write "{right}"'
            )


def _helpfulness(record: Record) -> Iterator[Problem]:
    """What passes, but serves a reader badly."""
    open_still = is_open(record)
    top: Path = ()
    if "topics" not in record.data and not any(record.find("services", "*", "topics")):
        yield record.fault(
            top, Rule.NO_TOPIC, "no topic is named, so no topic page shows it", "add topics from vocabulary/topics.yaml"
        )
    if open_still and "contact" not in record.data:
        yield record.fault(
            top, Rule.NO_CONTACT, "there is no way to reach it", "add a website, an email address or a telephone number"
        )
    if (
        open_still
        and record.data.get("reach") in ("place", "wards")
        and "locations" not in record.data
        and "serves" not in record.data
    ):
        message = (
            f"it works in {'a place that is' if record.data['reach'] == 'place' else 'wards that are'} not told"
        )
        yield record.fault(top, Rule.NO_PLACE, message, "add locations, or the wards or neighbourhoods it serves")
    names = [name for _, name in [*record.texts("name"), *record.texts("other_names", "*")]]
    for at, address in record.texts("contact", "email"):
        if is_personal_mailbox(address, names):
            message = f"{address} looks like the mailbox of a person"
            yield record.fault(at, Rule.PERSONAL_MAILBOX, message, "ask for an address of the organisation")
    for at, number in record.texts("contact", "phone"):
        if is_odd_phone(number) and re.search("[0-9]", number):  # one without any is worse than odd
            yield record.fault(
                at, Rule.ODD_PHONE, f"“{number[:50]}” is an odd telephone number", "write it as 020 7946 0000"
            )
    for at, about in record.texts("about"):
        index = grade(about.split("\n\n"))
        if index and index > LIMIT:
            message = f"`{at[-1]}` is hard to read: an index of {index:.1f}, where {LIMIT:.0f} is the most"
            yield fault(
                record.path, record.place(*at), Rule.READING_AGE, message, "use shorter sentences and shorter words"
            )
