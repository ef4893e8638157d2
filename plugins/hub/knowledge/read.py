"""Reading pages: Markdown files with front matter become records, and records that are right become pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hub.knowledge.page import Briefing, CaseStudy, Correction, Figure, PlainPage, Reference
from hub.records.dates import PartialDate
from hub.records.problem import Problem
from hub.records.record import Record, read_page
from hub.records.rules import Rule
from hub.records.schema import Schema
from hub.records.shape import Shape, nodes
from hub.records.slug import file_slug
from hub.records.tree import place

BRIEFINGS = "content/briefings/"
CASE_STUDIES = "content/case-studies/"
PAGES = "content/pages/"
FOLDERS = {BRIEFINGS: "briefing", CASE_STUDIES: "case-study", PAGES: "page"}
"""The folders of pages, each with the name of its kind."""


def folder_of(path: str) -> str:
    return path[: path.rfind("/") + 1]


@cache
def schema(folder: str) -> Schema:
    """The one definition of the pages of a folder, by its path relative to the repository."""
    return Schema.load(Path(__file__).with_name(f"{FOLDERS[folder]}.schema.json"))


def read_pages(folder: str, files: Mapping[str, bytes]) -> tuple[list[Record], list[Problem]]:
    """Read the files of one folder, given by path relative to the repository, and check each front matter by itself."""
    records: list[Record] = []
    problems: list[Problem] = []
    for path, content in files.items():
        slug, faults = file_slug(path, ".md")
        problems += faults
        record, faults = read_page(path, slug, content, schema(folder))
        problems += _not_in_drafts(record, faults, schema(folder).shape) if record else faults
        if record:
            records.append(record)
    return records, problems


def _not_in_drafts(record: Record, problems: Sequence[Problem], shape: Shape) -> Iterator[Problem]:
    """The problems of a page without those that its author need not mend before it is published.

    A draft may still have the starter's words in its texts; not for a date or a word of a list, which are read from a
    draft too.
    """
    may_wait = set()
    if record.data.get("status") == "draft":
        may_wait = {place(node) for _, node, field in nodes(record.root, shape) if _is_text(field)}
    for problem in problems:
        if problem.rule != Rule.STARTER_TEXT or (problem.line, problem.column) not in may_wait:
            yield problem


def _is_text(shape: Shape) -> bool:
    is_free = shape.limits.get("format", "web-address") == "web-address" and "enum" not in shape.limits
    return shape.type == "string" and is_free and not shape.vocabulary


def frozen(record: Record) -> PlainPage | Briefing | CaseStudy:
    """Freeze the record of a page, of whatever kind, that was found to be right."""
    match folder_of(record.path):
        case "content/briefings/":
            law_as_at = date.fromisoformat(record.data["law_as_at"])
            return Briefing(**_common(record), **_article(record), law_as_at=law_as_at)
        case "content/case-studies/":
            told = {name: tuple(record.data.get(name, ())) for name in ("outcomes", "benefits", "barriers")}
            return CaseStudy(**_common(record), **_article(record), **told)
    figures = ({**each, "date": _partial(each, "date")} for each in record.data.get("figures", ()))
    return PlainPage(**_common(record), figures=tuple(Figure(**each) for each in figures))


def _common(record: Record) -> dict[str, Any]:
    data = record.data
    corrections = (Correction(date.fromisoformat(each["date"]), each["text"]) for each in data.get("corrections", ()))
    return {
        "slug": record.slug,
        "path": record.path,
        "title": data["title"],
        "summary": data["summary"],
        "status": data["status"],
        "published": date.fromisoformat(data["published"]),
        "body": record.body,
        "updated": date.fromisoformat(data["updated"]) if "updated" in data else None,
        "corrections": tuple(sorted(corrections, key=lambda each: each.date, reverse=True)),
        "topics": tuple(data.get("topics", ())),
        "organisations": tuple(data.get("organisations", ())),
        "lang": data.get("lang", ""),
        "translates": data.get("translates", ""),
        "example": data.get("example", False),
        "review_by": _partial(data, "review_by"),
    }


def _article(record: Record) -> dict[str, Any]:
    data = record.data
    return {
        "sources": tuple(Reference(each["title"], each["url"], _partial(each, "date")) for each in data["sources"]),
        "reviewed_by": data.get("reviewed_by", ""),
        "forum": data.get("forum", ""),
    }


def _partial(data: Mapping[str, Any], name: str) -> PartialDate | None:
    return PartialDate.parse(data[name]) if name in data else None
