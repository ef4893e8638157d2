"""What `hub search` takes, says and returns."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hub import COMMAND
from hub.folders import RECORDS
from hub.records.problem import visible
from hub.records.report import counted
from hub.search.answers import MANIFEST, NotAnswered, answers
from hub.search.expected import expected_searches, faults_of, unmet
from hub.settings import SETTINGS, read_settings
from hub.vocabulary.read import EXPECTED_SEARCHES

ROOT = Path()
OUTPUT = Path("output")
SHOWN = 10
MOST_DIGITS = 6
"""Of how many results are shown."""
FIT = ("", "it holds these words in a row", "a name of it begins so", "it is called so")
"""What `query.js` calls how near a name comes to the query."""
BY_DISTANCE = "what is called so, then what has all the words, each by its distance; only equals by their score"


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `search` to the verbs of `hub`. It sets `run`: from the arguments to an exit code."""
    verb = verbs.add_parser("search", help="say what the site's search finds", description=run_search.__doc__)
    verb.add_argument("query", nargs="*", metavar="WORDS", help="what a reader types")
    near = "a postcode, ward or neighbourhood: what is nearest to it comes first"
    verb.add_argument("--near", default="", metavar="PLACE", help=near)
    expected = f"instead of WORDS, ask every search of {EXPECTED_SEARCHES}, and tell which do not hold"
    verb.add_argument("--expected", action="store_true", help=expected)
    verb.add_argument("--explain", action="store_true", help="tell why each result stands where it does")
    verb.add_argument("--literal", action="store_true", help="put no typing mistake right")
    verb.add_argument("--show", type=_number, default=SHOWN, metavar="N", help=f"as many results at most ({SHOWN})")
    verb.add_argument("--output", type=Path, default=OUTPUT, metavar="DIR", help="where the built site is (output)")
    verb.set_defaults(run=run_search)


def run_search(arguments: argparse.Namespace) -> int:
    """Say what the search page of the built site finds. Ends with 1 where nothing is found, or nothing can be asked."""
    if bool(arguments.query or arguments.near) == arguments.expected:
        print("hub: say what to search for, or --near what, or --expected alone", file=sys.stderr)
        return 2
    if not (ROOT / SETTINGS).is_file():
        print(f"hub: there is no {SETTINGS} here: go to the folder of the hub", file=sys.stderr)
        return 1
    theme = ROOT / str(read_settings(ROOT)[0].get("THEME"))
    where = arguments.output, theme, ROOT / "node_modules"
    if changed := _changed_since(arguments.output):
        print(f"hub: {changed} is newer than {arguments.output}/: run make, and ask again", file=sys.stderr)
    try:
        if arguments.expected:
            return _run_expected(*where)
        how = {"literal": arguments.literal, "most": arguments.show, "explain": arguments.explain}
        (answer,) = answers([" ".join(arguments.query)], *where, near=arguments.near, **how)
    except NotAnswered as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    if nowhere := answer.get("nowhere"):
        known = "type a postcode or its first part, a ward or a neighbourhood of vocabulary/"
        print(f"hub: there is no place “{visible(nowhere)}” here: {known}", file=sys.stderr)
        return 1
    print("\n".join(described(answer, explain=arguments.explain)))
    return 0 if answer["results"] else 1


def _run_expected(output: Path, theme: Path, packages: Path) -> int:
    path = ROOT / EXPECTED_SEARCHES
    data = path.read_bytes() if path.is_file() else b""
    expected, faults = expected_searches(data), list(faults_of(data, None)) if data else []
    for problem in faults:
        print(visible(str(problem)))
    if not expected:
        print(f"hub: {EXPECTED_SEARCHES} has no search that can be asked; {COMMAND} check tells more", file=sys.stderr)
        return 1
    most = max(each.within for each in expected)
    found = answers(list(dict.fromkeys(each.search for each in expected)), output, theme, packages, most=most)
    missed = list(unmet(expected, found))
    for each, place in missed:
        where = f"in place {place}" if place else f"not among the first {most}"
        said = f"“{each.search}” has {each.result} {where}, expected within {each.within}"
        print(visible(f"{EXPECTED_SEARCHES}:{each.line}: {said}"))
    print(f"{counted(len(expected), 'expected search', 'expected searches')}, {len(missed):,} of which do not hold")
    return 1 if missed or faults else 0


def _changed_since(output: Path) -> str:
    """A record that was written after the site was built; empty, where there is none, or no site."""
    manifest = output / MANIFEST
    built = manifest.stat().st_mtime if manifest.is_file() else float("inf")
    files = (file for folder in RECORDS for kind in ("*.yaml", "*.md") for file in (ROOT / folder).rglob(kind))
    return next((file.as_posix() for file in files if file.stat().st_mtime > built), "")


def described(answer: Mapping[str, Any], *, explain: bool = False) -> Iterator[str]:
    """The lines that tell an answer."""
    query, instead, results = visible(answer["query"]), answer.get("instead"), answer["results"]
    place = answer.get("from")
    if instead:
        yield f"Results for “{visible(instead)}” instead of “{query}” (--literal insists)"
    whole = answer["whole"]
    some = answer["many"] - whole
    if not results:
        yield f"Nothing is found for “{query}”"
        return
    have = "has" if whole == 1 else "have"
    all_words = f" {have} all the words" if answer["asked"] or not place else ""
    yield f"{counted(whole, 'result')}{all_words}" + (f", {some:,} some of them" if some else "")
    if place:
        yield f"Nearest to {visible(place)} first" + (f": {BY_DISTANCE}" if explain else "")
    for number, result in enumerate(results, 1):
        kind = result["kind"].replace("-", " ")
        yield f"{number:3}. {visible(result['title'])} ({kind}) {result['url']}{_far(result)}"
        if explain:
            yield from _explained(result)
    if rest := answer["many"] - len(results):
        yield f"     {rest:,} more (--show {answer['many']})"


def _far(result: Mapping[str, Any]) -> str:
    """How far a result is from the place that was asked for."""
    told = "; ".join(filter(None, (result.get("far"), result.get("everywhere") and "everywhere here, or online")))
    return f" – {told}" if told else ""


def _explained(result: Mapping[str, Any]) -> Iterator[str]:
    """Why a result stands where it does: first by the words that it has, then by its name, then by its score. Where no
    words were asked for there is no more to tell than its distance."""
    if not result["parts"] and "far" in result:
        return
    why = ["it has all the words" if result["whole"] else "it has some of the words"]
    if result["fit"]:
        why.append(FIT[result["fit"]])
    yield f"     {'; '.join(why)}; score {result['score']:.2f}"
    for part in result["parts"]:
        yield f"     {part['score']:7.2f}  {visible(part['term'].strip())} in {part['field']}{_way(part)}"


def _way(part: Mapping[str, Any]) -> str:
    """How a term came into the query that was not typed to its end."""
    if part["way"] == "typed":
        return ""
    why = "completes a word" if part["way"] == "begun" else "means the same"
    return f" ({why}, counts {part['counts']:g})"


def _number(text: str) -> int:
    """How many as typed. Raises `ArgumentTypeError` where it is no number from 1 on."""
    if not text.isdecimal() or len(text) > MOST_DIGITS or not int(text):
        raise argparse.ArgumentTypeError(f"“{visible(text[:20])}” is no number of results: write it as {SHOWN}")
    return int(text)
