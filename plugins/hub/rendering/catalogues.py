"""Catalogues: gettext's files of the interface's words, read as translators write them.

Only the text form is kept, `<language>/LC_MESSAGES/messages.po`. The binary form that gettext reads is made of it in
memory, so that the two can never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

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


def catalogue_folder(settings: Mapping[str, Any], root: Path) -> Path:
    """The folder of translations of the hub at `root`: the theme's own, unless `CATALOGUES` names another."""
    return root / (settings["CATALOGUES"] or Path(settings["THEME"], FOLDER))


def catalogue(folder: Path, locale: Locale) -> Path | None:
    """The catalogue of a language below `folder`: of its own region first, else of the language."""
    paths = (catalogue_path(folder, name) for name in (str(locale), locale.language))
    return next((path for path in paths if path.is_file()), None)


def translations(folder: Path, locale: Locale) -> NullTranslations:
    """The words of a language, from its `catalogue`; without one English stays."""
    if not (path := catalogue(folder, locale)):
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(path, locale))
    compiled.seek(0)
    return GNUTranslations(compiled)
