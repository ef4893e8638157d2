"""Node as the other side of a test: it runs the very modules that a page loads."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def node(script: Path, *arguments: str | Path) -> Iterator[Callable[[object], Any]]:
    """A script, with its arguments, that answers one line of JSON with another."""
    command = ["node", script, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:

        def asked(value: object) -> Any:
            process.stdin.write(json.dumps(value) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            assert answer, f"{script.name} gave up: its words stand above"
            return json.loads(answer)

        yield asked
