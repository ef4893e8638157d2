"""Starters: the file that a new listing begins as."""

from __future__ import annotations

from datetime import date

from hub.listings.read import schema
from hub.records.schema import GAP, STARTER
from hub.records.writer import quote


def starter(name: str, today: date) -> str:
    """A listing for an organisation of that name, with what only its author knows still to be written.

    Every comment is kept by `hub fmt`, and can be deleted; `hub check` names each field that is still the starter text.
    """
    fields = schema().shape.fields
    todo, gap, day = quote(STARTER), quote(GAP), quote(today.isoformat())
    kinds = ", ".join(fields["kind"].limits["enum"])
    reaches = ", ".join(fields["reach"].words)
    costs = ", ".join(fields["services"].child(0).fields["cost"].limits["enum"])
    identifiers = ", ".join(f"{register}: {gap}" for register in fields["identifiers"].fields)
    return f"""\
# A new listing. Replace every "{STARTER}"; take the # from a line that you fill in; delete what is not known.
# What each field is for, and which others there are, stands in docs/fields.md.

name: {quote(name)}
# One of: {kinds}.
kind: {todo}
# {fields["summary"].description}
summary: {todo}
# Its numbers in the registers, those that it has:
# identifiers: {{{identifiers}}}
# The words for topics, people and languages are in vocabulary/.
# topics: ["food"]
# people: ["anyone"]
# {fields["reach"].title}. One of: {reaches}.
reach: {todo}
# serves: ["the-name-of-a-ward"]
# contact: {{website: "https://{GAP}", email: "info@{GAP}", phone: {gap}}}
# locations:
#   - name: {gap}
#     address: {gap}
#     postcode: {gap}
#     ward: {gap}
#     # Halls, rooms, kitchens and gardens that others may use:
#     spaces:
#       - name: {gap}
#         summary: {gap}
#         capacity: {GAP}
#         cost: {gap}
# services:
#   - name: {gap}
#     summary: {gap}
#     # One of: {costs}.
#     cost: {gap}
#     cost_note: {gap}
#     when: {gap}
#     way_in: {gap}
#     languages: ["es"]
# languages: ["es"]
listing:
  status: "unconfirmed"
  added: {day}
  sources:
    # The page or register that the facts come from, and the day you read it.
    - {{url: {todo}, read: {day}}}
"""
