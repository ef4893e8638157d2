"""Reading listings: files become records, and records that are right become organisations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hub.listings.organisation import (
    Connection,
    Contact,
    Identifiers,
    Location,
    Opening,
    Organisation,
    Provenance,
    Service,
    Source,
    Space,
)
from hub.records.dates import PartialDate
from hub.records.problem import Problem
from hub.records.record import Record, read
from hub.records.schema import Schema
from hub.records.slug import file_slug

FOLDER = "organisations/"


@cache
def definition() -> dict[str, Any]:
    """The one definition of a listing, as its JSON Schema says it."""
    return json.loads(Path(__file__).with_name("organisation.schema.json").read_text(encoding="utf-8"))


@cache
def schema() -> Schema:
    return Schema.of(definition())


def read_listing(path: str, content: bytes) -> tuple[Record | None, list[Problem]]:
    """Read a file of `organisations/`, by its path relative to the repository. None where it cannot be understood."""
    slug, problems = file_slug(path, ".yaml")
    record, faults = read(path, slug, content, schema())
    return record, [*problems, *faults]


def organisation(record: Record) -> Organisation:
    """Freeze a record that was found to be right."""
    data = record.data
    return Organisation(
        slug=record.slug,
        name=data["name"],
        kind=data["kind"],
        summary=data["summary"],
        reach=data["reach"],
        listing=_provenance(data["listing"]),
        other_names=_texts(data, "other_names"),
        former=_texts(data, "former"),
        about=data.get("about", ""),
        identifiers=Identifiers(**data.get("identifiers", {})),
        topics=_texts(data, "topics"),
        people=_texts(data, "people"),
        serves=_texts(data, "serves"),
        contact=Contact(**data.get("contact", {})),
        locations=tuple(map(_location, data.get("locations", ()))),
        services=tuple(map(_service, data.get("services", ()))),
        languages=_texts(data, "languages"),
        connections=tuple(map(_connection, data.get("connections", ()))),
        member=data.get("member", False),
        offers=_texts(data, "offers"),
        needs=_texts(data, "needs"),
        leave_page=data.get("leave_page", False),
        example=data.get("example", False),
    )


def _provenance(data: Mapping[str, Any]) -> Provenance:
    return Provenance(
        status=data["status"],
        added=date.fromisoformat(data["added"]),
        sources=tuple(map(_source, data["sources"])),
        checked=date.fromisoformat(data["checked"]) if "checked" in data else None,
        checked_by=data.get("checked_by", ""),
        ended=_date(data, "ended"),
        successor=data.get("successor", ""),
        note=data.get("note", ""),
    )


def _source(data: Mapping[str, Any]) -> Source:
    read_on = date.fromisoformat(data["read"])
    return Source(data["url"], read_on, data.get("title", ""), _date(data, "date"), data.get("kind", "page"))


def _location(data: Mapping[str, Any]) -> Location:
    return Location(
        **{
            **data,
            "access": _texts(data, "access"),
            "as_at": _date(data, "as_at"),
            "spaces": tuple(map(_space, data.get("spaces", ()))),
        }
    )


def _space(data: Mapping[str, Any]) -> Space:
    lists = {name: _texts(data, name) for name in ("access", "layout", "equipment")}
    return Space(**{**data, **lists, "as_at": _date(data, "as_at")})


def _service(data: Mapping[str, Any]) -> Service:
    return Service(
        **{
            **data,
            "topics": _texts(data, "topics"),
            "people": _texts(data, "people"),
            "languages": _texts(data, "languages"),
            "as_at": _date(data, "as_at"),
            "times": tuple(
                Opening(tuple(each["days"]), each["from"], each["to"], each.get("note", ""))
                for each in data.get("times", ())
            ),
        }
    )


def _connection(data: Mapping[str, Any]) -> Connection:
    return Connection(
        to=data["with"],
        kind=data["kind"],
        source=data["source"],
        since=_date(data, "since"),
        until=_date(data, "until"),
        as_at=_date(data, "as_at"),
        confirmed_by=_texts(data, "confirmed_by"),
        through=data.get("through", ""),
    )


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(data.get(name, ()))


def _date(data: Mapping[str, Any], name: str) -> PartialDate | None:
    return PartialDate.parse(data[name]) if name in data else None
