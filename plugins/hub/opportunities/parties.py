"""Parties: which listing or body it is that a notice or a list of grants names, by its numbers, then by its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hub.edition import Edition
from hub.listings.names import bare_name
from hub.records.org_ids import compared, org_id, register_of


class Parties:
    """The listings and bodies of an edition, found as others write them. A name that two of them have finds neither."""

    def __init__(self, edition: Edition) -> None:
        self.listings = frozenset(o.slug for o in edition.organisations)
        self._by_number: dict[str, str] = {}
        self._registered: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for organisation in edition.organisations:
            for register, number in organisation.identifiers:
                self._number(org_id(register, number), organisation.slug)
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
        numbers = [compared(number) for number in numbers]
        if slug := next((self._by_number[number] for number in numbers if number in self._by_number), ""):
            return slug
        found = self._by_name.get(bare_name(name), ()) if bare_name(name) else ()
        slug = next(iter(found)) if len(found) == 1 else ""
        registers = {*map(register_of, numbers)} - {""}
        return slug if registers.isdisjoint(self._registered.get(slug, ())) else ""

    def _number(self, number: str, slug: str) -> None:
        self._by_number[compared(number)] = slug
        self._registered[slug].add(register_of(compared(number)))
