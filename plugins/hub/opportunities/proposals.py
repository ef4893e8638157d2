"""Proposals: connections that files of grants tell of, for staff to accept. Nothing that a listing says is changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hub.edition import Edition
from hub.listings.organisation import Organisation
from hub.listings.read import FOLDER
from hub.listings.read import schema as listing_schema
from hub.opportunities.grants import Award, Awards
from hub.opportunities.parties import Parties
from hub.opportunities.plain import without_emails
from hub.records.canonical import canonical
from hub.records.comments import Comments, comments_of
from hub.records.dates import PartialDate
from hub.records.org_ids import is_registered
from hub.records.text import decode
from hub.records.tree import List, Map, Scalar, parse
from hub.records.writer import node_of, write

KIND = "funded-by"

_NAMED = 50  # how many organisations are named at most that are not listed


@dataclass(frozen=True, slots=True)
class Proposal:
    """New connections of one listing, as its file would hold them; `path` is that file."""

    path: str
    connections: tuple[dict[str, str], ...]

    def yaml(self) -> str:
        """The lines to paste into the listing's file."""
        return write(_tree(self.connections), listing_schema().shape).rstrip("\n")

    def written(self, data: bytes) -> tuple[str | None, str]:
        """The file with these connections added, or None and why not, with the line."""
        schema = listing_schema()
        text, problems = decode(self.path, data)
        root, found = parse(self.path, text) if not problems else (None, [])
        comments, lost = comments_of(self.path, text, root) if root else (Comments(), [])
        if root is None or (problems := [*problems, *found, *lost]):
            return None, f"{problems[0].message}, on line {problems[0].line}"
        added = _tree(self.connections).entries["connections"][1]
        there = root.entries.get("connections")
        if there is None:
            root.entries["connections"] = (Scalar("connections"), added)
        elif isinstance(there[1], List) and isinstance(added, List):
            there[1].items += added.items
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
    funder already, nothing is proposed. What one of the two was given after it closed cannot be, and nothing goes on
    after that.
    """
    parties, listings = Parties(edition), {o.slug: o for o in edition.organisations}
    found: dict[tuple[str, str], list[Award]] = defaultdict(list)
    unknown_funders: dict[str, int] = defaultdict(int)
    passed: dict[str, int] = defaultdict(int)
    not_listed: dict[str, str] = {}
    for award in given.awards:
        recipient = parties.find(award.numbers, award.name)
        funder = parties.find(award.funder_numbers, award.funder)
        ended = _ended(listings, recipient, funder)
        if recipient not in listings:
            passed["to organisations that are not listed"] += 1
            if award.name and (number := next(filter(is_registered, award.numbers), "")):
                not_listed[number] = award.name
        elif not funder:
            unknown_funders[f"{award.funder} ({without_emails(', '.join(award.funder_numbers))})"] += 1
        elif recipient == funder:
            passed[f"that {listings[recipient].name} gave itself"] += 1
        elif award.month and award.month.first_day > edition.today:
            passed["that were awarded on a day to come"] += 1
        elif _has(listings[recipient], funder):
            passed["of which the listing tells already"] += 1
        elif ended and award.month and award.month.is_after(ended):
            name = award.funder if listings[recipient].is_open else listings[recipient].name
            passed[f"by or to {name} after {ended}, when its listing says it ended"] += 1
        else:
            found[recipient, funder].append(award)
    by_listing: dict[str, list[dict[str, str]]] = defaultdict(list)
    for (recipient, funder), same in sorted(found.items()):
        by_listing[recipient].append(_connection(funder, same, _ended(listings, recipient, funder)))
    told = [
        f"{name} is neither a listing nor in vocabulary/bodies.yaml: add it, then import again; {count:,} grants wait"
        for name, count in sorted(unknown_funders.items())
    ]
    passed |= {"to people": given.persons, "of no money": given.empty}
    told += [f"Passed over: {count:,} {what}" for what, count in passed.items() if count]
    told += _named(not_listed)
    told += [f"Not understood: {doubt}" for doubt in given.doubts]
    return Proposals(
        tuple(Proposal(f"{FOLDER}{slug}.yaml", tuple(each)) for slug, each in sorted(by_listing.items())), tuple(told)
    )


def _has(organisation: Organisation, funder: str) -> bool:
    return any(each.to == funder and each.kind == KIND for each in organisation.connections)


def _ended(listings: Mapping[str, Organisation], *slugs: str) -> PartialDate | None:
    """When the first of two ended, as their listings tell it."""
    both = (listings[slug].listing.ended for slug in slugs if slug in listings and not listings[slug].is_open)
    return min((day for day in both if day), key=lambda day: day.last_day, default=None)


def _named(not_listed: Mapping[str, str]) -> list[str]:
    """The organisations that were passed over, by name: only those with a number of a register, so none is a person."""
    named = sorted((name.casefold(), f"Not listed: {name} ({number})") for number, name in not_listed.items())
    more = [f"Not listed: {len(named) - _NAMED:,} more with a number of a register"] if len(named) > _NAMED else []
    return [sentence for _, sentence in named[:_NAMED]] + more


def _connection(funder: str, same: list[Award], ended: PartialDate | None) -> dict[str, str]:
    since = min((award.month for award in same if award.month), key=lambda month: month.first_day, default=None)
    ends = [award.until for award in same]
    until = max(ends, key=lambda month: month.first_day) if all(ends) else None  # else one may still run
    if until and ended and until.is_after(ended):
        until = ended
    if since and until and since.is_after(until):
        until = None
    told = {"with": funder, "kind": KIND, "since": since, "until": until, "source": same[0].source}
    return {name: str(value) for name, value in told.items() if value}


def _tree(connections: tuple[dict[str, str], ...]) -> Map:
    tree = node_of({"connections": list(connections)})
    assert isinstance(tree, Map)
    return tree
