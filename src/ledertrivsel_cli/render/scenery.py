"""Reads from a template what it shows behind slides: its background, logos, bands and pictures."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from .backdrop import Backdrop, Cells, Patch
from .colors import Shades, Theme, color, contrast, mixed, opacity, shades
from .nodes import all_of, first_of, number, tag
from .places import Area

_POINT = 12700
_GRID = 24  # a picture's colours are looked at in so many rows and columns
_SAME = 1.04  # the contrast below which nobody sees a difference
_HAIR = 1.5  # half of what a line takes at the least
_FILLS = "./p:spPr/*[self::a:solidFill or self::a:gradFill or self::a:blipFill or self::a:pattFill] | ./p:blipFill"
_PLAIN_SHAPES = ("rect", "roundRect", "round2SameRect", "snip1Rect", "flowChartProcess")


def backdrop(layout: Any, theme: Theme, page: Area, master: Backdrop) -> Backdrop:
    """What is behind a slide in this layout. `master` is what its master shows."""
    hidden = layout.element.get("showMasterSp", "1") in ("0", "false")
    below = master.patches[:1] if hidden else master.patches
    own = _ground(layout, theme, page)
    return _drawn(layout, theme, Backdrop(page, (own, *below[1:]) if own else below))


def master_backdrop(master: Any, theme: Theme, page: Area) -> Backdrop:
    ground = _ground(master, theme, page) or Patch(page, (theme.colors.get("bg1", "FFFFFF"),))
    return _drawn(master, theme, Backdrop(page, (ground,)))


def _drawn(owner: Any, theme: Theme, below: Backdrop) -> Backdrop:
    """The backdrop with what a master or layout draws on it; what cannot be told from the ground is left out."""
    made = below
    for tree in all_of(owner.element, "./p:cSld/p:spTree"):
        for patch, amount in _patches(tree, owner.part, theme):
            ground = made.behind(patch.area)
            seen = _over(ground, patch, amount) if amount < 1 else patch
            if not (seen.shades and ground and all(contrast(shade, ground) < _SAME for shade in seen.shades)):
                made = replace(made, patches=(*made.patches, seen))
    return made


def _over(ground: Shades, patch: Patch, amount: float) -> Patch:
    """What is seen of something that lets the ground through."""
    mix = tuple(mixed(shade, under, amount) for shade in patch.shades for under in ground)
    return replace(patch, shades=mix, plain=patch.plain and bool(mix))


def _ground(owner: Any, theme: Theme, page: Area) -> Patch | None:
    """The background that a master or layout has itself."""
    fill = first_of(owner.element, "./p:cSld/p:bg/p:bgPr/*[1]")
    if fill is not None:
        picture = _cells(fill, owner.part, "FFFFFF")
        return Patch(page, shades(fill, theme), not picture, picture)
    named = first_of(owner.element, "./p:cSld/p:bg/p:bgRef")
    return None if named is None else Patch(page, _numbered(named, theme))


def _numbered(reference: Any, theme: Theme) -> Shades:
    """The colours of a background that is told by its number in the theme."""
    base = color(reference[0], theme) if len(reference) else theme.colors.get("bg1")
    place = int(reference.get("idx", "0")) - 1001
    if not 0 <= place < len(theme.fills):
        return (base,) if base else ()
    return shades(theme.fills[place], theme, base)


def _patches(
    tree: Any, part: Any, theme: Theme, move: tuple[float, ...] = (1, 0, 1, 0)
) -> Iterator[tuple[Patch, float]]:
    """What is drawn, with its opacity."""
    for node in tree:
        kind = tag(node)
        if kind == "AlternateContent":
            inner = (patch for inner in all_of(node, "./*[last()]") for patch in _patches(inner, part, theme, move))
            yield from inner
        elif kind == "grpSp":
            yield from _patches(node, part, theme, _inside(node, move))
        elif kind in ("sp", "pic", "cxnSp", "graphicFrame"):
            yield from _patch(node, part, theme, move)


def _patch(node: Any, part: Any, theme: Theme, move: tuple[float, ...]) -> Iterator[tuple[Patch, float]]:
    hidden = first_of(node, "./*[1]/p:cNvPr[@hidden='1']") is not None
    frame = first_of(node, "./p:spPr/a:xfrm | ./p:xfrm")
    if hidden or frame is None or first_of(node, "./*[1]/p:nvPr/p:ph") is not None:
        return
    area = _moved(frame, move)
    if area is None:
        return
    fill = first_of(node, _FILLS)
    if fill is not None:
        cells = _cells(fill, part)
        yield Patch(area, shades(fill, theme), _is_plain(node) and not cells, cells), opacity(fill)
        return
    style = first_of(node, "./p:style/a:fillRef[@idx != '0']/*")
    if style is not None and first_of(node, "./p:spPr/a:noFill") is None:
        found = color(style, theme)
        yield Patch(area, (found,) if found else (), _is_plain(node)), opacity(style)
    elif _has_ink(node):
        yield Patch(area, (), False), 1.0


def _has_ink(node: Any) -> bool:
    """Whether something without a fill can be seen: its text, its line, or what a program draws there."""
    text = "".join(all_of(node, "./p:txBody//a:t/text()")).strip()
    line = first_of(node, "./p:spPr/a:ln/*[not(self::a:noFill)] | ./p:style/a:lnRef[@idx != '0']")
    drawn = line is not None and first_of(node, "./p:spPr/a:ln/a:noFill") is None
    return bool(text) or tag(node) == "graphicFrame" or drawn


def _cells(fill: Any, part: Any, below: str | None = None) -> Cells:
    """The colours of a picture, coarsely; none for what is no picture that can be read here.

    `below` is the colour that is seen through its holes.
    """
    from PIL import Image, UnidentifiedImageError

    name = first_of(fill, "self::*/a:blip/@r:embed")
    if name is None or name not in part.rels or part.rels[name].is_external:
        return ()
    try:
        with Image.open(BytesIO(part.related_part(name).blob)) as image:
            small = image.convert("RGBA").resize((_GRID, _GRID))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return ()
    if below:
        small = Image.alpha_composite(Image.new("RGBA", small.size, f"#{below}"), small)
    raw = small.tobytes()
    if min(raw[3::4]) < 250:  # a logo with holes: what shows through is not known
        return ()
    row = [raw[start : start + 3].hex().upper() for start in range(0, len(raw), 4)]
    return tuple(tuple(row[start : start + _GRID]) for start in range(0, len(row), _GRID))


def _is_plain(node: Any) -> bool:
    turned = number(node, "./p:spPr/a:xfrm/@rot") % 10_800_000
    return not turned and first_of(node, "./p:spPr/a:prstGeom/@prst") in _PLAIN_SHAPES


def _inside(group: Any, move: tuple[float, ...]) -> tuple[float, ...]:
    """How a group's own measures become the page's: (scale, shift) across and down."""
    values = [
        number(group, f"./p:grpSpPr/a:xfrm/a:{name}")
        for name in ("off/@x", "chOff/@x", "ext/@cx", "chExt/@cx", "off/@y", "chOff/@y", "ext/@cy", "chExt/@cy")
    ]
    made: list[float] = []
    ways = zip((values[:4], values[4:]), (move[:2], move[2:]), strict=True)
    for (at, inner, size, inner_size), (scale, shift) in ways:
        own = size / inner_size if inner_size else 1
        made += [scale * own, scale * (at - inner * own) + shift]
    return tuple(made)


def _moved(frame: Any, move: tuple[float, ...]) -> Area | None:
    x, y, width, height = (number(frame, path, -1) for path in ("a:off/@x", "a:off/@y", "a:ext/@cx", "a:ext/@cy"))
    if width < 0 or height < 0:
        return None
    if 2_700_000 < int(frame.get("rot", "0")) % 10_800_000 < 8_100_000:  # nearer to a quarter turn than to none
        x, y, width, height = x + (width - height) // 2, y + (height - width) // 2, height, width
    across, right, down, below = move
    found = Area(*(value / _POINT for value in (x * across + right, y * down + below, width * across, height * down)))
    return found.inner(min(found.width / 2 - _HAIR, 0), min(found.height / 2 - _HAIR, 0))
