"""The command `hub`: each verb reads its arguments, calls one room and says what came of it.

Exit codes: 0 when all is well, 1 when a *must* was found or nothing could be written, 2 when the command was not
understood, 141 when whoever read its words stopped reading.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from hub import COMMAND
from hub.borough.repository import Borough, NotLaidOut, lay_out
from hub.connections.retold import FORUMS, retold
from hub.edition import Edition, Reading, read_edition, schema_of
from hub.fitness import fit
from hub.folders import RECORDS, record_files
from hub.knowledge import reviews
from hub.knowledge.kinds import KINDS
from hub.knowledge.new import starter as page
from hub.listings.new import starter as listing
from hub.listings.read import FOLDER
from hub.records.dates import PartialDate
from hub.records.files import NotWritten, begin
from hub.records.formatting import put_in_form
from hub.records.problem import Grade, Problem, visible
from hub.records.report import FORMATS, Report, counted, files_of
from hub.records.slug import is_slug, slugify
from hub.revision import NoSuchRevision, changed_since, files_at, slugs_at, vanished
from hub.search.findable import hard_to_find
from hub.settings import SETTINGS, build_date, read_settings
from hub.work import Stopped

ROOT = Path()
UNHEARD = 141  # what a shell gives for a program that SIGPIPE ends: 128 + 13


class Misused(Exception):
    """The command cannot mean anything. The message says why, to whoever typed it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `hub` with some arguments, those of the process by default, and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a sentence has quotes that not every encoding knows
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()  # else a pipe that broke would show only when Python has ended
    except BrokenPipeError:  # `hub check | head`
        _say_no_more()
        return UNHEARD
    return code


def check(arguments: argparse.Namespace) -> int:
    """Read everything, and tell the problems of all files, or of those named and changed."""
    root = _root()
    reading = fit(root, _today(), published=arguments.published)
    problems = [*reading.problems, *reading.examples, *hard_to_find(reading)]
    chosen = set(_within(reading.files, arguments.paths)) if arguments.paths else set()
    if arguments.base is not None:
        if not arguments.base:
            raise Misused("--base has no revision; name one, as origin/main")
        try:
            changed = changed_since(root, arguments.base)
            forums = files_at(root, arguments.base, [path for path in changed if path.startswith(FORUMS)])
            gone = list(vanished(slugs_at(root, arguments.base), _slugs(reading), reading.former, reading.names))
        except NoSuchRevision as error:
            raise Misused(f"--base {arguments.base}: {error}") from None
        here = {path: reading.contents[path] for path in changed & reading.contents.keys() if path.startswith(FORUMS)}
        problems += [*gone, *retold(forums, here)]
        chosen |= changed | {problem.path for problem in gone}
    if arguments.published:
        chosen.add(SETTINGS)
    report = _report(reading, problems, chosen if arguments.paths or arguments.base is not None else None)
    print(FORMATS[arguments.format](report))
    return 1 if report.musts else 0


def fmt(arguments: argparse.Namespace) -> int:
    """Write files in their canonical form, or say which are not in it."""
    root = _root()
    paths = _within(record_files(root)[0], arguments.paths)
    schemas = {path: schema for path in paths if (schema := schema_of(path))}
    formatted = put_in_form(root, schemas, write=not arguments.check)
    for path in formatted.written:
        print(f"{visible(path)} was written")
    for problem in formatted.problems:
        print(problem)
    read, wrong = f"{len(schemas):,} files", len({problem.path for problem in formatted.problems})
    done = f"{read} read" if arguments.check else f"{len(formatted.written):,} of {read} written"
    print(f"{done}; {wrong:,} with problems" if wrong else done)
    return 1 if wrong else 0


def new(arguments: argparse.Namespace) -> int:
    """Write the file that something new begins as."""
    name = " ".join(arguments.name.split())
    if not name or not name.isprintable():
        raise Misused("the name has nothing in it that can be printed")
    slug = arguments.slug or slugify(name)
    if not is_slug(slug):
        what = f"“{slug}” cannot be a file's name" if slug else "no file's name can be made of that name"
        raise Misused(f"{what}; give one with --slug, in small letters, digits and single hyphens")
    root, folder, today = _root(), arguments.folder, _today()
    if folder == FOLDER:
        file, text = f"{folder}{slug}.yaml", listing(name, today)
    else:
        file, text = f"{folder}{slug}.md", page(folder, name, today)
    try:
        begin(root, file, text)
    except NotWritten as error:
        raise Misused(str(error)) from None
    print(f"{file} is written. Fill it in: docs/fields.md says what each field is for.")
    print(f"Then run: {COMMAND} check {file}")
    return 0


