"""Trial: what `hub check` would refuse of new texts, seen before any file is replaced."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hub.edition import read_edition
from hub.records.problem import Problem


def refusals(root: Path, today: date, texts: Mapping[str, str]) -> dict[str, tuple[Problem, ...]]:
    """The texts, by path, with which a hub that is right now would be so no more, and what is wrong with each.

    The others are right together. A fault that shows only in a file that stays as it is speaks against all of them.
    """
    refused: dict[str, tuple[Problem, ...]] = {}
    left = {path: text.encode() for path, text in texts.items()}
    while left and (musts := read_edition(root, today, instead=left).musts):
        for path in left.keys() & {problem.path for problem in musts} or set(left):
            refused[path] = tuple(problem for problem in musts if problem.path == path) or musts
            del left[path]
    return refused
