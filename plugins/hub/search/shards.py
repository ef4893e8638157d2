"""Shards: the index cut into small files, so that a query fetches what it needs and nothing else.

`docs/search.md` has the format and says why no score changes.
"""
from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from hub.search.document import FIELDS, Card, Document
from hub.search.normalise import words
from hub.search.postings import index
from hub.search.stemmer import stem
from hub.search.stop_words import STOP_WORDS

TERMS = 8_000
"""Characters of a shard of terms, about 3 KB when a host has compressed it. A term that alone has more is alone."""
CARDS = 4
"""Cards of a shard. Results lie scattered, so most cards of a larger one would be fetched for nothing."""
NAMES = len(FIELDS)
"""The number of the field of names, which is not lunr's: it holds who has a name that begins with a term."""

Entry = list[object]
"""A term, then its groups: each a field's number, a score in thousandths, and the documents that have it there.

These are numbers in gaps: each less the one before. In the field of names the score is how many words the name has.
"""


@dataclass(frozen=True, slots=True)
class Shards:
    """The files of an index in UTF-8 JSON; the same documents give the same bytes.

    `files` are the shards by their path: `t/0.json` lists entries, `d/0.json` cards, both in order. `manifest` says
    what they are: the `fields`, the `kinds` of documents and how many of each, the `cards` of a shard, the words that
    `stop`, where each shard of terms `starts`, and the `build`: the name of the folder that the shards lie in.
    """

    manifest: bytes
    build: str
    files: Mapping[str, bytes]


def cut(found: Sequence[Document]) -> Shards:
    """Index documents, and cut the index into shards."""
    cards = [_card(document.card) for document in found]
    files = {f"d/{at // CARDS}.json": _json(cards[at : at + CARDS]) for at in range(0, len(cards), CARDS)}
    shards = list(_cut(sorted(entries(found), key=lambda entry: _order(entry[0]))))
    files |= {f"t/{number}.json": shard for number, (_, _, shard) in enumerate(shards)}
    told = {
        "fields": list(FIELDS),
        "kinds": [[kind, len(list(some))] for kind, some in groupby(document.card.kind for document in found)],
        "cards": CARDS,
        "stop": " ".join(sorted(STOP_WORDS)),
        "starts": _starts(shards),
    }
    digest = hashlib.sha256(_json(told))
    for path, data in sorted(files.items()):
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    build = digest.hexdigest()[:10]
    return Shards(_json({"build": build, **told}), build, files)


def entries(found: Sequence[Document]) -> Iterator[Entry]:
    """Every term of some documents with its groups, in no order."""
    begun: dict[str, dict[int, list[int]]] = {}
    for number, document in enumerate(found):
        for term, length in {beginning(name) for name in (document.card.title, *document.card.names)}:
            begun.setdefault(term, {}).setdefault(length, []).append(number)
    counted = index(found)
    for term, fields in counted.scores():
        groups = [
            [field, score, *_gaps(documents)]
            for field, scores in fields.items()
            for score, documents in _by_score(scores, counted.terms[term][field].documents)
        ]
        yield [term, *groups, *_begun(begun.pop(term, {}))]
    yield from ([term, *_begun(lengths)] for term, lengths in begun.items())


def beginning(name: str) -> tuple[str, int]:
    """The term that a name begins with, and how many words it has, both without a leading "the".

    Where that would be a word that is left out of the index, it is the whole run of such: `All About Us Choir` begins
    with "all about us". With a space in it, it can be no term of lunr's.
    """
    spelt = words(name)
    if spelt[:1] == ["the"] and len(spelt) > 1:
        spelt = spelt[1:]
    stopped = next((at for at, word in enumerate(spelt) if word not in STOP_WORDS), len(spelt))
    return " ".join(spelt[:stopped]) or stem(spelt[0]) if spelt else "", len(spelt)


def _by_score(scores: Iterable[int], documents: Iterable[int]) -> list[tuple[int, list[int]]]:
    by_score: dict[int, list[int]] = {}
    for score, number in zip(scores, documents, strict=True):
        by_score.setdefault(round(score * 1000), []).append(number)
    return sorted(by_score.items())


def _begun(lengths: Mapping[int, list[int]]) -> Iterator[list[int]]:
    return ([NAMES, length, *_gaps(documents)] for length, documents in sorted(lengths.items()))


def _gaps(numbers: list[int]) -> list[int]:
    return [numbers[0], *(here - before for before, here in pairwise(numbers))]


def _order(term: str) -> bytes:
    """JavaScript compares by UTF-16 unit: by code point, as Python does, a term could lie in a shard not looked in."""
    return term.encode("utf-16-be", "surrogatepass")


def _cut(entries: Iterable[Entry]) -> Iterator[tuple[str, str, bytes]]:
    """The first and the last term of each shard, and its bytes."""
    inside: list[str] = []
    first = last = ""
    size = 0
    for entry in entries:
        text = _text(entry)
        if inside and size + len(text) > TERMS:
            yield first, last, _listed(inside)
            inside, size = [], 0
        if not inside:
            first = entry[0]
        last = entry[0]
        inside.append(text)
        size += len(text)
    yield first, last, _listed(inside)  # without a document there is an empty shard: a page may ask


def _starts(shards: Sequence[tuple[str, str, bytes]]) -> list[str]:
    """Where shards start: as much of the first term of each as sets it apart from the last of the one before."""
    return ["", *(_apart(last, first) for (_, last, _), (first, _, _) in pairwise(shards))]


def _apart(before: str, here: str) -> str:
    return next(start for start in accumulate(here) if not before.startswith(start))


def _card(card: Card) -> dict[str, object]:
    """A card as JSON. What is empty is left out, and the kind, which the manifest tells."""
    told = ((field.name, getattr(card, field.name)) for field in dataclasses.fields(card) if field.name != "kind")
    return {name: value for name, value in told if value}


_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(value: object) -> bytes:
    return _text(value).encode()


def _listed(texts: Iterable[str]) -> bytes:
    return f"[{','.join(texts)}]".encode()
