"""The form's script in Node, and texts that have broken other forms."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hub.edition import read_edition
from hub.listings.portable import rules
from hub.vocabulary import Vocabulary
from tests.conftest import REPOSITORY, TODAY
from tests.node import node

HERE = Path(__file__).parent

NASTY = (
    *"NO no on off yes y true null ~ 12:30 0123 01234567012 1_000 0x1f 1e3 .inf 2026-11-24 - -- --- ...".split(),
    *"? : # & * ! | >".split(), *"% @ ` , [ ] { } [] {} << = ' '' \" \"\" \\ \\\\ \\n \\x41".split(), "tea",
    "back\\slash", "a: b", "a #b", "- item", "key:", "?what", "--- a", "%YAML 1.2", "!!str x", "*a", "&a b",
    "<script>alert(1)</script>", "<b>", "&amp;", "javascript:alert(1)", "it's", "“curly”", "£5", "a\u00a0b",
    "a\u00adb", "\u202eabc\u202c", "a\u2028b", "a\u2029b", "a\u0085b", "a\u200bb", "a\u200cb",
    "\u0633\u0644\u0627\u0645", "e\u0301", "\u1e9b\u0323", "🥕", "👩‍👩‍👧", "𠮷", "\ud83d", "\udd95x", "\ufeffa",
    "\ufffe", "\U000e0041", "\ue000", "\x00", "\x07", "\x1b[0m", " a", "a ", "\ta", "a\tb", "a\n", "\na", "a\r\nb",
    "a\rb", "a\n\nb", "a\n  b\n", "  a\nb", "a \nb", "---\na", "a\n---\nb", "a\n...\n", "a\n# b", "a\n\n\n\nb",
    "x" * 109, "x" * 200, "x" * 201, "é" * 200, "🥕" * 200, "…", "write here", "", " ", "\n",
)  # fmt: skip
PIECES = (
    *NASTY, *"'\",:;#-?[]{}()&*!|>%@`~=<\\/_.", *"abZ09", "word", "Ärger", "St", " ", "  ", "\n", "\n\n", "\n ", ": ",
    ", ", " #", "- ",
)  # fmt: skip


def texts(count: int, seed: int = 4) -> list[str]:
    """Nasty texts, then as many made of pieces of them as it takes: the same at each run."""
    some = random.Random(seed)
    made = ("".join(some.choices(PIECES, k=some.randint(1, 6))) for _ in range(count - len(NASTY)))
    return [*NASTY, *made]


def whole(text: str) -> bool:
    """Whether a text can travel as UTF-8: one of JavaScript may hold half a character."""
    return not re.search("[\ud800-\udfff]", text)


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    """The words of the small hub."""
    edition = read_edition(REPOSITORY / "tests" / "sites" / "small", date.fromisoformat(TODAY)).edition
    return edition.vocabulary


@pytest.fixture(scope="session")
def in_browser(words: Vocabulary) -> Iterator[Callable[[str, list], list[Any]]]:
    """`in_browser("slugify", names)`: what the form's script makes of each."""
    kept = json.loads(json.dumps(rules(words)))
    with node(HERE / "twins.mjs") as answers:
        yield lambda ask, values: answers({"rules": kept, "ask": ask, "values": values})
