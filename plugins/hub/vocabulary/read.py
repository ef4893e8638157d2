"""Reading the vocabulary: which files it has, and what they say once all of it is known to be right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.record import Record, read
from hub.records.rules import Rule, fault
from hub.records.schema import Schema
from hub.vocabulary import Vocabulary
from hub.vocabulary.check import faults_between
from hub.vocabulary.freeze import frozen

NAMES = ("topics", "people", "wards", "neighbourhoods", "access", "languages", "bodies")
"""The files of `vocabulary/` that every hub has, each without its `.yaml`."""
FILES = (*NAMES, "holidays", "lendings", "sectors", "synonyms")
"""Those that a hub may have."""
EXPECTED_SEARCHES = "vocabulary/expected-searches.tsv"
"""A file of that folder that holds no words: `hub.search.expected` reads it."""


@cache
def definitions() -> dict[str, Any]:
    """The one definition of the files of a vocabulary, as their JSON Schema says it."""
    return json.loads(Path(__file__).with_name("vocabulary.schema.json").read_text(encoding="utf-8"))


@cache
def schema(name: str) -> Schema:
    """The schema of one file of the vocabulary."""
    kinds = definitions()["$defs"]
    return Schema.of({**kinds[name], "$defs": kinds})


@dataclass(frozen=True, slots=True)
class Words:
    """What the files of a vocabulary say before all is known to be right.

    `slugs` has an entry only for a file that can be trusted: where a file is missing or wrong, what depends on it is
    not reported a hundredfold. `vocabulary` is None where any file has a fault.
    """

    vocabulary: Vocabulary | None
    slugs: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]


def read_vocabulary(files: Mapping[str, bytes]) -> Words:
    """Read and check the files of `vocabulary/`, given by path relative to the root of the hub."""
    trusted: dict[str, Record] = {}
    problems = list(_strays(files))
    for name in FILES:
        record, found = _read(name, files)
        problems += found
        if record and not found:
            trusted[name] = record
    problems += (between := list(faults_between(trusted)))
    wrong = {problem.path for problem in between}
    data = {name: record.data for name, record in trusted.items() if record.path not in wrong}
    return Words(frozen(data) if not problems else None, _slugs(data), tuple(problems))


def _path(name: str) -> str:
    return f"vocabulary/{name}.yaml"


def _read(name: str, files: Mapping[str, bytes]) -> tuple[Record | None, list[Problem]]:
    path = _path(name)
    if path in files:
        return read(path, name, files[path], schema(name))
    if name not in NAMES:
        return None, []
    message = f"the vocabulary has no file {name}.yaml"
    return None, [fault(path, (1, 1), Rule.MISSING_FILE, message, "add it; another hub's is a good start")]


def _strays(files: Mapping[str, bytes]) -> Iterator[Problem]:
    known = [_path(name) for name in FILES]
    for path in sorted(files.keys() - {*known, EXPECTED_SEARCHES}):
        fix = did_you_mean(path, known) or "the files are " + ", ".join(FILES)
        yield fault(path, (1, 1), Rule.UNKNOWN_FILE, "the vocabulary does not use this file", fix)


def _slugs(data: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    slugs = {name: frozenset(words) for name, words in data.items()}
    if "topics" in data:
        slugs["topics"] = frozenset(topic for group in data["topics"].values() for topic in group["topics"])
    if "wards" in slugs and "neighbourhoods" in slugs:
        slugs["areas"] = slugs["wards"] | slugs["neighbourhoods"]
    return slugs
