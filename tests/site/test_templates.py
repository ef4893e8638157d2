"""The theme's templates: what a page is made of is compiled and run once, not once for each page."""
from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hub.address import Address
from hub.connections.measures import NOT_KNOWN, UNDER_WAY
from hub.knowledge.consortium import STAGES
from hub.rendering.environment import Surroundings, ThemeEnvironment
from hub.rendering.icons import Icons
from hub.rendering.words import Words
from hub.settings import Hub
from hub.site.build import build
from hub.work import SHARE

THEME = Path(__file__).parents[2] / "themes" / "tiled-hall" / "templates"


@pytest.mark.parametrize("template", sorted(THEME.rglob("*.html")), ids=lambda path: path.relative_to(THEME).as_posix())
def test_no_macro_takes_the_context_of_the_page_that_imports_it(template):
    # Jinja would run the whole file of the macros again for each page.
    assert "with context" not in template.read_text(encoding="utf-8")


def test_a_consortium_stands_in_the_same_words_on_its_page_and_among_the_measures(tmp_path):
    hub = Hub("P", "U", "c@example.org", "https://example.org", "w")
    around = Surroundings(hub, Address("https://example.org"), Words("en-GB"), Icons(tmp_path))
    theme = ThemeEnvironment(THEME.parent, around)
    there, here = (theme.get_template(f"components/{name}.html").module for name in ("consortium_words", "measures"))
    told = {outcome: str(here.outcome_words(outcome)).strip() for outcome in (*STAGES, UNDER_WAY, NOT_KNOWN)}
    assert told == {stage: str(there.consortium_stage(stage)).strip() for stage in STAGES} | {
        UNDER_WAY: "Under way", NOT_KNOWN: "Not known"
    }  # fmt: skip
    assert "" not in told.values()


@pytest.fixture
def compiled(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates as they were compiled, by whichever process, for a site of listings and plain pages."""
    monkeypatch.syspath_prepend(repository / "benchmarks")
    from hubs import generated_hub

    hub, names = generated_hub(tmp_path / "hub", 2 * SHARE), tmp_path / "names"
    settings = (hub / "pelicanconf.py").read_text(encoding="utf-8")
    (hub / "pelicanconf.py").unlink()  # a link to the repository's
    (hub / "pelicanconf.py").write_text(f"{settings}\nPROCESSES = 2\n", encoding="utf-8")
    monkeypatch.chdir(hub)
    compile_one = ThemeEnvironment.compile

    def noted(self: ThemeEnvironment, source: object, name: str, *rest: object) -> object:
        with names.open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        return compile_one(self, source, name, *rest)

    monkeypatch.setattr(ThemeEnvironment, "compile", noted)
    build(hub, hub / "output", date(2026, 11, 24))
    return names.read_text(encoding="utf-8").splitlines()


def test_a_template_is_compiled_where_a_page_needs_it_and_by_one_process(compiled):
    assert Counter(compiled).most_common(1)[0][1] == 1
    assert {"organisation.html", "premises.html", "page.html"} <= {*compiled}
    assert not {"opportunity.html", "readiness.html", "forum.html", "event.html", "consortium.html"} & {*compiled}
