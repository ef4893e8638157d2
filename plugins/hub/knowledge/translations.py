"""Translations: which page of a folder says in another language what one beside it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule


def translation_faults(records: Sequence[Record], unread: Collection[str]) -> Iterator[Problem]:
    """What is wrong with which page of one folder translates which.

    `unread` are the slugs of pages there that could not be read, which may be translated all the same.
    """
    by_slug = {record.slug: record for record in records}
    originals = {slug for slug, record in by_slug.items() if "translates" not in record.data}
    taken = {(slug, _lang(by_slug[slug])): slug for slug in originals}
    for record in records:
        for at, slug in record.texts("translates"):
            lang = _lang(record)
            if slug == record.slug:
                wrong = "the page is a translation of itself", "name the page that it translates, or take the line out"
            elif slug not in originals and slug not in unread:
                wrong = _no_original(slug, by_slug, originals)
            elif not lang:
                wrong = "a translation must say which language it is in", "add lang: with a word of languages.yaml"
            elif twin := taken.get((slug, lang)):
                wrong = f"`{twin}` is that page in `{lang}` already", "keep one of the two, or put lang: right"
            else:
                taken[slug, lang] = record.slug
                continue
            yield record.fault(at, Rule.TRANSLATION, *wrong)


def _lang(record: Record) -> str:
    return next((tag for _, tag in record.texts("lang")), "")


def _no_original(slug: str, by_slug: dict[str, Record], originals: Collection[str]) -> tuple[str, str]:
    if slug in by_slug:
        return f"`{slug}` is a translation itself", f"write `{by_slug[slug].data['translates']}`"
    like = did_you_mean(slug, sorted(originals))
    return f"there is no page `{slug[:80]}` in this folder", like or "write the file name, without .md, of the original"
