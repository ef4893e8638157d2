"""Freezing: the record of a page that was found to be right becomes the frozen page of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hub.knowledge.consortium import Consortium, Member
from hub.knowledge.event import Booking, Event
from hub.knowledge.forum import Feedback, Forum, Meeting
from hub.knowledge.kinds import KINDS, folder_of
from hub.knowledge.opportunity import OFFERING, Lot, Opportunity, Round, Value
from hub.knowledge.page import Briefing, CaseStudy, Correction, Figure, Page, Place, PlainPage, Reference
from hub.knowledge.stage import Stage
from hub.records.dates import Moment, PartialDate
from hub.records.record import Record

Data = Mapping[str, Any]


def frozen(record: Record) -> Page:
    """Freeze the record of a page, of whatever kind."""
    kind = KINDS[folder_of(record.path)]
    return kind(slug=record.slug, path=record.path, body=record.body, **_common(record.data), **_OWN[kind](record.data))


def _common(data: Data) -> dict[str, Any]:
    corrections = (Correction(date.fromisoformat(each["date"]), each["text"]) for each in data.get("corrections", ()))
    return {
        "title": data["title"],
        "summary": data["summary"],
        "status": data["status"],
        "published": date.fromisoformat(data["published"]),
        "updated": date.fromisoformat(data["updated"]) if "updated" in data else None,
        "corrections": tuple(sorted(corrections, key=lambda each: each.date, reverse=True)),
        "topics": _texts(data, "topics"),
        "organisations": _texts(data, "organisations"),
        "lang": data.get("lang", ""),
        "translates": data.get("translates", ""),
        "example": data.get("example", False),
        "review_by": _date(data, "review_by"),
    }


def _plain(data: Data) -> dict[str, Any]:
    figures = tuple(Figure(**{**each, "date": _date(each, "date")}) for each in data.get("figures", ()))
    return {"figures": figures, "measures": data.get("measures", False)}


def _article(data: Data) -> dict[str, Any]:
    return {
        "sources": _sources(data),
        "reviewed_by": data.get("reviewed_by", ""),
        "forum": data.get("forum", ""),
    }


def _briefing(data: Data) -> dict[str, Any]:
    return {**_article(data), "law_as_at": date.fromisoformat(data["law_as_at"])}


def _case_study(data: Data) -> dict[str, Any]:
    return {
        **_article(data),
        "consortium": data.get("consortium", ""),
        "opportunity": data.get("opportunity", ""),
        **{name: _texts(data, name) for name in ("outcomes", "benefits", "barriers")},
    }


def _forum(data: Data) -> dict[str, Any]:
    return {
        "type": data["kind"],
        "theme": data["theme"],
        "audience": data["for"],
        "convenors": _texts(data, "convenor"),
        "part_of": data.get("part_of", ""),
        "rhythm": data.get("rhythm", ""),
        "since": _date(data, "since"),
        "until": _date(data, "until"),
        "takes_part": _texts(data, "takes_part"),
        "meetings": tuple(Meeting(**{**each, "date": _date(each, "date")}) for each in data.get("meetings", ())),
        "feedback": tuple(map(_feedback, data.get("feedback", ()))),
        "sources": _sources(data),
    }


def _feedback(data: Data) -> Feedback:
    return Feedback(
        first=date.fromisoformat(data["from"]),
        last=date.fromisoformat(data["to"]),
        answered=data["answered"],
        invited=data.get("invited"),
        met=data.get("met", {}),
        since_then=data.get("since_then", {}),
        importance=data.get("importance", {}),
    )


def _event(data: Data) -> dict[str, Any]:
    return {
        "starts": Moment.parse(data["starts"]),
        "ends": Moment.parse(data["ends"]) if "ends" in data else None,
        "cancelled": data.get("cancelled", False),
        "organisers": _texts(data, "organisers"),
        "forum": data.get("forum", ""),
        "place": _place(data),
        "online": data.get("online", False),
        "audience": data.get("for", ""),
        "cost": data.get("cost", ""),
        "book": Booking(**data.get("book", {})),
        "sources": _sources(data),
    }


def _opportunity(data: Data) -> dict[str, Any]:
    value = data.get("value", {})
    texts = ("regime", "ocid", "length", "area", "reach", "programme", "who_may_apply", "result")
    lists = ("cpv", "places", "people", "languages", "outcomes", "asks", "awarded_to")
    return {
        "type": data["kind"],
        "offered_by": tuple(dict.fromkeys(who for name in OFFERING.values() for who in data.get(name, ()))),
        "stages": tuple(map(_stage, data["stages"])),
        "value": Value(value.get("from"), value.get("to"), value.get("note", "")),
        "lots": tuple(Lot(**each) for each in data.get("lots", ())),
        "rounds": tuple(map(_round, data.get("rounds", ()))),
        "place": _place(data),
        "capacity": data.get("capacity"),
        "sources": _sources(data),
        **{name: data.get(name, "") for name in texts},
        **{name: _texts(data, name) for name in lists},
    }


def _consortium(data: Data) -> dict[str, Any]:
    return {
        "opportunity": data.get("for", ""),
        "form": data.get("form", ""),
        "stages": tuple(map(_stage, data["stages"])),
        "members": tuple(map(_member, data.get("members", ()))),
        "case_study": data.get("case_study", ""),
        "sources": _sources(data),
        **{name: _texts(data, name) for name in ("outcomes", "barriers", "benefits")},
    }


def _stage(data: Data) -> Stage:
    return Stage(**{**data, "date": _date(data, "date")})


def _round(data: Data) -> Round:
    return Round(**{**data, **{name: _date(data, name) for name in ("opens", "closes", "decided")}})


def _member(data: Data) -> Member:
    return Member(**{**data, "since": _date(data, "since"), "until": _date(data, "until")})


def _place(data: Data) -> Place | None:
    return Place(**{**data["place"], "access": _texts(data["place"], "access")}) if "place" in data else None


def _sources(data: Data) -> tuple[Reference, ...]:
    return tuple(Reference(each["title"], each["url"], _date(each, "date")) for each in data["sources"])


def _texts(data: Data, name: str) -> tuple[str, ...]:
    return tuple(data.get(name, ()))


def _date(data: Data, name: str) -> PartialDate | None:
    return PartialDate.parse(data[name]) if name in data else None


_OWN: Mapping[type[Page], Callable[[Data], dict[str, Any]]] = {
    PlainPage: _plain,
    Briefing: _briefing,
    CaseStudy: _case_study,
    Forum: _forum,
    Event: _event,
    Opportunity: _opportunity,
    Consortium: _consortium,
}
