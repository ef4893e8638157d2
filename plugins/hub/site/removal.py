"""The service worker that takes an earlier one away: where a site is to keep nothing more, and while one writes it."""

from __future__ import annotations

import json
from importlib import resources


def removal(base: str) -> str:
    """The script of a worker that removes what one under `base` kept on a device, and then itself."""
    script = resources.files("hub.site").joinpath("removal.js").read_text("utf-8")
    return f"const BASE={json.dumps(base)};\n{script}"
