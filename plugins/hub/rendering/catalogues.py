"""Catalogues: gettext's files of the interface's words, read as translators write them.

Only the text form is kept, `<language>/LC_MESSAGES/messages.po`. The binary form that gettext reads is made of it in
memory, so that the two can never disagree.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = "translations"
"""Where a theme keeps its catalogues."""
TEMPLATE = "messages.pot"
"""All the words there are to translate, in the folder of catalogues."""


def catalogue_path(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / "messages.po"


def read_catalogue(path: Path, locale: Locale | str | None = None) -> Catalog:
    """A catalogue from its file. Raises `PoFileError` where the file is none."""
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def translations(folder: Path, locale: Locale) -> NullTranslations:
    """The words of a language below `folder`: of its own region first, else of the language; else English stays."""
    for name in dict.fromkeys((str(locale), locale.language)):
        path = catalogue_path(folder, name)
        if path.is_file():
            compiled = BytesIO()
            write_mo(compiled, read_catalogue(path, locale))
            compiled.seek(0)
            return GNUTranslations(compiled)
    return NullTranslations()
