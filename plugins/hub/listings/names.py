"""Names as they are compared. The form's script compares them too, by `js/form/names.js`, which must do it alike."""

from __future__ import annotations

import re

# Words that one register adds and another leaves out.
FILLERS = frozenset("the a of and for in ltd limited cic cio company charity incorporated".split())


def bare_name(name: str) -> str:
    """A name without case, punctuation and the words that come and go: `St Mary’s Choir Ltd` is `st marys choir`."""
    words = re.findall(r"[^\W_]+", _folded(name.replace("’", "").replace("'", "")))
    return " ".join(word for word in words if word not in FILLERS)


def letters(name: str) -> str:
    """The letters and digits of a name, run together: two names with the same ones differ by a slip of the pen."""
    return re.sub(r"[\W_]+", "", _folded(name))


def _folded(text: str) -> str:
    """A text without case, by the two ways to change it that JavaScript has as well."""
    return text.upper().lower().replace("ς", "σ")
