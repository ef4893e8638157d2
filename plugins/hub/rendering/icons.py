"""Icons: Phosphor's drawings, put into the page as SVG, so that no request is made for them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from hub.records.nearest import did_you_mean

_PATHS = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class Icons:
    """The icons of the npm package `@phosphor-icons/core` under `folder`, its folder `assets`.

    A topic's icon is drawn solid (`fill`), the interface's in `bold`; both hide from screen readers, since words stand
    beside them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drawing = cache(self._read)

    def __call__(self, name: str, style: str = "fill") -> Markup:
        """The icon as inline SVG. Raises `FileNotFoundError` that names the icon and where to look for others."""
        drawing = self._drawing(name, style)
        return Markup(f'<svg class="icon" viewBox="0 0 256 256" fill="currentColor" aria-hidden="true">{drawing}</svg>')

    def __contains__(self, name: str) -> bool:
        return (self.folder / "fill" / f"{name}-fill.svg").is_file()

    def near(self, name: str) -> str:
        """The icon that was probably meant, in words, or where all of them can be seen."""
        names = [path.name.removesuffix("-fill.svg") for path in (self.folder / "fill").glob("*.svg")]
        return did_you_mean(name, names) or "see phosphoricons.com for their names"

    def _read(self, name: str, style: str) -> str:
        path = self.folder / style / f"{name}-{style}.svg"
        if not path.is_file():
            raise FileNotFoundError(f"there is no Phosphor icon {name!r} in style {style!r} (looked in {self.folder})")
        return _PATHS.search(path.read_text(encoding="utf-8"))[1]


def icon_folder(root: Path) -> Path:
    """Where npm puts the icons below the repository."""
    return root / "node_modules" / "@phosphor-icons" / "core" / "assets"
