"""Checking pages: what their fields name, and what their text would do to a reader."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from hub.knowledge.consistency import consistency_faults, member_faults
from hub.knowledge.effort import Tangled
from hub.knowledge.forums import forum_faults
from hub.knowledge.kinds import CONTENT, KINDS, PAGES, SECTIONS, folder_of, schema
from hub.knowledge.links import LISTED, RESERVED, Addresses, address_of, fault_in, picture_fault
from hub.knowledge.markdown import Outline, outline
from hub.knowledge.source import Source
from hub.knowledge.studies import study_faults
from hub.knowledge.translations import translation_faults
from hub.records.dates import PartialDate
from hub.records.problem import Problem
from hub.records.readability import LIMIT, grade
from hub.records.record import Record
from hub.records.rules import Rule, fault
from hub.records.schema import RAW, STARTER
from hub.records.text import hidden_in
from hub.records.words import patterns, unknown_words


def check_pages(
    records: Sequence[Record],
    words: Mapping[str, Collection[str]],
    organisations: Collection[str],
    images: Collection[str] = (),
    unread: Collection[str] = (),
    ended: Mapping[str, tuple[PartialDate, str]] = MappingProxyType({}),
    home: str = "",
) -> list[Problem]:
    """Every problem that shows when pages of all kinds are seen with all that they name.

    `words` are the slugs of each vocabulary that can be trusted, `organisations` those of all listings, `images` the
    paths of all pictures, `unread` the paths of pages that could not be read, which may be linked to all the same.
    `ended` gives of each listing that has ended when that was, and where it is told; `home` is the site's own address.
    """
    paths = [*(record.path for record in records), *unread]
    words = {**words, "organisations": organisations} | {kind: _slugs(paths, f"{CONTENT}{kind}/") for kind in SECTIONS}
    if "bodies" in words:
        words["parties"] = {*organisations, *words["bodies"]}
    slugs = {kind: words[kind] for kind in LISTED if kind in words}
    drafts = {address_of(record.path) for record in records if record.data.get("status") == "draft"}
    outlines = {record.path: _outline(record) for record in records}
    anchors = {address_of(path): seen.anchors for path, seen in outlines.items() if isinstance(seen, Outline)}
    addresses = Addresses(
        slugs,
        _slugs(paths, PAGES),
        drafts,
        anchors,
        {address_of(path) for path in images},
        home,
    )

    problems: list[Problem] = []
    for record in records:
        folder = folder_of(record.path)
        problems += unknown_words(record, list(patterns(schema(folder).shape)), words)
        problems += consistency_faults(record)
        problems += member_faults(record, ended)
        problems += _drafts_named(record, drafts)
        problems += _body(record, outlines[record.path], addresses)
        if folder == PAGES and record.slug in RESERVED:
            message = f"/{record.slug}/ is kept for the site itself"
            problems.append(record.fault((), Rule.SAME_ADDRESS, message, "give the page another name"))
    problems += study_faults(records)
    problems += forum_faults(records)
    for folder in KINDS:
        beside = [record for record in records if folder_of(record.path) == folder]
        problems += translation_faults(beside, _slugs(unread, folder))
    return problems


def _slugs(paths: Collection[str], folder: str) -> set[str]:
    return {path.removeprefix(folder).removesuffix(".md") for path in paths if path.startswith(folder)}


def _drafts_named(record: Record, drafts: Collection[str]) -> Iterator[Problem]:
    """Fields of a page for readers that name a page which they do not see."""
    if record.data.get("status") == "draft":
        return
    for pattern, vocabulary in patterns(schema(folder_of(record.path)).shape):
        if vocabulary in SECTIONS:
            for at, slug in record.texts(*pattern):
                if f"/{vocabulary}/{slug}/" in drafts:
                    message = f"`{slug}` is a draft, which readers do not see"
                    yield record.fault(at, Rule.DEAD_LINK, message, "publish it first, or take the word out")


def _outline(record: Record) -> Outline | Problem:
    """What the parser sees in a text, or why it cannot see through it."""
    try:
        return outline(record.body)
    except RecursionError:
        message = "lists or quotations lie too deep within each other"
        return fault(record.path, (record.body_line, 1), Rule.TOO_DEEP, message, "write it flatter")
    except Tangled as tangled:
        message = "there are too many brackets, stars, headings, notes or cells close together here"
        fix = "put empty lines between paragraphs, and take out brackets that lead nowhere; make a large table smaller"
        at = Source(record.body, record.body_line).find(tangled.where)
        return fault(record.path, at, Rule.TANGLED, message, fix)


def _body(record: Record, seen: Outline | Problem, addresses: Addresses) -> Iterator[Problem]:
    """What is wrong with the text below the fields."""
    source = Source(record.body, record.body_line)
    if not record.body.strip():
        yield fault(
            record.path, (record.body_line, 1), Rule.EMPTY_FILE, "there is no text below the fields", "write it"
        )
        return
    if "\xad" in record.body:
        yield from hidden_in(record.path, source.find("\xad"), "\xad")
    if isinstance(seen, Problem):
        yield seen
        return
    for slip in seen.slips:
        yield fault(record.path, source.find(slip.where), Rule.BROKEN_MARKDOWN, slip.message, slip.fix)
    yield from _tags(record, source, seen)
    yield from _links(record, source, seen, addresses)
    yield from _images(record, source, seen, addresses)
    yield from _headings(record, source, seen)
    if record.data.get("status") != "draft":
        if STARTER in seen.passages:
            message, fix = "the text below the fields still has the starter's words", "write the text, or take it out"
            yield fault(record.path, source.find(STARTER), Rule.STARTER_TEXT, message, fix)
        if any(RAW in passage for passage in seen.passages):
            message = "the text below the fields still has the words of a notice, as the import left them for you"
            fix = "tell them in plain words, and delete what the notice says"
            yield fault(record.path, source.find(RAW), Rule.STARTER_TEXT, message, fix)
    index = grade(seen.passages)
    if index and index > LIMIT:
        message = f"the text is hard to read: an index of {index:.1f}, where {LIMIT:.0f} is the most"
        at = (record.body_line, 1)
        yield fault(record.path, at, Rule.READING_AGE, message, "use shorter sentences and shorter words")


def _tags(record: Record, source: Source, seen: Outline) -> Iterator[Problem]:
    for tag in seen.tags:
        message = f"“{' '.join(tag.split())[:40]}” is HTML, which readers would see as it stands"
        yield fault(
            record.path, source.find(tag), Rule.RAW_HTML, message, "write it in Markdown; put code in `backticks`"
        )


def _links(record: Record, source: Source, seen: Outline, addresses: Addresses) -> Iterator[Problem]:
    in_draft = record.data.get("status") == "draft"
    for address, _ in seen.links:
        if found := fault_in(address, address_of(record.path), record.path, addresses, in_draft):
            yield fault(record.path, source.link(address), *found)
    for passage in seen.passages:
        for note in re.findall(r"\[\^[^\]\s]{1,60}\]", passage):
            message = f"there is no note {note} at the foot of the page"
            yield fault(record.path, source.find(note), Rule.DEAD_LINK, message, f"add a line that begins {note}:")


def _images(record: Record, source: Source, seen: Outline, addresses: Addresses) -> Iterator[Problem]:
    for address, alternative in seen.images:
        at = source.link(address)
        if not alternative.strip():
            message = "the picture has no words for those who cannot see it"
            yield fault(record.path, at, Rule.IMAGE_ALT, message, "say between the square brackets what it shows")
        if found := picture_fault(address, addresses.images):
            yield fault(record.path, at, *found)


def _headings(record: Record, source: Source, seen: Outline) -> Iterator[Problem]:
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
