"""What the browser makes of texts and records is what Python makes of them."""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from typing import Any

import pytest

from hub.listings.contact import is_odd_phone
from hub.listings.names import bare_name, letters
from hub.listings.read import schema
from hub.records.dates import PartialDate
from hub.records.forms import is_email, is_partial_date, is_web_address
from hub.records.slug import slugify
from hub.records.text import HIDDEN
from hub.records.writer import node_of, write
from tests.form.conftest import texts, whole

LISTING = {
    "status": "unconfirmed",
    "added": "2026-11-24",
    "sources": [{"url": "https://hub.example.org/list-your-group/", "read": "2026-11-24", "kind": "sent"}],
}
PLAIN = {"name": "A", "kind": "charity", "summary": "It helps.", "reach": "borough", "listing": LISTING}


def test_a_slug_is_made_alike(in_browser):
    names = [text for text in texts(3000) if whole(text)]
    assert in_browser("slugify", names) == [slugify(name) for name in names]


@pytest.mark.parametrize(("ask", "made"), [("bareName", bare_name), ("letters", letters)])
def test_names_are_compared_alike(in_browser, ask, made):
    known = (chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in ("Cn", "Cs"))
    names = ["St Mary’s Choir (Ltd)", "The Société Étoile", "ΟΔΟΣ οδος", "İstanbul ıI", "Straße STRASSE"]
    names += [*map("a{}b".format, known), *filter(whole, texts(3000))]
    assert in_browser(ask, names) == [made(name) for name in names]


def test_a_web_address_is_one_on_both_sides(in_browser):
    hosts = (
        "example.org EXAMPLE.ORG a.b-c.co.uk münchen.example 例え.テスト example "
        ".org a..b x_y.org 1.2.3.4 [::1] [v1.a.bc] a%b.org ℀.org"
    ).split()
    addresses = [
        f"{scheme}{user}{host}{port}{path}"
        for scheme in ("https://", "http://", "HTTPS://", "ftp://", "//", "", "javascript:")
        for user in ("", "me@")
        for host in hosts
        for port in ("", ":", ":80", ":0", ":65535", ":65536", ":x", ":8:0")
        for path in ("", "/", "/a?b=c#d", "/a b", '/"', "?@", "#[x]", "/٣")
    ]
    assert in_browser("web", addresses) == [is_web_address(address) for address in addresses]


def test_an_email_address_is_one_on_both_sides(in_browser):
    addresses = [f"in{chr(code)}fo@example.org" for code in (*range(256), 0x2028, 0xFF1F, 0x1F955)]
    addresses += [f"{box}@{host}" for box in ("a", ".", "a..b", "") for host in ("x.uk", "x", "a..uk", "-.uk", "x.u")]
    assert in_browser("email", addresses) == [is_email(address) for address in addresses]
    assert is_email("in.fo@example.org") and not is_email("in?fo@example.org")


def test_a_date_is_one_on_both_sides(in_browser):
    days = [
        f"{y}-{m}-{d}"
        for y in ("2024", "2026", "0000", "0999", "1000", "2999", "3000", "9999", "26")
        for m in ("01", "02", "13")
        for d in ("00", "1", "28", "29", "32")
    ]
    days += ["2026", "2026-11", "2026-13", "", "2026-", "x"]
    assert in_browser("date", days) == [is_partial_date(day) for day in days]
    assert PartialDate.parse("1000-01-28")


def test_a_telephone_number_is_odd_on_both_sides(in_browser):
    some = random.Random(4)
    numbers = ["".join(some.choices("0123456789+() -x", k=some.randint(3, 14))) for _ in range(3000)]
    numbers += [
        "020 7946 0000",
        "+44 (0)20 7946 0000",
        "116 123",
        "999",
        "0800 1111",
        "+1 202 555 0100",
        "020 7946 0000 ext. 12",
    ]
    assert in_browser("phone", numbers) == [is_odd_phone(number) for number in numbers]


@pytest.mark.parametrize("ask", ["line", "lines"])
def test_what_was_made_normal_holds_nothing_that_the_check_refuses(in_browser, ask):
    for text in in_browser(ask, texts(3000)):
        assert text == text.strip() and not re.search(HIDDEN, text) and whole(text), ascii(text)
        assert "\n" not in text or ask == "lines"


def test_the_canonical_form_is_the_same_byte_for_byte(in_browser):
    records = list(some_records(4000))
    for record, written in zip(records, in_browser("write", records), strict=True):
        assert written == write(node_of(record), schema().shape), record


def some_records(count: int):
    """Records of the form's fields with nasty texts in them, whether or not a check would take them."""
    some = random.Random(7)
    strings = [text for text in texts(4000) if whole(text)]

    def text() -> str:
        return some.choice(strings)

    def several(make, most: int = 3) -> list:
        return [make() for _ in range(some.randint(1, most))]

    def fields(**make) -> dict[str, Any]:
        return {name: each() for name, each in make.items() if some.random() < 0.6}

    def opening() -> dict[str, Any]:
        return fields(
            days=lambda: several(lambda: some.choice(["monday", "friday", "x"])), **{"from": text}, to=text, note=text
        )

    def service() -> dict[str, Any]:
        return {"name": text(), **fields(summary=text, cost=text, times=lambda: several(opening), when=text, at=text)}

    def space() -> dict[str, Any]:
        return {
            "name": text(),
            **fields(
                capacity=lambda: some.choice([1, 120, "many"]),
                cost=text,
                access=lambda: several(text),
                layout=lambda: several(lambda: some.choice(["theatre", "open floor", "x"])),
                kitchen=text,
                equipment=lambda: several(text, 6),
                when=text,
            ),
        }

    def place() -> dict[str, Any]:
        return fields(name=text, postcode=text, ward=text, access=lambda: several(text), spaces=lambda: several(space))

    for _ in range(count):
        yield {
            **PLAIN,
            **fields(
                name=text,
                other_names=lambda: several(text, 6),
                summary=text,
                about=text,
                topics=lambda: several(text),
                contact=lambda: {
                    "website": f"https://example.org/{'x' * some.randint(0, 120)}",
                    **fields(email=text, phone=text),
                },
                identifiers=lambda: {"charity": text(), **fields(company=text)},
                locations=lambda: several(place),
                services=lambda: several(service),
                leave_page=lambda: some.choice([True, False]),
            ),
        }