def new_hub(arguments: argparse.Namespace) -> int:
    """Lay out the repository of another borough's hub, beside this one."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clears up, as Ctrl-C does
    try:
        borough = Borough(" ".join(arguments.place.split()), " ".join(arguments.umbrella.split()), arguments.lang)
        lay_out(_root(), arguments.directory, borough, _today())
    except NotLaidOut as error:
        raise Misused(str(error)) from None
    except KeyboardInterrupt:
        print("\nStopped. Nothing was left half made.", file=sys.stderr)
        return 130
    print(f"The hub of {borough.place} is laid out in {arguments.directory}. There, run: make")
    print("docs/another-borough.md says what to write first: settings, wards, pages that are drafts.")
    return 0


def report_reviews(arguments: argparse.Namespace) -> int:
    """List what waits: drafts, scheduled pages, those to be looked at again or not yet reviewed, holidays to add."""
    edition = _edition()
    if edition is None:
        return 1
    found = reviews.reviews((*edition.written, *edition.waiting), edition.today, edition.vocabulary.holidays)
    print(reviews.FORMATS[arguments.format](found))
    return 0


def report_connections(arguments: argparse.Namespace) -> int:
    """Measure how organisations are connected, in a period and on its last day."""
    from hub.connections import report  # networkx takes a quarter of a second to come

    today = _today()
    first, last = report.twelve_months(today)
    try:
        first, last = report.period(arguments.first or first, arguments.last or last, today)
    except report.NoSuchPeriod as error:
        raise Misused(str(error)) from None
    edition = _edition()
    if edition is None:
        return 1
    print(report.FORMATS[arguments.format](report.report(edition, first, last)), end="")
    return 0


def _run(given: Sequence[str]) -> int:
    try:
        chosen = _parser(given).parse_args(given)
        return chosen.run(chosen)
    except Misused as misuse:
        print(f"hub: {visible(str(misuse))}", file=sys.stderr)
        return 2
    except Stopped as stopped:
        print(f"hub: {stopped}", file=sys.stderr)
        return 1
    except SystemExit as end:  # argparse has said what it had to say
        return end.code if isinstance(end.code, int) else 2


def _say_no_more() -> None:
    """Send what is still to be written nowhere, so that Python does not trip over it as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hub", description="Keep a hub: its listings, briefings and words.")
    verbs = parser.add_subparsers(metavar="VERB", required=True)

    verb = verbs.add_parser("check", help="say everything that is wrong", description=check.__doc__)
    verb.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders to report on; all, where none is named"
    )
    changed = "report on what changed since this revision: on addresses that vanished and published answers too"
    verb.add_argument("--base", metavar="REV", help=changed)
    refused = "refuse what may not go live: addresses of example.org, examples, and what names one"
    verb.add_argument("--published", action="store_true", help=refused)
    verb.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to report (default: text)")
    verb.set_defaults(run=check)

    verb = verbs.add_parser("fmt", help="write files in their canonical form", description=fmt.__doc__)
    verb.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; all, where none is named")
    verb.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where a file is not in the canonical form"
    )
    verb.set_defaults(run=fmt)

    verb = verbs.add_parser("new", help="write the file that something new begins as")
    kinds = verb.add_subparsers(metavar="KIND", required=True)
    for folder, name in {FOLDER: "organisation", **{folder: kind.kind for folder, kind in KINDS.items()}}.items():
        words = "a listing" if folder == FOLDER else f"{name.replace('-', ' ')}: a page in {folder}, as a draft"
        kind = kinds.add_parser(name, help=words, description=new.__doc__)
        kind.add_argument("name", metavar="NAME", help="what it is called, in quotes")
        kind.add_argument("--slug", help="the file's name without its ending, where the name's own will not do")
        kind.set_defaults(run=new, folder=folder)
    kind = kinds.add_parser("hub", help="another borough's repository", description=new_hub.__doc__)
    kind.add_argument("directory", type=Path, metavar="DIRECTORY", help="where; it is made, or must be empty")
    kind.add_argument("--place", required=True, metavar="NAME", help="the borough, as people there call it")
    kind.add_argument("--umbrella", required=True, metavar="NAME", help="the body that keeps the hub")
    kind.add_argument("--lang", default="en-GB", metavar="TAG", help="the language of its pages (en-GB)")
    kind.set_defaults(run=new_hub)

    verb = verbs.add_parser("report", help="list what staff ask for")
    about = verb.add_subparsers(metavar="ABOUT", required=True)
    topic = about.add_parser(
        "reviews", help="pages to write, publish, review or look at again", description=report_reviews.__doc__
    )
    topic.add_argument("--format", choices=sorted(reviews.FORMATS), default="text", help="how to list (default: text)")
    topic.set_defaults(run=report_reviews)
    words = "how organisations are connected, in figures: docs/measures.md tells what each means"
    topic = about.add_parser("connections", help=words, description=report_connections.__doc__)
    period = "of the period, as 2025-01-01 (default: the twelve months up to today)"
    topic.add_argument("--from", dest="first", type=_day, metavar="DAY", help=f"first day {period}")
    topic.add_argument("--to", dest="last", type=_day, metavar="DAY", help=f"last day {period}")
    topic.add_argument("--format", choices=("csv", "text"), default="text", help="how to print (default: text)")
    topic.set_defaults(run=report_connections)

    for room in ("hub.site.commands", "hub.import_commands", "hub.search.commands"):
        if not given or given[0] not in verbs.choices:  # each brings much that only its own verbs need
            import_module(room).add_verbs(verbs)
    return parser


