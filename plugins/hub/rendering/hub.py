"""What a borough sets: the names and addresses of one hub, from `HUB` in `pelicanconf.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches


class HubSettingsError(ValueError):
    """`HUB` in `pelicanconf.py` lacks something, or holds a name that is not known. The message says which."""


@dataclass(frozen=True, slots=True)
class Hub:
    """The settings of one hub.

    `place` is the borough; `umbrella` the body that keeps the hub; `home_ward` the slug of the ward that the mark
    lights; `edges` names what lies beyond the map's `north` and `south`; `leave_to` is where "Leave this page" goes.
    """

    place: str
    umbrella: str
    contact: str
    forge: str
    home_ward: str
    tagline: str = ""
    leave_to: str = "https://www.bbc.co.uk/weather"
    searches: tuple[str, ...] = ()
    edges: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> Hub:
        """Read the mapping `HUB`. Raises `HubSettingsError` naming the key and what to write."""
        known = [f.name for f in fields(cls)]
        for key in settings:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"the names are {', '.join(known)}"
                raise HubSettingsError(f"pelicanconf.py: HUB: there is no setting {key!r} ({hint})")
        missing = [name for name in ("place", "umbrella", "contact", "forge", "home_ward") if not settings.get(name)]
        if missing:
            raise HubSettingsError(f"pelicanconf.py: HUB: {', '.join(missing)} must be set")
        return cls(**{**settings, "searches": tuple(settings.get("searches", ()))})
