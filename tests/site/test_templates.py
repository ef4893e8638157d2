"""The theme's templates: what a page is made of is compiled and run once, not once for each page."""
from __future__ import annotations

from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "themes" / "tiled-hall" / "templates"


@pytest.mark.parametrize("template", sorted(THEME.rglob("*.html")), ids=lambda path: path.relative_to(THEME).as_posix())
def test_no_macro_takes_the_context_of_the_page_that_imports_it(template):
    # Jinja would run the whole file of the macros again for each page.
    assert "with context" not in template.read_text(encoding="utf-8")
