"""Publication: what must be settled before a hub is shown to the public.

A hub is copied with addresses of example.org in it, so that nothing it sends goes to a stranger; they may not go live.
"""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hub.records.problem import Problem
from hub.records.rules import Rule, fault

SETTINGS = "pelicanconf.py"
_EXAMPLE = re.compile(r"(?:^|[@./])(?:example\.(?:org|com|net)|[\w-]+\.(?:example|invalid|test)|localhost)(?:[/:]|$)")
# What each setting is, and how to mend it.
_ADDRESSES = {
    "SITEURL": ("the site's address", "write the address where people will read it, as https://hub.yourborough.org"),
    "contact": ("the address that readers write to", "write an address that staff read"),
    "forge": ("the address of the repository", "write where its files can be read"),
}


def unsettled(root: Path) -> list[Problem]:
    """What in the settings of the hub at `root` keeps it from being published."""
    path = root / SETTINGS
    try:
        source = path.read_text(encoding="utf-8")
        settings = runpy.run_path(str(path))
    except FileNotFoundError:
        return [fault(SETTINGS, (1, 1), Rule.SETTINGS, "there is no pelicanconf.py here", "copy one from another hub")]
    except SystemExit:
        return [fault(SETTINGS, (1, 1), Rule.SETTINGS, "the settings end the program", "take sys.exit out of them")]
    except Exception as error:  # whatever a settings file may raise is its author's to mend
        line = getattr(error, "lineno", None) or _line_in(error, str(path))
        message = (
            f"the settings cannot be read: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        )
        return [fault(SETTINGS, (line, 1), Rule.SETTINGS, message.rstrip(": "), "mend pelicanconf.py")]
    return list(examples(settings, source))


def examples(settings: Mapping[str, Any], source: str) -> Iterator[Problem]:
    """A problem for each address that is still an example, or not told at all; `source` says where each stands."""
    hub = settings.get("HUB") if isinstance(settings.get("HUB"), dict) else {}
    for name, (noun, fix) in _ADDRESSES.items():
        value = settings.get(name) if name == "SITEURL" else hub.get(name)
        if not value:
            yield fault(SETTINGS, _place(source, "HUB"), Rule.EXAMPLE_ADDRESS, f"{noun} ({name}) is not told", fix)
        elif _EXAMPLE.search(str(value).strip().lower()):
            yield fault(
                SETTINGS, _place(source, name), Rule.EXAMPLE_ADDRESS, f"{noun} is still “{str(value)[:80]}”", fix
            )


def _place(source: str, name: str) -> tuple[int, int]:
    """Where a setting is given: an assignment of that name, or a key of that name in a dict."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store):
            return node.lineno, node.col_offset + 1
        if isinstance(node, ast.Dict):
            for key in node.keys:
                if isinstance(key, ast.Constant) and key.value == name:
                    return key.lineno, key.col_offset + 1
    return 1, 1


def _line_in(error: Exception, path: str) -> int:
    """The last line of the settings that an error passed through."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
