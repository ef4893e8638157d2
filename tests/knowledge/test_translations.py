"""Which page is a translation of which: one original, one page a language."""

from __future__ import annotations

import pytest

from hub.knowledge.kinds import PAGES
from hub.knowledge.read import read_pages
from hub.knowledge.translations import translation_faults

HEAD = 'title: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'


def told(unread: tuple[str, ...] = (), **pages: str) -> list[tuple[str, str]]:
    files = {f"{PAGES}{slug}.md": f"---\n{HEAD}{more}---\nWords.\n".encode() for slug, more in pages.items()}
    records, problems = read_pages(PAGES, files)
    assert problems == []
    return [(each.path.removeprefix(PAGES), each.fix) for each in translation_faults(records, unread)]


def test_a_page_may_be_told_in_several_languages():
    assert told(a="", b='lang: "es"\ntranslates: "a"\n', c='lang: "ar"\ntranslates: "a"\n') == []


@pytest.mark.parametrize(
    "more, fix",
    [
        ('lang: "es"\ntranslates: "abuot"\n', "did you mean `about`?"),
        ('lang: "es"\ntranslates: "x"\n', "name the page that it translates, or take the line out"),
        ('lang: "es"\ntranslates: "about-ar"\n', "write `about`"),
        ('lang: "ar"\ntranslates: "about"\n', "keep one of the two, or put lang: right"),
        ('translates: "about"\n', "add lang: with a word of languages.yaml"),
    ],
)
def test_a_translation_of_nothing_itself_or_the_same_again_is_told_with_its_remedy(more, fix):
    pages = {"about": "", "about-ar": 'lang: "ar"\ntranslates: "about"\n', "x": more}
    assert told(**pages) == [("x.md", fix)]


def test_a_translation_into_the_original_own_language_is_told():
    assert told(a='lang: "es"\n', b='lang: "es"\ntranslates: "a"\n') == [
        ("b.md", "keep one of the two, or put lang: right")
    ]


def test_nothing_is_said_of_an_original_that_could_not_be_read():
    assert told(("a",), b='lang: "es"\ntranslates: "a"\n') == []
