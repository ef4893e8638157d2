"""`hub search`: the page's answers at the command line, and what each score is made of."""

from __future__ import annotations

import os
import re
import shutil

import pytest

from hub.edition import read_edition
from hub.search.answers import NotAnswered, answers
from hub.search.document import documents
from hub.search.points import points
from hub.search.shards import cut
from tests.conftest import REPOSITORY
from tests.conftest import hub as run
from tests.search.conftest import TODAY

THEME, PACKAGES = REPOSITORY / "themes" / "tiled-hall", REPOSITORY / "node_modules"


@pytest.fixture(scope="module")
def site(small_sites):
    return small_sites["root"].output


@pytest.fixture(scope="module")
def small(tmp_path_factory, site):
    """The small hub with its built site where `hub build` puts it."""
    root = tmp_path_factory.mktemp("searched") / "hub"
    shutil.copytree(REPOSITORY / "tests" / "sites" / "small", root)
    for shared in ("themes", "plugins", "node_modules"):
        (root / shared).symlink_to(REPOSITORY / shared)
    if not (root / "pelicanconf.py").exists():
        shutil.copy(REPOSITORY / "pelicanconf.py", root)
    (root / "output").symlink_to(site)
    return root


def test_parts_add_up_to_the_score_in_every_way_that_a_term_can_come_in(site):
    asked = ["food", "elderly foo", "communtiy", "caregivers", "neighbourhood help", "community groups in t"]
    found = answers(asked, site, THEME, PACKAGES, explain=True)
    results = [result for answer in found for result in answer["results"]]
    assert results
    assert all(sum(part["score"] for part in each["parts"]) == pytest.approx(each["score"]) for each in results)
    assert {part["way"] for each in results for part in each["parts"]} == {"typed", "begun", "instead"}


def test_it_says_what_was_searched_for_instead_unless_one_insists(site):
    (mended,) = answers(["communtiy"], site, THEME, PACKAGES)
    (literal,) = answers(["communtiy"], site, THEME, PACKAGES, literal=True)
    assert mended["instead"] == "community"
    assert mended["results"]
    assert (literal.get("instead"), literal["results"]) == (None, [])


def test_results_and_the_number_of_the_others_are_told(small):
    ran = run(small, "search", "food", "--show", "1")
    assert ran.returncode == 0, ran.stderr
    head, first, rest = ran.stdout.splitlines()
    assert re.fullmatch(r"\d+ results have all the words(, \d+ some of them)?", head)
    assert re.fullmatch(r"  1\. .+ \([a-z ]+\) /[a-z-]+/[a-z0-9-]+/", first)
    assert re.fullmatch(r" +\d+ more \(--show \d+\)", rest)


def test_explaining_names_terms_fields_and_what_counts_less(small):
    said = run(small, "search", "riverside food pan", "--explain", "--literal").stdout
    assert re.search(r"^     it has all the words; a name of it begins so; score \d+\.\d\d$", said, re.MULTILINE)
    assert re.search(r"^ +\d+\.\d\d  pantri in title \(completes a word, counts 0\.3\)$", said, re.MULTILINE)


def test_nothing_found_is_said_and_is_no_success(small):
    ran = run(small, "search", "qqqqzzzz")
    assert (ran.returncode, ran.stdout) == (1, "Nothing is found for “qqqqzzzz”\n")


def test_without_a_built_site_it_says_what_to_run(small):
    ran = run(small, "search", "food", "--output", "not-built")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "hub: there is no site with a search in not-built/: run make first\n"


def test_without_packages_it_says_what_to_run(site, tmp_path):
    with pytest.raises(NotAnswered, match="run make first"):
        answers(["food"], site, THEME, tmp_path)


