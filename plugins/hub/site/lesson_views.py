"""Lessons: what case studies and consortia tell of outcomes, benefits and barriers, gathered so that each leads to all
who tell the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hub.knowledge.consortium import Consortium
from hub.knowledge.page import CaseStudy
from hub.site.directory import Directory

FIELDS = ("outcomes", "benefits", "barriers")
"""The fields of case studies and consortia that hold lessons, in the order in which pages tell them."""
HOPES = "hopes"
"""Where outcomes of consortia stand whose work is not done: they are wanted, those of case studies have come."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a page, and the id by which it stands among all lessons; empty where it does not stand there."""

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence, and the pages that tell it, in other capitals or marks too."""

    id: str
    text: str
    pages: tuple[CaseStudy | Consortium, ...]


def said_on(directory: Directory, page: CaseStudy | Consortium) -> dict[str, tuple[Said, ...]]:
    """The lessons of a page, by field. Those of a translation lead nowhere, for its original tells them."""
    today = directory.edition.today
    is_listed = page in (*directory.case_studies, *directory.consortia)
    return {
        field: tuple(
            Said(text, _id(_part(field, page, today), text) if is_listed else "") for text in getattr(page, field)
        )
        for field in FIELDS
    }


def lessons(directory: Directory) -> dict[str, tuple[Lesson, ...]]:
    """All lessons by field, those hoped for apart, in the order in which case studies and then consortia tell them."""
    today = directory.edition.today
    found: dict[str, dict[str, Lesson]] = {part: {} for part in (*FIELDS, HOPES)}
    for page in (*directory.case_studies, *directory.consortia):
        for field in FIELDS:
            part = _part(field, page, today)
            for text in getattr(page, field):
                id_ = _id(part, text)
                told = found[part].get(id_, Lesson(id_, text, ()))
                pages = told.pages if page in told.pages else (*told.pages, page)
                found[part][id_] = Lesson(id_, told.text, pages)
    return {part: tuple(told.values()) for part, told in found.items()}


def _part(field: str, page: CaseStudy | Consortium, today: date) -> str:
    wanted = field == "outcomes" and isinstance(page, Consortium) and not page.is_done(today)
    return HOPES if wanted else field


def _id(field: str, text: str) -> str:
    """The whole sentence, for no two may share an id; but those that differ in capitals and marks alone do."""
    return "-".join((field, *re.findall(r"\w+", text.casefold())))
