"""A template made ready for a deck: our own as it is, anybody else's cleaned, mended and matched."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ..errors import ContentError, Problem, raise_if
from ..plan import Slide
from . import arrange, ours
from .dress import dress
from .mend import mend
from .places import LAYOUTS
from .spot import Scene, Words
from .stage import Stage, is_ours, stages
from .strip import strip
from .told import told

TEMPLATE = "oplaeg.pptx"


class Theatre(Protocol):
    """Where slides are set out."""

    @property
    def said(self) -> tuple[str, ...]:
        """Sentences about the template."""

    def layout(self, kind: str) -> Any:
        """PowerPoint's layout for a kind of slide."""

    def set_out(self, slide: Any, planned: Slide, wanted: Mapping[int, Words]) -> Scene:
        """Decide where everything on a slide goes."""


def prepare(presentation: Any, part: int, shown: str) -> Theatre:
    """Make an opened template ready for the deck of a part; faults call it `shown`."""
    if is_ours(presentation):
        dress(presentation, part)
        return _Ours(_layouts(presentation, shown))
    return _Foreign(matched(presentation, shown))


def matched(presentation: Any, shown: str) -> dict[str, Stage]:
    """Clean and mend a foreign template, and find its layouts."""
    first = _first_layout(presentation)
    strip(presentation)
    mend(presentation)
    found = stages(presentation, first)
    what = "the template has no layouts to make slides from; choose another one"
    raise_if(ContentError, [] if found else [Problem(shown, 0, "", "missing-layout", what)])
    return found


def _first_layout(presentation: Any) -> Any:
    """The layout of the template's own first slide, where there is one and it is sound."""
    try:
        layout = next(iter(presentation.slides)).slide_layout
        return layout if layout.slide_master else None
    except (KeyError, StopIteration):
        return None


@dataclass(frozen=True)
class _Ours:
    layouts: Mapping[str, Any]
    said: tuple[str, ...] = ()

    def layout(self, kind: str) -> Any:
        return self.layouts[kind]

    def set_out(self, slide: Any, planned: Slide, wanted: Mapping[int, Words]) -> Scene:
        return ours.set_out(slide, wanted)


class _Foreign:
    def __init__(self, found: Mapping[str, Stage]) -> None:
        self.stages = found
        self.said = told(found)

    def layout(self, kind: str) -> Any:
        return self.stages[kind].layout

    def set_out(self, slide: Any, planned: Slide, wanted: Mapping[int, Words]) -> Scene:
        return arrange.set_out(self.stages[planned.layout], slide, planned, wanted)


def _layouts(presentation: Any, shown: str) -> dict[str, Any]:
    """Our template's layouts by plan.Slide.layout."""
    found = {layout.name: layout for layout in presentation.slide_layouts}
    missing = [name for name in LAYOUTS.values() if name not in found]
    what = "the template has no layout of this name; give it back its name in PowerPoint's slide master view"
    raise_if(ContentError, [Problem(shown, 0, name, "missing-layout", what) for name in missing])
    return {key: found[name] for key, name in LAYOUTS.items()}
