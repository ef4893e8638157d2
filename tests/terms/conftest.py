"""The browser's side: Node runs the very modules that the page loads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub.terms.stop_words import STOP_WORDS
from tests.node import node


@pytest.fixture(scope="session")
def spell() -> Iterator[Callable[[list[str]], list[tuple[list[str], list[str], bool]]]]:
    """`spell(texts)`: of each text its words and terms in the browser, and whether that knows every character."""

    with node(Path(__file__).with_name("spell.mjs")) as answers:
        yield lambda texts: answers({"texts": texts, "stopWords": sorted(STOP_WORDS)})
