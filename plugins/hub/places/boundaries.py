"""Boundaries: the codes and centres of wards, from the GeoJSON of the Office for National Statistics.

Its fields carry the year in their names (`WD25CD`); whichever it is, they are read.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hub.places.distance import Centre
from hub.places.sectors import DECIMALS
from hub.places.strays import strays
from hub.records.comments import comments_of
from hub.records.given import Given, Misread, read_json
from hub.records.text import decode
from hub.records.tree import List, Map, Scalar, parse
from hub.records.writer import write
from hub.vocabulary import Ward
from hub.vocabulary.read import schema

PATH = "vocabulary/wards.yaml"
_CODE, _NAME = re.compile(r"WD[0-9]{2}CD\Z"), re.compile(r"WD[0-9]{2}NM\Z")
_IS_CODE = re.compile(r"[EWSN][0-9]{8}\Z")


@dataclass(frozen=True, slots=True)
class Boundary:
    """What a file tells of a ward. `centre` is (latitude, longitude) in degrees, as the file writes them."""

    code: str
    name: str
    centre: Centre


def boundaries(files: Mapping[str, bytes]) -> list[Boundary]:
    """The wards of all files. Raises `Misread` with the place of what cannot be understood."""
    found = []
    for file, data in files.items():
        features = list(read_json(file, data)["features"])
        if not features:
            raise Misread(file, "features", "there is no ward in it; give the GeoJSON file of ward boundaries")
        found += map(_boundary, features)
    return found


def _boundary(feature: Given) -> Boundary:
    told = feature["properties"]
    code, name = (_named(told, pattern, what) for pattern, what in ((_CODE, "WD25CD"), (_NAME, "WD25NM")))
    if not _IS_CODE.match(code.text()):
        code.refuse(f"“{code.text()[:20]}” is no code of a ward, as E05000001")
    latitude, longitude = (_degrees(told[field], *within) for field, within in (("LAT", (49, 61)), ("LONG", (-9, 2))))
    return Boundary(code.text(), name.text(), (latitude, longitude))


def _named(told: Given, pattern: re.Pattern[str], example: str) -> Given:
    fields = [field for field in told.value or {} if pattern.match(field)] if isinstance(told.value, dict) else []
    if not fields or not told[fields[0]]:
        told.refuse(f"there is no {example} here, or the like of another year; give a file of wards")
    return told[fields[0]]


def _degrees(given: Given, least: int, most: int) -> float:
    """A number within the bounds that the United Kingdom has."""
    number = given.number()
    if number is None or not least <= number <= most:
        given.refuse("the centre of the ward is not here, in degrees; choose a file that has LAT and LONG")
    return number


class Unmatched(ValueError):
    """A ward of the vocabulary that no file tells of, or several do, or that is told twice.

    The message names it and says what to do.
    """


def brought_up_to_date(data: bytes, wards: Iterable[Ward], found: Iterable[Boundary]) -> str:
    """The text of `vocabulary/wards.yaml` with codes and centres as the boundaries have them; all else stays.

    A ward is known by its code, else by its name. Raises `Unmatched`.
    """
    text, _ = decode(PATH, data)
    root, _ = parse(PATH, text)
    assert root is not None  # the hub was read before, and it was right
    comments, lost = comments_of(PATH, text, root)
    if lost:
        raise Unmatched(f"{PATH}, line {lost[0].line}: {lost[0].message}; {lost[0].fix}")
    held, taken = list(found), dict[str, str]()
    matched = {ward.slug: _match(ward, held) for ward in wards}
    centres = {slug: boundary.centre for slug, boundary in matched.items()}
    if far := strays(centres, centres.values()):
        named = ", ".join(f"`{slug}` ({matched[slug].code})" for slug in far[:3])
        raise Unmatched(f"{PATH}: {named} would lie far from the other wards; give a file of your borough alone")
    for ward in wards:
        boundary = matched[ward.slug]
        if other := taken.get(boundary.code):
            message = f"{boundary.code} is `{other}` already; give the two names of their own"
            raise Unmatched(f"{PATH}: `{ward.slug}`: {message}")
        taken[boundary.code] = ward.slug
        _tell(root, ward.slug, boundary)
    return write(root, schema("wards").shape, comments)


def _match(ward: Ward, found: Iterable[Boundary]) -> Boundary:
    named = []
    for each in found:
        if each.code == ward.code:
            return each
        if _plain(each.name) == _plain(ward.name):
            named.append(each)
    told = f"{PATH}: `{ward.slug}`: no ward of the file is {ward.code}"
    if not named:
        raise Unmatched(f"{told} or called “{ward.name}”; mend its code or name")
    if len(named) > 1:
        codes = ", ".join(each.code for each in named[:3])
        raise Unmatched(f"{told}, and several are called “{ward.name}” ({codes}); give a file of your borough alone")
    return named[0]


def _tell(root: Map, slug: str, boundary: Boundary) -> None:
    ward = root.entries[slug][1]
    assert isinstance(ward, Map)
    ward.entries["code"] = (ward.entries["code"][0], Scalar(boundary.code))
    centre = List([Scalar(f"{number:.{DECIMALS}f}", None) for number in boundary.centre])
    ward.entries["centre"] = (ward.entries["centre"][0], centre)


def _plain(name: str) -> str:
    """A name as two files may write it alike: `St Giles & Lyndhurst` is `St. Giles and Lyndhurst`."""
    return " ".join(re.findall(r"\w+", name.replace("&", " and ").casefold()))
