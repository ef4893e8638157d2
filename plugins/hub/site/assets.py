"""The theme's files as a browser gets them: a stylesheet for all pages, one for those on what groups do together,
small scripts, the typeface and lunr.

Each has a name that changes with its bytes, so that a host may let browsers keep it for ever.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath

# The order of the cascade; `components` holds one file for each part that is seen.
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities", "print")

FONTS = ("besley-latin-600-normal", "besley-latin-ext-600-normal")

_IMPORT = re.compile(r"""^(?:import|export)\b[^;'"]*['"](\.{1,2}/[^'"]+)['"]""", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCRIPT_COMMENT = re.compile(r"^ */\*.*?\*/\n|(?:^|(?<= )) *// [^\n]*", re.DOTALL | re.MULTILINE)
_SCRIPT_SPACE = re.compile(r"\s*\n\s*")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]|>(?!=)) ?|(?<=:) ")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of the theme by their address below the site, and where the parts of a page find them."""

    files: dict[str, bytes]
    folder: str
    font: str
    lunr: str

    def imports(self, script: str) -> tuple[str, ...]:
        """The addresses of all modules that a script comes to import, given its address; each once, without itself.

        A browser learns of them one round trip at a time, unless the page names them.
        """
        found, waiting = {script: None}, [script]
        while waiting:
            importer = waiting.pop(0)
            for name in _IMPORT.findall(self.files[importer].decode()):
                module = normpath(f"{importer}/../{name}")
                if module not in found:
                    found[module] = None
                    waiting.append(module)
        return tuple(found)[1:]


def stylesheet(folder: Path, columns: int) -> str:
    """Put the parts of `folder` together in the order of the layers. `columns`: how many tiles the ward map is wide."""
    parts = [f"@layer {','.join(LAYERS)};", f":root{{--map-columns:{columns}}}"]
    for layer in LAYERS:
        single = folder / f"{layer}.css"
        files = [single] if single.is_file() else (folder / layer).glob("*.css")
        parts.append(_joined(files))
    return squeeze("\n".join(parts))


def _joined(files: Iterable[Path]) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


def squeeze(css: str) -> str:
    """Leave out comments and spaces that mean nothing. Strings in our styles hold neither braces nor runs of spaces."""
    css = _SPACE.sub(" ", _COMMENT.sub("", css))
    return _AROUND.sub(lambda m: m[1] or "", css).strip()


def squeeze_script(script: str) -> str:
    """Leave out comments, indentation and empty lines. Our scripts have no string that holds a line's end or ` // `."""
    return _SCRIPT_SPACE.sub("\n", _SCRIPT_COMMENT.sub("", script)).strip()


def assets(theme: Path, packages: Path, columns: int) -> Assets:
    """Gather what pages ask for. `theme` is the theme's folder, `packages` npm's `node_modules`.

    Raises `FileNotFoundError` where npm's packages have not been fetched.
    """
    static = theme / "static"
    served = {
        "hub.css": stylesheet(static / "css", columns).encode(),
        "together.css": squeeze(_joined((static / "css" / "together").glob("*.css"))).encode(),
        "no-script.css": squeeze((static / "css" / "no-script.css").read_text(encoding="utf-8")).encode(),
    }
    for script in sorted((static / "js").rglob("*.js")):
        if not script.name.endswith(".test.js"):
            served[script.relative_to(static / "js").as_posix()] = squeeze_script(script.read_text("utf-8")).encode()
    digest = hashlib.sha256()
    for name, data in sorted(served.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    folder = f"/theme/{digest.hexdigest()[:10]}/"

    files = {folder + name: data for name, data in served.items()}
    besley = packages / "@fontsource" / "besley"
    for font in FONTS:
        files[f"/theme/fonts/{font}.woff2"] = (besley / "files" / f"{font}.woff2").read_bytes()
    files["/theme/fonts/besley-licence.txt"] = (besley / "LICENSE").read_bytes()

    engine = (packages / "lunr" / "lunr.min.js").read_bytes()
    lunr = f"/theme/lunr-{hashlib.sha256(engine).hexdigest()[:10]}.js"
    files[lunr] = engine
    return Assets(files, folder, f"/theme/fonts/{FONTS[0]}.woff2", lunr)
