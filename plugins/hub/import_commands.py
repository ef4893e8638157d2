"""What `hub import` takes, says and returns: files from outside become drafts and proposals for staff, or words of the
vocabulary.

Nothing is written before all files are read, and all new texts have passed what `hub check` asks: bad input changes
nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from errno import EINVAL
from pathlib import Path

from hub import COMMAND
from hub.edition import Edition, read_edition
from hub.knowledge.opportunity import Opportunity
from hub.opportunities.added import added_to
from hub.opportunities.drafts import FOLDER, Change, new_draft
from hub.opportunities.grants import awards
from hub.opportunities.limits import is_address
from hub.opportunities.notices import Procurement, procurements
from hub.opportunities.parties import Parties
from hub.opportunities.proposals import proposals
from hub.opportunities.trial import refusals
from hub.places import boundaries, sectors
from hub.records.files import create, read_file, replace
from hub.records.given import Misread
from hub.records.problem import Problem, visible
from hub.records.report import counted, files_of
from hub.settings import build_date, read_settings

ROOT = Path()


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` to the verbs of `hub`. Each sets `run`: from the arguments to an exit code."""
    what = verbs.add_parser("import", help="read files of notices, grants, postcodes or boundaries").add_subparsers(
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

    verb = what.add_parser("postcodes", help="where postcodes are, from OS", description=run_postcodes.__doc__)
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE", help="OS Code-Point Open, CSV as OS gives it")
    verb.set_defaults(run=_checked(run_postcodes))

    verb = what.add_parser("boundaries", help="codes of wards, from ONS", description=run_boundaries.__doc__)
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE", help="ward boundaries of ONS, as GeoJSON")
    verb.set_defaults(run=_checked(run_boundaries))


def run_notices(arguments: argparse.Namespace, edition: Edition, files: Mapping[str, bytes]) -> int:
    """Draft a page for each procurement in the files; to one that has a page, add what is new.

    What cannot be written as it should be is told and left out; then it ends with 1.
    """
    doubts: list[str] = []
    found = procurements(files, doubts)
    changes, passed = _changes(found, arguments, edition)
    texts = {change.path: change.text for change in changes if change.text is not None}
    refused = refusals(ROOT, edition.today, texts)
    ready = [change for change in changes if change.text is not None and change.path not in refused]
    late = [change.path for change in ready if not _write(change.path, texts[change.path], change.before)]
    for change in changes:
        if change.path in late:
            print(_LATE.format(visible(change.path)))
        elif change.path in refused:
            print(visible(f"{change.path}: nothing was written. It would have been {change.what}"))
            _say(refused[change.path])
        else:
            print(visible(f"{change.path}: {change.what}"))
    doubts += (doubt for procurement in found for notice in procurement.notices for doubt in notice.doubts)
    for doubt in dict.fromkeys(doubts):
        print(visible(f"Not understood: {doubt}"))
    written = len(ready) - len(late)
    print(f"{counted(len(found), 'procurement')} read, {counted(written, 'file')} written, {passed:,} passed over")
    return 1 if refused or late or any(change.held for change in changes) else 0


def run_grants(arguments: argparse.Namespace, edition: Edition, files: Mapping[str, bytes]) -> int:
    """Propose a connection, funded by, for each grant to an organisation that is listed; --write adds them.

    What cannot be written as it should be is told and left out; then it ends with 1.
    """
    if arguments.source and not is_address(arguments.source):
        print(f"hub: --source {visible(arguments.source)} is no web address, or too long for one", file=sys.stderr)
        return 2
    found = proposals(awards(files, arguments.source), edition)
    before: dict[str, bytes | None] = {}
    texts: dict[str, str] = {}
    held: dict[str, str] = {}
    for proposal in found.proposals:
        data, problems = read_file(ROOT, proposal.path)
        before[proposal.path] = data
        text, why = proposal.written(data) if data is not None else (None, problems[0].message)
        if text is None:
            held[proposal.path] = why
        else:
            texts[proposal.path] = text
    refused = refusals(ROOT, edition.today, texts)
    done, late = 0, False
    for proposal in found.proposals:
        if proposal.path not in refused:
            print(f"{proposal.path}:\n{proposal.yaml()}")
        if proposal.path in held:
            print(visible(f"{proposal.path}: it stays as it is: {held[proposal.path]}"))
        elif proposal.path in refused:
            print(visible(f"{proposal.path}: nothing is proposed for it"))
            _say(refused[proposal.path])
        elif arguments.write and not _write(proposal.path, texts[proposal.path], before[proposal.path]):
            late = True
            print(_LATE.format(visible(proposal.path)))
        else:
            done += len(proposal.connections)
    for sentence in found.sentences:
        print(visible(sentence))
    what = "added to the listings" if arguments.write else "proposed; --write adds them to the listings"
    print(f"{counted(done, 'connection')} {what}")
    return 1 if refused or held or late else 0


def run_postcodes(_arguments: argparse.Namespace, edition: Edition, files: Mapping[str, bytes]) -> int:
    """Write the centres of the borough's postcode sectors to vocabulary/sectors.yaml; no postcode is kept."""
    path = ROOT / sectors.PATH
    before = path.read_bytes() if path.exists() else None
    wards = {ward.code: ward.centre for ward in edition.vocabulary.wards.values()}
    found = sectors.sectors(files, wards, edition.vocabulary.sectors)
    return _into_vocabulary(edition, sectors.PATH, sectors.text_of(found), before, counted(len(found), "sector"))


def run_boundaries(_arguments: argparse.Namespace, edition: Edition, files: Mapping[str, bytes]) -> int:
    """Bring the codes and centres of vocabulary/wards.yaml up to date; names, tiles and comments stay."""
    before, wards = (ROOT / boundaries.PATH).read_bytes(), edition.vocabulary.wards.values()
    try:
        text = boundaries.brought_up_to_date(before, wards, boundaries.boundaries(files))
    except boundaries.Unmatched as error:
        return _refused(f"{error}. Nothing was written")
    return _into_vocabulary(edition, boundaries.PATH, text, before, counted(len(wards), "ward"))


def _into_vocabulary(edition: Edition, path: str, text: str, before: bytes | None, what: str) -> int:
    """Write a file of the vocabulary, unless the hub would not be right with it or somebody has just changed it."""
    if refused := refusals(ROOT, edition.today, {path: text}):
        print(visible(f"{path}: nothing was written"))
        _say(refused[path])
        return 1
    if not _write(path, text, before):
        print(_LATE.format(visible(path)))
        return 1
    print(visible(f"{path}: {what} written"))
    return 0


def _changes(
    found: Iterable[Procurement], arguments: argparse.Namespace, edition: Edition
) -> tuple[list[Change], int]:
    """What is to become of which file, and how many procurements do not concern the hub."""
    pages: dict[str, list[str]] = defaultdict(list)
    for page in (*edition.opportunities, *edition.waiting):
        if isinstance(page, Opportunity) and page.ocid and not page.translates:
            pages[page.ocid].append(page.path)
    taken = {path.as_posix() for path in Path(FOLDER).glob("*")}
    parties, changes, passed = Parties(edition), [], 0
    for procurement in found:
        there = pages.get(procurement.ocid, [])
        if len(there) > 1:
            what = f"{procurement.ocid} stands in {' and in '.join(there[1:])} too; keep it in one. Nothing was written"
            changes.append(Change(there[0], None, what, held=True))
        elif there:
            data, problems = read_file(ROOT, there[0])
            why = f"it stays as it is: {problems[0].message}" if problems else ""
            held = Change(there[0], None, why, held=True)
            changes.append(held if data is None else added_to(there[0], data, procurement))
        elif procurement.concerns(arguments.buyer, arguments.region, arguments.cpv):
            changes.append(new_draft(procurement, parties, edition.today, taken))
            taken.add(changes[-1].path)
        else:
            passed += 1
    return changes, passed


def _say(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(f"  {problem}")


class Unwritable(ValueError):
    """A file that cannot be written. The message names it, why not, and what to do."""


_LATE = "{}: it stays as it is: somebody has written it since it was read here; import again"


def _write(path: str, text: str, before: bytes | None) -> bool:
    """Write a file, if it still holds what it held `before`, None for nothing. Whether it was written."""
    file = ROOT / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if before is None:
            create(file, text)
        elif read_file(ROOT, path)[0] == before:
            replace(file, text)
        else:
            return False
        return True
    except FileExistsError:
        return False
    except OSError as error:
        why = (error.strerror or "no reason given").lower()
        raise Unwritable(
            f"{path} cannot be written: {why}. See to it that you may write in {Path(path).parent.as_posix()}/, "
            "then import again: what was written before it stays"
        ) from None


Run = Callable[[argparse.Namespace, Edition, Mapping[str, bytes]], int]


def _checked(run: Run) -> Callable[[argparse.Namespace], int]:
    """A verb that has read the hub and the files first: 1 where either cannot be read, with why."""

    def checked(arguments: argparse.Namespace) -> int:
        try:
            today = build_date(read_settings(ROOT)[0])
            files = {path.as_posix(): _given(path) for path in arguments.files}
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
        except Unwritable as error:
            return _refused(str(error))

    return checked


def _given(path: Path) -> bytes:
    """What a file from outside holds. Raises `OSError` where it is none: a pipe might never end."""
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "it is no file", path.as_posix())
    return path.read_bytes()


def _refused(why: str) -> int:
    print(f"hub: {visible(why)}", file=sys.stderr)
    return 1
