"""Whatever is asked, a few shards answer as the whole index would: the same results, order and scores."""
from __future__ import annotations

import random
from pathlib import Path

import pytest

from hub.search import shards
from hub.search.fields import FIELDS
from hub.site.assets import answering_lunr
from tests.conftest import REPOSITORY
from tests.node import node
from tests.search.conftest import sent
from tests.search.made_up import SCRIPTS, in_every_script, own_documents, own_vocabulary
from tests.search.whole import for_javascript, whole

OPTIONAL, REQUIRED, EXCLUDED = 1, 2, 3
"""lunr's presence of a term."""
SYNONYMS = {**own_vocabulary().synonyms, "café": ("mary carer", "a1 b2 12345")}
"""What these lead to is in the shards besides, and whole lunr knows nothing of it."""


@pytest.fixture(scope="module")
def differing():
    """`differing(documents, queries)`: queries that whole lunr answers otherwise, and how many results there were."""
    served = answering_lunr(REPOSITORY / "node_modules").decode()
    with node(Path(__file__).parent / "differential.mjs") as answers:

        def asked(found, queries):
            lunr = {"whole": for_javascript(whole(found)), "served": served}
            told = answers({**sent(shards.cut(found, synonyms=SYNONYMS)), **lunr, "queries": queries})
            return told["differ"], told["found"]

        yield asked


def queries(found, number: int, seed: int, far: float) -> list[list[dict]]:
    """Queries of one to four clauses over words of the documents; a part of them, `far`, go by edit distance."""
    chance = random.Random(seed)
    words = sorted({word for d in found for text in d.fields.values() for word in text.split()})

    def clause(distance: bool) -> dict:
        word = chance.choice(words if chance.random() < 0.9 else ["zzyzx", "the", "food bank", "9", *SCRIPTS])
        made = {"term": word, "presence": chance.choice((OPTIONAL, OPTIONAL, OPTIONAL, REQUIRED, EXCLUDED))}
        if distance:
            made |= {"editDistance": chance.choice((1, 1, 2))}
        elif chance.random() < 0.35:
            start = word[: chance.randint(1, len(word))].lower()
            made |= {"term": f"{start}*", "usePipeline": False}
        elif chance.random() < 0.05:
            made |= {"term": f"*{word[-3:].lower()}" if chance.random() < 0.5 else f"{word[:1]}*{word[-1:]}"}
            made |= {"usePipeline": False}
        if chance.random() < 0.2:
            made |= {"fields": chance.sample(list(FIELDS), chance.randint(1, 3))}
        if chance.random() < 0.2:
            made |= {"boost": chance.choice((0.3, 2, 10))}
        return made

    return [
        [clause(chance.random() < far) for _ in range(chance.randint(1, 4))]
        for _ in range(number)
    ]  # fmt: skip


def test_the_hubs_own_text_is_found_as_whole_lunr_finds_it(differing):
    found = own_documents()
    differ, results = differing(found, queries(found, 2000, 1, far=0.02))
    assert differ == []
    assert results > 20_000


def test_every_script_is_found_as_whole_lunr_finds_it_in_many_small_shards(differing, monkeypatch):
    monkeypatch.setattr(shards, "TERMS", 300)
    found = in_every_script(120)
    differ, results = differing(found, queries(found, 4000, 2, far=0.15))
    assert differ == []
    assert results > 20_000
