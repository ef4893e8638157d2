"""`hub import postcodes` and `hub import boundaries`: public files into the vocabulary, or a refusal with the place."""
from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hub.cli import main
from hub.places.national_grid import degrees_of

HERE = Path(__file__).parent
POSTCODES, BOUNDARIES = HERE / "postcodes.csv", HERE / "wards.geojson"
SECTORS, WARDS = Path("vocabulary/sectors.yaml"), Path("vocabulary/wards.yaml")


@pytest.mark.parametrize(
    ("easting", "northing", "latitude", "longitude"),
    [
        (651409.903, 313177.270, 52.657977, 1.716038),  # Caister water tower, the guide's own example, on WGS84
        (531860, 179460, 51.49871, -0.10177),
        (534257, 177086, 51.47682, -0.06818),
    ],
)
def test_the_national_grid_in_degrees(easting, northing, latitude, longitude):
    assert degrees_of(easting, northing) == pytest.approx((latitude, longitude), abs=0.00005)


def test_postcodes_become_the_centres_of_sectors_and_none_is_kept(hub, capsys):
    assert main(["import", "postcodes", str(POSTCODES)]) == 0
    assert capsys.readouterr().out == "vocabulary/sectors.yaml: 2 sectors written\n"
    text = SECTORS.read_text("utf-8")
    north, east = degrees_of(531910, 179510)
    assert f'"SE99 1": [{round(north, 5)}, {round(east, 5)}]' in text
    north, east = degrees_of(532650, 179650)  # of all its postcodes that have a place
    assert f'"SE99 2": [{round(north, 5)}, {round(east, 5)}]' in text
    assert "SE98" not in text
    assert "SE99 1A" not in text
    assert "Open Government Licence" in text
    assert main(["check"]) == main(["fmt", "--check"]) == 0


ROW = '"SE99 1AA",10,531860,179460,"E9","E1","E1","","E09999901","W05999901"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROW + "SE99 1AA,51.5,-0.1\n", "line 2: a line of Code-Point Open has 10 fields, this has 3"),
        (ROW.replace("SE99 1AA", "Postcode"), "line 1: “Postcode” is no postcode; leave out a line of headings"),
        (ROW.replace("531860", "51.5"), "line 1: “51.5” is no whole number"),
        (ROW.replace("W05999901", "E05000001"), "no postcode lies in a ward of vocabulary/wards.yaml"),
        ("", "no postcode lies in a ward of vocabulary/wards.yaml"),
        (ROW + "\ud800", "line 2: this is not UTF-8 text"),
        (ROW, "no postcode of the wards is in SE99 2, which vocabulary/sectors.yaml has; give the files of all your"),
        (ROW + ROW.replace("SE99 1", "SE99 2").replace("531860,179460", "179460,531860"), "SE99 2 would lie far from"),
    ],
)
def test_a_file_of_postcodes_that_cannot_be_read_is_refused_with_its_line_and_changes_nothing(hub, capsys, text, said):
    before = SECTORS.read_bytes()
    Path("codes.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert main(["import", "postcodes", "codes.csv"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("hub: codes.csv: ")
    assert said in error
    assert "Nothing was written" in error
    assert SECTORS.read_bytes() == before


def test_boundaries_bring_codes_and_centres_up_to_date_and_leave_all_else(hub, capsys):
    before = "# Drawn on squared paper.\n\n" + WARDS.read_text("utf-8")
    WARDS.write_text(before, "utf-8")
    assert main(["import", "boundaries", str(BOUNDARIES)]) == 0
    assert capsys.readouterr().out == "vocabulary/wards.yaml: 4 wards written\n"
    known = {
        "[51.50100, -0.10100]": "[51.50145, -0.10123]",  # Oak Hill, by its code
        "[51.50200, -0.09000]": "[51.50210, -0.09050]",  # Riverside, by its name
        "W05999902": "W05999912",
    }
    for old, new in known.items():
        before = before.replace(old, new)
    assert WARDS.read_text("utf-8") == before
    assert main(["fmt", "--check"]) == 0


def test_what_is_no_file_is_not_read(hub, capsys):
    os.mkfifo("pipe.csv")
    assert main(["import", "postcodes", "pipe.csv"]) == 1
    assert capsys.readouterr().err == "hub: pipe.csv: it is no file. Nothing was written\n"


def test_lines_of_json_that_go_too_deep_are_refused(hub, capsys):
    Path("deep.geojson").write_text("{}\n" + "[" * 200_000, "utf-8")
    assert main(["import", "boundaries", "deep.geojson"]) == 1
    assert "this is not JSON" in capsys.readouterr().err


def changed(number: int, **told: object) -> str:
    data = json.loads(BOUNDARIES.read_text("utf-8"))
    data["features"][number]["properties"] |= told
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "new.geojson: line 1, column 2: this is not JSON"),
        ("{}", "new.geojson: features: there is no ward in it"),
        (changed(0, WD25CD="E1"), "new.geojson: features[0].properties.WD25CD: “E1” is no code of a ward"),
        (changed(1, LAT=None), "new.geojson: features[1].properties.LAT: the centre of the ward is not here"),
        (changed(1, LONG=531860), "new.geojson: features[1].properties.LONG: the centre of the ward is not here"),
        (changed(1, LAT=-0.0905, LONG=51.5021), "features[1].properties.LAT: the centre of the ward is not here"),
        (changed(1, LAT=52.19, LONG=1.0), "`riverside` (W05999912) would lie far from the other wards; give a file of"),
        (changed(1, WD25NM=""), "new.geojson: features[1].properties: there is no WD25NM here"),
        (changed(1, WD25NM="Water"), "`riverside`: no ward of the file is W05999902 or called “Riverside”; mend its"),
        (changed(4, WD25NM="Riverside"), "several are called “Riverside” (W05999912, W05999999); give a file of your"),
    ],
)
def test_boundaries_that_cannot_be_read_or_do_not_fit_are_refused_and_change_nothing(hub, capsys, text, said):
    before = WARDS.read_bytes()
    Path("new.geojson").write_text(text, "utf-8")
    assert main(["import", "boundaries", "new.geojson"]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "Nothing was written" in error
    assert WARDS.read_bytes() == before


def test_two_wards_are_never_taken_for_one(hub, capsys):
    text = WARDS.read_text("utf-8").replace('"Market"', '"Riverside"').replace("W05999903", "W05999913")
    WARDS.write_text(text, "utf-8")
    assert main(["import", "boundaries", str(BOUNDARIES)]) == 1
    assert "`market`: W05999912 is `riverside` already; give the two names of their own" in capsys.readouterr().err
    assert WARDS.read_text("utf-8") == text
