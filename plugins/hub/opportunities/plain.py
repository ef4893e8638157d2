"""Plain texts: what a notice says, without markup and without what may not be published of people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from hub.records.text import HIDDEN

LEFT_OUT = "[left out]"

_BREAK = re.compile(r"<\s*(?:br|/?p|/?li|/?div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_HIDDEN = re.compile(HIDDEN.replace("[", "[\t", 1))
# As long as RFC 5321 (4.5.3.1) lets both halves be: without an end, a long word would be gone through from each letter.
_EMAIL = re.compile(r"(?:mailto:)?[^\s<>()\[\],;:\"@]{1,64}@[^\s<>()\[\],;:\"@]{1,255}\.[A-Za-z]{2,63}")
_PHONE = re.compile(r"(?<![\w.])(?!\d{6}-20\d\d\b|000-\d)(?:\+\s?\d{1,3}|\(?0)[\d\s().-]{7,16}\d(?!\w)")
_TITLED = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev)\.?\s+(?:[A-Z][\w'’-]*\.?\s?){1,4}")
_NAMED = re.compile(
    r"(?P<before>\b(?i:contact(?: name| officer| person)?|lead officer|attention|FAO)\s*[:–-]\s*)"
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){1,3}"
)
_SHORTEST = 5  # letters of a name that is looked for in texts: a shorter one is part of other words


def plain(text: str, names: Iterable[str] = ()) -> str:
    """A text without tags, entities, e-mail addresses, telephone numbers, and the names of people that are known.

    `names` are of contacts, and of suppliers who may be people. Paragraphs stay apart.
    """
    text = unescape(unescape(_TAG.sub("", _BREAK.sub("\n", unescape(text)))))
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _HIDDEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    for name in sorted({name for name in names if len(name) >= _SHORTEST}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", LEFT_OUT, text, flags=re.IGNORECASE)
    text = _EMAIL.sub(LEFT_OUT, text)
    text = _PHONE.sub(f" {LEFT_OUT}", text)
    text = _NAMED.sub(rf"\g<before>{LEFT_OUT}", text)
    text = _TITLED.sub(f"{LEFT_OUT} ", text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str, most: int, names: Iterable[str] = ()) -> str:
    """A text as one line of at most so many characters, cut at a word."""
    line = " ".join(plain(text, names).split())
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rsplit(' ', 1)[0].rstrip(',;:. ')}…"
