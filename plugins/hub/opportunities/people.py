"""People: who is named in files of notices as a contact, or may be a person among suppliers, and where texts name them.

A contact of one notice may stand in the text of another, so the people of all files are known before a text is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from hub.opportunities.markup import unmarked
from hub.opportunities.names import Names, Word, endings, initialled, words_in, words_of, written
from hub.opportunities.offices import EITHER, OFFICES

LEFT_OUT = "[left out]"

APART = r"[\s().,/_‐‑‒–—―−-]"
"""What may stand between the digits of a telephone number, three of them at most."""

_TITLES = frozenset("mr mrs ms miss mx dr prof professor cllr councillor rev revd sir dame fao attn".split())
_FIRMS = frozenset("ltd limited llp plc cic cio".split())
_BIDDING = frozenset({"supplier", "tenderer", "candidate", "enquirer", "payee", "subcontractor", "mainContractor"})
_PERSONS = frozenset({"persons", "beneficialOwners"})
_ASKING = frozenset(
    "ask call contact dear email mail manager name named officer phone regards ring sincerely telephone thanks".split()
)
_TURNING = frozenset(
    "addressed ask asking enquiries queries questions reply respond send sent speak talk write".split()
)
_TOWARDS = frozenset({"to", "with", "for"})

_PIECES = re.compile(r"@\S*|[()\[\]{}/;|:&\n]|\d+|\s[-–—]\s|\b(?:and|or)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’‘ʼ`´]s?(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_DIGITS = re.compile(rf"\d(?:{APART}{{0,3}}\d){{5,14}}")
_LOCAL = re.compile(r"([^\W\d_]{2,64})[._]([^\W\d_]{2,64})@")
_SHORTEST = 5  # letters of a supplier's name


class People:
    """Who may stand in no text: contacts of all files, and of one procurement also suppliers, and parts of names."""

    def __init__(self, names: Iterable[Names] = (), parts: Iterable[str] = (), phones: Iterable[str] = ()) -> None:
        self.names, self.parts, self.phones = tuple(names), frozenset(parts), frozenset(phones)

    def without(self, text: str) -> str:
        """A text with “[left out]” for each of their names and telephone numbers."""
        if self.phones:
            text = _DIGITS.sub(lambda run: LEFT_OUT if _digits(run[0]) in self.phones else run[0], text)
        if not self.names:
            return text
        words, kept, done, at = words_in(text), [], 0, 0
        while at < len(words):
            count = max(names.longest(words, text, at) for names in self.names) or self._is_asked(words, text, at)
            if count:
                kept += [text[done : words[at].start], LEFT_OUT]
                done = words[at + count - 1].end
            at += count or 1
        return "".join([*kept, text[done:]])

    def _is_asked(self, words: list[Word], text: str, at: int) -> bool:
        """Whether a word is a part of a contact's name, and those before it ask to turn to somebody."""
        if not at or words[at].text not in self.parts or text[words[at].start].islower():
            return False
        last, before = words[at - 1].text, words[max(at - 2, 0)].text
        return last in _ASKING or (last in _TOWARDS and before in _TURNING)


NOBODY = People()


