"""The pages of topics, groups of people, wards and neighbourhoods: organisations, and all else that leads there."""

from __future__ import annotations

from dataclasses import dataclass

from hub.site.directory import Directory
from hub.site.event_views import Events, Held
from hub.site.opportunity_views import Opportunities
from hub.site.premises_views import PremisesPage
from hub.site.views import area_group, people_group, topic_group
from hub.vocabulary import Neighbourhood, People, Topic, Ward


@dataclass(frozen=True, slots=True)
class GroupPages:
    """What each of these pages shows, from an edition and its lists."""

    directory: Directory
    events: Events
    opportunities: Opportunities
    premises: PremisesPage

    def topic(self, topic: Topic) -> dict[str, object]:
        return {
            "group": topic_group(self.directory, topic),
            "events": self.events.about(topic),
            "in_calendar": topic in self.events.topics,
            "forums": [each for each in self.directory.forums if topic.slug in each.topics],
            "consortia": [each for each in self.directory.consortia if topic.slug in each.topics],
            "opportunities": self.opportunities.not_over(topic.slug),
        }

    def people(self, people: People) -> dict[str, object]:
        return {"group": people_group(self.directory, people)}

    def area(self, area: Ward | Neighbourhood) -> dict[str, object]:
        return {
            "group": area_group(self.directory, area),
            "events": self.events.in_ward(area.slug) if isinstance(area, Ward) else Held(),
            "opportunities": self.opportunities.not_over_in(area.slug),
            "spaces": self.premises.part(area),
        }
