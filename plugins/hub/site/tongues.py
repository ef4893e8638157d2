"""Tongues: which language each written page is in, and where the same page stands in others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from hub.knowledge.page import Page
from hub.rendering.words import Words, own_name, text_direction
from hub.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as pages show it: its IETF tag, what its speakers call it, and `ltr` or `rtl`."""

    tag: str
    name: str
    direction: str


class Tongues:
    """The languages of all published pages of a hub. `own` is that of the hub itself."""

    def __init__(self, own: Words, languages: Iterable[Language], pages: Iterable[Page]) -> None:
        self.own = Tongue(own.lang, own_name(own.lang), own.direction)
        pages = tuple(pages)
        needed = {page.lang for page in pages}  # Babel takes milliseconds to say which way one runs
        self._by_tag = {
            each.slug: Tongue(each.slug, each.own, text_direction(each.slug))
            for each in languages
            if each.slug in needed
        }
        self._by_tag[own.locale.language] = self.own  # a page in "en" is no foreign one in a hub in "en-GB"
        sets: dict[str, list[Page]] = defaultdict(list)
        others: dict[Tongue, list[Page]] = defaultdict(list)
        for page in pages:
            sets[_original(page)].append(page)
            if (tongue := self.of(page)) != self.own:
                others[tongue].append(page)
        self._sets = {
            original: tuple(sorted(same, key=lambda page: (bool(page.translates), self.of(page).name)))
            for original, same in sets.items()
        }
        self.others = tuple(sorted(others.items(), key=lambda each: each[0].name.casefold()))

    def of(self, page: Page) -> Tongue:
        return self._by_tag.get(page.lang, self.own)

    def mark(self, page: Page) -> Markup:
        """The attributes of an element that holds words of a page; none where it is in the hub's own language."""
        tongue = self.of(page)
        if tongue == self.own:
            return Markup()
        return Markup(' lang="{}" dir="{}"').format(tongue.tag, tongue.direction)

    def sisters(self, page: Page) -> tuple[Page, ...]:
        """The published pages that say the same, this one too, the original first; none where there is no other."""
        same = self._sets[_original(page)]
        return same if len(same) > 1 else ()


def _original(page: Page) -> str:
    """The address of the page that a page translates, or its own."""
    return page.address.removesuffix(f"{page.slug}/") + (page.translates or page.slug)
