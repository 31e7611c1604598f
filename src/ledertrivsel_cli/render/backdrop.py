"""What a layout already shows behind a slide, and where it leaves room."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .colors import Shades, light
from .places import Area

_TOUCH = 1.0  # points by which shapes may overlap without anybody seeing it
_LITTLE = 0.03  # a thin line or a corner across a text does not make it hard to read
_MUCH = 0.08  # but so much in all does
_STEP = 3.0  # points at a time, where room is looked for

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Patch:
    """Something that the template draws. `shades` are its colours, `plain` says that it fills its area evenly.

    A picture has `cells` instead: its colours row by row.
    """

    area: Area
    shades: Shades
    plain: bool = True
    cells: Cells = ()

    def within(self, area: Area) -> Shades:
        """The colours in a part of it; none when they are not known."""
        if not self.cells:
            return self.shades
        rows, columns = len(self.cells), len(self.cells[0])
        top, bottom = _span(area.y, area.bottom, self.area.y, self.area.height, rows)
        left, right = _span(area.x, area.right, self.area.x, self.area.width, columns)
        return tuple(cell for row in self.cells[top:bottom] for cell in row[left:right])


@dataclass(frozen=True)
class Backdrop:
    """A layout's background and what is drawn on it, lowest first."""

    page: Area
    patches: tuple[Patch, ...]

    def behind(self, area: Area) -> Shades:
        """The colours of the one even surface behind the whole area; none when there is none."""
        for patch in reversed(self.patches):
            if overlap(patch.area, area):
                return patch.shades if patch.plain and _holds(patch.area, area) else ()
        return ()

    def seen(self, area: Area) -> Shades:
        """All colours that are seen in the area; none when some of them are not known."""
        found: set[str] = set()
        crumbs: set[str] = set()
        small = 0.0
        for patch in reversed(self.patches):
            share = _share(patch.area, area)
            if share <= _LITTLE:
                small += share if patch.shades else 0
                crumbs.update(patch.shades if share else ())
            else:
                shades = patch.within(area)
                if not shades:
                    return ()
                found.update(shades)
                if (patch.plain or patch.cells) and _holds(patch.area, area):
                    break
        return _usual(found | crumbs if small > _MUCH else found)

    def under(self, area: Area, shades: Shades) -> "Backdrop":
        """The backdrop with a plain surface laid on it."""
        return replace(self, patches=(*self.patches, Patch(area, shades)))

    def free(self, area: Area) -> Area:
        """The largest part of the area that nothing reaches into from the side."""
        for patch in reversed(self.patches):
            if _holds(patch.area, area):
                break
            if overlap(patch.area, area):
                area = max(cuts(area, patch.area), key=lambda cut: max(cut.width, 0) * max(cut.height, 0))
        return area

    def grown(self, area: Area, top: float, bottom: float) -> Area:
        """The area, as far up and down as the same known ground goes within these bounds."""
        down = up = area
        while down.bottom + _STEP <= bottom and self.even(area, longer := replace(down, height=down.height + _STEP)):
            down = longer
        while up.y - _STEP >= top and self.even(area, longer := replace(up, y=up.y - _STEP, height=up.height + _STEP)):
            up = longer
        return Area(area.x, up.y, area.width, down.bottom - up.y)

    def even(self, one: Area, other: Area) -> bool:
        """Whether two areas stand on the same, known ground."""
        found = self.behind(one)
        return bool(found) and found == self.behind(other)


def _span(start: float, end: float, origin: float, size: float, count: int) -> tuple[int, int]:
    """Which of `count` equal cells from `origin` lie between start and end; at least one."""
    first = max(min(int((start - origin) / size * count), count - 1), 0)
    return first, max(min(int((end - origin) / size * count) + 1, count), first + 1)


def _usual(found: Iterable[str]) -> Shades:
    """The colours from dark to light, without the few darkest and lightest of a picture."""
    ordered = sorted(found, key=lambda value: (light(value), value))
    few = len(ordered) // 25
    return tuple(ordered[few : len(ordered) - few])


def overlap(one: Area, other: Area) -> bool:
    return (
        min(one.right, other.right) - max(one.x, other.x) > _TOUCH
        and min(one.bottom, other.bottom) - max(one.y, other.y) > _TOUCH
    )


def _share(one: Area, other: Area) -> float:
    """How much of the other area the one takes, 0 to 1."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(width, 0) * max(height, 0) / max(other.width * other.height, 1)


def _holds(outer: Area, inner: Area) -> bool:
    return (
        outer.x <= inner.x + _TOUCH
        and outer.y <= inner.y + _TOUCH
        and outer.right >= inner.right - _TOUCH
        and outer.bottom >= inner.bottom - _TOUCH
    )


def cuts(area: Area, patch: Area) -> tuple[Area, ...]:
    return (
        Area(area.x, area.y, patch.x - area.x, area.height),
        Area(patch.right, area.y, area.right - patch.right, area.height),
        Area(area.x, area.y, area.width, patch.y - area.y),
        Area(area.x, patch.bottom, area.width, area.bottom - patch.bottom),
    )
