"""Opportunities: contracts, grants and premises that organisations may go for, and the stages of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hub.knowledge.page import Page, Place, Reference
from hub.knowledge.stage import Stage
from hub.records.dates import PartialDate

OFFERING = {"contract": "buyer", "grant": "funder", "premises": "owner"}
"""The field in which each kind of opportunity says who offers it."""
SHEET = "readiness"
"""What follows the address of an opportunity in that of its readiness sheet."""


@dataclass(frozen=True, slots=True)
class Value:
    """Whole pounds, from the least to the most; either may be None."""

    least: int | None = None
    most: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lot:
    """A part that may be bid for by itself. `value` is in whole pounds."""

    title: str
    value: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a grant programme: how many applied, and how many were funded."""

    name: str
    opens: PartialDate | None = None
    closes: PartialDate | None = None
    decided: PartialDate | None = None
    applied: int | None = None
    funded: int | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Page):
    """An opportunity. `type` is contract, grant or premises; `offered_by` are slugs of buyers, funders or owners.

    `places` are slugs of areas; none with a `reach` of borough or wider. `stages` stand in the order of the file.
    """

    kind: ClassVar[str] = "opportunity"
    section: ClassVar[str] = "opportunities"

    type: str
    stages: tuple[Stage, ...]
    offered_by: tuple[str, ...] = ()
    regime: str = ""
    ocid: str = ""
    cpv: tuple[str, ...] = ()
    value: Value = Value()
    length: str = ""
    lots: tuple[Lot, ...] = ()
    area: str = ""
    reach: str = ""
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    programme: str = ""
    who_may_apply: str = ""
    rounds: tuple[Round, ...] = ()
    place: Place | None = None
    capacity: int | None = None
    awarded_to: tuple[str, ...] = ()
    result: str = ""
    sources: tuple[Reference, ...] = ()

    @property
    def outsiders(self) -> frozenset[str]:
        """The slugs of those who can have no part in a bid: who offers it, and who has won it."""
        return frozenset((*self.offered_by, *self.awarded_to))

    @property
    def sheet(self) -> str:
        """Where its readiness sheet is, below the site; once there is none any more, the way from there to its page.

        Empty where there never is one: premises are not bid for together, and a translation has its original's.
        """
        return "" if self.type == "premises" or self.translates else f"{self.address}{SHEET}/"
