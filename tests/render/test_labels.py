"""Names beside dots: they stay in the room, cover no dot and no other name, and are cut only where they must be."""

from itertools import combinations

import pytest

from ledertrivsel_cli.render.fit import ARIAL, width
from ledertrivsel_cli.render.labels import Dots, Placed, cut, over, placed
from ledertrivsel_cli.render.places import Area

ROOM = Area(0, 0, 700, 280)
LONG = "Vi taler åbent med hinanden om det, der er svært, også når det gør lidt ondt på os"


def put(*dots: tuple[str, float, float], soft: tuple[Area, ...] = ()) -> tuple[Placed, ...]:
    names = [name for name, _, _ in dots]
    return placed(names, Dots([(x, y) for _, x, y in dots], 6, ROOM, soft), ARIAL, 18)


def collisions(found: tuple[Placed, ...], dots: list[tuple[float, float]]) -> list[object]:
    """Names that cover a name, a dot, or the edge of the room."""
    shown = [one for one in found if one.side]
    return [
        *[pair for pair in combinations(shown, 2) if over(pair[0].area, pair[1].area)],
        *[(one, dot) for one in shown for dot in dots if over(one.area, Area(dot[0] - 6, dot[1] - 6, 12, 12))],
        *[one for one in shown if one.area.x < 0 or one.area.right > 700 or one.area.y < 0 or one.area.bottom > 280],
    ]


@pytest.mark.parametrize(
    ("x", "y", "side"), [(100, 100, "r"), (690, 100, "l"), (10, 100, "r"), (690, 270, "l"), (10, 10, "r")]
)
def test_alone(x: float, y: float, side: str) -> None:
    """A name alone stands right of its dot, or left where the room ends."""
    (one,) = put(("Tillid", x, y))
    assert (one.text, one.side) == ("Tillid", side)


def test_between_walls() -> None:
    """Where there is no room at either side the name stands above or below."""
    wide = placed(["Samarbejde"], Dots([(60, 60)], 6, Area(0, 0, 120, 200)), ARIAL, 18)
    assert wide[0].side == "t"
    low = placed(["Samarbejde"], Dots([(60, 10)], 6, Area(0, 0, 120, 200)), ARIAL, 18)
    assert low[0].side == "b"


@pytest.mark.parametrize("step", [0.0, 3.0, 8.0, 15.0, 40.0])
@pytest.mark.parametrize("down", [0.0, 4.0, 12.0])
def test_near_each_other(step: float, down: float) -> None:
    """Three names never cover each other, another dot or the edge, however near their dots are."""
    dots = [(300 + step * number, 120 + down * number) for number in range(3)]
    found = put(*(("Samarbejde på tværs", *dot) for dot in dots))
    assert collisions(found, []) == []
    far = [dot for dot in dots if step > 1 or down > 1]
    assert [hit for hit in collisions(found, far) if isinstance(hit[1], tuple)] == []
    assert sum(one.side is None for one in found) <= ((step, down) == (8.0, 12.0))  # dots that touch leave no side


@pytest.mark.parametrize("seed", range(12))
def test_a_crowd(seed: int) -> None:
    """Of ten topics anywhere all are shown, most by name, and none of them covers anything."""
    values = [(seed * 7919 + number * 104729) % 10007 / 10007 for number in range(20)]
    dots = [(40 + 620 * values[2 * number], 20 + 240 * values[2 * number + 1]) for number in range(10)]
    found = put(*((f"Samarbejde nummer {number}", *dot) for number, dot in enumerate(dots)))
    assert collisions(found, dots) == []
    assert all(one.side for one in found)
    assert sum(one.number for one in found) <= 4


def test_all_in_one_place() -> None:
    """Of many in the same place as many as there are sides are shown, and the others are not."""
    found = put(*((f"Emne {number}", 350, 140) for number in range(20)))
    assert sorted(one.side or "" for one in found) == [*[""] * 16, "b", "l", "r", "t"]


def test_soft_places_are_spared() -> None:
    """A name goes to its next side rather than cover what should be seen, and covers it only as the last way out."""
    assert put(("Tillid", 100, 100), soft=(Area(106, 90, 100, 20),))[0].side == "l"
    assert put(("Tillid", 100, 100), soft=(ROOM,))[0].side == "r"


def test_long_names() -> None:
    """A long name is cut at its end with three dots, and stands whole where it is short enough."""
    one, other = put((LONG, 350, 60), ("Tillid", 350, 200))
    assert one.text.endswith("…")
    assert LONG.startswith(one.text[:-1])
    assert width(one.text, ARIAL, 18) <= 270
    assert other.text == "Tillid"


def test_cut_names_can_be_told_apart() -> None:
    """Names that begin alike keep their ends too, so that no two dots are called the same."""
    found = put((LONG + " i dag", 200, 60), (LONG + " til jul", 200, 120), (LONG[:40] + "x" * 60, 200, 200))
    texts = [one.text for one in found]
    assert len(set(texts)) == 3
    assert texts[0].endswith("i dag")
    assert texts[1].endswith("til jul")


def test_cut() -> None:
    """A cut leaves no comma or blank before the dots, and at the least the dots."""
    assert cut("Tillid", ARIAL, 18, 200) == "Tillid"
    assert cut("Tillid, tryghed", ARIAL, 18, width("Tillid, …", ARIAL, 18)) == "Tillid…"
    assert cut("Tillid", ARIAL, 18, 1) == "…"


def test_cut_no_more_than_needed() -> None:
    """As much of a name stands as its room allows, and finding out how much is quick however long the name is."""
    name = "Møder, der – måske: kunne være en mail " * 50
    for limit in range(40, 400, 7):
        whole = cut(name, ARIAL, 18, limit)
        kept = len(whole) - 1
        longer = [name[:length].rstrip(" ,.;:–-") + "…" for length in range(kept, kept + 8)]
        assert whole == next(text for text in reversed(longer) if width(text, ARIAL, 18) <= limit)


def test_no_dots() -> None:
    """Without topics there is nothing to place."""
    assert put() == ()
