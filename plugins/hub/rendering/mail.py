"""Mail links: letters to the hub's staff that open in the reader's own mail program, already begun."""

from __future__ import annotations

from urllib.parse import quote


def mailto(to: str, subject: str, body: str = "") -> str:
    """A `mailto:` address (RFC 6068). Line breaks in `body` become CRLF, as mail wants them."""
    query = f"subject={quote(subject, safe='')}"
    if body:
        query += f"&body={quote(body.replace(chr(10), chr(13) + chr(10)), safe='')}"
    return f"mailto:{quote(to, safe='@')}?{query}"
