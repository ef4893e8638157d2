"""Checking pages: what their fields name, and what their text would do to a reader."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from hub.knowledge.markdown import SCHEMES, Outline, may_follow, outline
from hub.knowledge.read import BRIEFINGS, PAGES, schema
from hub.records.dates import PartialDate
from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.readability import LIMIT, grade
from hub.records.record import Record
from hub.records.rules import Rule, fault
from hub.records.text import hidden_in
from hub.records.tree import Place
from hub.records.words import patterns, unknown_words

KINDS = ("organisations", "topics", "people", "wards", "neighbourhoods", "briefings")
"""The kinds of record that have an address of their own, as `/topics/food/`; each kind's list is at `/topics/`."""
_FIXED = ("", "search", "premises", "difference", *KINDS)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where links within the site may lead. `slugs` lacks a kind that cannot be trusted, which is then not asked."""

    slugs: Mapping[str, Collection[str]]
    pages: Collection[str]
    drafts: Collection[str]

    def fault_of(self, path: str, in_draft: bool) -> tuple[str, str] | None:
        """What is wrong with a path within the site, and what mends it; None where it leads somewhere."""
        steps = path.strip("/").split("/")
        if "." in steps[-1]:
            return None  # a file: whether it is there shows when the site is built
        if path in self.drafts and not in_draft:
            return f"{path} is a draft, which readers do not see", "publish it first, or take the link out"
        if len(steps) == 1:
            known = [*_FIXED, *self.pages]
            right = steps[0] in known
            like = did_you_mean(steps[0], known)
        elif len(steps) == 2 and steps[0] in KINDS:
            known = self.slugs.get(steps[0])
            right = known is None or steps[1] in known
            like = did_you_mean(steps[1], sorted(known or ()))
        else:
            right, like = False, ""
        if not right:
            return f"{path} leads nowhere", like or "give the address of a page of this site, as /topics/food/"
        if not path.endswith("/"):
            return f"{path} lacks the slash at its end", f"write {path}/"
        return None


def check_pages(
    briefings: Sequence[Record],
    pages: Sequence[Record],
    words: Mapping[str, Collection[str]],
    organisations: Collection[str],
    unread: Collection[str] = (),
) -> list[Problem]:
    """Every problem that shows when pages are seen with all that they name.

    `words` are the slugs of each vocabulary that can be trusted, `organisations` those of all listings, `unread` the
    paths of pages that could not be read, which may be linked to all the same.
    """
    words = {**words, "organisations": organisations}
    slugs = {kind: words[kind] for kind in KINDS if kind in words}
    slugs["briefings"] = {record.slug for record in briefings} | _slugs(unread, BRIEFINGS)
    drafts = {_address(record) for record in (*briefings, *pages) if record.data.get("status") == "draft"}
    addresses = Addresses(slugs, {record.slug for record in pages} | _slugs(unread, PAGES), drafts)

    problems: list[Problem] = []
    for folder, records in ((BRIEFINGS, briefings), (PAGES, pages)):
        where = list(patterns(schema(folder).shape))
        for record in records:
            problems += unknown_words(record, where, words)
            problems += _date_order(record)
            problems += _body(record, addresses)
    problems += [
        record.fault(
            (), Rule.SAME_ADDRESS, f"/{record.slug}/ is an address of the site itself", "give the page another name"
        )
        for record in pages
        if record.slug in _FIXED
    ]
    return problems


def _slugs(paths: Collection[str], folder: str) -> set[str]:
    return {path.removeprefix(folder).removesuffix(".md") for path in paths if path.startswith(folder)}


def _address(record: Record) -> str:
    return f"/briefings/{record.slug}/" if record.path.startswith(BRIEFINGS) else f"/{record.slug}/"


def _date_order(record: Record) -> Iterator[Problem]:
    for early, late in (("published", "updated"), ("law_as_at", "review_by")):
        try:
            first, last = (PartialDate.parse(record.data[name]) for name in (early, late))
        except (KeyError, TypeError, ValueError):
            continue
        if first.first_day > last.first_day and not str(first).startswith(str(last)):
            message = f"`{late}` ({last}) lies before `{early}` ({first})"
            yield record.fault((late,), Rule.DATE_ORDER, message, "put the two right")


def _body(record: Record, addresses: Addresses) -> Iterator[Problem]:
    """What is wrong with the text below the fields."""
    source = _Source(record)
    if not record.body.strip():
        yield fault(
            record.path, (record.body_line, 1), Rule.EMPTY_FILE, "there is no text below the fields", "write it"
        )
        return
    if "\xad" in record.body:
        yield from hidden_in(record.path, source.find("\xad"), "\xad")
    try:
        seen = outline(record.body)
    except RecursionError:
        message = "lists or quotations lie too deep within each other"
        yield fault(record.path, (record.body_line, 1), Rule.TOO_DEEP, message, "write it flatter")
        return
    yield from _tags(record, source, seen)
    yield from _links(record, source, seen, addresses)
    yield from _images(record, source, seen)
    yield from _headings(record, source, seen)
    if record.path.startswith(BRIEFINGS):
        index = grade(seen.passages)
        if index and index > LIMIT:
            message = f"the text is hard to read: an index of {index:.1f}, where {LIMIT:.0f} is the most"
            at = (record.body_line, 1)
            yield fault(record.path, at, Rule.READING_AGE, message, "use shorter sentences and shorter words")


def _tags(record: Record, source: _Source, seen: Outline) -> Iterator[Problem]:
    for tag in seen.tags:
        message = f"“{' '.join(tag.split())[:40]}” is HTML, which readers would see as it stands"
        yield fault(
            record.path, source.find(tag), Rule.RAW_HTML, message, "write it in Markdown; put code in `backticks`"
        )


def _links(record: Record, source: _Source, seen: Outline, addresses: Addresses) -> Iterator[Problem]:
    in_draft = record.data.get("status") == "draft"
    fragments = {name for _, name, _ in seen.headings}
    for address, _ in seen.links:
        at = source.find(address)
        if not may_follow(address):
            scheme = re.match(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.-]*):", address)
            bad = scheme and scheme[1].lower() not in SCHEMES
            message = (
                f"the link leads to “{scheme[1]}:”"
                if bad
                else f"“{address[:60]}” is not an address that can be followed"
            )
            yield fault(
                record.path,
                at,
                Rule.LINK_SCHEME,
                message,
                "link to https:, http:, mailto:, tel: or a page of this site",
            )
            continue
        parts = urlsplit(address)
        if parts.scheme:
            continue
        if not parts.path:
            if parts.fragment not in fragments:
                message = f"there is no heading “#{parts.fragment[:60]}” on this page"
                fix = (
                    did_you_mean(parts.fragment, sorted(fragments))
                    or "give a heading's words in small letters with hyphens"
                )
                yield fault(record.path, at, Rule.DEAD_LINK, message, fix)
            continue
        if found := addresses.fault_of(urlsplit(urljoin(_address(record), address)).path, in_draft):
            yield fault(record.path, at, Rule.DEAD_LINK, found[0], found[1])
    for passage in seen.passages:
        for note in re.findall(r"\[\^[^\]\s]{1,60}\]", passage):
            message = f"there is no note {note} at the foot of the page"
            yield fault(record.path, source.find(note), Rule.DEAD_LINK, message, f"add a line that begins {note}:")


def _images(record: Record, source: _Source, seen: Outline) -> Iterator[Problem]:
    for address, alternative in seen.images:
        at = source.find(address)
        if not alternative.strip():
            message = "the picture has no words for those who cannot see it"
            yield fault(record.path, at, Rule.IMAGE_ALT, message, "say between the square brackets what it shows")
        if not may_follow(address) or urlsplit(address).scheme:
            message = "the picture would be fetched from elsewhere, and tell others who reads this page"
            yield fault(
                record.path,
                at,
                Rule.OUTSIDE_IMAGE,
                message,
                "keep the picture on this site, and begin its address with /",
            )


def _headings(record: Record, source: _Source, seen: Outline) -> Iterator[Problem]:
    before = 1
    for level, _, words in seen.headings:
        at = source.heading(level)
        if level == 1:
            message = f"“{words[:60]}” is a heading of the first level, which is the page's title"
            yield fault(record.path, at, Rule.HEADING_LEVEL, message, "begin it with ##")
        elif level > before + 1:
            message = f"“{words[:60]}” is {level - before} levels below what stands before it"
            yield fault(record.path, at, Rule.HEADING_LEVEL, message, f"begin it with {'#' * (before + 1)}")
        before = max(level, 1)


class _Source:
    """Where things stand in a page.

    The parser keeps no places, so each is looked for from where the last one was found.
    """

    def __init__(self, record: Record) -> None:
        self.text = record.body
        self.first = record.body_line
        self.after: dict[str, int] = {}
        self.heading_line = 0

    def find(self, words: str) -> Place:
        """The next place of some words; the page's first line of text where they are written otherwise."""
        needle = words.split("\n")[0].strip() or "]("
        index = self.text.find(needle, self.after.get(needle, 0))
        if index < 0:
            return self.first, 1
        self.after[needle] = index + 1
        return self.first + self.text.count("\n", 0, index), index - self.text.rfind("\n", 0, index)

    def heading(self, level: int) -> Place:
        """The next heading of a level."""
        lines = self.text.split("\n")
        for number in range(self.heading_line, len(lines)):
            hashes = len(lines[number]) - len(lines[number].lstrip("#"))
            below = lines[number + 1].strip() if number + 1 < len(lines) else ""
            underlined = lines[number].strip() and below and set(below) == {"=" if level == 1 else "-"}
            if hashes == level or (level < 3 and underlined):
                self.heading_line = number + 1
                return self.first + number, 1
        return self.first, 1
