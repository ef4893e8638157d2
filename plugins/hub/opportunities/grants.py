"""Grants: which organisation was given a grant by whom and when, as 360Giving's JSON and CSV tell it.

Only that is read. A grant to a person is passed over: no name, number or description of it is kept.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.opportunities.plain import is_address_to_show, one_line, organisation_name
from hub.records.dates import PartialDate
from hub.records.given import Given, Misread, decoded, in_digits, read_json
from hub.records.org_ids import compared, org_id
from hub.records.report import counted

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "recipient org:identifier": ("recipientOrganization", "id"),
    "recipient org:name": ("recipientOrganization", "name"),
    "recipient org:charity number": ("recipientOrganization", "charityNumber"),
    "recipient org:company number": ("recipientOrganization", "companyNumber"),
    "recipient ind:identifier": ("recipientIndividual", "id"),
    "recipient ind:name": ("recipientIndividual", "name"),
    "funding org:identifier": ("fundingOrganization", "id"),
    "funding org:name": ("fundingOrganization", "name"),
    "planned dates:end date": ("plannedDates", "endDate"),
    "award date": ("awardDate",),
    "amount awarded": ("amountAwarded",),
    "data source": ("dataSource",),
}
"""The headings that are read, in small letters (360Giving: the titles of the schema along the path)."""
_LISTS = frozenset({"recipientOrganization", "fundingOrganization", "plannedDates"})
_FORMS = ("%d/%m/%Y", "%d/%m/%Y %H:%M", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
_MONTHS = ("%m/%Y", "%B %Y", "%b %Y")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?\Z")


@dataclass(frozen=True, slots=True)
class Award:
    """A grant to an organisation. `numbers` and `funder_numbers` are those of registers, as GB-CHC-1234567.

    `month` is when it was awarded and `until` when it was to end, None where no date tells. `source` is a web address.
    """

    numbers: tuple[str, ...]
    name: str
    funder_numbers: tuple[str, ...]
    funder: str
    month: PartialDate | None
    until: PartialDate | None
    source: str


@dataclass(frozen=True, slots=True)
class Awards:
    """The grants of some files. `persons` and `empty` count those passed over: to people, and of no money.

    `doubts` say in sentences which grants, and which parts of one, were not understood.
    """

    awards: tuple[Award, ...]
    persons: int
    empty: int
    doubts: tuple[str, ...]


class _Unsourced(Misread):
    """A grant that does not say where it is from."""


def awards(files: Mapping[str, bytes], source: str = "") -> Awards:
    """Read files of grants. `source` is the address that they are from, for those that do not say.

    A grant that cannot be understood is passed over, and told; those of a file that do not say where they are from are
    told together. Raises `Misread` with the place where no grant of a file can be read, or the file itself cannot.
    """
    found: list[Award] = []
    persons = empty = 0
    doubts: list[str] = []
    for file, data in files.items():
        given = read_json(file, data) if _is_json(data) else read_csv(file, data)
        grants = given["grants"] if isinstance(given.value, dict) else given
        if not grants and not isinstance(grants.value, list):
            given.refuse("there are no grants in it")
        before, misread, unsourced = len(found) + persons, [], 0
        for grant in grants:
            try:
                if grant["recipientIndividual"]:
                    persons += 1
                elif award := _award(grant, given, source, doubts):
                    found.append(award)
                else:
                    empty += 1
            except _Unsourced:
                unsourced += 1
            except Misread as error:
                misread.append(error)
        if unsourced:
            say = "grant does not say where it is from", "grants do not say where they are from"
            misread.insert(0, Misread(file, "", f"{counted(unsourced, *say)}; name the address with --source"))
        if misread and len(found) + persons == before:
            raise misread[0]
        doubts += map(str, misread)
    return Awards(tuple(found), persons, empty, tuple(dict.fromkeys(doubts)))


def _is_json(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def read_csv(file: str, data: bytes) -> Given:
    """The grants of a CSV file in the shape of the JSON, each with its row for a place. Other columns are not read."""
    if data[:2] == b"PK":
        raise Misread(file, "", "this is a spreadsheet; save it as CSV first")
    rows = csv.reader(io.StringIO(decoded(file, data, windows=True), newline=""), strict=True)
    try:
        head = [re.sub(r":\d+:", ":", " ".join(name.split()).casefold()) for name in next(rows, [])]
        for part in ("recipient org", "funding org"):
            if not {f"{part}:identifier", f"{part}:name"} & set(head):
                raise Misread(file, "row 1", f"there is no column “{part.title()}:Identifier” or “{part.title()}:Name”")
        grants = [_grant(head, row, number, file) for number, row in enumerate(rows, 2) if any(map(str.strip, row))]
    except csv.Error as error:
        raise Misread(file, f"line {rows.line_num}", f"this is not CSV ({error})") from None
    return _Rows(grants, file)


class _Rows(Given):
    """The rows of a CSV file: each has a place of its own."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Given]:
        return iter(self.value)


