"""What `hub import` takes, says and returns: files from outside become drafts and proposals for staff.

Nothing is written before all files are read: bad input changes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from hub.edition import Edition, read_edition
from hub.folders import COMMAND
from hub.knowledge.opportunity import Opportunity
from hub.opportunities.drafts import FOLDER, Change, added_to, new_draft
from hub.opportunities.given import Misread
from hub.opportunities.grants import awards
from hub.opportunities.notices import Procurement, procurements
from hub.opportunities.parties import Parties
from hub.opportunities.proposals import Proposal, proposals
from hub.records.canonical import replace
from hub.records.files import read_file
from hub.records.forms import is_web_address
from hub.records.problem import visible
from hub.records.report import counted, files_of
from hub.settings import build_date, read_settings

ROOT = Path()


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` to the verbs of `hub`. Each sets `run`: from the arguments to an exit code."""
    what = verbs.add_parser("import", help="read files of notices or grants").add_subparsers(
        metavar="WHAT", required=True
    )
    verb = what.add_parser("notices", help="contracts, from OCDS release packages", description=run_notices.__doc__)
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE", help="OCDS 1.1, as Find a Tender gives it")
    verb.add_argument("--buyer", action="append", default=[], metavar="NAME", help="only of this buyer: name or number")
    verb.add_argument("--region", action="append", default=[], metavar="CODE", help="only for this region, as UKI44")
    verb.add_argument("--cpv", action="append", default=[], metavar="CODE", help="only of codes that begin so, as 85")
    verb.set_defaults(run=_checked(run_notices))

    verb = what.add_parser("grants", help="grants, from 360Giving files", description=run_grants.__doc__)
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE", help="360Giving, as JSON or CSV")
    verb.add_argument("--source", default="", metavar="URL", help="where the files are from, if they do not say")
    verb.add_argument("--write", action="store_true", help="add what is proposed to the listings")
    verb.set_defaults(run=_checked(run_grants))


def run_notices(arguments: argparse.Namespace, edition: Edition, files: Mapping[str, bytes]) -> int:
    """Draft a page for each procurement in the files; to one that has a page, add what is new."""
    found = procurements(files)
    pages = {
        page.ocid: page.path
        for page in (*edition.opportunities, *edition.waiting)
        if isinstance(page, Opportunity) and page.ocid
    }
    taken = {path.as_posix() for path in Path(FOLDER).glob("*")}
    parties, changes, passed = Parties(edition), [], 0
    for procurement in found:
        if procurement.ocid in pages:
            changes.append(_added(pages[procurement.ocid], procurement))
        elif procurement.concerns(arguments.buyer, arguments.region, arguments.cpv):
            changes.append(new_draft(procurement, parties, edition.today, taken))
            taken.add(changes[-1].path)
        else:
            passed += 1
    for change in changes:
        if change.text is not None:
            (ROOT / change.path).parent.mkdir(parents=True, exist_ok=True)
            replace(ROOT / change.path, change.text)
        print(visible(f"{change.path}: {change.what}"))
    for doubt in dict.fromkeys(doubt for p in found for notice in p.notices for doubt in notice.doubts):
        print(visible(f"Not understood: {doubt}"))
    written = sum(change.text is not None for change in changes)
    print(f"{counted(len(found), 'procurement')} read, {counted(written, 'file')} written, {passed:,} passed over")
    return 0


def run_grants(arguments: argparse.Namespace, edition: Edition, files: Mapping[str, bytes]) -> int:
    """Propose a connection, funded by, for each grant to an organisation that is listed; --write adds them."""
    if arguments.source and not is_web_address(arguments.source):
        print(f"hub: --source {visible(arguments.source)} is no web address", file=sys.stderr)
        return 2
    found = proposals(awards(files, arguments.source), edition)
    for proposal in found.proposals:
        print(f"{proposal.path}:\n{proposal.yaml()}")
        if arguments.write:
            _write(proposal)
    for sentence in found.sentences:
        print(visible(sentence))
    done = "added to the listings" if arguments.write else "proposed; --write adds them to the listings"
    print(f"{counted(sum(len(each.connections) for each in found.proposals), 'connection')} {done}")
    return 0


def _added(path: str, procurement: Procurement) -> Change:
    data, problems = read_file(ROOT, path)
    if data is None:
        return Change(path, None, f"it stays as it is: {problems[0].message}")
    return added_to(path, data, procurement)


def _write(proposal: Proposal) -> None:
    data, problems = read_file(ROOT, proposal.path)
    text, why = proposal.written(data) if data is not None else (None, problems[0].message)
    if text is None:
        print(visible(f"{proposal.path}: it stays as it is: {why}"))
    else:
        replace(ROOT / proposal.path, text)


Run = Callable[[argparse.Namespace, Edition, Mapping[str, bytes]], int]


def _checked(run: Run) -> Callable[[argparse.Namespace], int]:
    """A verb that has read the hub and the files first: 1 where either cannot be read, with why."""

    def checked(arguments: argparse.Namespace) -> int:
        try:
            today = build_date(read_settings(ROOT)[0])
            files = {path.as_posix(): path.read_bytes() for path in arguments.files}
        except ValueError as error:
            return _refused(str(error))
        except OSError as error:
            return _refused(f"{error.filename}: {(error.strerror or 'it cannot be read').lower()}. Nothing was written")
        reading = read_edition(ROOT, today)
        if reading.edition is None:
            found = f"{counted(len(reading.musts), 'problem')} in {files_of(reading.musts)}"
            return _refused(f"nothing can be imported before the files are right: {found}; run {COMMAND} check")
        try:
            return run(arguments, reading.edition, files)
        except Misread as error:
            return _refused(f"{error}. Nothing was written")

    return checked


def _refused(why: str) -> int:
    print(f"hub: {visible(why)}", file=sys.stderr)
    return 1