def _root() -> Path:
    if not any((ROOT / folder).is_dir() for folder in RECORDS):
        raise Misused("there is no hub here; go to the folder that holds organisations/ and vocabulary/")
    return ROOT


def _edition() -> Edition | None:
    """What the files here hold; None, once that is said, where they must be put right first."""
    reading = read_edition(_root(), _today())
    if reading.edition is None:
        found = f"{counted(len(reading.musts), 'problem')} in {files_of(reading.musts)}"
        print(f"hub: nothing can be listed before the files are right: {found}; run {COMMAND} check", file=sys.stderr)
    return reading.edition


def _day(text: str) -> date:
    """A day as typed. Raises `ArgumentTypeError` where it is none."""
    try:
        day = PartialDate.parse(text)
    except ValueError:
        day = None
    if day is None or day.day is None:
        raise argparse.ArgumentTypeError(f"“{visible(text)}” is no day: write it as 2025-01-31")
    return day.first_day


def _today() -> date:
    try:
        return build_date(read_settings(ROOT)[0])
    except ValueError as error:
        raise Misused(str(error)) from None


def _within(files: Sequence[str], paths: Sequence[str]) -> list[str]:
    """Those of `files` that `paths` name, as files or as folders; all of them where none is named."""
    if not paths:
        return list(files)
    found: set[str] = set()
    for given in paths:
        path = Path(given)
        try:
            name = path.resolve().relative_to(ROOT.resolve()).as_posix()
        except ValueError:
            raise Misused(f"{given} is not within this hub") from None
        here = {file for file in files if file == name or name == "." or file.startswith(f"{name}/")}
        if not here and not path.exists():
            raise Misused(f"there is no {given}")
        found |= here
    return [file for file in files if file in found]


def _slugs(reading: Reading) -> set[str]:
    return {path.removeprefix(FOLDER).removesuffix(".yaml") for path in reading.files if path.startswith(FOLDER)}


def _report(reading: Reading, problems: Sequence[Problem], chosen: set[str] | None) -> Report:
    """A report on all problems, or on those of the files chosen."""
    every = Report(tuple(sorted(dict.fromkeys(problems))), len(reading.files))
    if chosen is None:
        return every
    told = tuple(problem for problem in every.problems if problem.path in chosen)
    files = len(chosen & {*reading.files, *(problem.path for problem in told)})
    elsewhere = (each for each in every.problems if each.grade is Grade.MUST and each.path not in chosen)
    return Report(told, files, tuple(elsewhere))
