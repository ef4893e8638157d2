"""Formatting: the files of a hub are put into their canonical form, and what keeps one from it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hub import COMMAND
from hub.records.canonical import canonical
from hub.records.files import read_file, replace, unreadable
from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.records.schema import Schema


@dataclass(frozen=True, slots=True)
class Formatted:
    """The paths of files that were `written`, and the `problems` of those that are not in their form."""

    written: tuple[str, ...]
    problems: tuple[Problem, ...]


def put_in_form(root: Path, schemas: Mapping[str, Schema], *, write: bool) -> Formatted:
    """Write each file below `root` that has a schema here, by its path, in its canonical form.

    Where none is to be written, each that would be is a problem.
    """
    written: list[str] = []
    problems: list[Problem] = []
    for path, schema in schemas.items():
        data, found = read_file(root, path)
        problems += found
        if data is None:
            continue
        text, found = canonical(path, data, schema)
        problems += found
        if text is None or text.encode() == data:
            continue
        if not write:
            problems.append(_not_canonical(path, data, text))
            continue
        try:
            replace(root / path, text)
            written.append(path)
        except OSError as error:
            problems.append(unreadable(path, error))
    return Formatted(tuple(written), tuple(sorted(problems)))


def _not_canonical(path: str, data: bytes, text: str) -> Problem:
    line = _first_difference(data.decode("utf-8", "replace"), text)
    message = "the file is not in the canonical form"
    return fault(path, (line, 1), Rule.NOT_CANONICAL, message, f"run {COMMAND} fmt {path}")


def _first_difference(old: str, new: str) -> int:
    """The first line, from 1, in which two texts differ."""
    pairs = zip(old.split("\n"), new.split("\n"), strict=False)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), old.count("\n") + 1)
