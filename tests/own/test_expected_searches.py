"""What the people of this borough type finds what they look for: in lunr.js, over this hub's own index."""

from __future__ import annotations

from hub.edition import Edition, read_edition
from hub.search.document import documents
from hub.search.expected import expected_searches, unmet
from hub.search.points import common, points, spoken
from hub.search.shards import cut
from hub.terms.english import everyday
from hub.vocabulary.read import EXPECTED_SEARCHES
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import HERE, TODAY, sent

EXPECTED = expected_searches((REPOSITORY / EXPECTED_SEARCHES).read_bytes())


def newest_edition() -> Edition:
    """The hub on the day on which the last of its pages comes out."""
    edition = read_edition(REPOSITORY, TODAY).edition
    return read_edition(REPOSITORY, max(page.published for page in (*edition.written, *edition.waiting))).edition


def test_the_list_covers_at_least_150_searches():
    assert len({each.search for each in EXPECTED}) >= 150


def test_every_expected_search_finds_its_result_where_it_should_stand():
    edition = newest_edition()
    words, queries = edition.vocabulary, [each.search for each in EXPECTED]
    index = cut(documents(edition), points(words), synonyms=words.synonyms, everyday=everyday("en"))
    with node(HERE / "ask.mjs") as ask:
        found = ask({**sent(index, words.synonyms, spoken(words), common(words)), "queries": queries})
    answers = [{"query": query, "results": answer["found"]} for query, answer in zip(queries, found, strict=True)]
    assert [f"{each.search}: {each.result} at {place}" for each, place in unmet(EXPECTED, answers)] == []
