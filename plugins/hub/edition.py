"""Editions: one state of the hub, read and checked together, and frozen.

Every room above works from an `Edition`; none reads a file by itself.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from hub.knowledge.check import check_pages
from hub.knowledge.page import Briefing, Page
from hub.knowledge.read import BRIEFINGS, PAGES, briefing, page, read_pages
from hub.knowledge.read import schema as page_schema
from hub.listings.check import check_listings
from hub.listings.organisation import Organisation
from hub.listings.read import FOLDER, organisation, read_listings
from hub.listings.read import schema as listing_schema
from hub.records.problem import Grade, Problem
from hub.records.rules import Rule, fault
from hub.records.schema import Schema
from hub.vocabulary import NAMES, Vocabulary, read_vocabulary
from hub.vocabulary import schema as word_schema

_VOCABULARY = "vocabulary/"
FOLDERS = (_VOCABULARY, FOLDER, BRIEFINGS, PAGES)
"""The folders of a hub that hold records, relative to its root."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The directory, the knowledge and the words of one hub on one day.

    `organisations` are sorted by name, `briefings` newest first, `pages` by slug. Drafts are in it: a room that
    publishes asks `is_published`.
    """

    today: date
    vocabulary: Vocabulary
    organisations: tuple[Organisation, ...]
    briefings: tuple[Briefing, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a hub. `edition` is None where any problem is a *must*.

    `problems` are sorted by place; `files` are the paths that were read, sorted, relative to the root; `former` gives
    for each earlier slug the listing that it leads to now.
    """

    edition: Edition | None
    problems: tuple[Problem, ...]
    files: tuple[str, ...] = ()
    former: Mapping[str, str] = field(default_factory=dict)

    @property
    def musts(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.grade is Grade.MUST)

    @property
    def shoulds(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.grade is Grade.SHOULD)


def build_date(environ: Mapping[str, str] = os.environ) -> date:
    """The day that a build speaks of: `HUB_TODAY` as 2026-11-24, else today in UTC.

    Raises `ValueError` with a sentence where `HUB_TODAY` is no day.
    """
    text = environ.get("HUB_TODAY", "")
    if not text:
        return datetime.now(UTC).date()
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"HUB_TODAY is “{text}”, which is no day; write it as 2026-11-24") from None


def read_edition(root: Path, today: date) -> Reading:
    """Read everything that a hub holds and check it together. Whether it passes does not depend on `today`."""
    files, problems = _files(root)
    words = read_vocabulary(_within(files, _VOCABULARY))
    problems += words.problems
    listings, faults = read_listings(_within(files, FOLDER))
    problems += faults
    briefings, faults = read_pages(BRIEFINGS, _within(files, BRIEFINGS))
    problems += faults
    pages, faults = read_pages(PAGES, _within(files, PAGES))
    problems += faults

    # What could not be read may be pointed to all the same: one bad file must not make a fault of every file that names
    # it.
    unread = files.keys() - {record.path for record in (*listings, *briefings, *pages)}
    slugs = {record.slug for record in listings}
    lost = {path.removeprefix(FOLDER).removesuffix(".yaml") for path in unread if path.startswith(FOLDER)}
    problems += check_listings(listings, words.slugs, lost)
    problems += check_pages(briefings, pages, words.slugs, slugs | lost, unread)
    problems.sort()

    edition = None
    if words.vocabulary and not any(problem.grade is Grade.MUST for problem in problems):
        edition = Edition(
            today=today,
            vocabulary=words.vocabulary,
            organisations=tuple(
                sorted(map(organisation, listings), key=lambda each: (each.name.casefold(), each.slug))
            ),
            briefings=tuple(
                sorted(map(briefing, briefings), key=lambda each: (-each.published.toordinal(), each.slug))
            ),
            pages=tuple(sorted(map(page, pages), key=lambda each: each.slug)),
        )
    former = {old: record.slug for record in listings for _, old in record.texts("former", "*")}
    return Reading(edition, tuple(dict.fromkeys(problems)), tuple(sorted(files)), former)


def schema_of(path: str) -> Schema | None:
    """The schema of a file, by its path relative to the root of a hub; None where it holds no record."""
    folder, _, name = path.rpartition("/")
    match f"{folder}/":
        case "vocabulary/" if name.endswith(".yaml") and name.removesuffix(".yaml") in NAMES:
            return word_schema(name.removesuffix(".yaml"))
        case "organisations/" if name.endswith(".yaml"):
            return listing_schema()
        case "content/briefings/" | "content/pages/" if name.endswith(".md"):
            return page_schema(f"{folder}/")
    return None


def _files(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The content of every file in the folders of records, by path, sorted.

    Names that begin with a dot are passed over.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for folder in FOLDERS:
        where = root / folder
        if not where.is_dir():
            continue
        for path in sorted(where.iterdir()):
            if path.name.startswith("."):
                continue
            name = f"{folder}{path.name}"
            if path.is_dir():
                message = "there is a folder here, which is not read"
                problems.append(
                    fault(name, (1, 1), Rule.UNKNOWN_FILE, message, f"put its files into {folder} itself, or delete it")
                )
                continue
            try:
                files[name] = path.read_bytes()
            except OSError as error:
                reason = (error.strerror or "it cannot be read").lower()
                problems.append(
                    fault(name, (1, 1), Rule.UNREADABLE, f"the file cannot be read: {reason}", "mend or delete it")
                )
    return files, problems


def _within(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.startswith(folder)}
