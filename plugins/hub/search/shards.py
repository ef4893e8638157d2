"""Shards: the index cut into small files, so that a query fetches what it needs and nothing else.

`docs/search.md` has the format and says why no score changes.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from os.path import commonprefix

from hub.search.digits import gaps, spelt
from hub.search.document import PARTS, Document, parts
from hub.search.entries import entries
from hub.search.facets import holders
from hub.search.fields import FIELDS
from hub.search.points import Point, where
from hub.search.query_words import NONE, Synonyms
from hub.search.spellings import besides, both_ways, spellings

TERMS = 4_000
"""Characters of a shard of terms, about 2 KB when a host has compressed it. A term that alone has more is alone."""
CARDS = 2
"""Cards of a shard. Results lie scattered, so most cards of a larger one would be fetched for nothing."""
SPELLINGS = 2_000
"""Characters of a shard of words, about 1 KB compressed: a mistyped word takes two or three."""
EVERYDAY = 1_000
"""Characters of a shard of everyday stems, of which an unknown word takes one."""


@dataclass(frozen=True, slots=True)
class Shards:
    """The files of an index in UTF-8 JSON; the same documents give the same bytes.

    `files` are the shards by their path: `t/0.json` lists entries, `d/0.json` cards, both in order; `w/0.json` holds
    words as one text, `e/0.json` the same spelt backwards, `k/0.json` the stems of everyday words that the documents
    have not, if there are any, and `w/starts.json` where the shards of these start;
    `f/topic.json` the documents of each topic, by slug, in gaps as in an `Entry`, and so on for each of `FACETS`;
    `p/0.json` says where all documents are. `manifest` says what they are: the `fields`, the `kinds` of documents, how
    many of each and what their addresses begin with, the `cards` of a shard and what each part of a `card` is, where
    each shard of terms `starts`, and the `build`: the name of the folder that the shards lie in.
    """

    manifest: bytes
    build: str
    files: Mapping[str, bytes]


def cut(
    found: Sequence[Document],
    known: Iterable[Point] = (),
    synonyms: Synonyms = NONE,
    everyday: Iterable[str] = (),
) -> Shards:
    """Index documents, and cut the index into shards. `known` are the points that a reader may ask for.

    What `synonyms` lead to is in the index; what is typed for it may be mistyped too. Words with an `everyday` stem are
    never taken for mistyped.
    """
    kinds = [
        (kind, len(urls := [card.url for card in some]), commonprefix(urls))  # noqa: RUF071 - texts
        for kind, some in groupby((document.card for document in found), key=lambda card: card.kind)
    ]
    starts = {kind: start for kind, _, start in kinds}
    cards = [parts(document.card, starts[document.card.kind]) for document in found]
    files = {f"d/{at // CARDS}.json": _json(cards[at : at + CARDS]) for at in range(0, len(cards), CARDS)}
    shards = list(_cut(entries(found, synonyms), TERMS))
    files |= {f"t/{number}.json": _listed(shard.texts) for number, shard in enumerate(shards)}
    counts = spellings(found, synonyms)
    forward, backward = both_ways(counts)
    spelled = {"w": list(_cut(forward, SPELLINGS)), "e": list(_cut(backward, SPELLINGS))}
    if ordinary := besides(counts, everyday):
        spelled["k"] = list(_cut(ordinary, EVERYDAY))
    for letter, some in spelled.items():
        files |= {f"{letter}/{number}.json": _json("".join(shard.texts)) for number, shard in enumerate(some)}
    for facet, values in holders(document.values for document in found).items():
        files[f"f/{facet}.json"] = _json({value: spelt(gaps(numbers)) for value, numbers in values.items()})
    files["w/starts.json"] = _json({letter: ",".join(_starts(some)) for letter, some in spelled.items()})
    files["p/0.json"] = _json(where([(each.points, each.everywhere) for each in found], known))
    told = {
        "fields": list(FIELDS),
        "kinds": kinds,
        "cards": CARDS,
        "card": list(PARTS),
        "starts": ",".join(_starts(shards)),
    }
    digest = hashlib.sha256(_json(told))
    for path, data in sorted(files.items()):
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    build = digest.hexdigest()[:10]
    return Shards(_json({"build": build, **told}), build, files)


PACK = "all.json"
"""The file, in the folder of a build, that holds all of it: one request, and two thirds of what its shards weigh."""


def packed(shards: Shards) -> bytes:
    """The manifest and all shards as one JSON object, each by its path, for readers who keep the whole directory."""
    files = {"manifest.json": shards.manifest, **shards.files}
    return b"{" + b",".join(b"%s:%s" % (_json(path), data) for path, data in files.items()) + b"}"


def _order(told: tuple[str, str]) -> bytes:
    """JavaScript compares by UTF-16 unit: by code point, as Python does, a term could lie in a shard not looked in."""
    return told[0].encode("utf-16-be", "surrogatepass")


@dataclass(frozen=True, slots=True)
class _Shard:
    """The first and the last term of a shard, and the texts that it is made of."""

    first: str
    last: str
    texts: list[str]


def _cut(told: Iterable[tuple[str, str]], most: int) -> Iterator[_Shard]:
    """Terms with their texts, sorted and put together to shards of at most so many characters."""
    inside: list[tuple[str, str]] = []
    size = 0
    for term, text in sorted(told, key=_order):
        if inside and size + len(text) > most:
            yield _shard(inside)
            inside, size = [], 0
        inside.append((term, text))
        size += len(text)
    yield _shard(inside or [("", "")])  # without a document there is an empty shard: a page may ask


def _shard(inside: Sequence[tuple[str, str]]) -> _Shard:
    return _Shard(inside[0][0], inside[-1][0], [text for _, text in inside if text])


def _starts(shards: Sequence[_Shard]) -> list[str]:
    """Where shards start: as much of the first term of each as sets it apart from the last of the one before."""
    return ["", *(_apart(before.last, here.first) for before, here in pairwise(shards))]


def _apart(before: str, here: str) -> str:
    return next(start for start in accumulate(here) if not before.startswith(start))


_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _json(value: object) -> bytes:
    return _text(value).encode()


def _listed(texts: Iterable[str]) -> bytes:
    return f"[{','.join(texts)}]".encode()