class Directory:
    """The people of some releases, as JSON has them. What else is in these, and of what shape, is for others to say."""

    def __init__(self, releases: Iterable[Any]) -> None:
        self._names, self._phones = Names(), set[str]()
        self._own: dict[str, tuple[Names, set[str]]] = defaultdict(lambda: (Names(), set()))
        releases = [release for release in releases if isinstance(release, dict)]
        self._buyers = {part for release in releases for name in _buyers(release) for part in _runs(words_of(name))}
        for release in releases:
            names, parts = self._own[_ocid(release)]
            for name in _bidders(release):
                self._add_bidder(names, name)
            for contact in _contacts(release):
                self._add_contact(names, parts, contact)

    def of(self, release: Any) -> People:
        """Who may not stand in the texts of a release."""
        names, parts = self._own[_ocid(release)]
        return People((self._names, names), parts, self._phones)

    def _add_contact(self, own: Names, parts: set[str], contact: dict[str, Any]) -> None:
        for words, with_office in _people(_text(contact, "name")):
            if words in self._buyers:
                continue
            parts.update(word for word in words if len(word) > 1)
            if len(words) == 1:
                own.add(words, capital=True)
                continue
            for each in written(words):
                (own if with_office else self._names).add(each, capital=with_office)
            for each in initialled(words):
                own.add(each, capital=True)
            for each in endings(words):
                if len(each) > 1 and each not in self._buyers and not (EITHER | OFFICES).issuperset(each):
                    own.add(each, capital=True)
        if local := _LOCAL.match(_text(contact, "email")):
            words = words_of(f"{local[1]} {local[2]}")
            parts.update(word for word in words if word not in OFFICES)
            if words not in self._buyers and (OFFICES | EITHER).isdisjoint(words):
                for each in written(words):
                    own.add(each, capital=True)
        for field in ("name", "telephone", "faxNumber"):
            for number in map(_digits, _DIGITS.findall(_text(contact, field))):
                if number.strip("0"):
                    self._phones.update(number[-length:] for length in range(7, len(number) + 1))

    def _add_bidder(self, own: Names, name: str) -> None:
        for piece in re.split(r"\bt/a\b|\btrading as\b", name, flags=re.IGNORECASE):
            words = tuple(word for word in words_of(piece) if word not in _TITLES)
            if not words or words in self._buyers or len("".join(words)) < _SHORTEST:
                continue
            firm = len(words) == 1 or not OFFICES.isdisjoint(words)
            own.add(words, capital=firm and not re.search(r"(?<![^\s(])[a-z]", piece))
            bare = words[:-1] if words[-1] in _FIRMS else words
            if len(bare) > 1 and OFFICES.isdisjoint(bare):
                own.add(bare, capital=firm)
                own.add((bare[-1], *bare[:-1]), capital=True)


def _people(name: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The people that a contact's name tells of, as words, and whether words of an office stand with them."""
    name = _POSSESSIVE.sub("", name)
    for piece in (*_PIECES.split(name), *_PIECES.split(_BRACKETS.sub(" ", name))):
        told = [part for part in piece.split(",") if words_of(part)]
        if len(told) > 1 and len(told[0].split()) == 1 and len(told[1].split()) < 3:  # the surname, then the first name
            told[:2] = [f"{told[1]} {told[0]}"]
        for part in told:
            words = [word for word in words_of(part) if word not in _TITLES]
            bare = list(words)
            while bare and bare[-1] in OFFICES:
                bare.pop()
            while bare and bare[0] in OFFICES:
                bare.pop(0)
            somebody = not (EITHER | OFFICES).issuperset(bare) and len("".join(bare)) > 2
            if somebody and (len(bare) > 1 or bare == words):
                yield tuple(bare), bare != words or not OFFICES.isdisjoint(bare)


def _contacts(release: Any) -> Iterator[dict[str, Any]]:
    """The contact points of a release and the people behind its parties, at whatever depth."""
    waiting = [release]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
            for name in value:
                if "contactpoint" in name.casefold() or name in _PERSONS:
                    yield from [{"name": value[name]}] if isinstance(value[name], str) else _dicts(value, name)
        elif isinstance(value, list):
            waiting += value


def _bidders(release: dict[str, Any]) -> Iterator[str]:
    """The names of suppliers and of all who bid, or whose part is not told: some of them are people."""
    for party in _dicts(release, "parties"):
        roles = _roles(party)
        if not roles or roles & _BIDDING:
            yield _text(party, "name")
            yield from (_text(identifier, "legalName") for identifier in _dicts(party, "identifier"))
    for award in _dicts(release, "awards"):
        yield from (_text(supplier, "name") for supplier in _dicts(award, "suppliers"))


def _buyers(release: dict[str, Any]) -> Iterator[str]:
    """The names of buyers, without what stands behind a comma or in brackets: that may be a person."""
    told = [*_dicts(release, "buyer"), *(party for party in _dicts(release, "parties") if "buyer" in _roles(party))]
    yield from (re.split(r"[(,;/]", _text(each, "name"), maxsplit=1)[0] for each in told)


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every run of some words: “Tower Hamlets” of the Borough of Tower Hamlets."""
    words = words[:20]
    return (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))


def _roles(party: dict[str, Any]) -> set[str]:
    roles = party.get("roles")
    return {role for role in roles if isinstance(role, str)} if isinstance(roles, list) else set()


def _dicts(holder: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    value = holder.get(name)
    return (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, dict))


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return unmarked(value) if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _ocid(release: Any) -> str:
    return _text(release, "ocid").strip() if isinstance(release, dict) else ""


def _digits(run: str) -> str:
    return re.sub(r"\D", "", run)
