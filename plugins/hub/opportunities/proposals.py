"""Proposals: connections that files of grants tell of, for staff to accept. Nothing that a listing says is changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hub.edition import Edition
from hub.listings.organisation import Organisation
from hub.listings.read import FOLDER
from hub.listings.read import schema as listing_schema
from hub.opportunities.grants import Award, Awards
from hub.opportunities.parties import Parties
from hub.opportunities.plain import without_emails
from hub.records.canonical import canonical
from hub.records.comments import comments_of
from hub.records.text import decode
from hub.records.tree import List, Map, Scalar, parse
from hub.records.writer import node_of, write

KIND = "funded-by"


@dataclass(frozen=True, slots=True)
class Proposal:
    """New connections of one listing, as its file would hold them; `path` is that file."""

    path: str
    connections: tuple[dict[str, str], ...]

    def yaml(self) -> str:
        """The lines to paste into the listing's file."""
        return write(_tree(self.connections), listing_schema().shape).rstrip("\n")

    def written(self, data: bytes) -> tuple[str | None, str]:
        """The file with these connections added, or None and why not."""
        text, problems = decode(self.path, data)
        root, found = parse(self.path, text) if not problems else (None, [])
        if root is None or (problems := [*problems, *found]):
            return None, problems[0].message
        comments, problems = comments_of(self.path, text, root)
        if problems:
            return None, problems[0].message
        added = _tree(self.connections).entries["connections"][1]
        there = root.entries.get("connections")
        if there is None:
            root.entries["connections"] = (Scalar("connections"), added)
        elif isinstance(there[1], List) and isinstance(added, List):
            there[1].items += added.items
        schema = listing_schema()
        written, problems = canonical(self.path, write(root, schema.shape, comments).encode(), schema)
        return written, problems[0].message if problems else ""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is proposed, sorted by file, and in sentences what was passed over."""

    proposals: tuple[Proposal, ...]
    sentences: tuple[str, ...]


def proposals(given: Awards, edition: Edition) -> Proposals:
    """A connection for each listing and funder: since the month of the first grant, until the end of the last.

    An organisation is known by a number of a register, else by the whole of its name. Where its listing names the
    funder already, nothing is proposed.
    """
    parties, listings = Parties(edition), {o.slug: o for o in edition.organisations}
    found: dict[tuple[str, str], list[Award]] = defaultdict(list)
    unknown_funders: dict[str, int] = defaultdict(int)
    elsewhere = there = 0
    for award in given.awards:
        recipient = parties.find(award.numbers, award.name)
        funder = parties.find(award.funder_numbers, award.funder)
        if recipient not in listings:
            elsewhere += 1
        elif not funder:
            unknown_funders[f"{award.funder} ({without_emails(', '.join(award.funder_numbers))})"] += 1
        elif _has(listings[recipient], funder):
            there += 1
        else:
            found[recipient, funder].append(award)
    by_listing: dict[str, list[dict[str, str]]] = defaultdict(list)
    for (recipient, funder), same in sorted(found.items()):
        by_listing[recipient].append(_connection(funder, same))
    told = [
        f"{name} is neither a listing nor in vocabulary/bodies.yaml: add it, then import again; {count:,} grants wait"
        for name, count in sorted(unknown_funders.items())
    ]
    counts = ((there, "of which the listing tells already"), (elsewhere, "to organisations that are not listed"))
    counts += ((given.persons, "to people"), (given.empty, "of no money"))
    told += [f"Passed over: {count:,} {what}" for count, what in counts if count]
    told += [f"Not understood: {doubt}" for doubt in given.doubts]
    return Proposals(
        tuple(Proposal(f"{FOLDER}{slug}.yaml", tuple(each)) for slug, each in sorted(by_listing.items())), tuple(told)
    )


def _has(organisation: Organisation, funder: str) -> bool:
    return any(each.to == funder and each.kind == KIND for each in organisation.connections)


def _connection(funder: str, same: list[Award]) -> dict[str, str]:
    since = min((award.month for award in same if award.month), key=lambda month: month.first_day, default=None)
    ends = [award.until for award in same]
    until = max(ends, key=lambda month: month.first_day) if all(ends) else None  # else one may still run
    if since and until and since.is_after(until):
        until = None
    told = {"with": funder, "kind": KIND, "since": since, "until": until, "source": same[0].source}
    return {name: str(value) for name, value in told.items() if value}


def _tree(connections: tuple[dict[str, str], ...]) -> Map:
    tree = node_of({"connections": list(connections)})
    assert isinstance(tree, Map)
    return tree
