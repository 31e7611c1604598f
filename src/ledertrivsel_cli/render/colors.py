"""Colours as a template's theme names them, and how well one can be read on another."""

from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import Any

from .nodes import all_of, copy_of, first_of, tag

READABLE, LARGE = 4.5, 3.0  # WCAG's contrast for text, and for text of 18 points and more

Shades = tuple[str, ...]
"""All colours that may stand in a place, as hexadecimal RGB; none when that is not known."""

_PRESET = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF", "green": "008000"}


@dataclass(frozen=True)
class Theme:
    """What a slide master's theme says. `colors` by the names that slides use: tx1, bg1, accent1, hlink."""

    colors: dict[str, str]
    major: str
    minor: str
    fills: tuple[Any, ...]
    """The fills that backgrounds refer to by number."""

    def font(self, name: str) -> str:
        """The typeface behind `+mj-lt`, `+mn-lt` or a name."""
        if name.startswith("+"):
            return self.major if name.startswith("+mj") else self.minor
        return name or self.minor


def theme_of(master: Any, layout: Any = None) -> Theme:
    """The theme of a slide master, its colours as the master maps them, or its layout where that maps them anew."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    root = copy_of(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    own = {tag(node): node for node in all_of(root, ".//a:clrScheme/*")}
    named = {name: _plain(node[0]) or "000000" for name, node in own.items() if len(node)}
    remapped = None if layout is None else first_of(layout.element, "./p:clrMapOvr/a:overrideClrMapping")
    mapping = remapped if remapped is not None else first_of(master.element, "./p:clrMap")
    pairs = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    pairs |= dict(mapping.attrib) if mapping is not None else {}
    colors = named | {slide: named[theme] for slide, theme in pairs.items() if theme in named}
    major, minor = (first_of(root, f".//a:{kind}Font/a:latin/@typeface") or "" for kind in ("major", "minor"))
    return Theme(colors, major, minor, tuple(all_of(root, ".//a:bgFillStyleLst/*")))


def shades(fill: Any, theme: Theme, placeholder: str | None = None) -> Shades:
    """The colours of a fill element (`a:solidFill`, `a:gradFill` …); none for a picture."""
    nodes = all_of(fill, "self::a:solidFill/* | self::a:gradFill/a:gsLst/a:gs/* | self::a:pattFill/*/*")
    found = [color(node, theme, placeholder) for node in nodes]
    return tuple(one for one in found if one) if all(found) else ()


def color(node: Any, theme: Theme, placeholder: str | None = None) -> str | None:
    """One colour element (`a:schemeClr`, `a:srgbClr` …) with its changes of light, as hexadecimal RGB."""
    named = theme.colors | ({"phClr": placeholder} if placeholder else {})
    base = named.get(node.get("val", "")) if tag(node) == "schemeClr" else _plain(node)
    if base is None:
        return None
    for change in node:
        base = _changed(base, tag(change), int(change.get("val", "0")) / 100_000)
    return base


def opacity(fill: Any) -> float:
    """How much a fill hides, 0 to 1; of a gradient the least."""
    alphas = all_of(fill, ".//a:alpha/@val | .//a:alphaModFix/@amt")
    return min((int(str(value).rstrip("%")) / 100_000 for value in alphas), default=1.0)


def mixed(over: str, under: str, amount: float) -> str:
    """The colour that is seen where one lies over another with this opacity."""
    pairs = zip(_channels(over), _channels(under), strict=True)
    return _hex(one * amount + other * (1 - amount) for one, other in pairs)


def lighter(value: str, brightness: float) -> str:
    """The colour with PowerPoint's »lighter« (above 0) or »darker« (below 0)."""
    if brightness < 0:
        return _changed(value, "lumMod", 1 + brightness)
    return _changed(_changed(value, "lumMod", 1 - brightness), "lumOff", brightness)


def contrast(one: str, others: Iterable[str]) -> float:
    """The lowest contrast of a colour against any of the others; 21 when there are none."""
    return min((_ratio(one, other) for other in others), default=21.0)


def light(value: str) -> float:
    """The relative luminance, 0 to 1."""
    weights = zip((0.2126, 0.7152, 0.0722), _channels(value), strict=True)
    return sum(weight * _linear(part) for weight, part in weights)


def vivid(value: str) -> float:
    """How far the colour is from grey, 0 to 1."""
    return max(_channels(value)) - min(_channels(value))


def _ratio(one: str, other: str) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def _plain(node: Any) -> str | None:
    value = node.get("lastClr") or node.get("val", "")
    value = _PRESET.get(value, value)
    return value.upper() if len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value) else None


def _channels(value: str) -> list[float]:
    return [int(value[place : place + 2], 16) / 255 for place in (0, 2, 4)]


def _changed(value: str, change: str, amount: float) -> str:
    if change in ("tint", "shade"):  # these two work on light itself, not on its hue and lightness
        white = 1 - amount if change == "tint" else 0
        return _hex(_toned(_linear(part) * amount + white) for part in _channels(value))
    red, green, blue = _channels(value)
    hue, luminance, saturation = rgb_to_hls(red, green, blue)
    match change:
        case "lumMod":
            luminance *= amount
        case "lumOff":
            luminance += amount
        case "satMod":
            saturation *= amount
    return _hex(hls_to_rgb(hue, min(max(luminance, 0), 1), min(max(saturation, 0), 1)))


def _hex(channels: Iterable[float]) -> str:
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _toned(linear: float) -> float:
    return linear * 12.92 if linear <= 0.0031308 else float(1.055 * min(linear, 1) ** (1 / 2.4) - 0.055)
