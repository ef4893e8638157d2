"""Comments: the lines of a file that speak to people, and what each of them stands before.

A parser drops comments, so they are found by what is left of a line when its texts are taken away. A comment on a line
of its own belongs to the field or item below it and moves with it; any other has no place in the canonical form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.records.tree import List, Map, Node, Path, Scalar, scalars

_FIX = "put it on a line of its own above the field it speaks of, as far in as that field"


@dataclass(slots=True)
class Comments:
    """The comments of one file. `head` stands at its top, apart from the first field; `tail` at its end."""

    head: list[str] = field(default_factory=list)
    above: dict[Path, list[str]] = field(default_factory=dict)
    tail: list[str] = field(default_factory=list)

    def within(self, path: Path) -> bool:
        """Whether a comment stands before something inside the value at `path`."""
        return any(len(at) > len(path) and at[: len(path)] == path for at in self.above)

    def texts(self) -> list[str]:
        return sorted([*self.head, *self.tail, *(text for texts in self.above.values() for text in texts)])


def comments_of(path: str, text: str, root: Map) -> tuple[Comments, list[Problem]]:
    """Find the comments of a file that was parsed, and those that the canonical form cannot keep."""
    comments = Comments()
    if "#" not in text:
        return comments, []
    problems: list[Problem] = []
    lines = text.split("\n")
    starts = [(node.start.line, node.start.column, at) for at, node in _starts(root)]
    first = starts[0][0] if starts else 0
    waiting: list[tuple[int, int, str]] = []
    for number, column in _hashes(lines, root):
        if lines[number][:column].strip():
            message = "a comment stands behind a value, where the canonical form has no place for it"
            problems.append(fault(path, (number + 1, column + 1), Rule.COMMENT_NOT_KEPT, message, _FIX))
        else:
            waiting.append((number, column, lines[number].strip()))

    blank = max((n for n in range(first) if not lines[n].strip()), default=-1)
    for number, column, comment in waiting:
        below = next(((line, start, at) for line, start, at in starts if line > number), None)
        if number < first and number < blank:
            comments.head.append(comment)
        elif below and column <= below[1]:
            comments.above.setdefault(below[2], []).append(comment)
        elif below is None and column == 0:
            comments.tail.append(comment)
        else:
            message = "a comment stands here that belongs to nothing below it"
            problems.append(fault(path, (number + 1, column + 1), Rule.COMMENT_NOT_KEPT, message, _FIX))
    return comments, problems


def _starts(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every field (by its name) and item in the order of the file, the outermost first."""
    if type(node) is Map:
        for name, (key, value) in node.entries.items():
            yield (*path, name), key
            yield from _starts(value, (*path, name))
    elif type(node) is List:
        for number, item in enumerate(node.items):
            yield (*path, number), item
            yield from _starts(item, (*path, number))


def _hashes(lines: list[str], root: Map) -> Iterator[tuple[int, int]]:
    """The (line, column), from 0, of each `#` that begins a comment: of any that no text covers.

    The parser takes one for a comment behind a space, a quote, a bracket, a comma and the sign of a block alike.
    """
    covered: dict[int, list[tuple[int, int]]] = {}
    for scalar in scalars(root):
        for line, begin, end in _covers(scalar, lines):
            covered.setdefault(line, []).append((begin, end))
    for number, line in enumerate(lines):
        column = line.find("#")
        while column >= 0:
            if not any(begin <= column < end for begin, end in covered.get(number, ())):
                yield number, column
                break
            column = line.find("#", column + 1)


def _covers(scalar: Scalar, lines: list[str]) -> Iterator[tuple[int, int, int]]:
    """What a text covers: for each of its lines, from which column to which."""
    start, end = scalar.start, scalar.end
    if scalar.style in ("|", ">"):
        # It ends before the next field or comment; with the file, within its own last line.
        last = end.line if end.line < len(lines) and lines[end.line][: end.column].strip() else end.line - 1
        for line in range(start.line + 1, last + 1):
            yield line, 0, len(lines[line])
        return
    for line in range(start.line, min(end.line, len(lines) - 1) + 1):
        yield line, start.column if line == start.line else 0, end.column if line == end.line else len(lines[line])

