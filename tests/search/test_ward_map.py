"""The map of a search: its colours are those of the maps that the build draws, and opening it costs little."""
from __future__ import annotations

import random
from pathlib import Path

import pytest

from hub.places.scale import scale
from hub.search.shards import cut
from tests.node import node
from tests.search.made_up import made_up, own_documents
from tests.search.weight import compressed, sizes

HERE = Path(__file__).parent


def test_its_scale_is_that_of_the_other_maps():
    chance = random.Random(6)
    rows = [[chance.choice((0, 1, 2, 5, 40)) for _ in range(wards)] for wards in range(30)]
    rows += [[chance.randrange(300) for _ in range(23)] for _ in range(200)]
    with node(HERE / "steps.mjs") as steps:
        told = steps(rows)
    assert told == [[scale(counts).step_of(count) for count in counts] for counts in rows]
    assert {step for row in told for step in row} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("documents, most", [(own_documents, 5_000), (lambda: made_up(10_000), 16_500)])
def test_opened_on_a_phone_it_costs_the_counts_of_the_wards_and_two_small_scripts(documents, most):
    wards = compressed(cut(documents()).files["f/ward.json"])
    files = {path.rsplit("/", 1)[1].split("-")[0]: size for path, size in sizes().items()}
    assert files["ward"] <= 850  # ward-map.js alone
    assert wards + files["ward"] + files["filters"] <= most
