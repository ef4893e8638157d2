"""The hub's mark in every form: in the page, favicon, icons for phones, and the picture shown when a link is shared.

All are drawn from the borough's own wards, so another borough gets its own by building its hub.
"""

from __future__ import annotations

import io

from markupsafe import Markup
from PIL import Image, ImageDraw

from hub.places.grid import Grid, tiles_path

# The theme's tokens `paper`, `mark` and `stock`; `mark` has another value in dark.
PAPER, MARK, LIT, DARK_MARK = "#fcfdfb", "#0e5b46", "#f2b530", "#3f9c82"


def favicon(wards: Grid, home: str) -> str:
    """The mark as an SVG file that follows the reader's light or dark."""
    lit = wards.place_of(home)
    width, height = wards.columns * 7 - 1, len(wards.rows) * 7 - 1
    side = max(width, height)
    box = f"{(width - side) // 2} {(height - side) // 2} {side} {side}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
        f"<style>path{{fill:{MARK}}}@media(prefers-color-scheme:dark){{path{{fill:{DARK_MARK}}}}}path.lit{{fill:{LIT}}}</style>"
        f'<path d="{tiles_path(p for p in places(wards) if p != lit)}"/>'
        + (f'<path class="lit" d="{tiles_path([lit])}"/>' if lit else "")
        + "</svg>\n"
    )


def places(wards: Grid) -> list[tuple[int, int]]:
    """(column, row) of every ward."""
    return [(c, r) for r, row in enumerate(wards.rows) for c, ward in enumerate(row) if ward]


def picture(wards: Grid, home: str, width: int, height: int, share: float = 0.78) -> bytes:
    """The mark as a PNG of `width` × `height` pixels, on paper, its longer side taking `share` of the picture."""
    columns, rows = wards.columns, len(wards.rows)
    pitch = max(1, int(min(width * share / columns, height * share / rows)))
    grout = max(1, pitch // 7)
    left, top = (width - columns * pitch + grout) // 2, (height - rows * pitch + grout) // 2
    image = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(image)
    lit = wards.place_of(home)
    for c, r in places(wards):
        x, y = left + c * pitch, top + r * pitch
        draw.rectangle((x, y, x + pitch - grout - 1, y + pitch - grout - 1), fill=LIT if (c, r) == lit else MARK)
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()


def inline_mark(wards: Grid, lit: str) -> Markup:
    """The mark as SVG inside a page. The tile of the ward `lit`, a slug, shines; an unknown one lights none."""
    place = wards.place_of(lit)
    box = f"0 0 {wards.columns * 7 - 1} {len(wards.rows) * 7 - 1}"
    shining = f'<path class="lit" d="{tiles_path([place])}"/>' if place else ""
    return Markup(
        f'<svg class="mark" viewBox="{box}" fill="currentColor" aria-hidden="true">'
        f'<path d="{tiles_path(p for p in places(wards) if p != place)}"/>{shining}</svg>'
    )
