"""The field tables in the docs are made from the schemas."""

from __future__ import annotations

from hub.fields import page


def test_the_page_in_the_docs_is_what_the_schemas_say_now(repository):
    written = (repository / "docs" / "fields.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m hub.fields > docs/fields.md"


def test_required_fields_have_a_star():
    assert "| `name`* |" in page()
    assert "| `about` |" in page()
