"""Slips: Markdown that the parser drops, or prints as it was typed, because a part of it is missing.

The parser says nothing of either, so it is listened to where it decides: at a table's rows, at what it takes for a
paragraph, and at what is left in the text once all links are made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor

_OPEN_LINK = re.compile(r"\]\([^\n\x02&]*")  # \x02 begins what the parser keeps for itself
_CODE = frozenset({"code", "pre"})


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that was not closed or does not fit; `where` are words as they were written there."""

    where: str
    message: str
    fix: str


def listen(markdown: Markdown, footnotes: FootnoteExtension, slips: list[Slip]) -> None:
    """Let a parser note its slips, once the processors that are listened to are registered."""
    blocks = markdown.parser.blockprocessors
    tables = _Tables(markdown.parser, {"use_align_attribute": False}, slips)
    blocks.register(tables, "table", 75)
    blocks.register(_Paragraphs(tables), "paragraph", 10)
    # After links are made and before escaped characters look like any other.
    markdown.treeprocessors.register(_Rest(markdown, footnotes, slips), "slips", 5)


class _Tables(TableProcessor):
    """Tables, whose rows may have fewer cells than the head but lose none in silence."""

    def __init__(self, parser: object, config: dict[str, bool], slips: list[Slip]) -> None:
        super().__init__(parser, config)
        self.slips = slips

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)
        if row.count("|") < len(align):
            return
        lost = [cell.strip() for cell in self._split_row(row)[len(align) :]]
        if any(lost):
            message = f"the row has {len(align) + len(lost)} cells and its table's head {len(align)}: the rest is lost"
            fix = "give the head as many cells, or join two; write \\| for a bar in a text"
            self.slips.append(Slip(row, message, fix))

    def rows_in(self, block: str) -> str:
        """The first line of a paragraph that was meant for a row of a table; empty where none was."""
        lines = [line.strip() for line in block.split("\n")]
        barred = [" | " in f" {line} " and len(self._split(line)) > 1 for line in lines]
        for line in lines:
            if line.startswith("|") and line.endswith("|") and len(self._split(line)) > 2:
                return line
        return next((lines[n] for n, pair in enumerate(pairwise(barred)) if all(pair)), "")


class _Paragraphs(ParagraphProcessor):
    """Paragraphs, some of which are tables that the parser did not know for tables."""

    def __init__(self, tables: _Tables) -> None:
        super().__init__(tables.parser)
        self.tables = tables

    def run(self, parent: Element, blocks: list[str]) -> None:
        if row := self.tables.rows_in(blocks[0]):
            message = "this looks like a table, and readers would see its bars"
            fix = "put an empty line above it, and under its first row a line with as many cells, as |---|---|"
            self.tables.slips.append(Slip(row, message, fix))
        super().run(parent, blocks)


class _Rest(Treeprocessor):
    """Looks through what is left: the starts of links without an end, and notes that nothing led to."""

    def __init__(self, markdown: Markdown, footnotes: FootnoteExtension, slips: list[Slip]) -> None:
        super().__init__(markdown)
        self.footnotes = footnotes
        self.slips = slips

    def run(self, root: Element) -> None:
        for element in root.iter():
            for text in (None if element.tag in _CODE else element.text, element.tail):
                for link in _OPEN_LINK.findall(text or ""):
                    message = "a link is not closed, and readers would see its brackets"
                    self.slips.append(Slip(link, message, "write it [words](address), with both round brackets"))
        led_to = set(self.footnotes.footnote_order)
        for name in self.footnotes.footnotes:
            if name not in led_to:
                message = f"nothing leads to the note [^{name}]"
                fix = f"write [^{name}] in the text where it belongs, or take the note out"
                self.slips.append(Slip(f"[^{name}]:", message, fix))
