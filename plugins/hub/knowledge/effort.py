"""Effort: how long a text may keep the Markdown parser, so that no page of strangers stops a check.

The parser looks from every bracket to the end of its paragraph, and cuts a block anew for every heading in it: a few
kilobytes can take it minutes. So it is told to count the characters that it looks through, and gives up in time. The
count depends on the text alone: a page passes here if it passes anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.footnotes import FootnoteExtension

LIMIT = 15_000_000
"""The most characters that the parser may look through: about a second's work. A long briefing takes a hundredth."""

# What else the parser does, in characters that it could have looked through meanwhile.
_REFERENCE = 80  # to try one name for a reference to a note
_CELL = 500  # to make one cell of a table; a row that is too short is filled up
_MARKS = 50  # to make elements of as many stars and lines, times their number: each looks for itself among its siblings
_BEFORE_ALL = 1000  # the priority of what is to be asked before the parser's own processors, which go up to 190


class Tangled(Exception):
    """The parser gave up. `where` is the first line, without its outer spaces, of what it was looking at."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class Effort:
    """What one text has cost so far."""

    def __init__(self) -> None:
        self.spent = 0
        self._at = ""

    def spend(self, characters: int, text: str = "") -> None:
        """Count some characters, of `text` or of what was looked at last. Raises `Tangled` where that is too much."""
        self._at = text or self._at
        self.spent += characters
        if self.spent > LIMIT:
            # Behind \x02 stands what the parser keeps for itself.
            raise Tangled(re.split("[\n\x02]", self._at.strip(), maxsplit=1)[0].strip())

    def watch(self, markdown: Markdown) -> None:
        """Let a parser count, once all its processors are registered."""
        markdown.parser.blockprocessors.register(_Blocks(self, markdown), "effort", _BEFORE_ALL)
        for pattern in markdown.inlinePatterns:
            pattern.handleMatch = self._counted(pattern.handleMatch)

    def _counted(self, handle: Callable[..., Any]) -> Callable[..., Any]:
        def handle_match(match: re.Match[str], *data: str) -> Any:
            text = match.string
            marks = text.count("*") + text.count("_")
            self.spend(len(text) + marks * marks // _MARKS, text)
            return handle(match, *data)

        return handle_match


class _Blocks(BlockProcessor):
    """Counts each block that the parser looks at, and leaves it to the others."""

    def __init__(self, effort: Effort, markdown: Markdown) -> None:
        super().__init__(markdown.parser)
        self.effort = effort

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  the base's
        self.effort.spend(len(block) + _CELL * _cells(block), block)
        return False


def _cells(block: str) -> int:
    """How many cells a block has, where it is a table."""
    head, _, rest = block.partition("\n")
    rule = rest.partition("\n")[0]
    return (block.count("\n") + 1) * (rule.count("|") + 1) if "|" in head and not rule.strip("|-: ") else 0


class FrugalFootnotes(FootnoteExtension):
    """Footnotes, of which each costs the more the more often it is referred to."""

    def __init__(self, effort: Effort, **settings: str) -> None:
        super().__init__(**settings)
        self.effort = effort

    def unique_ref(self, reference: str, found: bool = False) -> str:
        self.effort.spend(_REFERENCE * self.found_refs.get(reference, 0))
        return super().unique_ref(reference, found)