def _grant(head: list[str], row: list[str], number: int, file: str) -> Given:
    grant: dict[str, Any] = {}
    for name, cell in zip(head, row, strict=False):
        text = cell.strip()
        match _COLUMNS.get(name):
            case (only,) if text:
                grant.setdefault(only, text)
            case (holder, field) if text:
                grant.setdefault(holder, {}).setdefault(field, text)
    shaped = {name: [value] if name in _LISTS else value for name, value in grant.items()}
    return Given(shaped, file, f"row {number}")


def _award(grant: Given, package: Given, source: str, doubts: list[str]) -> Award | None:
    """A grant to an organisation; None where it is of no money: a part of another."""
    amount = grant["amountAwarded"].number()
    if amount is not None and amount < 0:
        grant["amountAwarded"].refuse(f"a grant of less than nothing, {in_digits(amount, 2)}")
    if amount == 0:
        return None
    numbers, name = _organisation(grant["recipientOrganization"])
    funder_numbers, funder = _organisation(grant["fundingOrganization"])
    if not funder_numbers and not funder:
        grant["fundingOrganization"].refuse("it does not say who gave the grant")
    told = (grant["dataSource"].text(), package["dataSource"].text() if isinstance(package.value, dict) else "")
    web = source or next(filter(is_address_to_show, told), "")
    if not web:
        raise _Unsourced(grant.file, grant.place, "it does not say where it is from")
    ends = [_month(each["endDate"], doubts) for each in grant["plannedDates"]]
    until = max((end for end in ends if end), key=lambda end: end.first_day, default=None)
    return Award(numbers, name, funder_numbers, funder, _month(grant["awardDate"], doubts), until, web)


def _organisation(given: Given) -> tuple[tuple[str, ...], str]:
    """The numbers and the name of the first organisation of a list."""
    first = next(iter(given), Given(None, given.file, given.place))
    told = [first["id"].text(), *(_numbered(first, *each) for each in _REGISTERS)]
    numbers = tuple(dict.fromkeys(compared(number) for number in told if number))
    return numbers, organisation_name(first["name"].text(), 200)


_REGISTERS = (("charityNumber", "charity"), ("companyNumber", "company"))


def _numbered(given: Given, field: str, register: str) -> str:
    number = given[field].text().removesuffix(".0")  # a spreadsheet took it for a number
    return org_id(register, number) if number else ""


def _month(given: Given, doubts: list[str]) -> PartialDate | None:
    """The month of a date in any of the ways in which real files write it; what is none is left out, and told."""
    text = given.text()
    if not text:
        return None
    if iso := _ISO.match(text):
        text = iso[1]
    try:
        day = PartialDate.parse(text)
        return PartialDate(day.year, day.month)
    except ValueError:
        pass
    for form in (*_FORMS, *_MONTHS):
        try:
            day = datetime.strptime(text, form)
            return PartialDate.parse(f"{day.year:04d}-{day.month:02d}")  # 9999 stands for no end
        except ValueError:
            continue
    doubts.append(f"{given.where}: “{one_line(text, 30)}” is no date; it was left out")
    return None
