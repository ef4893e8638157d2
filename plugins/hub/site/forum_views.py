"""What pages show of forums, worked out before any template sees it: whether each still meets, its meetings with the
events that tell of them, who takes part, and the list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum, Meeting
from hub.knowledge.page import Page
from hub.listings.organisation import Organisation
from hub.open_data.calendars import is_kept
from hub.records.dates import PartialDate
from hub.site.consortium_views import share_members
from hub.site.directory import Directory, Knowledge
from hub.site.event_views import EventRow, Events
from hub.vocabulary import Body


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum as a row of a list.

    `state` is `meets`, `ended`, or `unknown` where nothing is known of it for two years. `next` is its first event to
    come, `last` the last meeting that is known, None where none is; `met` how many meetings are known.
    """

    record: Forum
    state: str
    last: PartialDate | None
    met: int = 0
    next: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting, and the event that tells of it, where there is one that readers see."""

    meeting: Meeting
    event: Event | None


@dataclass(frozen=True, slots=True)
class ForumPage:
    """All that a forum's page shows besides the record itself. What is not known is empty.

    `meetings` are those that have been, the newest first, with events of the forum that it does not list itself.
    `consortia` are those that any who run it or take part in it are or were in. `in_calendar` says whether its calendar
    holds any event.
    """

    row: ForumRow
    convenors: tuple[Organisation | Body, ...]
    part_of: Forum | None
    parts: tuple[Forum, ...]
    takes_part: tuple[Organisation | Body, ...]
    meetings: tuple[MeetingRow, ...]
    coming: tuple[EventRow, ...]
    knowledge: Knowledge
    consortia: tuple[Consortium, ...]
    in_calendar: bool

    @property
    def near(self) -> tuple[Page, ...]:
        """The pages that its own leads to."""
        events = (*(m.event for m in self.meetings if m.event), *(row.record for row in self.coming))
        above = (self.part_of,) if self.part_of else ()
        return (*above, *self.parts, *events, *self.consortia, *self.knowledge.newest())


@dataclass(frozen=True, slots=True)
class ForumState:
    """Forums that stand alike: those that meet next come first, then those that met last, then by title."""

    state: str
    rows: tuple[ForumRow, ...]


class Forums:
    """The forums of an edition as lists want them."""

    def __init__(self, directory: Directory, events: Events) -> None:
        self.directory = directory
        self.events = events
        self._rows = {each.slug: self._row(each) for each in directory.forums}
        self._by_party: dict[str, list[ForumRow]] = defaultdict(list)
        for row in self._rows.values():
            for slug in dict.fromkeys((*row.record.convenors, *row.record.takes_part)):
                self._by_party[slug].append(row)

    def of_party(self, slug: str) -> tuple[ForumRow, ...]:
        """The forums that an organisation runs or takes part in, by its slug."""
        return tuple(self._by_party.get(slug, ()))

    def list(self) -> tuple[ForumState, ...]:
        """Those that meet, those of which that is not known, those that have ended."""
        states = (
            ForumState(state, tuple(sorted((r for r in self._rows.values() if r.state == state), key=_by_meeting)))
            for state in ("meets", "unknown", "ended")
        )
        return tuple(each for each in states if each.rows)

    def page(self, forum: Forum) -> ForumPage:
        directory, original = self.directory, forum.original
        return ForumPage(
            row=self._rows.get(forum.slug) or self._row(forum),
            convenors=directory.parties(forum.convenors),
            part_of=directory.page(Forum, forum.part_of),
            parts=tuple(each for each in directory.forums if each.part_of == original),
            takes_part=directory.parties(forum.takes_part),
            meetings=self._meetings(forum),
            coming=tuple(row for row in self._events(forum) if not self._is_past(row)),
            knowledge=directory.knowledge(lambda each: each.forum == original),
            consortia=tuple(each for each in directory.consortia if share_members(forum, each)),
            in_calendar=any(is_kept(row.record) for row in self._events(forum)),
        )

    def _row(self, forum: Forum) -> ForumRow:
        met = [row.meeting.date for row in self._meetings(forum)]
        last = max(met, key=lambda day: day.last_day, default=None)
        held = [row.record for row in self._events(forum)]
        coming = (row.day for row in self._events(forum) if row.state == "coming")
        return ForumRow(
            forum,
            forum.state(held, self.directory.edition.today),
            last,
            met=len(met),
            next=min(coming, key=lambda day: day.first_day, default=None),
        )

    def _meetings(self, forum: Forum) -> tuple[MeetingRow, ...]:
        today = self.directory.edition.today
        listed = [
            MeetingRow(each, self.directory.page(Event, each.event))
            for each in forum.meetings
            if each.date.first_day <= today
        ]
        named = {each.event for each in forum.meetings}
        held = (row for row in self._events(forum) if self._is_past(row) and not row.record.cancelled)
        others = [MeetingRow(Meeting(row.day), row.record) for row in held if row.record.slug not in named]
        return tuple(sorted((*listed, *others), key=lambda row: row.meeting.date.first_day, reverse=True))

    def _events(self, forum: Forum) -> tuple[EventRow, ...]:
        return self.events.of_forum(forum.original)

    def _is_past(self, row: EventRow) -> bool:
        return row.record.is_past(self.directory.edition.today)


def _by_meeting(row: ForumRow) -> tuple[int, int, str]:
    day = row.next or row.last
    title = row.record.title.casefold()
    if not day:
        return 2, 0, title
    return (0, day.first_day.toordinal(), title) if row.next else (1, -day.last_day.toordinal(), title)
