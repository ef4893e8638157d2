"""What is made once: words, calls and parts of pages, as often as they differ and not as often as they show."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from hub.rendering.environment import OPTIONS, ThemeEnvironment, saying
from hub.rendering.once import Once


class Counted(NullTranslations):
    """Translations that put words in brackets, and keep what they were asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def gettext(self, message: str) -> str:
        self.asked.append(message)
        return f"[{message}]"


@pytest.fixture
def words() -> Counted:
    return Counted()


@pytest.fixture
def environment(words: Counted) -> Environment:
    made = Environment(**OPTIONS)
    made.filters["draw"] = lambda text, _: text
    made.constant_calls["_"] = saying(words.gettext)
    made.install_gettext_translations(words, newstyle=True)
    return made


def test_words_that_never_vary_are_translated_once_however_often_they_show(environment, words) -> None:
    template = environment.from_string('<p>{{ _("Topics & more") }}</p>')
    assert {template.render() for _ in range(3)} == {"<p>[Topics & more]</p>"}
    assert words.asked == ["Topics & more"]


def test_words_with_a_variable_are_translated_each_time(environment, words) -> None:
    template = environment.from_string('{{ _("%(n)s groups", n=n) }}')
    assert [template.render(n=n) for n in (1, "<2>")] == ["[1 groups]", "[&lt;2&gt; groups]"]
    assert len(words.asked) == 2


def test_a_per_cent_sign_is_written_twice_as_everywhere_in_catalogues(environment) -> None:
    assert environment.from_string('{{ _("100%%") }}').render() == "[100%]"


@pytest.mark.parametrize("source", ['{{ _("a" ~ "b") }}', '{{ _(("ab")) }}', '{{ (_)("ab") }}'])
def test_whatever_is_written_another_way_means_the_same(environment, source: str) -> None:
    assert environment.from_string(source).render() == "[ab]"


def test_a_call_with_words_alone_is_made_when_the_template_is_compiled(environment) -> None:
    asked = []
    environment.constant_calls["draw"] = lambda *words: asked.append(words) or Markup("<b>%s</b>") % "-".join(words)
    template = environment.from_string('{{ draw("a", "<") }}{{ thing.draw("c") }}{{ "d" | draw("e") }}')
    assert asked == [("a", "<")]
    assert template.render(thing={"draw": str.upper}) == "<b>a-&lt;</b>Cd"


def test_a_call_that_gives_no_markup_is_escaped(environment) -> None:
    environment.constant_calls["url"] = lambda page: f"/hub{page}"
    assert environment.from_string('{{ url("/a&b") ~ "#c" }}').render() == "/hub/a&amp;b#c"


def test_a_part_is_drawn_once_for_each_key() -> None:
    drawn = []
    once = Once()

    def draw(name: str) -> Markup:
        drawn.append(name)
        return Markup(name)

    shown = [once(("card", name), draw, name) for name in "abaab"]
    assert (shown, drawn) == (list("abaab"), ["a", "b"])


def test_a_file_of_macros_is_run_once_for_all_pages() -> None:
    run = []
    environment = ThemeEnvironment.__new__(ThemeEnvironment)
    Environment.__init__(environment, loader=DictLoader(FILES), **OPTIONS)
    environment.globals["count"] = lambda: run.append(1) or ""
    page = environment.get_template("page.html")
    assert {page.render(n=n) for n in range(5)} == {f"<b>{n}</b>" for n in range(5)}
    assert len(run) == 1


FILES = {
    "page.html": '{% from "macros.html" import bold %}{{ bold(n) }}',
    "macros.html": "{{ count() }}{% macro bold(n) %}<b>{{ n }}</b>{% endmacro %}",
}
