"""The names of a matrix's fields: each in its corner, and out of the way of topics where there is another place."""

from ledertrivsel_cli.model import Library
from ledertrivsel_cli.render.canvas import Label
from ledertrivsel_cli.render.fields import NOTHING, Frame, Taken, corners, lettered, set_out
from ledertrivsel_cli.render.labels import over
from ledertrivsel_cli.render.look import OWN, SOFT
from ledertrivsel_cli.render.places import Area

HOME = [("LEFT", "TOP"), ("RIGHT", "TOP"), ("LEFT", "BOTTOM"), ("RIGHT", "BOTTOM")]


def frame(library: Library) -> Frame:
    return set_out(library.cards.prioritisation.matrix, OWN, Area(0, 0, 860, 380))


def names(library: Library, taken: Taken) -> list[Label]:
    return list(corners(frame(library), SOFT, OWN, taken))


def where(labels: list[Label]) -> list[tuple[str, str]]:
    return [(label.align, label.anchor) for label in labels]


def test_at_home(library: Library) -> None:
    """Where no topic is near, each name stands in its own corner of the whole."""
    assert where(names(library, NOTHING)) == HOME


def test_out_of_the_way(library: Library) -> None:
    """A name that a dot would cover stands elsewhere in its field, and the other three stay."""
    corner = lettered(names(library, NOTHING)[1], OWN)
    moved = names(library, Taken([(corner.right - 20, corner.y + 12)]))
    assert moved[1].area == frame(library).cells[1]
    assert not over(lettered(moved[1], OWN), corner)
    assert [place for number, place in enumerate(where(moved)) if number != 1] == [HOME[0], HOME[2], HOME[3]]


def test_between_the_corners(library: Library) -> None:
    """Where all four corners are taken the name stands between two of them."""
    cell = frame(library).cells[0]
    dots = [(x, y) for x in (cell.x + 20, cell.right - 20) for y in (cell.y + 12, cell.bottom - 12)]
    assert where(names(library, Taken(dots)))[0] == ("CENTER", "TOP")


def test_where_it_covers_least(library: Library) -> None:
    """Where every place is taken the name stands where fewest dots and names are."""
    cell = frame(library).cells[0]
    everywhere = Area(cell.x, cell.y, cell.width, cell.height)
    once_more = Area(cell.x, cell.y, cell.width, cell.height / 2)
    found = names(library, Taken(names=[everywhere, once_more]))[0]
    assert (found.align, found.anchor) == ("LEFT", "BOTTOM")
