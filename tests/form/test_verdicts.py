"""The browser refuses a record where `hub check` would, and only there."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import pytest

from hub.listings.check import check_listing, check_listings
from hub.listings.portable import rules
from hub.listings.read import schema
from hub.records.problem import Grade
from hub.records.record import read
from hub.records.writer import node_of, write
from hub.vocabulary.read import read_vocabulary
from tests.conftest import REPOSITORY
from tests.form.conftest import NASTY, whole

WHOLE = tuple(text for text in NASTY if whole(text))
PLAIN = {
    "name": "Old Mill Choir",
    "kind": "charity",
    "summary": "We sing on Mondays.",
    "reach": "borough",
    "listing": {
        "status": "unconfirmed",
        "added": "2026-11-24",
        "sources": [{"url": "https://hub.example.org/list-your-group/", "read": "2026-11-24", "kind": "sent"}],
    },
}
UNSEEN = ("\u200d\u200c", "\u3164", "\u2800 \u2800", "\ufe0f", "\u3164a")
# By path, values that may or may not stand there; a path that is not there yet is made.
VALUES: Mapping[str, tuple[Any, ...]] = {
    "name": (None, "x" * 120, "x" * 121, "🥕" * 120, "🥕" * 121, *UNSEEN, *WHOLE),
    "summary": (
        None,
        "x" * 200,
        "x" * 201,
        "AT&T",
        "a < b",
        "5 <6",
        "<3",
        "</p>",
        "&#33;",
        "&x1;",
        "ejavascript:",
        "éJavaScript:",
    ),
    "about": ("One.\n\nTwo.", "x" * 4000, "x" * 4001, "\nOne.\n", " One.", *WHOLE),
    "kind": (None, "cio", "Charity", "", 7),
    "reach": (None, "place", "wards", "nowhere"),
    "other_names": ([], ["A"], ["A", "A"], ["A", "a"], ["x" * 121], [""], "A"),
    "identifiers": (
        {},
        {"charity": "123456"},
        {"charity": "12345"},
        {"charity": "١٢٣٤٥٦"},
        {"company": "SC123456"},
        {"company": "sc123456"},
        {"mutual": "12R"},
        {"mutual": "12RR"},
        {"tax": "1"},
    ),
    "topics": (
        ["food"],
        ["food", "food"],
        ["cheese"],
        [],
        ["food"] * 7,
        ["food", "carers", "domestic-abuse", "young-people", "community-centres"],
    ),
    "people": (["anyone"], ["nobody"], [7]),
    "serves": (["oak-hill", "the-quays"], ["nowhere"]),
    "languages": (["en", "ar"], ["xx"]),
    "contact": (
        {},
        {"website": "https://example.org"},
        {"website": "example.org"},
        {"website": "https://" + "x" * 500 + ".org"},
        {"website": "http://münchen.example/ä?ö"},
        {"email": "info@example.org"},
        {"email": "info@example"},
        {"email": "a..b@example.org"},
        {"email": "x" * 250 + "@example.org"},
        {"phone": "999"},
        {"phone": "ring"},
        {"phone": "12"},
        {"phone": "1" * 41},
        {"fax": "1"},
        [],
    ),
    "locations": (
        [{}],
        [],
        [{"name": "Hall"}],
        [{"postcode": "SE15 5SE"}],
        [{"postcode": "se15 5se"}],
        [{"postcode": "SE155SE"}],
        [{"postcode": "GIR 0AA"}],
        [{"ward": "market"}],
        [{"ward": "the-quays"}],
        [{"access": ["step-free"]}],
        [{"access": ["ramp"]}],
        [{"address": "x" * 301}],
        [{"spaces": [{"name": "Hall", "capacity": 120}]}],
        [{"spaces": [{"capacity": 120}]}],
        [{"spaces": [{"name": "Hall", "capacity": 0}]}],
        [{"spaces": [{"name": "Hall", "capacity": 5001}]}],
        [{"spaces": [{"name": "Hall", "capacity": "120"}]}],
        [{"spaces": [{"name": "Hall", "layout": ["theatre", "open floor"], "kitchen": "tea point", "charge": "free"}]}],
        [{"spaces": [{"name": "Hall", "layout": ["theatre", "theatre"]}]}],
        [{"spaces": [{"name": "Hall", "layout": ["rows"]}]}],
        [{"spaces": [{"name": "Hall", "kitchen": "oven"}]}],
        [{"spaces": [{"name": "Hall", "equipment": ["A screen", "x" * 81]}]}],
        [{"spaces": [{"name": "Hall", "equipment": [f"Chair {n}" for n in range(21)]}]}],
    ),
    "services": (
        [{"name": "Choir"}],
        [{}],
        [{"summary": "Songs"}],
        [{"name": "Choir", "cost": "free"}],
        [{"name": "Choir", "cost": "£2"}],
        [{"name": "A", "times": [{"days": ["monday"], "from": "09:00", "to": "17:30"}]}],
        [{"name": "A", "times": [{"days": ["monday"], "from": "17:30", "to": "09:00"}]}],
        [{"name": "A", "times": [{"days": ["monday"], "from": "09:00", "to": "09:00"}]}],
        [{"name": "A", "times": [{"days": ["monday", "monday"], "from": "09:00", "to": "10:00"}]}],
        [{"name": "A", "times": [{"days": ["Monday"], "from": "9:00", "to": "24:00"}]}],
        [{"name": "A", "times": [{"from": "09:00"}]}],
    ),
    "leave_page": (True, False, "yes"),
    "listing.status": ("listed", "merged", "open", None),
    "listing.checked": ("2026-11-24",),
    "listing.sources": ([], [{"url": "https://example.org"}], [{"url": "https://example.org", "read": "2026-02-30"}]),
    "colour": ("red",),
}
PLACES = [
    ("The Hall", "The Hall"),
    ("The Hall", "the hall"),
    ("The Hall", "Hall"),
    ("St. Anne’s", "St Annes"),
    ("Straße", "STRASSE"),
    ("ΟΔΟΣ", "οδος"),
    ("Église", "Eglise"),
]


@pytest.fixture(scope="session")
def refused() -> Callable[[dict[str, Any]], bool]:
    """Whether `hub check` finds a *must* in the canonical file of a record."""
    folder = REPOSITORY / "tests" / "sites" / "small" / "vocabulary"
    slugs = read_vocabulary({f"vocabulary/{file.name}": file.read_bytes() for file in folder.glob("*.yaml")}).slugs

    def found(record: dict[str, Any]) -> bool:
        text = write(node_of(record), schema().shape)
        listing, problems = read("organisations/a.yaml", "a", text.encode("utf-8", "surrogatepass"), schema())
        if listing:
            problems += [*check_listing(listing, slugs), *check_listings([listing], slugs, ())]
        return any(problem.grade is Grade.MUST for problem in problems)

    return found


def changed(path: str, value: Any) -> dict[str, Any]:
    record = deepcopy(PLAIN)
    *above, last = path.split(".")
    holder = record
    for step in above:
        holder = holder[step]
    if value is None:
        del holder[last]
    else:
        holder[last] = value
    return record


def hall(place: str, at: str) -> dict[str, Any]:
    return {**PLAIN, "locations": [{"name": place}], "services": [{"name": "Choir", "at": at}]}


def test_each_fault_alone_is_found_on_both_sides(in_browser, refused):
    records = [changed(path, value) for path, values in VALUES.items() for value in values]
    records += [hall(*names) for names in PLACES]
    ours = [refused(record) for record in records]
    theirs = in_browser("check", records)
    differ = [(record, found) for record, must, found in zip(records, ours, theirs, strict=True) if must != bool(found)]
    assert not differ
    assert 100 < sum(ours) < len(ours) - 50  # good ones and bad ones in plenty


def test_faults_together_are_found_on_both_sides(in_browser, refused):
    some = random.Random(4)
    records = []
    for _ in range(1500):
        record = deepcopy(PLAIN)
        for path in some.sample([path for path in VALUES if "." not in path], 4):
            if (value := some.choice(VALUES[path])) is not None:
                record[path] = value
        records.append(record)
    theirs = in_browser("check", records)
    assert [refused(record) for record in records] == [bool(found) for found in theirs]


def test_every_keyword_of_the_schema_is_understood_by_the_browser(in_browser, words):
    (known,) = in_browser("keywords", [None])
    assert keywords(rules(words)["schema"]) <= set(known)


def keywords(part: Any, names: bool = False) -> set[str]:
    """Every keyword below a part of a schema. The fields of `properties` are names, not keywords."""
    if isinstance(part, list):
        return {each for item in part for each in keywords(item)}
    if not isinstance(part, dict):
        return set()
    found = set() if names else set(part)
    for name, value in part.items():
        if names or name in ("properties", "items", "allOf", "if", "then"):
            found |= keywords(value, names=not names and name == "properties")
    return found


def test_what_travels_to_the_browser_is_plain_json(words):
    assert json.loads(json.dumps(rules(words))) == rules(words)
