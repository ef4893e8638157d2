"""Reading pages: Markdown files with front matter become records, and records that are right become pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hub.knowledge.page import Briefing, Page, Reference
from hub.records.dates import PartialDate
from hub.records.problem import Problem
from hub.records.record import Record, read_page
from hub.records.schema import Schema
from hub.records.slug import file_slug

BRIEFINGS = "content/briefings/"
PAGES = "content/pages/"


@cache
def schema(folder: str) -> Schema:
    """The one definition of the pages of a folder, by its path relative to the repository."""
    name = {BRIEFINGS: "briefing", PAGES: "page"}[folder]
    return Schema.load(Path(__file__).with_name(f"{name}.schema.json"))


def read_pages(folder: str, files: Mapping[str, bytes]) -> tuple[list[Record], list[Problem]]:
    """Read the files of one folder, given by path relative to the repository, and check each front matter by itself."""
    records: list[Record] = []
    problems: list[Problem] = []
    for path, content in files.items():
        slug, faults = file_slug(path, ".md")
        problems += faults
        record, faults = read_page(path, slug, content, schema(folder))
        problems += faults
        if record:
            records.append(record)
    return records, problems


def page(record: Record) -> Page:
    """Freeze the record of a plain page that was found to be right."""
    return Page(**_common(record))


def briefing(record: Record) -> Briefing:
    """Freeze the record of a briefing that was found to be right."""
    data = record.data
    return Briefing(
        **_common(record),
        law_as_at=date.fromisoformat(data["law_as_at"]),
        review_by=PartialDate.parse(data["review_by"]),
        sources=tuple(
            Reference(each["title"], each["url"], PartialDate.parse(each["date"]) if "date" in each else None)
            for each in data["sources"]
        ),
        reviewed_by=data.get("reviewed_by", ""),
        forum=data.get("forum", ""),
    )


def _common(record: Record) -> dict[str, Any]:
    data = record.data
    return {
        "slug": record.slug,
        "path": record.path,
        "title": data["title"],
        "summary": data["summary"],
        "status": data["status"],
        "published": date.fromisoformat(data["published"]),
        "body": record.body,
        "updated": date.fromisoformat(data["updated"]) if "updated" in data else None,
        "topics": tuple(data.get("topics", ())),
        "organisations": tuple(data.get("organisations", ())),
        "lang": data.get("lang", ""),
        "translates": data.get("translates", ""),
        "example": data.get("example", False),
    }
