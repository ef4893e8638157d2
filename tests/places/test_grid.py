from hub.places.grid import grid, tiles_path
from hub.vocabulary import Ward


def ward(slug: str, column: int, row: int) -> Ward:
    return Ward(slug, slug.title(), slug.title(), "E00000000", (51.0, 0.0), (column, row))


def test_wards_stand_where_their_grid_places_say_and_gaps_stay_empty():
    north, east, south = ward("north", 0, 0), ward("east", 1, 0), ward("south", 1, 1)
    assert grid([south, north, east]).rows == ((north, east), (None, south))


def test_the_grid_knows_where_a_ward_is_and_admits_when_it_does_not():
    laid = grid([ward("north", 0, 0), ward("south", 1, 1)])
    assert laid.place_of("south") == (1, 1)
    assert laid.place_of("elsewhere") is None


def test_no_wards_give_an_empty_grid():
    assert grid([]).rows == ()
    assert grid([]).columns == 0


def test_tiles_are_drawn_one_pitch_apart():
    # The tile in column 2, row 1 begins at 2 × 7 = 14 across and 7 down, and is 6 wide and high.
    assert tiles_path([(2, 1)]) == "M14 7h6v6h-6z"
