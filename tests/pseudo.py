"""A language that nobody speaks: every word of the interface changed, lengthened and put between brackets.

What is left without brackets on a page never went through gettext; what does not fit will not fit in German either.
Made anew from the words for each run of the tests, and never shipped.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from babel.messages import Catalog

from hub.rendering.catalogues import catalogue_path
from hub.translations import written

OPEN, CLOSE = "⟦", "⟧"
_KEPT = re.compile(r"(%\(\w+\)s|\{\w*\}|</?[a-z][^>]*>|%%)")
_ACCENTED = str.maketrans("AaCcDdEeGgIiLlNnOoRrSsTtUuYyZz", "ÀàÇçĐđÉéĞğÎîŁłÑñÖöŔŕŠšŢţÛûÝýŽž")
_ARABIC = dict(zip(map(ord, "abcdefghijklmnopqrstuvwxyz"), "ابثدهفغحيجكلمنوبقرستعفوكيز", strict=True))
LONGER = 0.4


def pseudo(words: Catalog, lang: str, folder: Path) -> Path:
    """Write the catalogue of a pseudo-language, which borrows the plurals and dates of `lang`, below `folder`.

    Where `lang` runs from right to left it has Arabic letters. Each plural form has its number in it.
    """
    locale = Locale.parse(lang, sep="-")
    made = Catalog(locale=locale, fuzzy=False)
    rtl = locale.text_direction == "rtl"
    for message in words:
        if not message.id:
            continue
        if message.pluralizable:
            string: object = tuple(changed(message.id[1], rtl, str(form)) for form in range(made.num_plurals))
        else:
            string = changed(message.id, rtl)
        made.add(message.id, string, context=message.context)
    path = catalogue_path(folder, str(locale))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(made), encoding="utf-8")
    return path


def changed(text: str, rtl: bool, form: str = "") -> str:
    """A text, changed: placeholders and tags stay, and a plural form is told by its number."""
    body = text.strip()
    parts = _KEPT.split(body)
    letters = sum(len(part) for part in parts[::2])
    longer = " ".join(["~" * 4] * round(letters * LONGER / 5)) or "~"
    parts[::2] = [part.lower().translate(_ARABIC) if rtl else part.translate(_ACCENTED) for part in parts[::2]]
    tail = "\n" * (len(text) - len(text.rstrip("\n")))
    return f"{OPEN}{''.join(parts)} {longer}{form}{CLOSE}{tail}"
