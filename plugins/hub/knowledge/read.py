"""Reading pages: Markdown files with front matter become records, each checked by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hub.knowledge.kinds import schema
from hub.records.problem import Problem
from hub.records.record import Record, read_page
from hub.records.rules import Rule
from hub.records.shape import Shape, nodes
from hub.records.slug import file_slug
from hub.records.tree import place


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
