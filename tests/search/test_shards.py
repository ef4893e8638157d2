import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest

from hub.search import shards as shards_module
from hub.search.document import documents
from hub.search.entries import NAMES
from hub.search.fields import FIELDS
from hub.search.shards import CARDS, TERMS, cut
from tests.search.conftest import made, numbers_in
from tests.search.whole import whole


@pytest.fixture(scope="module")
def built(edition):
    return cut(documents(edition))


def test_everyday_stems_that_no_document_has_are_listed_in_order_and_only_where_there_are_any(edition, built):
    assert not [path for path in built.files if path.startswith("k/")]
    assert set(json.loads(built.files["w/starts.json"])) == {"w", "e"}
    told = cut(documents(edition), everyday=("tutor", "food", "gas")).files
    assert json.loads(told["k/0.json"]) == "gas tutor "
    assert json.loads(told["w/starts.json"])["k"] == ""


def manifest(shards):
    return json.loads(shards.manifest)


def listed(shards, letter):
    """All that lies in the shards of a letter, in order."""
    count = sum(path.startswith(f"{letter}/") for path in shards.files)
    return [each for number in range(count) for each in json.loads(shards.files[f"{letter}/{number}.json"])]


def utf16(term):
    return term.encode("utf-16-be")


def test_a_number_of_the_index_leads_to_its_card(edition, built):
    found = documents(edition)
    told = manifest(built)
    cards = [dict(zip(told["card"], card, strict=False)) for card in listed(built, "d")]
    starts = [start for _, many, start in told["kinds"] for _ in range(many)]
    urls = [start + card["url"] for start, card in zip(starts, cards, strict=True)]
    assert urls == [document.card.url for document in found]
    assert starts[0] == "/organisations/"
    assert [card.get("badge") or "" for card in cards] == [document.card.badge for document in found]
    assert told["kinds"][0][:2] == ["organisation", len(edition.organisations)]
    assert sum(many for _, many, _ in told["kinds"]) == len(found)
    assert (told["cards"], told["fields"]) == (CARDS, list(FIELDS))


def test_the_shards_hold_what_lunr_holds(edition, built):
    lunr = whole(documents(edition))
    theirs = {(field, int(number), term): score for term, field, number, score in scores_of(lunr)}
    ours = {}
    for term, *groups in listed(built, "t"):
        for field, *told in groups:
            scores, numbers, places = map(numbers_in, (*told, "")[:3])
            scores, numbers = list(accumulate(scores)), list(accumulate(numbers))
            for number, place in zip(numbers, places or [0] * len(numbers), strict=True):
                if field != NAMES:
                    ours[list(FIELDS)[field], number, term] = scores[place] / 1000
    assert ours == theirs


def scores_of(lunr):
    terms = {posting["_index"]: term for term, posting in lunr["invertedIndex"]}
    for key, (*vector,) in lunr["fieldVectors"]:
        field, number = key.split("/")
        for at in range(0, len(vector), 2):
            yield terms[vector[at]], field, number, vector[at + 1]


def test_terms_stand_in_the_order_that_javascript_compares_by(built):
    terms = [term for term, *_ in listed(built, "t")]
    assert terms.index("𠮷野") < terms.index("﨎")  # by code point it would be the other way round
    assert terms == sorted(set(terms), key=utf16)


def test_only_the_beginning_of_a_name_holds_a_space(built):
    assert not [term for term, *groups in listed(built, "t") if " " in term and groups[0][0] != NAMES]


def test_a_shard_starts_after_all_terms_before_it_and_no_later_than_its_own(monkeypatch):
    monkeypatch.setattr(shards_module, "TERMS", 300)
    words = [f"{a}{b}{c}" for a in "aéz𠮷﨎" for b in "bcdefghij" for c in ("", "k", "lm", "𠮷", "﨎")]
    shards = cut(made(*(f"{word} {word}x" for word in words)))
    held = [[term for term, *_ in json.loads(data)] for path, data in shards.files.items() if path[0] == "t"]
    starts = manifest(shards)["starts"].split(",")
    assert len(held) == len(starts) > 3
    for (before, here), start in zip(pairwise(held), starts[1:], strict=True):
        assert utf16(before[-1]) < utf16(start) <= utf16(here[0])


def test_a_shard_is_not_long_but_where_one_term_is():
    shards = cut(made(*(f"common word{number}" for number in range(3000))))
    for path, data in shards.files.items():
        assert path[0] == "d" or len(data) <= TERMS * 1.2 or len(json.loads(data)) == 1


def test_the_folder_is_named_by_all_that_is_in_it(edition, built):
    first = replace(edition.organisations[0], summary="Another summary.")
    other = cut(documents(replace(edition, organisations=(first, *edition.organisations[1:]))))
    assert other.build != built.build == manifest(built)["build"]


def test_the_order_in_which_records_were_read_does_not_show(edition, built):
    shuffled = replace(edition, organisations=edition.organisations[::-1], briefings=edition.briefings[::-1])
    assert cut(documents(shuffled)) == built


def test_another_hash_seed_gives_the_same_bytes(repository):
    program = (
        "import sys; sys.path[:0] = ['plugins', '.']\n"
        "from tests.search.conftest import EDITION\n"
        "from hub.search.document import documents\n"
        "from hub.search.shards import cut\n"
        "built = cut(documents(EDITION))\n"
        "print(built.build, list(built.files))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=repository,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_an_empty_edition_has_an_index_too(edition, ask):
    nothing = replace(edition, organisations=(), briefings=(), pages=(), case_studies=())
    assert ask(nothing, ["food"]) == [{"found": [], "whole": 0, "typed": ["food"]}]
