"""What many pages show alike, made once: a card that stands in every list, the bar at the top of a section."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from markupsafe import Markup


class Once:
    """Calls a macro the first time that a key is asked for, and from then on gives what it made.

    A template writes `once(("card", card.organisation.slug), draw, card)`; the key must tell apart all that the macro
    shows differently.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, Markup] = {}

    def __call__(self, key: Hashable, macro: Callable[..., Markup], *arguments: object) -> Markup:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = macro(*arguments)
        return made
