"""The theme's Jinja environment: the globals and filters that every template has, whoever renders it."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, pass_context
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context
from markupsafe import Markup, escape

from hub.address import Address
from hub.listings.organisation import Location
from hub.rendering.ahead import CallAhead
from hub.rendering.icons import Icons
from hub.rendering.mail import mailto
from hub.rendering.once import Once
from hub.rendering.words import Words
from hub.settings import Hub

# What Jinja must be told before it makes an environment. Autoescape is off in Jinja and in Pelican unless asked for.
OPTIONS = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n", "jinja2.ext.do", CallAhead],
    "auto_reload": False,  # else every page looks at the file of every template that it is made of
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What templates know besides the page itself."""

    hub: Hub
    address: Address
    words: Words
    icons: Icons


class Compiled(BytecodeCache):
    """What templates were compiled to, for one environment and as long as it lasts."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.code


class ThemeEnvironment(Environment):
    """The environment of a theme's templates, in the folder `templates` of `theme`.

    One serves a whole build: each template that a page needs is compiled once, and each file of macros is run once.
    """

    def __init__(self, theme: Path, around: Surroundings) -> None:
        loader = FileSystemLoader(theme / "templates")
        super().__init__(loader=loader, cache_size=-1, bytecode_cache=Compiled(), **OPTIONS)  # none is ever dropped
        equip(self, around)

    def compile_ahead(self, *names: str) -> None:
        """Compile templates, and those that they are made of, before any can be loaded: that takes all globals."""
        waiting, seen = list(names), set(names)
        while waiting:
            with suppress(Exception):  # whatever is wrong with it is told when a page needs it
                new = self._compiled(waiting.pop()) - seen
                waiting += new
                seen |= new

    def _compiled(self, name: str) -> set[str]:
        """Keep what a template is compiled to, and return the names of those that it is made of."""
        source, path, _ = self.loader.get_source(self, name)
        tree = self.parse(source, name, path)
        parts = set(find_referenced_templates(tree))
        bucket = self.bytecode_cache.get_bucket(self, name, path, source)
        bucket.code = self.compile(tree, name, path)
        self.bytecode_cache.set_bucket(bucket)
        return parts

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of one template. Jinja would chain two mappings, and every `import` of every page goes through
        all their keys; one plain dict is compared at once. So globals are set before a template is loaded."""
        return {**self.globals, **(d or {})}


def equip(environment: Environment, around: Surroundings) -> None:
    """Give the environment its words, filters and globals. It must have been made with `OPTIONS`."""
    environment.install_gettext_translations(around.words.translations, newstyle=True)
    environment.globals["ngettext"] = counting(environment.globals["ngettext"], around.words)
    environment.constant_calls |= {
        "_": saying(around.words.translations.gettext),
        "icon": around.icons,
        "url": around.address.path,
        "absolute": around.address.absolute,
    }
    environment.filters |= {
        "day": around.words.day,
        "whole_day": around.words.whole_day,
        "month": around.words.month,
        "mid_sentence": around.words.mid_sentence,
        "series": around.words.series,
        "number": around.words.number,
        "weekday": around.words.weekday,
        "percent": around.words.percent,
        "pounds": around.words.pounds,
        "clock": around.words.clock,
        "tel": telephone_digits,
        "host": host,
        "paragraphs": paragraphs,
        "whole_address": whole_address,
        "map_search": map_search,
    }
    environment.globals |= {
        **environment.constant_calls,
        "hub": around.hub,
        "once": Once(),
        "lang": around.words.lang,
        "direction": around.words.direction,
        "mailto": mailto,
        "plurals": around.words.forms,
    }


def saying(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """Gettext for templates, as `_("In %(place)s", place=name)`: the words are markup, and values are escaped.

    Jinja's own does the same in four times as long. A per cent sign is written twice, as everywhere in catalogues.
    """

    def said(words: str, /, **values: object) -> Markup:
        return Markup(gettext(words) % {name: escape(value) for name, value in values.items()})

    return said


def counting(ngettext: Callable[..., str], words: Words) -> Callable[..., str]:
    """Jinja's `ngettext`, whose `%(num)s` is written as the language writes numbers."""

    @pass_context
    def counted(context: Context, one: str, many: str, number: int, **values: object) -> str:
        return ngettext(context, one, many, number, num=words.number(number), **values)

    return counted


def telephone_digits(number: str) -> str:
    """A telephone number as a `tel:` link wants it (RFC 3966): digits, and a plus sign in front where there is one."""
    return ("+" if number.strip().startswith("+") else "") + "".join(c for c in number if c.isdigit())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: what stands between empty lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def whole_address(place: Location) -> str:
    """Street and postcode in one line, as a map is asked for them."""
    return f"{place.address} {place.postcode}".strip()


def map_search(place: Location) -> str:
    """A map of the address that works in any browser. Nothing is asked of it until the reader follows the link."""
    return f"https://www.openstreetmap.org/search?query={quote(whole_address(place))}"


def host(address: str) -> str:
    """The host of a web address as people say it, without `www.`"""
    return (urlsplit(address).hostname or address).removeprefix("www.")
