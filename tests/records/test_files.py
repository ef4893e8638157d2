"""Files are written whole or not at all."""

from __future__ import annotations

import stat

import pytest

from hub.records.files import NotWritten, begin, replace


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    replace(path, "new\n")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new\n", 0o640)
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_cannot_be_replaced_stays_as_it_is(tmp_path):
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError, match="directory"):
        replace(tmp_path / "a.yaml", "new\n")
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_new_file_is_written_with_its_folders_and_never_over_another(tmp_path):
    begin(tmp_path, "content/events/a.md", "new\n")
    with pytest.raises(NotWritten, match="is there already; it stays as it is"):
        begin(tmp_path, "content/events/a.md", "newer\n")
    assert (tmp_path / "content" / "events" / "a.md").read_text() == "new\n"


def test_a_new_file_goes_through_no_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to("elsewhere")
    with pytest.raises(NotWritten, match="content: there is a link here where a folder should be"):
        begin(tmp_path, "content/events/a.md", "new\n")
    assert list((tmp_path / "elsewhere").iterdir()) == []
