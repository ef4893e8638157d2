"""What is given from outside: files of notices and grants, each value with its place, so that a fault can be found.

A file that cannot be understood is refused with its place. What a real file may leave out, or writes as null, an empty
text or an empty list, is missing and no fault.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

_AMOUNT = re.compile(
    r"([+-]?)\s*£?\s*((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|(?=\.[0-9]))(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,6})?)\Z"
)


class Misread(ValueError):
    """A file from outside that cannot be understood. The message names the file and the place in it."""

    def __init__(self, file: str, place: str, what: str) -> None:
        super().__init__(f"{file}: {place}: {what}" if place else f"{file}: {what}")


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a JSON file and where it stands: `releases[3].tender.value`. What is missing is false."""

    value: Any
    file: str
    place: str = ""

    @property
    def where(self) -> str:
        """Its file and place, for a sentence."""
        return f"{self.file}: {self.place}" if self.place else self.file

    def __bool__(self) -> bool:
        return self.value is not None and self.value != "" and self.value != [] and self.value != {}

    def __getitem__(self, name: str) -> Given:
        """A field of it; missing where it has none, or is missing itself."""
        at = f"{self.place}.{name}" if self.place else name
        if not self:
            return Given(None, self.file, at)
        if not isinstance(self.value, dict):
            self.refuse(f"{_kind(self.value)} stands here where there should be fields")
        return Given(self.value.get(name), self.file, at)

    def __iter__(self) -> Iterator[Given]:
        """Its items; none where it is missing. Items that are missing are passed over."""
        if not self:
            return
        if not isinstance(self.value, list):
            self.refuse(f"{_kind(self.value)} stands here where there should be a list")
        for number, item in enumerate(self.value):
            if each := Given(item, self.file, f"{self.place}[{number}]"):
                yield each

    def text(self) -> str:
        """Its text without spaces around it; empty where it is missing. A number is taken as it is written."""
        if not self:
            return ""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int | float):
            self.refuse(f"{_kind(self.value)} stands here where there should be a text")
        return str(self.value).strip().encode("utf-8", "replace").decode()  # half a surrogate pair is no character

    def number(self) -> float | None:
        """Its number; None where it is missing, or says “no limit” as `1e9999` does. “£1,000.00” is one too."""
        if not self:
            return None
        value = self.value
        if isinstance(value, str):
            found = _AMOUNT.match(value.strip())
            if not found:
                self.refuse("a text stands here where there should be a number")
            value = float(found[1] + found[2].replace(",", ""))
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(f"{_kind(value)} stands here where there should be a number")
        return float(value) if math.isfinite(value) else None

    def refuse(self, what: str) -> NoReturn:
        raise Misread(self.file, self.place or "the whole file", what)


def read_json(file: str, data: bytes) -> Given:
    """What a JSON file says; of one with a record on each line, a list of them. Raises `Misread`."""
    text = decoded(file, data)
    try:
        return Given(_loads(text), file)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.msg == "Extra data" and len(lines) > 1:
            try:
                return Given([_loads(line) for line in lines], file)
            except (json.JSONDecodeError, RecursionError):
                pass  # then it was no such file, and the first fault is the one to tell
        place = f"line {error.lineno}, column {error.colno}"
        raise Misread(file, place, f"this is not JSON ({error.msg.lower()})") from None
    except RecursionError:
        raise Misread(file, "", "it goes too many levels deep to be read") from None


def in_digits(amount: float, places: int = 0) -> str:
    """A number with so many places, as 12,000.00; one of many digits in short, as -1e+308."""
    return f"{amount:,.{places}f}" if abs(amount) < 1e18 else f"{amount:.6g}"


def decoded(file: str, data: bytes, *, windows: bool = False) -> str:
    """The text of a file: UTF-8, with or without a mark at its head; with `windows`, else Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if windows and b"\0" not in data:
            return data.decode("cp1252", "replace")
        line = data.count(b"\n", 0, error.start) + 1
        raise Misread(file, f"line {line}", "this is not UTF-8 text; save the file again with that encoding") from None


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_integer)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) < 20 else float(digits)  # Python refuses to read thousands of digits


def _kind(value: Any) -> str:
    names = {dict: "a group of fields", list: "a list", str: "a text", bool: "true or false"}
    return names.get(type(value), "a number")
