"""A reader for Pelican that reads nothing: it hands over the records of the edition, read and checked before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar

from pelican.contents import Category
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from hub.knowledge.markdown import Around, render
from hub.knowledge.page import Briefing, CaseStudy, Page
from hub.site.directory import Directory
from hub.site.knowledge_views import knowledge_page


def reader_for(directory: Directory, root: Path, around: Around) -> type[BaseReader]:
    """A Pelican reader class for the Markdown below `root`."""
    edition = directory.edition
    records = {root / record.path: record for record in (*edition.written, *edition.waiting)}

    class RecordReader(BaseReader):
        file_extensions: ClassVar = ["md"]

        def read(self, source_path: str) -> tuple[str, dict[str, object]]:
            record = records.get(Path(source_path))
            if record is None:  # an example, which the edition to be published is without
                return "", {"status": "skip"}
            if not record.is_out(edition.today):
                return "", metadata(record, self.settings) | {"status": "draft"}
            rendered = render(record.body, around)
            return rendered.html, metadata(record, self.settings) | {
                "view": knowledge_page(directory, record, rendered.headings)
            }

    return RecordReader


def metadata(record: Page, settings: Mapping[str, object]) -> dict[str, object]:
    """What Pelican asks of an article or page, from the record."""
    known = {
        "title": record.title,
        "slug": record.slug,
        "status": record.status,
        "summary": record.summary,
        "date": _midnight(record.published),
        "modified": _midnight(record.changed),
        "template": "page",
    }
    if record.lang:
        known["lang"] = record.lang
    if isinstance(record, Briefing):
        known |= {"category": Category("briefings", settings), "template": "briefing"}
    if isinstance(record, CaseStudy):
        known |= {"category": Category("case-studies", settings), "template": "case_study"}
    return known


def _midnight(day: date) -> SafeDatetime:
    return SafeDatetime(day.year, day.month, day.day)
