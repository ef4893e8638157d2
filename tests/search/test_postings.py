import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.search.document import Document, documents
from hub.search.pipeline import terms_of
from hub.search.postings import index
from hub.terms import terms
from tests.search.conftest import made
from tests.search.whole import as_lunr_writes, whole


def same(found: list[Document]) -> bool:
    return json.dumps(as_lunr_writes(index(found))) == json.dumps(whole(found))


def test_the_whole_index_is_lunrs_own_byte_for_byte(edition):
    assert same(documents(edition))


@pytest.mark.parametrize(
    "texts",
    [
        ("food",), ("food", "food"), ("", "food bank", ""), ("the of", "The Who"), ("", ""),
        ("𠮷野 﨎 🥕", "﨎", "جمعية المُسنّين"), ("Gŵyl Llŷn", "Người Việt"), ("St Mary’s o'clock", "0123 9990001"),
        ("a-b c/d", "e.g., well-being\u00a0now"),
    ],
)  # fmt: skip
def test_any_script_and_any_mark_give_lunrs_own_bytes(texts):
    assert same(made(*texts))


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_texts_give_lunrs_own_bytes(texts):
    assert same(made(*texts))


@given(st.text())
def test_the_terms_of_a_text_are_those_of_its_words_one_by_one(text):
    assert [term for word in text.split() for term in terms_of(word)] == terms(text)


def test_no_documents_have_no_terms():
    nothing = index([])
    assert (nothing.terms, list(nothing.scores())) == ({}, [])
