"""What is spelt right is not put right: this hub answers everyday searches as they were typed."""
from __future__ import annotations

from pathlib import Path

import pytest

from hub.edition import read_edition
from hub.search.document import documents
from hub.search.points import points
from hub.search.shards import cut
from hub.terms.english import everyday
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import HERE, TODAY, sent

LISTED = Path(__file__).with_name("everyday-searches.txt").read_text(encoding="utf-8").splitlines()
SEARCHES = [line for line in LISTED if not line.startswith("#")]


@pytest.fixture(scope="module")
def answers() -> dict[str, dict]:
    edition = read_edition(REPOSITORY, TODAY).edition
    words = edition.vocabulary
    index = cut(documents(edition), points(words), words.synonyms, everyday("en"))
    with node(HERE / "ask.mjs") as ask:
        return dict(zip(SEARCHES, ask({**sent(index, words.synonyms), "queries": SEARCHES}), strict=True))


def test_no_everyday_search_is_replaced(answers):
    assert len(SEARCHES) == len(answers) >= 150
    replaced = {search: each["instead"] for search, each in answers.items() if each.get("instead")}
    assert not replaced


def test_what_is_offered_instead_of_one_changes_one_word_and_has_all_words(answers):
    offered = {search: each["offered"] for search, each in answers.items() if each.get("offered")}
    assert offered
    for search, words in offered.items():
        changed = set(words.split()) - set(search.split())
        assert len(changed) <= 2, (search, words)
