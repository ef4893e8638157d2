"""The interface's words: gathered whole, and translated so that no page breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages import Catalog

from hub.rendering.catalogues import FOLDER, TEMPLATE, damage, read_catalogue
from hub.rendering.words import Words
from hub.translations import faults, start, template, update, written
from tests.pseudo import pseudo

THEME = Path(__file__).parent.parent / "themes" / "tiled-hall"
GROUPS = ("%(num)s group", "%(num)s groups")


@pytest.fixture(scope="module")
def words() -> Catalog:
    return template(THEME)


def test_the_template_in_the_theme_holds_the_words_of_its_pages_now(words):
    kept = (THEME / FOLDER / TEMPLATE).read_text("utf-8")
    assert kept == written(words), "run: make translations"


def test_every_catalogue_in_the_theme_would_leave_every_page_whole(words):
    for path in THEME.glob(f"{FOLDER}/*/LC_MESSAGES/*.po"):
        assert list(faults(read_catalogue(path, path.parts[-3]), words)) == []


def test_words_of_templates_and_of_code_are_both_gathered(words):
    assert {"Skip to the main part", "Back to where note {} stands in the text", "{n} group"} <= {
        message.id[0] if message.pluralizable else message.id for message in words
    }


def test_sentences_for_those_who_edit_files_are_not(words):
    code = {path for message in words for path, _ in message.locations if path.endswith(".py")}
    assert code
    assert not [path for path in code if not path.startswith(("hub/site/", "hub/rendering/", "hub/open_data/"))]


def catalogue(locale: str, **strings: object) -> tuple[Catalog, Catalog]:
    """A catalogue and its template, of the words that it translates."""
    made, plan = Catalog(locale=locale, fuzzy=False), Catalog()
    ids = {"told": "Open until %(time)s", "groups": GROUPS, "link": 'See <a href="{url}">it</a>'}
    for name, string in strings.items():
        made.add(ids[name], string)
        plan.add(ids[name])
    return made, plan


@pytest.mark.parametrize(
    "locale, strings",
    [
        ("es", {"told": "Hasta las %(time)s", "groups": ("un grupo", "%(num)s grupos")}),
        ("es", {"link": '<a href="{url}">Véalo</a>', "told": ""}),
        ("ja", {"groups": ("%(num)s団体",)}),
        ("pl", {"groups": ("%(num)s grupa", "%(num)s grupy", "%(num)s grup")}),
    ],
)
def test_a_good_translation_passes_in_as_many_forms_as_its_language_has(locale, strings):
    assert list(faults(*catalogue(locale, **strings))) == []


@pytest.mark.parametrize(
    "locale, strings, said",
    [
        ("es", {"told": "Hasta las %(hora)s"}, "lacks %(time)s and has a %(hora)s too many"),
        ("es", {"told": "Hasta las %(time)"}, "lacks %(time)s and has a % too many"),
        ("es", {"told": "Hasta las %%(time)s"}, "lacks %(time)s"),
        ("es", {"told": "100% hasta las %(time)s"}, "has a % too many"),
        ("es", {"told": "<B>Hasta</B> las %(time)s"}, "has a <B> too many and has a </B> too many"),
        ("es", {"told": "Hasta las %(time)s<ScRiPt src=x "}, "has a <ScRiPt src=x  too many"),
        ("es", {"told": "Hasta las %(time)s<!--"}, "has a <!-- too many"),
        ("es", {"told": 'Hasta las %(time)s" onclick=x'}, 'has a " too many'),
        ("es", {"told": "Hasta las %(time)s>"}, "has a > too many"),
        ("es", {"link": "Véalo"}, 'lacks <a href="{url}"> and lacks </a>'),
        ("es", {"groups": ("%(n)s grupo", "%(num)s grupos")}, "has a %(n)s too many"),
        ("es", {"groups": ("un grupo", "<i>%(num)s grupos")}, "has a <i> too many"),
        ("pl", {"groups": ("%(num)s grupa", "%(num)s grup")}, "needs 3 forms, each with words"),
    ],
)
def test_a_translation_that_would_break_its_page_is_told(locale, strings, said):
    assert [each.split("' ", 1)[-1] for each in faults(*catalogue(locale, **strings))] == [said]


def test_a_per_cent_sign_that_is_written_twice_passes():
    assert list(faults(*catalogue("es", told="100%% hasta las %(time)s"))) == []


def test_a_catalogue_is_not_believed_what_the_english_has():
    made, plan = catalogue("es", groups=("un grupo", "%(num)s grupos"))
    forged = Catalog(locale="es", fuzzy=False)
    forged.add((GROUPS[0], "%(num)s <script>"), ("un <script>", "%(num)s <script>"))
    assert list(damage(made, plan)) == []
    assert [sentence for _, sentence in damage(forged, plan)] == ["'%(num)s group' has a <script> too many"]


def test_a_translation_that_nobody_read_or_that_translates_nothing_is_told():
    made, plan = catalogue("es", told="Hasta las %(time)s")
    made.get("Open until %(time)s").flags.add("fuzzy")
    plan.add("Menu")
    assert [each.split(":")[0] for each in faults(made, plan)] == [
        "it does not follow messages.pot",
        "'Open until %(time)s' is marked as uncertain (fuzzy)",
    ]


def test_a_translator_needs_only_the_text_file_and_what_is_not_translated_stays_english(tmp_path):
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "a.html"
    page.write_text('{{ _("Topics") }} {{ _("Menu") }} {{ ngettext("%(num)s group", "%(num)s groups", n) }}')
    file = start(tmp_path, "cy")
    assert update(tmp_path)[1:] == [file]
    file.write_text(file.read_text("utf-8").replace('msgid "Topics"\nmsgstr ""', 'msgid "Topics"\nmsgstr "Pynciau"'))
    cymraeg = Words("cy", tmp_path / FOLDER).translations
    assert (cymraeg.gettext("Topics"), cymraeg.gettext("Menu")) == ("Pynciau", "Menu")
    page.write_text('{{ _("Topics") }}')
    update(tmp_path)
    assert 'msgstr "Pynciau"' in file.read_text("utf-8") and "Menu" not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "lang, forms",
    [
        ("ja", {"other"}),
        ("en-GB", {"one", "other"}),
        ("pl", {"one", "few", "many", "other"}),
        ("ar", {"zero", "one", "two", "few", "many", "other"}),
    ],
)
def test_a_script_is_given_every_form_that_its_language_has(tmp_path, words, lang, forms):
    pseudo(words, lang, tmp_path)
    given = Words(lang, tmp_path).forms("{n} group", "{n} groups")
    assert set(given) == forms
    assert len({form for name, form in given.items() if name != "other"}) == len(forms) - 1


def test_a_number_is_written_as_its_language_writes_it():
    assert [Words(lang).number(12345) for lang in ("en-GB", "de", "fr")] == ["12,345", "12.345", "12\u202f345"]
