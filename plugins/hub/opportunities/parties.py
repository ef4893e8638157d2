"""Parties: which listing or body it is that a notice or a list of grants names, by its numbers, then by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hub.edition import Edition
from hub.listings.names import bare_name

_REGISTERS = ("GB-CHC-", "GB-COH-", "GB-MPR-", "GB-NIC-", "GB-SC-")
"""Registers in which nobody has two numbers."""
_PREFIXES = {"charity": "GB-CHC-", "company": "GB-COH-", "mutual": "GB-MPR-"}


class Parties:
    """The listings and bodies of an edition, found as others write them. A name that two of them have finds neither."""

    def __init__(self, edition: Edition) -> None:
        self.listings = frozenset(o.slug for o in edition.organisations)
        self._by_number: dict[str, str] = {}
        self._registered: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for organisation in edition.organisations:
            for register, number in organisation.identifiers:
                self._number(f"{_PREFIXES[register]}{number}", organisation.slug)
            for name in (organisation.name, *organisation.other_names):
                self._by_name[bare_name(name)].add(organisation.slug)
        for body in edition.vocabulary.bodies.values():
            for number in body.identifiers:
                self._number(number, body.slug)
            for name in (body.name, *body.other_names):
                self._by_name[bare_name(name)].add(body.slug)

    def find(self, numbers: Iterable[str], name: str) -> str:
        """The slug of the party with one of these numbers, as `GB-CHC-1234567`, else with that name; empty for none.

        A name is not enough where both have a number of one register: these are two of the same name.
        """
        numbers = [org_id(number) for number in numbers]
        if slug := next((self._by_number[number] for number in numbers if number in self._by_number), ""):
            return slug
        found = self._by_name.get(bare_name(name), ()) if bare_name(name) else ()
        slug = next(iter(found)) if len(found) == 1 else ""
        registers = {*map(_register, numbers)} - {""}
        return slug if registers.isdisjoint(self._registered.get(slug, ())) else ""

    def _number(self, number: str, slug: str) -> None:
        self._by_number[org_id(number)] = slug
        self._registered[slug].add(_register(org_id(number)))


def _register(number: str) -> str:
    """The register that a number is of, where nobody has two of it; else empty."""
    return next((register for register in _REGISTERS if number.startswith(register)), "")


def org_id(number: str) -> str:
    """A number as it is compared: without case and spaces; a company's with the noughts that belong before it."""
    number = "".join(number.upper().split())
    start, _, digits = number.rpartition("-")
    return f"{start}-{digits.zfill(8)}" if start == "GB-COH" else number
