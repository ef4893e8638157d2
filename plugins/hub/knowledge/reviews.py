"""Reviews: which pages wait for somebody to write, publish, review or look at them again, and until when; and whether
the vocabulary's holidays come to an end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hub.knowledge.page import Article, Page
from hub.records.problem import visible

SOON = timedelta(days=60)
"""How long beforehand a page that is to be looked at again is listed."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """What waits, each in the order in which it is due. A page may stand in several lists.

    `scheduled` are to go out, or to be updated or corrected, on a day to come; `overdue` and `soon` are to be looked at
    again: before today, or within `SOON`; `unreviewed` are briefings and case studies that staff have not reviewed.
    `holidays_end` is the last day of `vocabulary/holidays.yaml`, where it lies no further ahead than `SOON`.
    """

    drafts: tuple[Page, ...]
    scheduled: tuple[Page, ...]
    overdue: tuple[Page, ...]
    soon: tuple[Page, ...]
    unreviewed: tuple[Page, ...]
    holidays_end: date | None = None


def reviews(pages: Iterable[Page], today: date, holidays: Iterable[date] = ()) -> Reviews:
    """Sort pages as of a day, drafts among them, by what they wait for on it. `holidays` are the vocabulary's."""
    last = max(holidays, default=None)
    pages = sorted(pages, key=lambda page: page.path)
    ready = [page for page in pages if not page.is_draft]
    dated = sorted((page for page in ready if page.review_by), key=lambda page: page.review_by.last_day)
    return Reviews(
        drafts=tuple(page for page in pages if page.is_draft),
        scheduled=tuple(sorted((page for page in ready if page.to_come), key=lambda page: page.to_come[0])),
        overdue=tuple(page for page in dated if page.is_overdue(today)),
        soon=tuple(page for page in dated if today <= page.review_by.last_day <= today + SOON),
        unreviewed=tuple(page for page in ready if isinstance(page, Article) and not page.reviewed_by),
        holidays_end=last if last and last <= today + SOON else None,
    )


def as_text(found: Reviews) -> str:
    """A list for each thing that a page may wait for, with the day where there is one."""
    parts = [
        _part("Drafts, which readers do not see", found.drafts),
        _part("Scheduled", found.scheduled, _from),
        _part("To be looked at again: the day has passed", found.overdue, _by),
        _part(f"To be looked at again within {SOON.days} days", found.soon, _by),
        _part("Not yet reviewed by staff", found.unreviewed),
        f"Add the next year's holidays: vocabulary/holidays.yaml ends on {found.holidays_end}"
        if found.holidays_end
        else "",
    ]
    return "\n\n".join(filter(None, parts)) or "No page waits for anybody."


def as_json(found: Reviews) -> str:
    """The same as data: a list for each, of pages with `path`, `title`, and the days that they have; and a day or null.
    """
    names = (name for name in Reviews.__slots__ if name != "holidays_end")
    lists = {name: [_data(page) for page in getattr(found, name)] for name in names}
    end = {"holidays_end": str(found.holidays_end) if found.holidays_end else None}
    return json.dumps(lists | end, ensure_ascii=False, indent=2)


FORMATS = {"text": as_text, "json": as_json}


def _part(title: str, pages: Sequence[Page], when: Callable[[Page], str] = lambda _: "") -> str:
    lines = [visible("  ".join(filter(None, (f"  {page.path}", when(page), page.title)))) for page in pages]
    return "\n".join([f"{title}: {len(pages):,}", *lines]) if pages else ""


def _from(page: Page) -> str:
    day = page.to_come[0]
    return f"from {day}" if day == page.published else f"changes on {day}"


def _by(page: Page) -> str:
    return f"by {page.review_by}"


def _data(page: Page) -> dict[str, str]:
    days = {"published": page.published, "review_by": page.review_by, "to_come": next(iter(page.to_come), None)}
    return {"path": page.path, "title": page.title} | {name: str(day) for name, day in days.items() if day}
