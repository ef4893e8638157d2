"""Starters: the file that a new listing begins as."""

from __future__ import annotations

from datetime import date

from hub.listings.read import schema
from hub.records.schema import STARTER
from hub.records.writer import quote


def starter(name: str, today: date) -> str:
    """A listing for an organisation of that name, with what only its author knows still to be written.

    Every comment is kept by `hub fmt`, and can be deleted; `hub check` names each field that is still the starter text.
    """
    fields = schema().shape.fields
    todo, day = quote(STARTER), quote(today.isoformat())
    kinds, reaches = (", ".join(fields[field].limits["enum"]) for field in ("kind", "reach"))
    return f"""\
# A new listing. Replace every "{STARTER}"; take the # from a line that you fill in; delete what is not known.

name: {quote(name)}
# One of: {kinds}.
kind: {todo}
# {fields["summary"].description}
summary: {todo}
# topics: ["food"]
# people: ["anyone"]
# One of: {reaches}.
reach: {todo}
# serves: ["the-name-of-a-ward"]
# contact: {{website: "https://…", email: "info@…", phone: "020 …"}}
# locations:
#   - {{name: "…", address: "…", postcode: "SE15 5SE", ward: "…"}}
# services:
#   - name: "…"
#     summary: "…"
#     when: "…"
listing:
  status: "unconfirmed"
  added: {day}
  sources:
    # The page or register that the facts come from, and the day you read it.
    - {{url: {todo}, read: {day}}}
"""