def test_without_node_it_says_what_to_run(site, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(NotAnswered, match="no Node here: run make"):
        answers(["food"], site, THEME, PACKAGES)


def test_a_site_that_lost_a_shard_is_not_whole(small, site, tmp_path):
    torn = tmp_path / "torn"
    shutil.copytree(site / "search", torn / "search")
    for shard in torn.glob("search/index/*/t/*.json"):
        shard.unlink()
    ran = run(small, "search", "food", "--output", str(torn))
    assert ran.returncode == 1
    assert "is not whole, t/" in ran.stderr


def test_outside_a_hub_it_says_where_to_go(tmp_path):
    ran = run(tmp_path, "search", "food")
    assert (ran.returncode, ran.stderr) == (1, "hub: there is no pelicanconf.py here: go to the folder of the hub\n")


def test_expected_searches_that_do_not_hold_are_told_with_their_place(small):
    table = small / "vocabulary" / "expected-searches.tsv"
    pantry, missing = "/organisations/riverside-food-pantry/", "/organisations/one-oak-youth-club/"
    table.write_text(f"search\tresult\twithin\nriverside food\t{pantry}\t1\npantry\t{missing}\t3\n", encoding="utf-8")
    ran = run(small, "search", "--expected")
    table.unlink()
    line = f"vocabulary/expected-searches.tsv:3: “pantry” has {missing} not among the first 3, expected within 3"
    assert ran.stdout.splitlines() == [line, "2 expected searches, 1 of which do not hold"]
    assert ran.returncode == 1


def test_a_line_of_expected_searches_that_cannot_be_read_is_told_and_does_not_hold(small):
    table = small / "vocabulary" / "expected-searches.tsv"
    pantry = "/organisations/riverside-food-pantry/"
    table.write_text(f"search\tresult\twithin\nriverside food\t{pantry}\t1\npantry {pantry} 3\n", encoding="utf-8")
    ran = run(small, "search", "--expected")
    table.unlink()
    fault, count = ran.stdout.splitlines()
    assert fault.startswith("vocabulary/expected-searches.tsv:3:1: ")
    assert (count, ran.returncode) == ("1 expected search, 0 of which do not hold", 1)


def test_an_answer_of_a_site_that_is_older_than_its_records_says_so(small):
    changed = small / "vocabulary" / "synonyms.yaml"
    changed.touch()
    ran = run(small, "search", "pantry")
    os.utime(changed, (0, 0))
    assert ran.stderr == "hub: vocabulary/synonyms.yaml is newer than output/: run make, and ask again\n"
    assert ran.returncode == 0


def test_without_expected_searches_it_says_so(small):
    ran = run(small, "search", "--expected")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "vocabulary/expected-searches.tsv has no search that can be asked" in ran.stderr


@pytest.mark.parametrize("arguments", [(), ("food", "--expected"), ("--near", "Market", "--expected")])
def test_one_asks_for_words_a_place_or_what_is_expected(small, arguments):
    ran = run(small, "search", *arguments)
    assert (ran.returncode, ran.stderr) == (2, "hub: say what to search for, or --near what, or --expected alone\n")


def test_a_place_beside_the_words_or_among_them_puts_the_nearest_first(small):
    beside = run(small, "search", "carers", "--near", "SE99 2ZZ").stdout.splitlines()
    among = run(small, "search", "carers", "SE99", "2ZZ").stdout.splitlines()
    assert beside == among
    assert beside[1] == "Nearest to SE99 2 first"
    assert beside[2].endswith(" – about half a mile away, or nearer")
    network = next(line for line in beside if "example-carers-network" in line)
    assert network.endswith("/organisations/example-carers-network/ – about 0.9 miles away; everywhere here, or online")


def test_a_place_alone_tells_the_nearest_of_all(small):
    ran = run(small, "search", "--near", "Oak Hil", "--show", "1", "--explain")
    assert ran.stdout.splitlines()[0] == "Results for “Oak Hill” instead of “Oak Hil” (--literal insists)"
    assert re.fullmatch(r"\d+ results", ran.stdout.splitlines()[1])
    assert "One Oak Youth Club (organisation) /organisations/one-oak-youth-club/ – about half a mile" in ran.stdout
    assert "score" not in ran.stdout.splitlines()[3]


def test_with_a_place_the_parts_still_add_up_and_the_order_is_told(site, small):
    (found,) = answers(["carers Riverside"], site, THEME, PACKAGES, explain=True)
    assert found["from"] == "Riverside"
    for each in found["results"]:
        assert sum(part["score"] for part in each["parts"]) == pytest.approx(each["score"])
    assert "each by its distance" in run(small, "search", "carers", "Riverside", "--explain").stdout


def test_a_group_that_bears_the_name_of_the_place_is_explained_by_its_name(small, site, tmp_path):
    path = "organisations/riverside-food-pantry.yaml"
    listing = (small / path).read_text("utf-8").replace('name: "Riverside Food Pantry"', 'name: "Oak Hill"', 1)
    edition = read_edition(small, TODAY, instead={path: listing.encode()}).edition
    index = cut(documents(edition), points(edition.vocabulary))
    files = {"manifest.json": index.manifest, **{f"index/{index.build}/{at}": data for at, data in index.files.items()}}
    for at, data in {**files, "index.html": (site / "search" / "index.html").read_bytes()}.items():
        (tmp_path / "search" / at).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "search" / at).write_bytes(data)
    ran = run(small, "search", "--near", "Oak Hill", "--explain", "--show", "1", "--output", str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    assert "Oak Hill (organisation) /organisations/riverside-food-pantry/ – about half a mile" in ran.stdout
    assert re.search(r"^ +\d+\.\d\d  hill in title$", ran.stdout, re.MULTILINE)


def test_a_place_that_nobody_knows_is_an_error(small):
    ran = run(small, "search", "food", "--near", "Narnia")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("hub: there is no place “Narnia” here: type a postcode")
