"""Consortia: organisations that join to deliver or to bid, as data with dates, so that the history is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hub.knowledge.opportunity import Stage
from hub.knowledge.page import Page, Reference
from hub.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation in a consortium. `who` is the slug of a party; `role` lead, partner, interested or withdrew."""

    who: str
    role: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consortium(Page):
    """A consortium. `opportunity` and `case_study` are slugs. What no source tells is empty, and shown as not known."""

    kind: ClassVar[str] = "consortium"
    section: ClassVar[str] = "consortia"

    stages: tuple[Stage, ...]
    opportunity: str = ""
    outcomes: tuple[str, ...] = ()
    form: str = ""
    members: tuple[Member, ...] = ()
    barriers: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    case_study: str = ""
    sources: tuple[Reference, ...] = ()
