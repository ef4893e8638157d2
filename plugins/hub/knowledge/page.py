"""Pages that staff write: what their front matter holds once it has been read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.records.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that a briefing rests on. `date` is the work's own, where it has one."""

    title: str
    url: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A plain page.

    `path` is its file, relative to the repository; `body` its Markdown; `topics` and `organisations` are slugs.
    `lang` is empty for the hub's own language; `translates` is the slug of the page of the same kind that this one
    is a translation of.
    """

    slug: str
    path: str
    title: str
    summary: str
    status: str
    published: date
    body: str
    updated: date | None = None
    topics: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    lang: str = ""
    translates: str = ""
    example: bool = False

    @property
    def address(self) -> str:
        """Where it is read, below the site."""
        return f"/{self.slug}/"

    @property
    def is_published(self) -> bool:
        return self.status == "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Page):
    """A forum briefing. `law_as_at` is the day whose law it tells; `review_by` when it is to be looked at again.

    `reviewed_by` names a role, never a person; empty means that staff have not reviewed it yet.
    """

    law_as_at: date
    review_by: PartialDate
    sources: tuple[Reference, ...]
    reviewed_by: str = ""
    forum: str = ""

    @property
    def address(self) -> str:
        return f"/briefings/{self.slug}/"
