"""What the benchmark of search works out: scores, halves, limits and tables. Nothing is measured here."""
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from math import isclose, log2

import pytest

from benchmarks.search.figures import BEGIN, END, OURS, Figures, limits, tables, written
from benchmarks.search.peers import page
from benchmarks.search.relevance import Tag, charities, halves, ndcg, scores
from hub.search.document import Card, Document
from hub.search.fields import FIELDS
from tests.conftest import REPOSITORY

LENGTHS = {1: 20_000, 2: 24_000, 3: 30_000}
PEER = {n: 6 * its for n, its in LENGTHS.items()}
FIGURES = Figures(
    when="27 November 2026",
    machine="2 processors",
    relevance={
        OURS: (0.5, 0.5),
        f"{OURS}, without synonyms": (0.6, 0.6),
        "whole lunr": (0.5, 0.4),
        "whole lunr, our terms": (0.4, 0.4),
        "Pagefind, the same weights": (0.4, 0.5),
        "Pagefind, its own weights": (0.4, 0.4),
    },
    medians={OURS: LENGTHS, "Pagefind": PEER, "whole lunr": PEER},
    worst={OURS: LENGTHS, "Pagefind": PEER, "whole lunr": PEER},
    requests={name: {1: 12, 2: 15, 3: 16} for name in (OURS, "Pagefind", "whole lunr")},
    worst_of_all=45_000,
    own_worst=30_000,
    large=50_000,
    builders={
        OURS: (3, 80e6),
        f"{OURS}, written": (4, 80e6),
        "lunr.py": (9, 300e6),
        "lunr.py, our terms": (8, 300e6),
        "Pagefind": (4, 400e6),
    },
    large_memory=1e9,
    waits={name: {1: 4.5, 2: 4.5, 3: 4.5} for name in (OURS, "Pagefind", "whole lunr")},
)


def test_what_is_relevant_counts_less_the_further_down_it_stands():
    # Relevant are 7, 8 and 9. The second and the third found are: 1/log2(3) + 1/log2(4) = 0.6309 + 0.5 of
    # 1/log2(2) + 1/log2(3) + 1/log2(4) = 2.1309.
    assert isclose(ndcg([1, 8, 7, 2], {7, 8, 9}), 1.1309 / 2.1309, abs_tol=1e-4)
    assert ndcg([7, 8, 9], {7, 8, 9}) == 1
    assert ndcg([], {7}) == 0


def test_only_the_first_ten_count_and_ten_are_the_best_there_can_be():
    assert ndcg([*range(10), 99], {99}) == 0
    assert ndcg(range(10), set(range(50))) == 1
    assert isclose(ndcg([*range(1, 10), 99], {99}), 1 / log2(11))


def test_the_halves_of_the_tags_are_even_apart_and_always_the_same():
    codes = {f"AA{number}" for number in range(100, 110)}
    tuned, held_out = halves(codes)
    assert (len(tuned), len(held_out)) == (5, 5)
    assert tuned | held_out == codes
    assert tuned == {"AA101", "AA102", "AA106", "AA107", "AA109"}


def test_each_half_has_its_own_mean():
    tags = [Tag(code, code, frozenset({1})) for code in ("AA100", "AA103", "AA105", "AA106")]
    tuned, _ = halves(tag.code for tag in tags)
    assert scores(tags, [[1] if tag.code in tuned else [] for tag in tags]) == (1, 0)


def test_charities_stand_by_name_and_a_tag_that_few_have_is_no_query(tmp_path):
    rows = [f"{n},Group {n:02},Does {n}.,{'FO;ED' if n < 20 else 'FO'}" for n in reversed(range(21))]
    head = "charity_number,name,activities,ukcat"
    (tmp_path / "uk-charities-6500.csv").write_text("\n".join([head, *rows, "99,Aardvarks,,AN"]), encoding="utf-8")
    (tmp_path / "ukcat.csv").write_text("Code,tag\nAN,Animals\nED,Education\nFO,Food\n", encoding="utf-8")
    documents, tags = charities(tmp_path)
    assert [document.card.title for document in documents[:2]] == ["Aardvarks", "Group 00"]
    assert documents[1].fields["summary"] == "Does 0."
    assert tags == (Tag("ED", "Education", frozenset(range(1, 21))), Tag("FO", "Food", frozenset(range(1, 22))))


