"""Sectors: the parts of a postcode that lie in the borough, and their centres, from OS Code-Point Open.

A sector has some thousands of homes: near enough to tell how far something is, and no home is told.
"""
from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from hub.places.distance import Centre
from hub.places.national_grid import degrees_of
from hub.places.strays import strays
from hub.records.comments import Comments
from hub.records.given import Misread, decoded
from hub.records.writer import node_of, write
from hub.vocabulary.read import schema

PATH = "vocabulary/sectors.yaml"
FIELDS = 10
"""Of a line of the product: postcode, quality, easting, northing, five codes of regions, ward."""
UNPLACED = 90
"""The quality of a postcode whose place is not known; 10 is the best."""
DECIMALS = 5
SHOWN = 5
"""As many sectors as a fault names."""

_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) *([0-9])[A-Z]{2}\Z")
_HEAD = [
    "# Centres of the postcode sectors that lie in the borough, made by `hub import postcodes` from OS Code-Point Open",
    "# (Open Government Licence v3.0). Contains OS data © Crown copyright and database right; Royal Mail data © Royal",
    "# Mail copyright and database right; National Statistics data © Crown copyright and database right.",
]


@dataclass(frozen=True, slots=True)
class _Postcode:
    """The sector of one postcode, its place in metres on the National Grid, and the code of its ward."""

    sector: str
    easting: int
    northing: int
    ward: str


def sectors(
    files: Mapping[str, bytes], wards: Mapping[str, Centre], before: Collection[str] = ()
) -> dict[str, Centre]:
    """Sectors with a postcode in one of the `wards`, by name, each with the middle of all its postcodes in the files.

    The wards have their centres by their codes; `before` are the sectors that are known so far. Raises `Misread` with
    the file and line of what cannot be understood, where no postcode lies in any of the wards, where one of `before`
    is missing, and where a sector lies far from all the wards.
    """
    held: dict[str, list[_Postcode]] = {}
    for file, data in files.items():
        for each in _read(file, data):
            held.setdefault(each.sector, []).append(each)
    inside = sorted(name for name, its in held.items() if any(each.ward in wards for each in its))
    if not inside:
        what = "no postcode lies in a ward of vocabulary/wards.yaml, by its code; give the file of your postcode area"
        raise Misread(", ".join(files), "", f"{what}, or bring the codes up to date with `hub import boundaries`")
    if gone := sorted(set(before) - set(inside)):
        what = f"no postcode of the wards is in {_some(gone)}, which {PATH} has; give the files of all your postcode"
        raise Misread(", ".join(files), "", f"{what} areas, or take these out of {PATH} if they are no more")
    found = {name: _middle(held[name]) for name in inside}
    if far := strays(found, wards.values()):
        what = f"{_some(far)} would lie far from every ward; see whether eastings stand before northings"
        raise Misread(", ".join(files), "", f"{what}, and the centres in vocabulary/wards.yaml are right")
    return found


def text_of(found: Mapping[str, Centre]) -> str:
    """The file of the vocabulary with these sectors."""
    return write(node_of(dict(found)), schema("sectors").shape, Comments(head=_HEAD))


def _read(file: str, data: bytes) -> Iterator[_Postcode]:
    reader = csv.reader(decoded(file, data).splitlines())
    try:
        for row in reader:
            if row and (found := _postcode(file, f"line {reader.line_num}", row)):
                yield found
    except csv.Error as error:
        raise Misread(file, f"line {reader.line_num}", f"this is not CSV ({error})") from None


def _postcode(file: str, line: str, row: list[str]) -> _Postcode | None:
    if len(row) != FIELDS:
        what = f"a line of Code-Point Open has {FIELDS} fields, this has {len(row)}; give the product's own CSV file"
        raise Misread(file, line, what)
    code = _POSTCODE.match(row[0])
    if not code:
        raise Misread(file, line, f"“{row[0][:20]}” is no postcode; leave out a line of headings, if this is one")
    quality, easting, northing = (_number(file, line, text) for text in row[1:4])
    if quality >= UNPLACED:
        return None
    return _Postcode(f"{code[1]} {code[2]}", easting, northing, row[-1])


def _number(file: str, line: str, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise Misread(file, line, f"“{text[:20]}” is no whole number of metres, or no quality")
    return int(text)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _middle(postcodes: list[_Postcode]) -> Centre:
    north, east = degrees_of(fmean(each.easting for each in postcodes), fmean(each.northing for each in postcodes))
    return round(north, DECIMALS), round(east, DECIMALS)
