"""Forms: what a postcode, a web address, an email address and a date look like.

These are the `format`s of the schemas. Each says only whether a text can be one, never whether it is in use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from hub.records.dates import YEAR, Moment, PartialDate
from hub.records.rules import Rule

PATTERNS: Mapping[str, str] = {
    # GOV.UK, "Bulk Data Transfer: additional validation for CAS upload", appendix C, with its one space.
    "postcode": (
        r"GIR 0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPS-UW])"
        r" [0-9][ABD-HJLNP-UW-Z]{2}"
    ),
    # Without what would end the address in a link, or begin a header there (RFC 6068, 2).
    "email": (
        r"(?!.*\.\.)[A-Za-z0-9.!$'*+^_`{|}~-]+@"
        r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
    ),
}
"""Forms that are one pattern for the whole of a text, in words that Python and JavaScript read alike."""

_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]\.?\Z")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f]")
_DAY = re.compile(rf"{YEAR}-[0-9]{{2}}-[0-9]{{2}}\Z")


@lru_cache(4096)
def is_web_address(text: str) -> bool:
    """Whether a text is a whole http or https address, without a user name and with nothing that needs escaping."""
    if _NOT_IN_ADDRESS.search(text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    plain = not re.search(r"[@\[\]]", parts.netloc)
    return parts.scheme in ("http", "https") and plain and port != 0 and bool(_HOST.match(host))


def is_postcode(text: str) -> bool:
    return bool(re.fullmatch(PATTERNS["postcode"], text))


def is_email(text: str) -> bool:
    return bool(re.fullmatch(PATTERNS["email"], text))


@lru_cache(4096)
def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as 2026-11-24."""
    if not _DAY.match(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@lru_cache(4096)
def is_partial_date(text: str) -> bool:
    """Whether a text is a day, month or year of the calendar, as 2026-11-24, 2026-11 or 2026."""
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


@lru_cache(4096)
def is_moment(text: str) -> bool:
    """Whether a text is a day with or without a time, as 2026-11-24T18:30, or a month or year."""
    try:
        Moment.parse(text)
    except ValueError:
        return False
    return True


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "web-address": is_web_address,
    "postcode": is_postcode,
    "email": is_email,
    "date": is_day,
    "partial-date": is_partial_date,
    "moment": is_moment,
}

WORDS: Mapping[str, tuple[Rule, str, str]] = {
    "web-address": (Rule.WEB_ADDRESS, "is not a web address", "write the whole address, beginning with https://"),
    "postcode": (Rule.POSTCODE, "cannot be a postcode", "write it in capitals with one space, as AB1 2DE"),
    "email": (Rule.EMAIL, "is not an email address", "write it as info@example.org"),
    "date": (Rule.DATE, "is not a day of the calendar", "write year, month and day, as 2026-11-24, from 1000 to 2999"),
    "partial-date": (
        Rule.DATE,
        "is not a date of the calendar",
        "write 2026-11-24, 2026-11 or 2026, as exactly as it is known, from 1000 to 2999",
    ),
    "moment": (
        Rule.DATE,
        "is not a day with or without a time",
        "write 2026-11-24T18:30, or 2026-11-24, 2026-11 or 2026 where no more is known, from 1000 to 2999",
    ),
}
"""What to say of a text that has not the form: rule, sentence, fix."""