def test_a_page_for_pagefind_has_each_field_by_its_weight_and_what_a_card_shows():
    card = Card(kind="organisation", url="/a/", title="Soup & Bread", summary="Meals.", areas=("Old Town", "Quay"))
    fields = {**dict.fromkeys(FIELDS, ""), "title": "Soup & Bread", "summary": "Meals."}
    told = page(Document(card, fields), FIELDS)
    assert '<h1 data-pagefind-weight="10">Soup &amp; Bread</h1><p data-pagefind-weight="2">Meals.</p>' in told
    assert told.count("data-pagefind-meta") == 1
    assert '<meta data-pagefind-meta="areas[content]" content="Old Town, Quay">' in told
    assert "data-pagefind-weight" not in page(Document(card, fields), {})


def test_limits_are_met_where_the_figures_are_just_at_them():
    assert [limit.what for limit in limits(FIGURES) if not limit.met] == []


@pytest.mark.parametrize(
    "change, what",
    [
        ({"relevance": {**FIGURES.relevance, "whole lunr": (0.5, 0.51)}}, "nDCG@10 of the half held out"),
        ({"relevance": {**FIGURES.relevance, OURS: (0.49, 0.5)}}, "nDCG@10 of the half tuned by"),
        ({"medians": {**FIGURES.medians, OURS: {**LENGTHS, 2: 24_100}}}, "two words, of Pagefind's"),
        ({"worst_of_all": 45_001}, "10,000 records, worst"),
        ({"own_worst": 30_001}, "this hub, worst"),
        ({"large": 50_001}, "50,000 records, median"),
        ({"builders": {**FIGURES.builders, "lunr.py": (8.9, 0)}}, "of lunr.py's"),
        ({"builders": {**FIGURES.builders, "Pagefind": (3.9, 0)}}, "of Pagefind's"),
        ({"large_memory": 1e9 + 1}, "memory of the builder"),
    ],
)
def test_a_limit_that_is_broken_is_told_alone(change, what):
    (broken,) = [limit.what for limit in limits(replace(FIGURES, **change)) if not limit.met]
    assert what in broken


def test_the_tables_are_written_between_their_marks_and_nothing_else_changes():
    page = f"# Figures\n\nBefore.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n"
    assert written(page, "new") == f"# Figures\n\nBefore.\n\n{BEGIN}\n\nnew\n\n{END}\n\nAfter.\n"
    with pytest.raises(ValueError, match="write both where the figures belong"):
        written("# Figures\n", "new")


def test_the_tables_in_the_docs_have_the_shape_that_the_benchmark_writes():
    docs = (REPOSITORY / "docs" / "search-figures.md").read_text(encoding="utf-8")
    told = docs.partition(BEGIN)[2].partition(END)[0]
    assert shape(told) == shape(tables(FIGURES))


def shape(told: str) -> list[str]:
    """The lines of tables without their figures, whether these meet a limit, and what they were measured on."""
    lines = re.sub(r"\*\*not met\*\*", "met", told).strip().splitlines()
    return [re.sub(r"\d[\d,.]*", "0", line) for line in lines if not line.startswith("Measured")]


def test_the_lock_of_what_search_is_measured_beside_names_no_host():
    lock = json.loads((REPOSITORY / "benchmarks" / "search" / "package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")


def test_without_the_real_data_it_says_what_is_missing(tmp_path):
    (tmp_path / "ukcat.csv").touch()
    command = [sys.executable, REPOSITORY / "benchmarks" / "search" / "run.py"]
    environ = {**os.environ, "HUB_DATA": str(tmp_path)}
    ran = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert f"HUB_DATA={tmp_path} has no uk-charities-6500.csv: docs/developers.md says" in ran.stderr
