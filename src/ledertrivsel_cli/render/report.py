"""What a template gives each kind of slide, as plain data: layouts, size, fonts, colours, and what is missing."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from .colors import Theme, contrast, theme_of
from .document import Templates
from .faces import known
from .places import COLUMNS, FOOTER, LAYOUTS, NUMBER, POINTS, TITLE
from .stage import Stage, is_ours
from .theatre import TEMPLATE, matched
from .told import told

_SHAPES = {"16:9": 16 / 9, "16:10": 1.6, "4:3": 4 / 3, "A4": 297 / 210}
_ROLES = {TITLE: "title", POINTS: "text", COLUMNS[0][1]: "columns", FOOTER: "footer", NUMBER: "slide number"}
_CENTIMETRE = 360_000


def report(templates: Templates) -> dict[str, Any]:
    """What `template check` tells. `slides` has for each kind its layout and what that has a placeholder for."""
    from pptx import Presentation

    presentation = Presentation(BytesIO(templates[TEMPLATE]))
    made: dict[str, Any] = {"ours": is_ours(presentation), "size": _size(presentation)}
    if made["ours"]:
        found = {layout.name for layout in presentation.slide_layouts}
        slides = {kind: {"layout": name if name in found else None} for kind, name in LAYOUTS.items()}
        return made | {
            "slides": slides,
            "fonts": {},
            "colors": _colors(theme_of(presentation.slide_master)),
            "said": [],
        }
    stages = matched(presentation, templates.shown(TEMPLATE))
    names = sorted({holder.place.typeface for stage in stages.values() for holder in stage.holders.values()})
    return made | {
        "slides": {kind: _slide(stage) for kind, stage in stages.items()},
        "fonts": {name: known(name) for name in names},
        "colors": _colors(stages["reflection"].sketch.theme),
        "said": list(told(stages)),
    }


def _size(presentation: Any) -> dict[str, Any]:
    width, height = presentation.slide_width, presentation.slide_height
    near = (name for name, shape in _SHAPES.items() if abs(width / height - shape) < 0.01)
    return {
        "width": round(width / _CENTIMETRE, 2),
        "height": round(height / _CENTIMETRE, 2),
        "shape": next(near, "other"),
    }


def _slide(stage: Stage) -> dict[str, Any]:
    has = [name for role, name in _ROLES.items() if role in stage.holders]
    seen = stage.backdrop.seen(stage.room)
    holder = stage.holders.get(POINTS)
    return {
        "layout": stage.layout.name,
        "placeholders": has,
        "text_contrast": _lowest(holder.place.shades, seen) if holder and seen else None,
        "surface": stage.panel is not None,
        "moved": stage.moved,
    }


def _lowest(text: tuple[str, ...], behind: tuple[str, ...]) -> float | None:
    return round(min(contrast(shade, behind) for shade in text), 1) if text else None


def _colors(theme: Theme) -> Mapping[str, dict[str, Any]]:
    """Each colour that slides name, and its contrast against the two that they stand on."""
    grounds = {name: theme.colors[name] for name in ("bg1", "tx1") if name in theme.colors}
    names = ("tx1", "tx2", "bg1", "bg2", *(f"accent{number}" for number in range(1, 7)), "hlink")
    return {
        name: {
            "value": value,
            **{f"on_{ground}": round(contrast(value, (under,)), 1) for ground, under in grounds.items()},
        }
        for name in names
        if (value := theme.colors.get(name))
    }
