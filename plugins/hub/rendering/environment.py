"""The theme's Jinja environment: the globals and filters that every template has, whoever renders it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment

from hub.rendering.address import Address
from hub.rendering.hub import Hub
from hub.rendering.icons import Icons
from hub.rendering.mail import mailto
from hub.rendering.words import Words

# What Jinja must be told before it makes an environment. Autoescape is off in Jinja and in Pelican unless asked for.
OPTIONS = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What templates know besides the page itself."""

    hub: Hub
    address: Address
    words: Words
    icons: Icons


def equip(environment: Environment, around: Surroundings) -> None:
    """Give the environment its words, filters and globals. It must have been made with `OPTIONS`."""
    environment.install_gettext_translations(around.words.translations, newstyle=True)
    environment.filters |= {
        "day": around.words.day,
        "series": around.words.series,
        "weekday": around.words.weekday,
        "clock": around.words.clock,
        "tel": telephone_digits,
        "host": host,
    }
    environment.globals |= {
        "hub": around.hub,
        "icon": around.icons,
        "lang": str(around.words.locale).replace("_", "-"),
        "direction": around.words.direction,
        "url": around.address.path,
        "absolute": around.address.absolute,
        "mailto": mailto,
    }


def telephone_digits(number: str) -> str:
    """A telephone number as a `tel:` link wants it (RFC 3966): digits, and a plus sign in front where there is one."""
    return ("+" if number.strip().startswith("+") else "") + "".join(c for c in number if c.isdigit())


def host(address: str) -> str:
    """The host of a web address as people say it, without `www.`"""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def icon_folder(root: Path) -> Path:
    """Where npm puts the icons below the repository."""
    return root / "node_modules" / "@phosphor-icons" / "core" / "assets"
