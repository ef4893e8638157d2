"""The theme's files as a browser gets them: a stylesheet for all pages, some for those of one kind, small scripts,
the typeface and lunr.

Each has a name that changes with its bytes, so that a host may let browsers keep it for ever.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from errno import EIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# The order of the cascade; `components` holds one file for each part that is seen.
LAYERS = ("reset", "tokens", "base", "layout", "components", "utilities", "print")

SHEETS = ("together", "search", "offline")
"""The folders whose styles are a sheet of their own, which the pages that need it name."""

FONTS = ("besley-latin-600-normal", "besley-latin-ext-600-normal")

PAGE_SCRIPTS = (
    ("search/search.js",),
    ("site.js", "form/form.js", "offline/offline.js", "premises/premises.js", "premises/ask.js"),
)
"""The scripts that pages name. esbuild puts into each what it imports; what two of a row share has a file of its own.
Search is alone: every file more that it waits for costs its readers 150 bytes and a request."""

WORKER = "offline/worker.js"
"""What becomes the service worker: `hub.site.offline` puts before it what it is to keep."""

LUNR = (
    "lunr", "utils", "field_ref", "set", "idf", "token", "pipeline", "vector", "stemmer", "match_data", "token_set",
    "token_set_builder", "index", "query",
)  # fmt: skip
"""The parts of lunr that answer. Left out is the third that indexes and reads typed operators: no page does either."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]|>(?!=)) ?|(?<=:) ")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files of the theme by their address below the site, and where the parts of a page find them.

    `worker` is the script of the service worker, which is served elsewhere.
    """

    files: dict[str, bytes]
    folder: str
    font: str
    lunr: str
    imported: Mapping[str, tuple[str, ...]]
    worker: str

    def imports(self, script: str) -> tuple[str, ...]:
        """The addresses of all modules that a script comes to import, given its address; each once, without itself.

        A browser learns of them one round trip at a time, unless the page names them.
        """
        found, waiting = {script: None}, [script]
        while waiting:
            for module in self.imported.get(waiting.pop(0), ()):
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


@dataclass(frozen=True, slots=True)
class Bundle:
    """Scripts as esbuild wrote them, by path, and for each the paths of those that it imports at once."""

    files: Mapping[str, bytes]
    imported: Mapping[str, tuple[str, ...]]


def bundle(folder: Path, scripts: Iterable[str], packages: Path) -> Bundle:
    """Put scripts of a folder together with what they import. What is imported only when wanted stays apart.

    Raises `FileNotFoundError` where npm's packages have not been fetched, `OSError` with what esbuild says and where.
    """
    with TemporaryDirectory() as name:
        out, meta = Path(name) / "out", Path(name) / "meta.json"
        _esbuild(
            packages, *scripts, "--bundle", "--format=esm", "--splitting", "--chunk-names=shared/[name]-[hash]",
            "--outbase=.", f"--outdir={out}", f"--metafile={meta}", cwd=folder,
        )  # fmt: skip
        told = json.loads(meta.read_text("utf-8"))["outputs"]
        paths = {path: (folder / path).resolve().relative_to(out.resolve()).as_posix() for path in told}
        at_once = {
            path: [each["path"] for each in its["imports"] if each["kind"] == "import-statement"]
            for path, its in told.items()
        }
        return Bundle(
            {name: (out / name).read_bytes() for name in paths.values()},
            {paths[path]: tuple(map(paths.__getitem__, its)) for path, its in at_once.items()},
        )


def _esbuild(packages: Path, *arguments: str, **options: Any) -> str:
    """Minify with esbuild, and return what it prints. `options` are those of `subprocess.run`."""
    esbuild = next((packages / "@esbuild").glob("*/bin/esbuild"), None)
    if esbuild is None:
        raise FileNotFoundError(f"{packages / '@esbuild'}: there is no esbuild")
    command = [esbuild.resolve(), *arguments, "--minify", "--target=es2022", "--log-level=warning"]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **options)
    if ran.returncode:
        raise OSError(EIO, _first_fault(ran.stderr))
    return ran.stdout


def _first_fault(told: str) -> str:
    """The first fault of which esbuild tells, behind the file and line where it has one."""
    fault, _, rest = told.partition("[ERROR] ")[2].partition("[ERROR] ")[0].partition("\n")
    place = re.search(r"\S+:\d+:\d+", rest)
    return f"{place[0]}: {fault}" if place else fault


def answering_lunr(packages: Path) -> bytes:
    """lunr as a script that sets `lunr`, with no more of it than `LUNR`, below its own notice.

    Raises `FileNotFoundError` where npm's packages have not been fetched.
    """
    lunr = packages / "lunr"
    version = (lunr / "VERSION").read_text("utf-8").strip()
    source = "\n".join((lunr / "lib" / f"{part}.js").read_text("utf-8") for part in LUNR).replace("@VERSION", version)
    notice = (lunr / "lunr.min.js").read_text("utf-8").partition("*/")[0] + "*/\n"
    return (notice + _esbuild(packages, "--legal-comments=none", input=source)).encode()


def assets(theme: Path, packages: Path, columns: int) -> Assets:
    """Gather what pages ask for. `theme` is the theme's folder, `packages` npm's `node_modules`.

    Raises `FileNotFoundError` where npm's packages have not been fetched.
    """
    static = theme / "static"
    served = {
        "hub.css": stylesheet(static / "css", columns).encode(),
        **{f"{kind}.css": squeeze(_joined((static / "css" / kind).glob("*.css"))).encode() for kind in SHEETS},
        "no-script.css": squeeze((static / "css" / "no-script.css").read_text(encoding="utf-8")).encode(),
    }
    scripts = static / "js"
    imported: dict[str, tuple[str, ...]] = {}
    for together in ([name for name in row if (scripts / name).is_file()] for row in PAGE_SCRIPTS):
        if not together:
            continue  # esbuild would wait for a script to be typed
        bundled = bundle(scripts, together, packages)
        served |= bundled.files
        imported |= bundled.imported
    digest = hashlib.sha256()
    for name, data in sorted(served.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    folder = f"/theme/{digest.hexdigest()[:10]}/"

    files = {folder + name: data for name, data in served.items()}
    besley = packages / "@fontsource" / "besley"
    for font in FONTS:
        files[f"/theme/fonts/{font}.woff2"] = (besley / "files" / f"{font}.woff2").read_bytes()
    files["/theme/fonts/besley-licence.txt"] = (besley / "LICENSE").read_bytes()

    engine = answering_lunr(packages)
    lunr = f"/theme/lunr-{hashlib.sha256(engine).hexdigest()[:10]}.js"
    files[lunr] = engine
    below = {folder + path: tuple(folder + each for each in its) for path, its in imported.items()}
    has_worker = (scripts / WORKER).is_file()
    worker = _esbuild(packages, WORKER, "--bundle", "--format=iife", cwd=scripts) if has_worker else ""
    return Assets(files, folder, f"/theme/fonts/{FONTS[0]}.woff2", lunr, below, worker)
