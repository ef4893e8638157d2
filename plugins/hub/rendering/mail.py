"""Mail links: letters to the hub's staff that open in the reader's own mail program, already begun."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup


def mailto(to: str, subject: str = "", body: str = "") -> str:
    """A `mailto:` address (RFC 6068). Line breaks in `body` become CRLF, as mail wants them.

    Words that templates have translated come escaped for HTML; a letter is plain text, so that is undone.
    """
    told = {"subject": subject, "body": body}
    query = "&".join(f"{name}={_quoted(words)}" for name, words in told.items() if words)
    return f"mailto:{quote(to, safe='@')}{'?' if query else ''}{query}"


# Every page has letters in it, and nearly all that is in them is ASCII: `quote` takes ten times as long.
_ASCII = str.maketrans({chr(code): quote(chr(code), safe="") for code in range(128)})


def _quoted(words: str) -> str:
    plain = (words.unescape() if isinstance(words, Markup) else words).replace("\n", "\r\n")
    return plain.translate(_ASCII) if plain.isascii() else quote(plain, safe="")
