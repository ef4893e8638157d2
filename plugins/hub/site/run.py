"""Runs of Pelican: it makes the site of an edition in an empty folder, and what it says of it is kept.

Only a build imports this, once another process reads: Pelican takes a quarter of a second to come.
"""
from __future__ import annotations

import io
import logging
import traceback
from collections.abc import Mapping
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import init as init_logging
from pelican.settings import read_settings as read_pelican_settings

import hub.site.plugin  # noqa: F401  Pelican would import it later, and nobody reads then
from hub.edition import Edition
from hub.rendering.environment import ThemeEnvironment
from hub.settings import SETTINGS
from hub.site.build import BuildFailed
from hub.site.edition_site import surroundings
from hub.site.keys import EDITION, TEMPLATES
from hub.work import Stopped

SHARED = ("organisation.html", "page.html")
"""What is compiled before there are processes that make pages: each of them makes listings, and Pelican makes its pages
ahead of them. Any other is compiled by the one process that makes such a page, if there is one."""


def compiled(settings: Mapping[str, Any], root: Path) -> ThemeEnvironment | None:
    """The templates of the hub at `root`, those that are `SHARED` compiled; none without a theme, or where its words
    cannot be read."""
    theme = root.absolute() / settings["THEME"]
    with suppress(Exception):  # whatever is wrong is told by the check, or by Pelican
        templates = ThemeEnvironment(theme, surroundings(settings, root))
        templates.compile_ahead(*SHARED)
        return templates if theme.is_dir() else None


def run_pelican(
    edition: Edition, templates: ThemeEnvironment | None, root: Path, output: Path, siteurl: str
) -> tuple[str, ...]:
    """Let Pelican make the site of an edition in the empty folder `output`, and return the warnings it logged.

    Raises `BuildFailed` with a sentence where the machine was at fault, else with all that Pelican said; and `Stopped`.
    """
    log = Log()
    init_logging(logging.WARNING, fatal="errors", handler=log)
    # Nothing is there to delete but the mark that says whose folder it is.
    settings = {"OUTPUT_PATH": str(output), "DELETE_OUTPUT_DIRECTORY": False, EDITION: edition, TEMPLATES: templates}
    if siteurl:
        settings["SITEURL"] = siteurl
    try:
        with redirect_stdout(io.StringIO()):  # how many articles there are is no matter of ours
            Pelican(read_pelican_settings(str(root / SETTINGS), override=settings)).run()
    except Stopped:
        raise
    # Whatever a theme, a plugin or a setting may raise: one that ends the program has not made the site either.
    except (Exception, SystemExit) as error:
        # "No such file" is left out: that is a fault in a theme or the hub's own code, to be mended where it stands.
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError) and error.strerror:
            raise BuildFailed(f"Pelican could not write the site: {error.strerror}.") from error
        said = "\n".join([*log.lines, "".join(traceback.format_exception(error)).strip()])
        raise BuildFailed(f"Pelican could not make the site:\n{said}") from error
    finally:
        logging.getLogger().removeHandler(log)
    return tuple(log.lines)


class Log(logging.Handler):
    """Keeps what is logged, a line for each message: `WARNING …`."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.getMessage()}")
