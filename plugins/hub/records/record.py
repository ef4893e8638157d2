"""Records: one file, read and seen in the light of its schema, before it is compared with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.records.schema import Schema
from hub.records.text import decode
from hub.records.tree import Map, Path, Place, key_place, parse, place_of


@dataclass(frozen=True, slots=True)
class Record:
    """A file that could be read. `path` is relative to the repository; `data` is what it says, right or wrong.

    `text` is its YAML. Where each value stands in it is looked up when a fault is to be told: the trees of all files at
    once would take thirty times the memory of what they say.
    """

    path: str
    slug: str
    text: str
    data: dict[str, Any]
    body: str = ""
    body_line: int = 1

    @property
    def root(self) -> Map:
        return _parse(self.path, self.text)[0]

    def place(self, *path: str | int) -> Place:
        """The line and column of the value at `path`."""
        return place_of(self.root, path)

    def key(self, *path: str | int) -> Place:
        """The line and column of the name of the field at `path`."""
        return key_place(self.root, path)

    def fault(self, at: Path, rule: Rule, message: str, fix: str = "") -> Problem:
        return fault(self.path, self.place(*at), rule, message, fix)

    def find(self, *pattern: str) -> Iterator[tuple[Path, Any]]:
        """Every value at the paths that fit; what is not there, or of another type, is passed over.

        `*` stands for each item of a list, or each field of a mapping.

        `record.find("services", "*", "topics", "*")` gives `(("services", 0, "topics", 1), "food")` and so on.
        """
        found: list[tuple[Path, Any]] = [((), self.data)]
        for step in pattern:
            if step == "*":
                found = [((*at, step), item) for at, value in found for step, item in _items(value)]
            else:
                found = [((*at, step), value[step]) for at, value in found if isinstance(value, dict) and step in value]
        return iter(found)

    def texts(self, *pattern: str) -> Iterator[tuple[Path, str]]:
        """As `find`, but only what is text."""
        return ((at, value) for at, value in self.find(*pattern) if isinstance(value, str))


# A few trees are kept: what was just read is checked next, and a file with one fault often has another.
_parse = lru_cache(maxsize=16)(parse)


def _items(value: Any) -> Iterable[tuple[str | int, Any]]:
    return enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()


def read(path: str, slug: str, data: bytes, schema: Schema) -> tuple[Record | None, list[Problem]]:
    """Read the bytes of a YAML file. The record is None where they cannot be understood."""
    text, problems = decode(path, data)
    if problems:
        return None, problems
    return _checked(path, slug, text, schema)


def read_page(path: str, slug: str, data: bytes, schema: Schema) -> tuple[Record | None, list[Problem]]:
    """Read the bytes of a Markdown file that opens with fields between two lines of `---`."""
    text, problems = decode(path, data, tabs=True)
    if problems:
        return None, problems
    front, body, body_line, problems = split(path, text)
    if problems:
        return None, problems
    record, problems = _checked(path, slug, front, schema)
    if record:
        record = Record(path, slug, front, record.data, body, body_line)
    return record, problems


def split(path: str, text: str) -> tuple[str, str, int, list[Problem]]:
    """Cut a page into front matter, body and the line that the body starts on.

    The front matter keeps an empty line for its fence, so that its lines count as the file's do.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        message = "the page does not begin with its fields"
        fix = "begin it with a line --- , the fields, and another line ---"
        return "", "", 1, [fault(path, (1, 1), Rule.NO_FRONT_MATTER, message, fix)]
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            front = "\n".join(["", *lines[1:number], ""])
            problems = []
            if "\t" in front:
                at = next(n for n, each in enumerate(lines) if "\t" in each)
                problems = [
                    fault(
                        path, (at + 1, lines[at].index("\t") + 1), Rule.TAB, "there is a tab here", "use spaces instead"
                    )
                ]
            elif not front.strip():
                problems = [
                    fault(
                        path,
                        (1, 1),
                        Rule.NO_FRONT_MATTER,
                        "the page has no fields",
                        "write title, summary, status and published",
                    )
                ]
            return front, "\n".join(lines[number + 1 :]), number + 2, problems
    message = "the fields at the head of the page have no end"
    return (
        "",
        "",
        1,
        [fault(path, (1, 1), Rule.FRONT_MATTER_NOT_CLOSED, message, "put a line --- after the last field")],
    )


def _checked(path: str, slug: str, text: str, schema: Schema) -> tuple[Record | None, list[Problem]]:
    root, problems = _parse(path, text)
    if root is None:
        return None, list(problems)
    data, faults = schema.check(path, root, escaped="\\" in text or "\xad" in text)
    return Record(path, slug, text, data), problems + faults
