"""Where things stand in a page's text. The parser keeps no places, so each is looked for as it was written."""

from __future__ import annotations

import re
from functools import cached_property

from hub.knowledge.markdown import plain_address
from hub.records.tree import Place

# What may stand between the round brackets of a link: an address, which may have brackets itself, and a title. Nothing
# is tried twice: the time that a text takes grows with its length alone.
_INLINE = re.compile(r"\]\(\s*+(?:<([^<>\n]*+)>|((?:[^()\n]|\([^()\n]*+\))*+)\))")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?([^\s<>]+)", re.MULTILINE)
_ALONE = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>")
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))+?(?<!`)\1(?!`)")
_CODE_LINES = re.compile(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*(?:\n|\Z)(?:[ \t]*+\n)*+)++")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+.!-])")


class Source:
    """A page's text, and what was found in it so far: a thing that is written twice is found twice, in order."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first = first_line
        self._after: dict[str, int] = {}
        self._told: dict[str, int] = {}
        self._heading_line = 0

    def find(self, words: str) -> Place:
        """The next place of some words; the first line of the text where they are written otherwise."""
        needle = words.split("\n")[0].strip() or "]("
        index = self.text.find(needle, self._after.get(needle, 0))
        if index < 0:
            return self.first, 1
        self._after[needle] = index + 1
        return self._place(index)

    def link(self, address: str) -> Place:
        """The next link or picture that leads to an address, where its address stands.

        Links that share one definition stand where it does. Words or code that look like the address are passed over.
        """
        places = self._outside_code.get(address) or self._anywhere.get(address)
        if not places:
            return self.find(address)
        number = self._told.get(address, 0)
        self._told[address] = number + 1
        return self._place(places[min(number, len(places) - 1)])

    def heading(self, level: int) -> Place:
        """The next heading of a level."""
        lines = self._lines
        for number in range(self._heading_line, len(lines)):
            hashes = len(lines[number]) - len(lines[number].lstrip("#"))
            below = lines[number + 1].strip() if number + 1 < len(lines) else ""
            underlined = lines[number].strip() and below and set(below) == {"=" if level == 1 else "-"}
            if hashes == level or (level < 3 and underlined):
                self._heading_line = number + 1
                return self.first + number, 1
        return self.first, 1

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _outside_code(self) -> dict[str, list[int]]:
        blank = self.text
        for code in (_CODE_LINES, _CODE_SPAN):
            blank = code.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), blank)
        return _addresses(blank)

    @cached_property
    def _anywhere(self) -> dict[str, list[int]]:
        """For what looked like code and was not: the second paragraph of a list's item is indented too."""
        return _addresses(self.text)

    def _place(self, index: int) -> Place:
        return self.first + self.text.count("\n", 0, index), index - self.text.rfind("\n", 0, index)


def _addresses(text: str) -> dict[str, list[int]]:
    """Every address that a text links to, as a browser would see it, with the indexes of its places in order."""
    found: dict[str, list[int]] = {}
    for pattern in (_INLINE, _DEFINED, _ALONE):
        for link in pattern.finditer(text):
            group = link.lastindex or 1
            written = plain_address(_ESCAPED.sub(r"\1", _untitled(link[group])))
            found.setdefault(written, []).append(link.start(group))
    return found


def _untitled(written: str) -> str:
    """The address alone, where a title in quotes comes after it."""
    written = written.rstrip()
    if written.endswith(('"', "'")):
        before = written[:-1].rpartition(written[-1])[0]
        if before != before.rstrip():
            return before.rstrip()
    return written
