"""Translations: the interface's words gathered from templates and code, and handed on to every language's catalogue.

`python -m hub.translations THEME` (`make translations`) writes `messages.pot` anew and brings each `messages.po` up to
it. A test fails when the template has drifted, or when a translation would break the page that it stands in.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

from hub.records.shape import Shape, shape_of
from hub.rendering.catalogues import FOLDER, TEMPLATE, catalogue_path, catalogues, damage, read_catalogue
from hub.rendering.environment import OPTIONS

# `plurals` gives a script every form of a sentence; see `Words.forms`.
KEYWORDS = {**DEFAULT_KEYWORDS, "plurals": (1, 2)}
COMMENTS = ("translators:",)
_CODE = Path(__file__).parent
_JINJA = {"silent": "false", "extensions": "jinja2.ext.i18n,jinja2.ext.do"} | {
    name: str(OPTIONS[name]) for name in ("trim_blocks", "lstrip_blocks")
}
_VARYING = re.compile(r'"[\w-]+: .*(?:EMAIL@ADDRESS|VERSION|LL@li\.org|\+0000|Babel [\d.]+).*\\n"\n')


def template(theme: Path) -> Catalog:
    """Every word of the interface that readers see, with the files that it stands in."""
    words = Catalog(project="hub", fuzzy=False, header_comment=f"# The words of {theme.name}.")
    sources = (
        (theme / "templates", [("**.html", "jinja2.ext:babel_extract")], {"**.html": _JINJA}),
        (_CODE, [("**.py", "python"), ("listings/organisation.schema.json", "hub.translations:form_words")], {}),
    )
    for folder, methods, options in sources:
        found = extract_from_dir(
            folder, methods, options, keywords=KEYWORDS, comment_tags=COMMENTS, strip_comment_tags=True
        )
        for path, line, message, comments, context in sorted(found, key=lambda each: each[:2]):
            words.add(message, None, [(f"{folder.name}/{path}", line)], auto_comments=comments, context=context)
    return words


def form_words(file: IO[bytes], *_: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """What the schema of a listing says to those who fill in the form, as Babel wants it: line, function, words, notes.

    What only staff write is left out.
    """
    shape = shape_of(json.load(file))

    def below(shape: Shape) -> Iterator[str]:
        yield from (shape.title, shape.description, *shape.words.values())
        for inner in (*shape.fields.values(), *([shape.items] if shape.items else [])):
            if inner.asked:
                yield from below(inner)

    for inner in shape.fields.values():
        if inner.asked:
            yield from ((1, "_", words, []) for words in below(inner) if words)


def written(catalogue: Catalog) -> str:
    """A catalogue as the text of its file, which changes with its words alone: no line numbers, dates or versions."""
    text = BytesIO()
    write_po(text, catalogue, width=100, sort_output=True, include_lineno=False)
    return _VARYING.sub("", text.getvalue().decode())


def faults(catalogue: Catalog, words: Catalog) -> Iterator[str]:
    """What is wrong with a translation, as sentences. `words` is the template that it should follow."""
    here, there = ({message.id for message in each if message.id} for each in (catalogue, words))
    if here != there or catalogue.obsolete:
        yield "it does not follow messages.pot: run make translations"
    for message in catalogue:
        if not message.id or not any(message.string if message.pluralizable else [message.string]):
            continue
        name = repr(message.id[0] if message.pluralizable else message.id)
        if message.fuzzy:
            yield f"{name} is marked as uncertain (fuzzy): read it, and take the mark away"
        if message.pluralizable and (len(message.string) != catalogue.num_plurals or not all(message.string)):
            yield f"{name} needs {catalogue.num_plurals} forms, each with words"
    yield from (sentence for _, sentence in damage(catalogue, words))


def update(theme: Path) -> list[Path]:
    """Write the template of a theme anew and bring every catalogue up to it. Returns the files that were written."""
    folder = theme / FOLDER
    folder.mkdir(exist_ok=True)
    words = template(theme)
    files = {folder / TEMPLATE: words}
    for path in catalogues(folder):
        catalogue = read_catalogue(path, Locale.parse(path.parts[-3]))
        # A sentence that changed is asked for again, in English meanwhile: a guess might say the wrong thing.
        catalogue.update(words, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        files[path] = catalogue
    for path, catalogue in files.items():
        path.write_text(written(catalogue), encoding="utf-8")
    return list(files)


def start(theme: Path, language: str) -> Path:
    """Begin the catalogue of a language, where there is none. Raises `UnknownLocaleError` for a tag that is none."""
    locale = Locale.parse(language, sep="-")
    path = catalogue_path(theme / FOLDER, str(locale))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(Catalog(locale, project="hub", fuzzy=False)), encoding="utf-8")
    return path


if __name__ == "__main__":
    where = Path(sys.argv[1])
    for tag in sys.argv[2:]:
        start(where, tag)
    for file in update(where):
        print(file)
