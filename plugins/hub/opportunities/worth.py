"""Worth: how long contracts run and what they are worth, as a release tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hub.opportunities.days import day_of
from hub.opportunities.limits import LONGEST_LENGTH, LONGEST_LOT, MOST_LOTS, MOST_POUNDS
from hub.opportunities.people import People
from hub.opportunities.plain import one_line, plain
from hub.records.given import Given, in_digits

_STAND_IN = 1  # pounds: what is written where a number must stand and none is known
_FITS = {"sme": "small firms", "vcse": "charities"}


def length_of(
    periods: Iterable[Given], extension: str | None, where: str, doubts: list[str]
) -> tuple[str, tuple[date | None, date | None]]:
    """How long contracts run, in words, and their first and last day.

    `extension` is how they may go on after that: a sentence, empty where nobody says how, None where they may not.
    Where it has no room, that is a doubt about the part of the file that is `where`.
    """
    starts, ends, furthest, days = [], [], [], []
    for period in periods:
        starts.append(day_of(period["startDate"], doubts))
        ends.append(day_of(period["endDate"], doubts))
        furthest.append(day_of(period["maxExtentDate"], doubts))
        days.append(period["durationInDays"].number())
    first = min((day for day in starts if day), default=None)
    last = max((day for day in ends if day), default=None)
    latest = max((day for day in furthest if day), default=None)
    longest = max((number for number in days if number and 0 < number < 100_000), default=None)
    words = ""
    if first and last:
        words = f"From {_words(first)} to {_words(last)}"
    elif last:
        words = f"Until {_words(last)}"
    elif longest:
        words = f"{longest:,.0f} days"
    more = ""
    if latest and (last is None or latest > last):
        more = f"it may go on until {_words(latest)}"
    elif extension is not None:
        more = "it may be extended"
    words = "; ".join(part for part in (words, more) if part)
    if more and extension and len(words) + 2 + len(extension) <= LONGEST_LENGTH:
        words = f"{words}: {extension}"
    elif more and extension:
        doubts.append(f"{where}: how it may be extended is too long for a file; only the notice says it")
    return f"{words[:1].upper()}{words[1:]}", (first, last)


def extension_of(holders: Iterable[Given], people: People) -> str | None:
    """How contracts may be extended, where all that say it say the same; empty where not, None where none may be."""
    may, told = False, set()
    for holder in holders:
        text = " ".join(plain(holder["renewal"]["description"].text(), people).split()).rstrip(".")
        may |= bool(text) or holder["hasRenewal"].value is True
        told |= {text} - {""}
    return (told.pop() if len(told) == 1 else "") if may else None


def _words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def value_of(
    tender: Given, awards: list[Given], contracts: list[Given], doubts: list[str]
) -> tuple[int | None, str]:
    """What it is worth, in whole pounds, and what is to be said of that: agreed, else offered, else all lots."""
    for parts in (contracts, awards):
        agreed = [value for each in parts if (value := _pounds(each["value"], doubts))]
        if not agreed:
            continue
        return _sum(parts[0], agreed, "As agreed", doubts)
    if offered := _pounds(tender["value"], doubts):
        return offered[0], _note([offered], "")
    lots = [value for each in tender["lots"] if (value := _pounds(each["value"], doubts))]
    return _sum(tender["lots"], lots, "All lots together", doubts) if lots else (None, "")


def _sum(where: Given, values: list[tuple[int, bool]], words: str, doubts: list[str]) -> tuple[int | None, str]:
    total = sum(amount for amount, _ in values)
    if total > MOST_POUNDS:
        doubts.append(f"{where.where}: {in_digits(total)} pounds in all cannot be; it was left out")
        return None, ""
    return total, _note(values, words)


def _note(values: list[tuple[int, bool]], words: str) -> str:
    gross = "with VAT" if any(gross for _, gross in values) else ""
    told = ", ".join(part for part in (words, gross) if part)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _pounds(value: Given, doubts: list[str]) -> tuple[int, bool] | None:
    """An amount in whole pounds and whether it is with VAT; None where there is none that means anything."""
    net, gross = value["amount"].number(), value["amountGross"].number()
    amount = net if net is not None else gross
    if amount is None or amount <= _STAND_IN:
        if amount is not None and amount < 0:
            value.refuse(f"a value below nothing, {in_digits(amount, 2)}")
        return None
    if (currency := value["currency"].text()) != "GBP":
        doubts.append(f"{value.where}: the value is in {one_line(currency, 10) or 'no currency'}; it was left out")
        return None
    if amount > MOST_POUNDS:
        doubts.append(f"{value.where}: {in_digits(amount)} pounds cannot be; it was left out")
        return None
    return round(amount), net is None


def lots_of(tender: Given, people: People, doubts: list[str]) -> Iterator[tuple[str, int | None, str]]:
    """The (title, value, note) of each lot; none where there is only one, which is the whole.

    How long it runs and how it may be extended stands in its note where that is not so of all lots.
    """
    lots = list(tender["lots"])
    if len(lots) < 2:
        return
    if len(lots) > MOST_LOTS:
        doubts.append(f"{tender['lots'].where}: {len(lots)} lots; the first {MOST_LOTS} were taken")
    lots = lots[:MOST_LOTS]
    lengths = [length_of([lot["contractPeriod"]], extension_of([lot], people), lot.where, doubts)[0] for lot in lots]
    for number, (lot, length) in enumerate(zip(lots, lengths, strict=True), 1):
        named = one_line(lot["title"].text(), LONGEST_LOT, people)
        title = named or f"Lot {one_line(lot['id'].text(), 40, people) or number}"
        worth = _pounds(lot["value"], doubts)
        fits = [word for name, word in _FITS.items() if lot["suitability"][name].value is True]
        told = [_note([worth], "") if worth else "", length if len(set(lengths)) > 1 else ""]
        told.append(f"suitable for {' and '.join(fits)}" if fits else "")
        note = ". ".join(f"{part[:1].upper()}{part[1:]}" for each in told if (part := each.rstrip(".")))
        yield title, worth[0] if worth else None, f"{note}." if note else ""
