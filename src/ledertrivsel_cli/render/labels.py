"""Where the names of dots stand, so that they cover neither each other nor other dots, and stay within their room."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from . import fit
from .places import Area

_LIMITS = (270.0, 210.0, 165.0, 130.0)  # how wide names may be at 18 points, the better first
_HIGH = 1.1  # a line from the top of its letters to the bottom, in font sizes
_AIR = 5.0  # between a dot and its name
_TRIES = 4000  # steps in the search for a place for all, before it is given up


@dataclass(frozen=True)
class Dots:
    """Dots by their middles in a room, all of one `radius`; `soft` is covered only where a name has no other place."""

    middles: Sequence[tuple[float, float]]
    radius: float
    room: Area
    soft: Sequence[Area] = ()

    def taken(self, number: int) -> Iterator[Area]:
        """The other dots; one that is in the same place cannot be kept clear."""
        x, y = self.middles[number]
        for other in self.middles:
            if abs(other[0] - x) > 1 or abs(other[1] - y) > 1:
                yield Area(other[0] - self.radius, other[1] - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True)
class Placed:
    """A name as it is shown, and where: `r`, `l`, `t` or `b` of its dot, or None where there is no room at all.

    `number` says that the topic's number stands for its name.
    """

    text: str
    side: str | None
    area: Area
    number: bool = False


def placed(names: Sequence[str], dots: Dots, face: fit.Face, size: float) -> tuple[Placed, ...]:
    """The names beside their dots, as whole as they can be for all to stand free, and numbers where names cannot."""
    scale = size / 18
    shorter = [_shortened(names, face, size, limit * scale) for limit in _LIMITS]
    ways = [dict.fromkeys(texts) for texts in zip(*shorter, strict=True)]
    choices = [_ways(number, tuple(texts), dots, face, size) for number, texts in enumerate(ways)]
    order = sorted(range(len(names)), key=lambda number: (len(choices[number]), -_rivals(number, choices)))
    found = _better(_search(order, choices) or _greedy(order, choices), choices)
    nowhere = Placed("", None, Area(0, 0, 0, 0))
    return tuple(found.get(number, replace(nowhere, text=text)) for number, text in enumerate(shorter[0]))


def _shortened(names: Sequence[str], face: fit.Face, size: float, limit: float) -> list[str]:
    """Names no wider than the limit; those that would become the same keep their ends instead."""
    texts = [cut(name, face, size, limit) for name in names]
    alike = [texts.count(text) > 1 and text != name for text, name in zip(texts, names, strict=True)]
    return [
        _middle(name, face, size, limit) if one else text for name, text, one in zip(names, texts, alike, strict=True)
    ]


def _middle(name: str, face: fit.Face, size: float, limit: float) -> str:
    words = name.split(" ")
    kept = range(len(words) - 1, 1, -1)
    shorter = [" ".join([*words[: -(-keep // 2)], "…", *words[-(keep // 2) :]]) for keep in kept]
    shorter += [f"{name[:part]}…{name[-part:]}" for part in range(len(name) // 2 - 1, 0, -1)]
    return next((text for text in shorter if fit.width(text, face, size) <= limit), "…")


def cut(name: str, face: fit.Face, size: float, limit: float) -> str:
    """The name, shortened at its end to a width."""
    if fit.width(name, face, size) <= limit:
        return name

    def shown(length: int) -> str:
        return name[:length].rstrip(" ,.;:–-") + "…"

    lengths = range(1, len(name))
    fitting = bisect_right(lengths, limit, key=lambda length: fit.width(shown(length), face, size))
    return shown(lengths[fitting - 1]) if fitting else "…"


def _ways(number: int, texts: Sequence[str], dots: Dots, face: fit.Face, size: float) -> list[Placed]:
    """All places for a topic, the better first: what is soft is covered rather than a name left out."""
    names = [place for text in texts for place in _choices(number, text, dots, face, size)]
    names.sort(key=lambda place: any(over(place.area, area) for area in dots.soft))
    numbers = _choices(number, str(number + 1), dots, face, size)
    return names + [replace(place, number=True) for place in numbers]


def _choices(number: int, text: str, dots: Dots, face: fit.Face, size: float) -> list[Placed]:
    """Where a name can stand by itself, the best first: right, left, above, below."""
    wide, high = fit.width(text, face, size) + 2, size * _HIGH
    (x, y), away = dots.middles[number], dots.radius + _AIR
    areas = {
        "r": Area(x + away, y - high / 2, wide, high),
        "l": Area(x - away - wide, y - high / 2, wide, high),
        "t": Area(x - wide / 2, y - away - high, wide, high),
        "b": Area(x - wide / 2, y + away, wide, high),
    }
    free = [Placed(text, side, area) for side, area in areas.items() if _within(area, dots.room)]
    return [one for one in free if not any(over(one.area, dot) for dot in dots.taken(number))]


def _rivals(number: int, choices: Sequence[Sequence[Placed]]) -> int:
    """How many places of other names a name's places get in the way of."""
    others = [place for other, places in enumerate(choices) if other != number for place in places]
    return sum(over(one.area, other.area) for one in choices[number] for other in others)


def _search(order: Sequence[int], choices: Sequence[Sequence[Placed]]) -> dict[int, Placed]:
    """A place for everyone, or nothing; what is hardest to place goes first, and each takes the best that is left."""
    steps = count()

    def on(at: int, found: dict[int, Placed]) -> dict[int, Placed]:
        if at == len(order):
            return found
        for place in choices[order[at]]:
            if next(steps) > _TRIES:
                break
            if not any(over(place.area, other.area) for other in found.values()):
                whole = on(at + 1, {**found, order[at]: place})
                if whole:
                    return whole
        return {}

    return on(0, {})


def _better(found: dict[int, Placed], choices: Sequence[Sequence[Placed]]) -> dict[int, Placed]:
    """Let each name in turn have the best place that the others leave it."""
    made = dict(found)
    for number in sorted(found):
        others = [place for other, place in made.items() if other != number]
        made[number] = next(p for p in choices[number] if not any(over(p.area, other.area) for other in others))
    return made


def _greedy(order: Sequence[int], choices: Sequence[Sequence[Placed]]) -> dict[int, Placed]:
    found: dict[int, Placed] = {}
    for number in order:
        free = (p for p in choices[number] if not any(over(p.area, other.area) for other in found.values()))
        place = next(free, None)
        if place:
            found[number] = place
    return found


def _within(area: Area, room: Area) -> bool:
    return area.x >= room.x and area.right <= room.right and area.y >= room.y and area.bottom <= room.bottom


def over(one: Area, other: Area) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
