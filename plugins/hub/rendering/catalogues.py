"""Catalogues: gettext's files of the interface's words, read as translators write them.

Only the text form is kept, `<language>/LC_MESSAGES/messages.po`. The binary form that gettext reads is made of it in
memory, so that the two can never disagree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

FOLDER = "translations"
"""Where a theme keeps its catalogues."""
TEMPLATE = "messages.pot"
"""All the words there are to translate, in the folder of catalogues."""

# What a page is made with or could be broken by, and so must come through a translation unharmed: %(name)s, {name}, {},
# tags, and a lone % or " or >. Words stand in attributes too, and every % is filled in.
_MARK = re.compile(r'%%|%\(\w+\)s|%|\{\w*\}|<[/!a-z][^>]*>?|[<>"]', re.IGNORECASE)
_MAY_GO = {'"', "%%"}
"""Marks that a translation may do without: every language has its own quotation marks."""
_COUNTS = ("%(num)s", "{n}")
_COUNTED = range(201)


def catalogue_path(folder: Path, language: str) -> Path:
    return folder / language / "LC_MESSAGES" / "messages.po"


def read_catalogue(path: Path, locale: Locale | str | None = None) -> Catalog:
    """A catalogue from its file. Raises `PoFileError` where the file is none."""
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def damage(catalogue: Catalog, words: Catalog) -> Iterator[tuple[int, str]]:
    """The translations that would break the page they stand in: the line of each and a sentence.

    `words` is the template. What it says counts, for a catalogue may say anything of the English that it translates.
    """
    for message in catalogue:
        original = words.get(message.id, message.context) or message
        for text in _texts(message.string) if message.id else ():
            if text and (wrong := _difference(text, original)):
                yield message.lineno or 1, f"{_texts(message.id)[0]!r} {wrong}"
                break


def _difference(text: str, original: Message) -> str:
    """What a translation lacks and what it has too many of, in words; empty where nothing is wrong."""
    wanted, given = (Counter(_MARK.findall(each)) for each in (_texts(original.id)[-1], text))
    if original.pluralizable:  # "a group", "two groups": a form may leave out its number
        given.update({mark: wanted[mark] - given[mark] for mark in _COUNTS if not given[mark]})
    lacking = [f"lacks {mark}" for mark in wanted - given if mark not in _MAY_GO]
    return " and ".join(lacking + [f"has a {mark} too many" for mark in given - wanted if mark != "%%"])


def _texts(words: str | tuple[str, ...] | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def catalogue_faults(path: Path, template: Path) -> Iterator[tuple[int, str]]:
    """What keeps pages from being made with the catalogue at `path`: lines, from 1, and sentences.

    `template` is the file of the words to translate; where there is none the catalogue is taken at its word.
    """
    language = path.parts[-3]
    try:
        locale = Locale.parse(language)
        found = read_catalogue(path, locale)
        compiled = _compiled(path, locale)
        for number in _COUNTED:
            compiled.plural(number)
    except PoFileError as error:
        yield error.lineno + 1, "it is no file of translations"
    except UnknownLocaleError:
        yield 1, f"there is no language “{language}”, which its folder is named after"
    except (ValueError, LookupError, ArithmeticError):  # its bytes, its encoding, its rule of plurals
        yield 1, "its head or its encoding cannot be right"
    else:
        yield from damage(found, read_catalogue(template) if template.is_file() else found)


def catalogue_folder(settings: Mapping[str, Any], root: Path) -> Path:
    """The folder of translations of the hub at `root`: the theme's own, unless `CATALOGUES` names another."""
    return root / (settings["CATALOGUES"] or Path(settings["THEME"], FOLDER))


def catalogues(folder: Path) -> list[Path]:
    """Every catalogue below `folder`, in the order of their names."""
    return sorted(folder.glob("*/LC_MESSAGES/messages.po"))


def catalogue(folder: Path, locale: Locale) -> Path | None:
    """The catalogue of a language below `folder`: of its own region first, else of the language."""
    paths = (catalogue_path(folder, name) for name in (str(locale), locale.language))
    return next((path for path in paths if path.is_file()), None)


def translations(folder: Path, locale: Locale) -> NullTranslations:
    """The words of a language, from its `catalogue`; without one English stays."""
    if not (path := catalogue(folder, locale)):
        return NullTranslations()
    return _compiled(path, locale)


def _compiled(path: Path, locale: Locale) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(path, locale))
    compiled.seek(0)
    return GNUTranslations(compiled)
