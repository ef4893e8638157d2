"""The whole of the real samples, where they are there: HUB_DATA names the folder that holds `ocds` and `360giving`.

They are not the hub's to keep. Without HUB_DATA there are no tests here, and none is called passed.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from hub.cli import main
from hub.opportunities.grants import awards
from hub.opportunities.notices import procurements
from hub.records.given import Misread

DATA = os.environ.get("HUB_DATA", "")

if DATA:
    NOTICES = sorted(Path(DATA, "ocds", "samples").glob("*.json"))
    GRANTS = sorted(file for file in Path(DATA, "360giving", "samples").glob("*.*") if file.suffix in (".json", ".csv"))

    def test_the_samples_are_there():
        assert NOTICES, f"there is no file in {DATA}/ocds/samples/"
        assert GRANTS, f"there is no file in {DATA}/360giving/samples/"

    @pytest.mark.parametrize("sample", NOTICES, ids=lambda path: path.name)
    def test_every_real_release_is_read(sample):
        found = procurements({sample.name: sample.read_bytes()})
        releases = json.loads(sample.read_bytes())["releases"]
        assert {n.number for each in found for n in each.notices} == {release["id"] for release in releases}

    @pytest.mark.parametrize("sample", NOTICES, ids=lambda path: path.name)
    def test_a_real_release_may_lack_any_field(sample):
        for release in json.loads(sample.read_bytes())["releases"]:
            for name in release:
                less = {"releases": [{key: value for key, value in release.items() if key != name}]}
                if name in ("ocid", "id", "date", "tag"):
                    with pytest.raises(Misread):
                        procurements({"a": json.dumps(less).encode()})
                else:
                    assert procurements({"a": json.dumps(less).encode()})
            for name in release["tender"]:
                less = {key: value for key, value in release["tender"].items() if key != name}
                assert procurements({"a": json.dumps({**release, "tender": less}).encode()})

    def test_all_real_notices_become_drafts_that_pass_and_name_nobody(hub, capsys):
        assert main(["import", "notices", *map(str, NOTICES)]) == 0
        drafts = sorted((hub / "content" / "opportunities").glob("*.md"))
        assert len(drafts) > 70
        assert main(["check"]) == 0
        assert main(["fmt", "--check"]) == 0
        for secret in ("contact-removed", "CONTACT NAME", "+440000000000", "SOLE TRADER", "@"):
            assert not [draft.name for draft in drafts if secret in draft.read_text("utf-8")]
        before = {draft: draft.read_bytes() for draft in drafts}
        assert main(["import", "notices", *map(str, NOTICES)]) == 0
        assert {draft: draft.read_bytes() for draft in drafts} == before
        assert "0 files written" in capsys.readouterr().out

    def test_real_notices_give_the_same_drafts_one_file_at_a_time(hub, tmp_path):
        folder = hub / "content" / "opportunities"
        start = Path(shutil.copytree(folder, tmp_path / "start"))
        assert main(["import", "notices", *map(str, NOTICES)]) == 0
        once = {file.name: file.read_bytes() for file in folder.glob("*.md")}
        shutil.rmtree(folder)
        shutil.copytree(start, folder)
        for sample in NOTICES:
            assert main(["import", "notices", str(sample)]) == 0
        assert {file.name: file.read_bytes() for file in folder.glob("*.md")} == once

    @pytest.mark.parametrize("sample", GRANTS, ids=lambda path: path.name)
    def test_every_real_grant_is_read(sample):
        found = awards({sample.name: sample.read_bytes()}, "https://example.org/grants")
        assert len(found.awards) + found.persons + found.empty >= 2
        assert all(award.month and award.funder for award in found.awards)
        assert not found.doubts
