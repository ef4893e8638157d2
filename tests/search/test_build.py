import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from hub.search.build import build_index, serialize
from hub.search.document import FIELDS
from hub.search.stop_words import STOP_WORDS


@pytest.fixture(scope="module")
def built(edition):
    return build_index(edition)


def test_a_number_of_the_index_leads_to_its_card(built):
    cards = json.loads(built.documents)["documents"]
    vectors = dict(json.loads(built.index)["fieldVectors"])
    assert built.size == len(cards)
    assert set(vectors) == {f"{field}/{number}" for field in FIELDS for number in range(len(cards))}


def test_terms_stand_in_the_order_that_javascript_compares_by(built):
    listed = [term for term, _ in json.loads(built.index)["invertedIndex"]]
    assert listed.index("𠮷野") < listed.index("﨎")  # by code point it would be the other way round
    assert listed == sorted(listed, key=lambda term: term.encode("utf-16-be"))


def test_no_term_holds_a_space(built):
    assert not [term for term, _ in json.loads(built.index)["invertedIndex"] if " " in term]


def test_the_stop_words_travel_with_the_index(built):
    assert json.loads(built.index)["stopWords"] == sorted(STOP_WORDS)


def test_the_order_in_which_records_were_read_does_not_show(edition, built):
    shuffled = replace(edition, organisations=edition.organisations[::-1], briefings=edition.briefings[::-1])
    assert build_index(shuffled) == built


def test_another_hash_seed_gives_the_same_bytes(repository):
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests/search', 'plugins']\n"
        "from conftest import EDITION\n"
        "from hub.search.build import build_index\n"
        "built = build_index(EDITION)\n"
        "print(hashlib.sha256(built.index + built.documents).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_an_empty_edition_has_an_index_too(edition, ask):
    nothing = replace(edition, organisations=(), briefings=(), pages=(), case_studies=())
    assert ask(nothing, ["food"]) == [{"found": [], "whole": 0, "typed": ["food"]}]


def test_serializing_keeps_what_lunr_wrote(edition):
    from hub.search.build import lunr_index
    from hub.search.document import documents

    index = lunr_index(documents(edition))
    ours, theirs = serialize(index), index.serialize()
    assert dict(ours["invertedIndex"]) == dict(theirs["invertedIndex"])
    assert ours["fieldVectors"] == theirs["fieldVectors"]
