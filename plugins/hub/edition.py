"""Editions: one state of the hub, read and checked together, and frozen.

Every room above works from an `Edition`; none reads a file by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from hub.folders import VOCABULARY, image_files, record_files
from hub.knowledge.check import check_pages
from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.freeze import frozen
from hub.knowledge.kinds import CONTENT, KINDS
from hub.knowledge.kinds import schema as page_schema
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Briefing, CaseStudy, Page, PlainPage
from hub.knowledge.read import read_pages
from hub.listings.check import check_listing, check_listings, is_open
from hub.listings.connections import endings, named_by
from hub.listings.organisation import Organisation
from hub.listings.read import FOLDER, organisation, read_listing
from hub.listings.read import schema as listing_schema
from hub.records.files import read_file
from hub.records.problem import Grade, Problem
from hub.records.record import Record
from hub.records.rules import Rule, fault
from hub.records.schema import Schema
from hub.records.to_come import OF_LISTINGS, dates_to_come, meetings_to_come
from hub.vocabulary import Vocabulary
from hub.vocabulary.read import FILES, read_vocabulary
from hub.vocabulary.read import schema as word_schema
from hub.work import in_shares, share_out

PageT = TypeVar("PageT", bound=Page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The directory, the knowledge and the words of one hub on one day.

    `organisations` are sorted by name, `briefings` and `case_studies` newest first, `events` by the day they begin,
    `forums`, `opportunities` and `consortia` by title, `pages` by slug. Drafts, and pages that are scheduled for a
    later day, are `waiting`, sorted by path, so that no room publishes them unasked.
    """

    today: date
    vocabulary: Vocabulary
    organisations: tuple[Organisation, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    case_studies: tuple[CaseStudy, ...] = ()
    forums: tuple[Forum, ...] = ()
    events: tuple[Event, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    consortia: tuple[Consortium, ...] = ()
    pages: tuple[PlainPage, ...] = ()
    waiting: tuple[Page, ...] = ()

    @property
    def closed(self) -> frozenset[str]:
        """The slugs of the organisations that have closed or merged into another."""
        return frozenset(o.slug for o in self.organisations if not o.is_open)

    @property
    def written(self) -> tuple[Page, ...]:
        """Every page that readers see, of whatever kind."""
        return (
            *self.briefings,
            *self.case_studies,
            *self.forums,
            *self.events,
            *self.opportunities,
            *self.consortia,
            *self.pages,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a hub. `edition` is None where any problem is a *must*.

    `problems` are sorted by place; `files` are the paths of what was read, sorted, relative to the root;
    `former` gives for each earlier slug the listing that it leads to now; `names` for each open listing the others that
    it names; `words` the slugs of each file of the vocabulary that could be read. `examples` tells of each record that
    was left out as an example. `contents` are the bytes of each file that holds records, by path, for whoever has to
    tell where something stands in it.
    """

    edition: Edition | None
    problems: tuple[Problem, ...]
    files: tuple[str, ...] = ()
    former: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    examples: tuple[Problem, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def musts(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.grade is Grade.MUST)

    @property
    def shoulds(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.grade is Grade.SHOULD)


def read_edition(
    root: Path,
    today: date,
    published: bool = False,
    *,
    home: str = "",
    instead: Mapping[str, bytes] = MappingProxyType({}),
    processes: int = 1,
    meanwhile: Callable[[], object] = lambda: None,
) -> Reading:
    """Read everything that a hub holds and check it together. Whether it passes does not depend on `today`.

    Where it is to be `published`, examples are left out, and nothing else may name them. `home` is the site's own
    address, by which links to its pages are known for what they are. What stands in `instead`, by path, is read in the
    place of what lies there. Several `processes` read at once; what this one can do `meanwhile` is done in any case.
    """
    paths, problems = record_files(root)
    paths += sorted(instead.keys() - {*paths})
    images, faults = image_files(root)
    problems += faults
    of_listings = in_shares([path for path in paths if path.startswith(FOLDER)])
    contents, faults = _read_files(root, instead, (path for path in paths if not path.startswith(FOLDER)))
    problems += faults
    words = read_vocabulary(_within(contents, VOCABULARY))
    told = {problem.path for problem in problems}
    if VOCABULARY.rstrip("/") not in told:  # else nothing more need be said of each of its files
        problems += (problem for problem in words.problems if problem.path not in told)
    listings: list[Record] = []
    # A mapping proxy goes to no other process.
    read_some = partial(_read_listings, root, words.slugs, today, dict(instead))
    for some, read, faults in share_out(read_some, of_listings, processes, meanwhile):
        contents |= some
        listings += read
        problems += faults
    pages: list[Record] = []
    for folder in KINDS:
        read, faults = read_pages(folder, _within(contents, folder))
        pages += read
        problems += faults
    problems += chain.from_iterable(meetings_to_come(page, today) for page in pages)

    # What could not be read may be pointed to all the same: one bad file must not make a fault of every file that names
    # it.
    unread = set(paths) - {record.path for record in (*listings, *pages)}
    lost = {path.removeprefix(FOLDER).removesuffix(".yaml") for path in unread if path.startswith(FOLDER)}

    def check_together(listings: Sequence[Record], pages: Sequence[Record]) -> list[Problem]:
        slugs = {record.slug for record in listings} | lost
        seen = {} if CONTENT.rstrip("/") in told else _seen(pages, unread)
        return [
            *check_listings(listings, {**words.slugs, **seen}, lost),
            *check_pages(pages, words.slugs, slugs, images, unread, endings(listings), home),
        ]

    together = check_together(listings, pages)
    problems += together
    examples = [_example(record) for record in (*listings, *pages) if published and _is_example(record)]
    if examples:
        listings, pages = real = tuple(map(_without_examples, (listings, pages)))
        problems += _examples_named(together, check_together(*real), chain(*real))
    problems.sort()

    edition = None
    if words.vocabulary and not any(problem.grade is Grade.MUST for problem in problems):
        written = tuple(frozen(page).as_of(today) for page in pages)
        out = [page for page in written if page.is_out(today)]
        edition = Edition(
            today=today,
            vocabulary=words.vocabulary,
            organisations=tuple(
                sorted(map(organisation, listings), key=lambda each: (each.name.casefold(), each.slug))
            ),
            briefings=_sorted(out, Briefing, _newest),
            case_studies=_sorted(out, CaseStudy, _newest),
            forums=_sorted(out, Forum, _by_title),
            events=_sorted(out, Event, lambda page: (str(page.starts), page.slug)),
            opportunities=_sorted(out, Opportunity, _by_title),
            consortia=_sorted(out, Consortium, _by_title),
            pages=_sorted(out, PlainPage, lambda page: page.slug),
            waiting=tuple(sorted((page for page in written if not page.is_out(today)), key=lambda page: page.path)),
        )
    former = {old: record.slug for record in listings for _, old in record.texts("former", "*")}
    names = {record.slug: named_by(record) for record in listings if is_open(record)}
    return Reading(
        edition,
        tuple(dict.fromkeys(problems)),
        tuple(sorted([*paths, *images])),
        former,
        names,
        words.slugs,
        tuple(sorted(examples)),
        contents,
    )


def _read_listings(
    root: Path,
    words: Mapping[str, frozenset[str]],
    today: date,
    instead: Mapping[str, bytes],
    paths: Iterable[str],
) -> tuple[dict[str, bytes], list[Record], list[Problem]]:
    """The files of some listings, these, and what is wrong with each by itself."""
    records: list[Record] = []
    contents, problems = _read_files(root, instead, paths)
    for path, content in contents.items():
        record, faults = read_listing(path, content)
        problems += faults
        if record:
            records.append(record)
            problems += check_listing(record, words)
            problems += dates_to_come(record, OF_LISTINGS, today)
    return contents, records, problems


def _read_files(
    root: Path, instead: Mapping[str, bytes], paths: Iterable[str]
) -> tuple[dict[str, bytes], list[Problem]]:
    """What stands in files, by path, and what is wrong with those that cannot be read."""
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in paths:
        content, faults = (instead[path], []) if path in instead else read_file(root, path)
        problems += faults
        if content is not None:
            contents[path] = content
    return contents, problems


def schema_of(path: str) -> Schema | None:
    """The schema of a file, by its path relative to the root of a hub; None where it holds no record."""
    folder, _, name = path.rpartition("/")
    match f"{folder}/":
        case "vocabulary/" if name.endswith(".yaml") and name.removesuffix(".yaml") in FILES:
            return word_schema(name.removesuffix(".yaml"))
        case "organisations/" if name.endswith(".yaml"):
            return listing_schema()
        case within if within in KINDS and name.endswith(".md"):
            return page_schema(within)
    return None


def _seen(pages: Iterable[Record], unread: Iterable[str]) -> dict[str, set[str]]:
    """The slugs of the pages that a connection may come about through, by section; `drafts`, as section/slug, apart."""
    drafts = {page.path for page in pages if page.data.get("status") == "draft"}
    paths = {page.path for page in pages}.union(unread) - drafts
    return {
        kind.section: {path.removeprefix(folder).removesuffix(".md") for path in paths if path.startswith(folder)}
        for folder, kind in KINDS.items()
        if kind in (Forum, Event, Consortium)
    } | {"drafts": {path.removeprefix(CONTENT).removesuffix(".md") for path in drafts}}


def _sorted(pages: Iterable[Page], kind: type[PageT], key: Callable[[PageT], Any]) -> tuple[PageT, ...]:
    return tuple(sorted((page for page in pages if isinstance(page, kind)), key=key))


def _newest(page: Page) -> tuple[int, str]:
    return -page.published.toordinal(), page.slug


def _by_title(page: Page) -> tuple[str, str]:
    return page.title.casefold(), page.slug


def _without_examples(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if not _is_example(record)]


def _is_example(record: Record) -> bool:
    return record.data.get("example") is True


def _example(record: Record) -> Problem:
    fix = "delete the file, or take this line out once all that it says is real"
    return record.fault(("example",), Rule.EXAMPLE, "this is an example, which may not go live", fix)


def _examples_named(
    with_examples: Iterable[Problem], without: Iterable[Problem], real: Iterable[Record]
) -> Iterator[Problem]:
    """What only the want of examples makes wrong: what names one. A draft may: no reader sees it."""
    known = {(problem.path, problem.line, problem.column, problem.rule) for problem in with_examples}
    drafts = {record.path for record in real if record.data.get("status") == "draft"}
    for problem in without:
        place = problem.path, problem.line, problem.column
        if (*place, problem.rule) not in known and problem.path not in drafts:
            message = f"{problem.message}, once examples are left out"
            fix = "name what is no example, or take `example` out of what is named"
            yield fault(problem.path, place[1:], Rule.EXAMPLE_NAMED, message, fix)


def _within(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.startswith(folder)}
