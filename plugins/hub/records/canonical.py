"""The canonical form: the one text that a file becomes, or a problem says why it cannot.

Whatever happens, nothing is lost: the new text is read back and compared with what was read first.
"""

from __future__ import annotations

from hub.records.comments import comments_of
from hub.records.problem import Problem
from hub.records.record import split
from hub.records.rules import Rule, fault
from hub.records.schema import Schema
from hub.records.shape import is_empty, nodes, value_of
from hub.records.text import decode
from hub.records.tree import Map, parse, place
from hub.records.writer import write


def canonical(path: str, data: bytes, schema: Schema) -> tuple[str | None, list[Problem]]:
    """The canonical text of a file; None, and why, where it has none. Of a Markdown file only its fields change."""
    markdown = path.endswith(".md")
    text, problems = decode(path, data, tabs=markdown)
    if problems:
        return None, problems
    if not markdown:
        return _yaml(path, text, schema)
    front, body, _, problems = split(path, text)
    if problems:
        return None, problems
    fields, problems = _yaml(path, front, schema)
    return (None if fields is None else f"---\n{fields}---\n{body}"), problems


def _yaml(path: str, text: str, schema: Schema) -> tuple[str | None, list[Problem]]:
    root, problems = parse(path, text)
    if root is None or problems:
        return None, problems
    problems = [
        fault(
            path,
            place(node),
            Rule.EMPTY_VALUE,
            f"`{at[-1]}` says nothing",
            "leave it out: what is not known is not written",
        )
        for at, node, _ in nodes(root, schema.shape)
        if is_empty(node)
    ]
    comments, lost = comments_of(path, text, root)
    if problems or lost:
        return None, [*problems, *lost]
    kept = comments.texts()
    written = write(root, schema.shape, comments)
    # Signs are counted as well, which needs no reading: what one reading overlooks, the next would overlook too.
    if text.count("#") > written.count("#") or not _same(path, root, kept, written, schema):
        message = "the canonical form would not read back as what stands here"
        return None, [
            fault(path, (1, 1), Rule.NOT_KEPT, message, "say so to those who keep this software; nothing was changed")
        ]
    return written, []


def _same(path: str, root: Map, comments: list[str], written: str, schema: Schema) -> bool:
    """Whether a new text says what a tree says, with the same comments, and would be written so again."""
    text, problems = decode(path, written.encode("utf-8", "surrogatepass"))
    if problems or text != written:
        return False
    again, problems = parse(path, text)
    if again is None or problems or value_of(again, schema.shape) != value_of(root, schema.shape):
        return False
    found, problems = comments_of(path, text, again)
    return not problems and found.texts() == comments and write(again, schema.shape, found) == written
