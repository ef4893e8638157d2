"""Markdown: the one renderer of what staff write, and what it saw on the way.

Markdown is for text, so raw HTML is shown as the text it is, links lead only where a reader may be sent, and no
attribute comes from the writer. The check asks the same parser what it saw: a second reading of Markdown would disagree
with the first just where it matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from hub.knowledge.effort import Effort, FrugalFootnotes
from hub.knowledge.slips import Slip, listen
from hub.records.slug import slugify

SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
"""The schemes of the links that are followed; none for a link within the site."""

_HEADING = re.compile(r"h([1-6])\Z")
_ALIGN = re.compile(r"text-align: (left|center|right);")
_CLASSES = {"left": "start", "center": "middle", "right": "end"}
_PASSAGES = frozenset({"p", "li", "dd"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, and its headings as (level, id, text) in order."""

    html: str
    headings: tuple[tuple[int, str, str], ...]


@dataclass(slots=True)
class Outline:
    """What the parser saw in a text, in order.

    `links` and `images` are as written, as (address, words) and (address, alternative text); `tags` the raw HTML;
    `passages` the plain text of paragraphs and list items, for measuring; `anchors` the names that `#…` may lead to;
    `slips` what was dropped or will be printed as it was typed.
    """

    headings: list[tuple[int, str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    slips: list[Slip] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Around:
    """What the renderer must know of the site that a text is for.

    `base` is the path that it lies under, put before links that begin with a slash, and `home` its whole address,
    without a closing slash: a link that begins with it is one within the site. `waiting` are the addresses of what
    readers do not see yet, links to which become plain words. `back_words` are what the arrow that leads
    from a note back into the text is called, in the reader's language, with `{}` for the note's number; without them
    the arrow speaks for itself. `table_words` name a table, with `{number}` and with `{heading}` for what stands above.
    """

    base: str = ""
    home: str = ""
    waiting: frozenset[str] = frozenset()
    back_words: str = ""
    table_words: str = "{number}: {heading}"


def render(text: str, around: Around = Around()) -> Rendered:
    """Render a text for a site."""
    html, outline = _convert(text, around)
    return Rendered(html, tuple(outline.headings))


def outline(text: str) -> Outline:
    """What the renderer sees in a text. Raises `Tangled` where seeing it would take too long."""
    return _convert(text, Around())[1]


def may_follow(address: str) -> bool:
    """Whether a link may lead to an address: by its scheme, and never to another host without one.

    Pelican's own links, as `{static}…`, are not followed: they may name files outside `content/`, which it publishes.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if any(character.isspace() or character in "\\<>" or ord(character) < 32 for character in address):
        return False
    if address.startswith(("//", "{", "|")):  # browsers take any number of slashes for the start of a host
        return False
    return parts.scheme in SCHEMES


def _convert(text: str, around: Around) -> tuple[str, Outline]:
    outline = Outline()
    effort = Effort()
    footnotes = FrugalFootnotes(effort, SEPARATOR="-", BACKLINK_TITLE=around.back_words)
    markdown = Markdown(extensions=[footnotes, "tables", "abbr", "def_list"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("entity")
    markdown.inlinePatterns.register(_Tags(outline), "html", 90)
    markdown.treeprocessors.register(_Finish(markdown, outline, around), "hub", -10)
    listen(markdown, footnotes, outline.slips)
    effort.watch(markdown)
    return markdown.convert(text), outline


class _Tags(InlineProcessor):
    """Notes each raw tag and leaves it in the text, where it is escaped like any other."""

    def __init__(self, outline: Outline) -> None:
        super().__init__(HTML_RE)
        self.outline = outline

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # noqa: ARG002  the base's
        self.outline.tags.append(m.group(1))
        return None, None, None


class _Finish(Treeprocessor):
    """Goes through the tree once: names headings, closes links that may not be followed, notes what is there."""

    def __init__(self, markdown: Markdown, outline: Outline, around: Around) -> None:
        super().__init__(markdown)
        self.outline = outline
        self.around = around

    def run(self, root: Element) -> None:
        taken: dict[str, int] = {}
        for element in root.iter():
            if heading := _HEADING.match(element.tag if isinstance(element.tag, str) else ""):
                words = _words(element)
                element.set("id", _unique(slugify(words) or "section", taken))
                self.outline.headings.append((int(heading[1]), element.get("id", ""), words))
            elif element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._image(element)
            elif element.tag in ("th", "td"):
                if aligned := _ALIGN.search(element.attrib.pop("style", "")):  # a policy without inline styles drops it
                    element.set("class", f"align-{_CLASSES[aligned[1]]}")
                if element.tag == "th":
                    element.set("scope", "col")
        self._tables(root)
        for element in root.iter():
            if name := element.get("id"):
                self.outline.anchors.add(name)
            for attribute, value in element.items():
                # Pelican looks for its own links, as {static}…, in whatever looks like an attribute: in a title too.
                element.set(attribute, value.replace("{", "&#123;").replace("|", "&#124;"))
        for element in _outside_footnotes(root):
            if element.tag in _PASSAGES and not any(child.tag in ("p", "ul", "ol") for child in element):
                self.outline.passages.append(_words(element))

    def _tables(self, root: Element) -> None:
        """Put each table into a part of its own, which a keyboard can reach and scroll where it is too wide."""
        parents = {child: parent for parent in root.iter() for child in parent}
        heading, number = "", 0
        for element in list(root.iter()):
            if isinstance(element.tag, str) and _HEADING.match(element.tag):
                heading = _words(element)
            elif element.tag == "table":
                number += 1
                name = self.around.table_words.format(number=number, heading=heading).rstrip(" :")
                section = Element("section", {"class": "table", "tabindex": "0", "aria-label": name})
                parent = parents[element]
                parent[list(parent).index(element)] = section
                section.append(element)
                section.tail, element.tail = element.tail, None

    def _link(self, element: Element) -> None:
        address = within(plain_address(element.get("href", "")), self.around.home)
        if element.get("class") == "footnote-backref":
            if words := element.attrib.pop("title", ""):
                element.set("aria-label", words)
        elif element.get("class") != "footnote-ref":
            self.outline.links.append((address, _words(element)))
        element.set("href", self.around.base + address if address.startswith("/") else address)
        if not may_follow(address):
            del element.attrib["href"]
        elif re.split("[?#]", address, maxsplit=1)[0] in self.around.waiting:
            element.tag, element.attrib = "span", {}

    def _image(self, element: Element) -> None:
        address = plain_address(element.get("src", ""))
        self.outline.images.append((address, element.get("alt", "")))
        element.set("src", self.around.base + address if address.startswith("/") else address)
        if not may_follow(address) or urlsplit(address).scheme:
            del element.attrib["src"]


def plain_address(address: str) -> str:
    """An address as a browser would see it: entities may be entities' entities."""
    address = address.replace(AMP_SUBSTITUTE, "&")
    while (once := unescape(address)) != address:
        address = once
    return address.strip()


def within(address: str, home: str) -> str:
    """An address on the site itself, whose own is `home`, as the path that it has there; any other as it is."""
    site = home.partition("://")[2]
    own = re.match(rf"https?://{re.escape(site)}(?=[/?#]|\Z)", address, re.IGNORECASE) if site else None
    return f"/{address[own.end() :].removeprefix('/')}" if own else address


def _words(element: Element) -> str:
    text = unescape("".join(element.itertext()).replace(AMP_SUBSTITUTE, "&"))
    return " ".join(text.split())


def _unique(name: str, taken: dict[str, int]) -> str:
    """The first of `name`, `name-2`, `name-3` … that is free. `taken` says of each name where to go on from."""
    number, candidate = taken.get(name, 1), name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken[name] = number
    taken.setdefault(candidate, 1)
    return candidate


def _outside_footnotes(root: Element) -> list[Element]:
    """Every element in order but those of the footnotes."""
    found: list[Element] = []
    waiting: list[Any] = [root]
    while waiting:
        element = waiting.pop()
        if element.get("class") != "footnote":
            found.append(element)
            waiting.extend(reversed(element))
    return found
