"""What a postcode, a web address, an email address and a date look like."""

from __future__ import annotations

import pytest

from hub.records.forms import is_day, is_email, is_partial_date, is_postcode, is_web_address


@pytest.mark.parametrize(
    "text", ["SE15 5SE", "SE1 9GF", "SE1P 5LX", "W1A 1AA", "EC1A 1BB", "M1 1AE", "B33 8TH", "CR2 6XH", "GIR 0AA"]
)
def test_a_postcode_of_each_form_passes(text):
    assert is_postcode(text)


@pytest.mark.parametrize(
    "text", ["se15 5se", "SE155SE", "SE15  5SE", "SE15 5S", "SE15", "SE15 5CE", "QE1 1AA", "SE15 5SE\n", " SE15 5SE"]
)
def test_what_cannot_be_a_postcode_is_refused(text):
    assert not is_postcode(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org",
        "http://example.org/a_(b)?c=d&e=f#g",
        "https://example.org:8080/",
        "https://issuu.com./x",
        "https://bücher.example",
    ],
)
def test_web_addresses_pass(text):
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org",
        "example.org",
        "https://",
        "https://localhost",
        "https://user@example.org",
        "https://exa mple.org",
        "https://example.org/<x>",
        "https://[::1",
        "https://1.2.3.4",
        "https://example.org:99999999",
        "mailto:a@example.org",
        "https://example.org/\n",
    ],
)
def test_what_is_no_web_address_is_refused(text):
    assert not is_web_address(text)


@pytest.mark.parametrize(
    "text, right",
    [
        ("info@example.org", True),
        ("a.b+c@sub.example.co.uk", True),
        ("info", False),
        ("info@example", False),
        ("a@b@example.org", False),
        ("a b@example.org", False),
        ("Info <info@example.org>", False),
        ("info@example..org", False),
        ("info@example.org\n", False),
        ("o'brien@example.org", True),
        ("info?bcc=other@example.org", False),
        ("info&cc=other@example.org", False),
        ("info%0Abcc=other@example.org", False),
        ("info#x@example.org", False),
        ("a/b@example.org", False),
    ],
)
def test_email_addresses_are_told_from_others(text, right):
    assert is_email(text) is right


@pytest.mark.parametrize(
    "text, day, partial",
    [
        ("2026-11-24", True, True),
        ("2026-11", False, True),
        ("2026", False, True),
        ("2026-02-30", False, False),
        ("2026-13", False, False),
        ("24.11.2026", False, False),
        ("20261124", False, False),
        ("2026-11-24\n", False, False),
        ("٢٠٢٦", False, False),
        ("0000", False, False),
        ("9999-12-31", False, False),
    ],
)
def test_days_and_partial_dates_are_of_the_calendar(text, day, partial):
    assert (is_day(text), is_partial_date(text)) == (day, partial)
