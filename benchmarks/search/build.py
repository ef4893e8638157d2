"""Builds one index in a process of its own, so that it can be measured: `python build.py WAY GIVEN TOLD`.

GIVEN is a pickle of documents and synonyms. The file TOLD is told the seconds of a processor that the index took in
memory, and those until it was written.
"""
from __future__ import annotations

import gc
import json
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import lunr as library

from hub.search.document import Document
from hub.search.fields import FIELDS
from hub.search.query_words import Synonyms
from hub.search.shards import cut
from tests.search.whole import whole


def shards(documents: Sequence[Document], synonyms: Synonyms) -> dict[str, bytes]:
    """Our index, cut."""
    made = cut(documents, synonyms=synonyms)
    return {**made.files, "manifest.json": made.manifest}


def lunr(documents: Sequence[Document], _synonyms: Synonyms) -> dict[str, bytes]:
    """lunr.py's own of our terms, serialized."""
    return {"index.json": json.dumps(whole(documents)).encode()}


def plain(documents: Sequence[Document], _synonyms: Synonyms) -> dict[str, bytes]:
    """lunr.py's own as it comes, with its own words, serialized."""
    fields = [{"field_name": name, "boost": boost} for name, boost in FIELDS.items()]
    records = [({"id": number, **each.fields}, {"boost": each.weight}) for number, each in enumerate(documents)]
    return {"index.json": json.dumps(library.lunr("id", fields, records).serialize()).encode()}


WAYS: dict[str, Callable[[Sequence[Document], Synonyms], dict[str, bytes]]] = {
    "shards": shards,
    "lunr": lunr,
    "plain": plain,
}


def main() -> None:
    way, given, told = sys.argv[1:]
    documents, synonyms = pickle.loads(Path(given).read_bytes())
    gc.disable()  # as a build does
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        made = WAYS[way](documents, synonyms)
        built = time.process_time()
        for path, data in made.items():
            file = Path(folder, path)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(data)
        written = time.process_time()
    Path(told).write_text(f"{built - start} {written - start}", encoding="utf-8")


if __name__ == "__main__":
    main()
