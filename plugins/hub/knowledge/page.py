"""Pages that staff write: what their front matter holds once it has been read and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self

from hub.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that a briefing or case study rests on. `date` is the work's own, where it has one."""

    title: str
    url: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens, or what premises are where. `ward` and `access` are slugs of the vocabulary."""

    name: str
    address: str = ""
    postcode: str = ""
    ward: str = ""
    access: tuple[str, ...] = ()
    access_note: str = ""

    @property
    def district(self) -> str:
        """The outward code of the postcode, which people know as the postal district: `AB1`."""
        return self.postcode.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong on a page, and the day on which it was put right."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of those who were asked: `share` of a hundred, or at least that where there were `more`.

    `said` is the share in the words of its source, where that gave no number; `of` and `words` go on from it: "64%" "of
    members" "agreed that …".
    """

    share: int
    of: str
    words: str
    more: bool = False
    said: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has.

    `path` is its file, relative to the repository; `body` its Markdown; `topics` and `organisations` are slugs;
    `corrections` come newest first. `lang` is empty for the hub's own language; `translates` is the slug of the page of
    the same kind that this one is a translation of. `to_come` are the days, soonest first, on which it goes out or on
    which an update or a correction that was kept back from it does: see `as_of`.
    """

    kind: ClassVar[str]
    section: ClassVar[str]
    """The folder below `content/` that holds its kind, and what its address begins with."""

    slug: str
    path: str
    title: str
    summary: str
    status: str
    published: date
    body: str
    updated: date | None = None
    corrections: tuple[Correction, ...] = ()
    topics: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    lang: str = ""
    translates: str = ""
    example: bool = False
    review_by: PartialDate | None = None
    to_come: tuple[date, ...] = ()

    @property
    def address(self) -> str:
        """Where it is read, below the site."""
        return f"/{self.section}/{self.slug}/"

    @property
    def original(self) -> str:
        """The slug by which other pages name it: that of the page it translates, else its own."""
        return self.translates or self.slug

    @property
    def is_draft(self) -> bool:
        return self.status == "draft"

    @property
    def changed(self) -> date:
        """The day it was last changed for its readers: published, updated or corrected."""
        return max(self.published, self.updated or self.published, *(each.date for each in self.corrections))

    def is_out(self, today: date) -> bool:
        """Whether readers see it on a day. One that is published on a day to come is scheduled until then."""
        return not self.is_draft and self.published <= today

    def as_of(self, today: date) -> Self:
        """The page as it is told on a day: without the update and the corrections of days to come."""
        days = {self.published, self.updated or self.published, *(each.date for each in self.corrections)}
        return replace(
            self,
            updated=self.updated if self.updated and self.updated <= today else None,
            corrections=tuple(each for each in self.corrections if each.date <= today),
            to_come=tuple(sorted(day for day in days if day > today)),
        )

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been looked at again before a day."""
        return self.review_by is not None and self.review_by.last_day < today


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage(Page):
    """A page that stands by itself, such as /about/. `measures` asks for those of connection, below its text."""

    kind: ClassVar[str] = "page"
    section: ClassVar[str] = "pages"

    figures: tuple[Figure, ...] = ()
    measures: bool = False

    @property
    def address(self) -> str:
        return f"/{self.slug}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Page):
    """What a briefing and a case study have in common.

    `reviewed_by` names a role, never a person; empty means that staff have not reviewed it yet. `forum` is the slug of
    the forum that it was written for, told to or came from.
    """

    sources: tuple[Reference, ...]
    reviewed_by: str = ""
    forum: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Article):
    """A forum briefing. `law_as_at` is the day whose law it tells. It always has a `review_by`."""

    kind: ClassVar[str] = "briefing"
    section: ClassVar[str] = "briefings"

    law_as_at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStudy(Article):
    """What some organisations did together: in short plain sentences what came of it, and what helped and hindered."""

    kind: ClassVar[str] = "case-study"
    section: ClassVar[str] = "case-studies"

    consortium: str = ""
    opportunity: str = ""
    outcomes: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
