"""What `hub build` and `hub serve` take, say and return."""
from __future__ import annotations

import argparse
import gc
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from hub import COMMAND
from hub.edition import Edition
from hub.knowledge.kinds import KINDS
from hub.records.problem import Grade, Problem
from hub.records.report import counted, files_of
from hub.settings import SETTINGS, build_date, read_settings
from hub.site.build import BuildFailed, Built, build
from hub.site.swap import NotASite, Place

ROOT = Path()
OUTPUT = Path("output")
PORT = 8000
RULES_SHOWN = 12
WIDTH = 100
"""As many letters as a line of what a build holds has."""


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `build` and `serve` to the verbs of `hub`. Each sets `run`: from the arguments to an exit code."""
    building = verbs.add_parser("build", help="check everything, build the site in a fresh folder and swap it in")
    building.add_argument("--output", type=Path, default=OUTPUT, metavar="DIR", help="where the site goes (output)")
    building.add_argument("--siteurl", default="", metavar="URL", help="build it for this address, not SITEURL")
    building.add_argument(
        "--published", action="store_true", help="leave examples out, and refuse what may not go live (see hub check)"
    )
    building.add_argument("--quiet", action="store_true", help="say only what is wrong")
    building.set_defaults(run=run_build)

    serving = verbs.add_parser("serve", help="serve the site here, rebuild on a change, reload the open page")
    serving.add_argument("--output", type=Path, default=OUTPUT, metavar="DIR", help="where the site is built (output)")
    serving.add_argument("--port", type=port, default=PORT, help=f"the port to serve it on ({PORT})")
    serving.set_defaults(run=run_serve)


def run_build(arguments: argparse.Namespace) -> int:
    """Build the hub in this folder. Returns 1 where it cannot be built, having said everything that is wrong."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clears up, as Ctrl-C does
    gc.disable()  # a build keeps what it makes until its end: to look for what could go costs a fifth of its time
    try:
        built = build(
            ROOT,
            arguments.output,
            build_date(read_settings(ROOT)[0]),
            siteurl=arguments.siteurl,
            published=arguments.published,
            on_wait=on_wait,
        )
    except BuildFailed as failure:
        print(describe_failure(failure, arguments.output), file=sys.stderr)
        return 1
    except OSError as failure:
        print(f"Not built: {explained(failure)}.", file=sys.stderr)
        return 1
    except (NotASite, ValueError) as failure:
        print(f"Not built: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. No site was left half made.", file=sys.stderr)
        return 130
    gc.freeze()  # nor need it be looked through as Python ends
    if not arguments.quiet:
        print(describe(built, arguments.output))
    return 0


def run_serve(arguments: argparse.Namespace) -> int:
    """Serve the hub in this folder until Ctrl-C."""
    from hub.site.serve import serve  # a build has no need of it

    if not (ROOT / SETTINGS).is_file():
        print(f"There is no {SETTINGS} here: go to the folder of the hub.", file=sys.stderr)
        return 1
    try:
        place = Place.at(arguments.output)
        with place.alone(on_wait):
            place.restore()
    except NotASite as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as failure:
        print(f"{arguments.output}/ cannot be served: {explained(failure)}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    try:
        serve(ROOT, arguments.output, arguments.port, lambda text: print(text, flush=True))
    except OSError as failure:
        problem = f"Port {arguments.port} cannot be used ({failure.strerror})."
        print(f"{problem} Try another: make serve PORT={arguments.port + 1}", file=sys.stderr)
        return 1
    return 0


def on_wait() -> None:
    """Say why nothing happens for a while."""
    print("Another build is running here: waiting for its end.", file=sys.stderr, flush=True)


def port(text: str) -> int:
    """A port as typed. Raises `ArgumentTypeError` where there is none of that number."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: write a number from 0 to 65535")
    return int(text)


def explained(failure: OSError) -> str:
    """What the machine refused, without its number for it: `No space left on device: 'output'`."""
    what = failure.strerror or str(failure)
    return f"{what}: {str(failure.filename)!r}" if failure.filename else what


def describe(built: Built, output: Path) -> str:
    """One screen on a site that was built: what is in it, what the check warns of, and how to look at it."""
    lines = [
        f"Built {output}/ in {built.seconds:.1f} s:",
        *(f"  {line}" for line in wrap(f"{contents(built.edition)}.", WIDTH)),
        f"{built.files:,} files, {built.size / 1_000_000:.1f} MB, for {built.edition.today:%-d %B %Y}.",
    ]
    lines += [*missing(built), *warnings(built.warnings), *built.notes[:RULES_SHOWN]]
    return "\n".join([*lines, "", "To look at it: make serve"])


def contents(edition: Edition) -> str:
    """What an edition holds, in words: `5 organisations, 2 briefings and 4 pages`. What it has none of is left out."""
    ended = len(edition.closed)
    parts = [counted(len(edition.organisations), "organisation") + (f" ({ended} closed or merged)" if ended else "")]
    for kind in KINDS.values():
        if number := sum(isinstance(page, kind) for page in edition.written):
            parts.append(counted(number, kind.kind.replace("-", " "), kind.section.replace("-", " ")))
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def missing(built: Built) -> Iterator[str]:
    """What is not in a site that was built, though a reader might look for it: examples, and any organisation."""
    if built.examples:
        out = "example is" if len(built.examples) == 1 else "examples are"
        yield f"{len(built.examples):,} {out} left out: {files_of(built.examples)}."
    if not built.edition.organisations:
        yield f'It lists no organisation yet. To begin a listing: {COMMAND} new organisation "Its name"'


def warnings(problems: tuple[Problem, ...]) -> list[str]:
    """Warnings counted by rule, the most frequent first; none give no lines."""
    counts = Counter(problem.rule for problem in problems if problem.grade is Grade.SHOULD).most_common()
    if not counts:
        return []
    width = max(len(rule) for rule, _ in counts)
    shown = [f"  {rule:{width}} {count:5,}" for rule, count in counts[:RULES_SHOWN]]
    if rest := counts[RULES_SHOWN:]:
        shown.append(f"  {'other rules':{width}} {sum(count for _, count in rest):5,}")
    total = sum(count for _, count in counts)
    return ["", f"{counted(total, 'warning')}, by rule. They stop nothing; make check tells each:", *shown]


def describe_failure(failure: BuildFailed, output: Path) -> str:
    """Everything that keeps a site from being built, and what became of the one that stood. Warnings would bury it."""
    musts = [str(problem) for problem in failure.problems if problem.grade is Grade.MUST]
    stands = f"{output}/ is as it was." if output.exists() else f"There is no {output}/ yet."
    if not musts:
        return f"{failure}\nNot built. {stands}"
    stop = "stops" if len(musts) == 1 else "stop"
    return "\n".join([*musts, "", f"{counted(len(musts), 'problem')} {stop} the build. {stands}"])
