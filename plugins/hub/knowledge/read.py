"""Reading pages: Markdown files with front matter become records, each checked by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hub.knowledge.kinds import schema
from hub.records.problem import Problem
from hub.records.record import Record, read_page
from hub.records.rules import Rule, fault
from hub.records.schema import STARTER
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
    """The problems of a page, of which its author need not mend all before it is published.

    A draft may still have the starter's words in its texts, of which all is said in one warning; not for a date or a
    word of a list, which are read from a draft too.
    """
    may_wait, waiting = set(), []
    if record.data.get("status") == "draft":
        may_wait = {place(node) for _, node, field in nodes(record.root, shape) if _is_text(field)}
    for problem in problems:
        if problem.rule == Rule.STARTER_TEXT and (problem.line, problem.column) in may_wait:
            waiting.append(problem)
        else:
            yield problem
    lines = list(dict.fromkeys(problem.line for problem in waiting))
    lines += [n for n, line in enumerate(record.body.split("\n"), record.body_line) if line.strip() == STARTER]
    if may_wait and lines:
        where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
        message = f"the draft still has the starter's words in {where}"
        fix = 'write what is true in their stead; then set status to "published"'
        yield fault(record.path, (lines[0], 1), Rule.UNFINISHED, message, fix)


def _is_text(shape: Shape) -> bool:
    is_free = shape.limits.get("format", "web-address") == "web-address" and "enum" not in shape.limits
    return shape.type == "string" and is_free and not shape.vocabulary
