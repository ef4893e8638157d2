"""Parties: which listing or body it is that a notice or a list of grants names, by its numbers, then by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hub.edition import Edition
from hub.listings.names import bare_name

_PREFIXES = {"charity": "GB-CHC-", "company": "GB-COH-", "mutual": "GB-MPR-"}


class Parties:
    """The listings and bodies of an edition, found as others write them. A name that two of them have finds neither."""

    def __init__(self, edition: Edition) -> None:
        self.listings = frozenset(o.slug for o in edition.organisations)
        self._by_number: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for organisation in edition.organisations:
            for register, number in organisation.identifiers:
                self._by_number[org_id(f"{_PREFIXES[register]}{number}")] = organisation.slug
            for name in (organisation.name, *organisation.other_names):
                self._by_name[bare_name(name)].add(organisation.slug)
        for body in edition.vocabulary.bodies.values():
            for number in body.identifiers:
                self._by_number[org_id(number)] = body.slug
            for name in (body.name, *body.other_names):
                self._by_name[bare_name(name)].add(body.slug)

    def find(self, numbers: Iterable[str], name: str) -> str:
        """The slug of the party with one of these numbers, as `GB-CHC-1234567`, else with that name; empty for none."""
        for number in numbers:
            if slug := self._by_number.get(org_id(number)):
                return slug
        found = self._by_name.get(bare_name(name), ()) if bare_name(name) else ()
        return next(iter(found)) if len(found) == 1 else ""


def org_id(number: str) -> str:
    """A number as it is compared: without case and spaces; a company's with the noughts that belong before it."""
    number = "".join(number.upper().split())
    start, _, digits = number.rpartition("-")
    return f"{start}-{digits.zfill(8)}" if start == "GB-COH" else number
