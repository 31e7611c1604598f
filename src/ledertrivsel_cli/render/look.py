"""The colours and the font of what the deck draws itself: always the theme's, so that a changed theme changes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .colors import READABLE, Shades, Theme, contrast, light, lighter, vivid
from .faces import broadest, face, leading
from .fit import ARIAL, ARIAL_BOLD, Face

INK, SOFT, PAPER, PART, TINT, ON = "ink", "soft", "paper", "part", "tint", "on"
"""What colours are for: text, quiet text, surfaces, the part's colour, its tint, and text on the part's colour."""

_NAMES = {"tx1": "TEXT_1", "tx2": "TEXT_2", "bg1": "BACKGROUND_1", "bg2": "BACKGROUND_2"}
_OF_A_KIND = 2.5  # a contrast that even pale text has on the ground that it is meant for
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


@dataclass(frozen=True)
class Paint:
    """A colour of the theme by the name that slides use, made lighter (up to 1) or darker (down to -1)."""

    name: str
    brightness: float = 0.0

    def on(self, target: Any) -> None:
        """Give a python-pptx colour this one."""
        from pptx.enum.dml import MSO_THEME_COLOR

        target.theme_color = getattr(MSO_THEME_COLOR, _NAMES.get(self.name, self.name.upper().replace("ENT", "ENT_")))
        if self.brightness:
            target.brightness = self.brightness

    @property
    def xml(self) -> str:
        """The colour element."""
        mod, off = 1 - abs(self.brightness), max(self.brightness, 0)
        light = f'<a:lumMod val="{round(mod * 100_000)}"/>' if self.brightness else ""
        light += f'<a:lumOff val="{round(off * 100_000)}"/>' if off else ""
        return f'<a:schemeClr val="{self.name}">{light}</a:schemeClr>' if light else f'<a:schemeClr val="{self.name}"/>'

    def element(self) -> Any:
        from pptx.oxml import parse_xml

        names = ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        return parse_xml(self.xml.replace("<a:schemeClr", "<a:schemeClr" + names, 1))

    def value(self, theme: Theme) -> str:
        base = theme.colors.get(self.name, "000000")
        return lighter(base, self.brightness) if self.brightness else base


@dataclass(frozen=True)
class Look:
    """How drawings, tables and text boxes look. Surfaces get the line `edge` where they would not be seen otherwise."""

    paints: Mapping[str, Paint]
    regular: Face = ARIAL
    strong: Face = ARIAL_BOLD
    typeface: str | None = None
    edge: Paint | None = None
    leading: float = 1.2
    family: str = "Arial"

    def broad(self, text: str, bold: bool = False) -> Face:
        """The font that draws a text widest where programs have not got the template's."""
        return broadest(self.face(bold), self.family, text)

    def face(self, bold: bool) -> Face:
        return self.strong if bold else self.regular


OWN = Look(
    {
        INK: Paint("tx1"),
        SOFT: Paint("tx2"),
        PAPER: Paint("bg1"),
        PART: Paint("accent1"),
        TINT: Paint("accent4"),
        ON: Paint("bg1"),
    }
)
"""In our own template accent 1 is the part's colour and accent 4 its tint."""


def look(theme: Theme, behind: Shades, typeface: str) -> Look:
    """The colours of a foreign theme that can be read on what is behind them."""
    text = ink(theme, behind)
    paper = _paper(theme, behind, text)
    part = _part(theme, (*behind, paper.value(theme)), text)
    soft = Paint("tx2")
    quiet = contrast(soft.value(theme), (*behind, paper.value(theme))) >= READABLE and vivid(soft.value(theme)) < 0.5
    name = theme.font(typeface)
    regular = face(name, False)
    paints = {
        INK: text,
        SOFT: soft if quiet else text,
        PAPER: paper,
        PART: part,
        TINT: _tint(theme, part, behind, text, paper),
        ON: _best((Paint("bg1"), Paint("tx1"), Paint("bg2"), Paint("tx2")), theme, (part.value(theme),)),
    }
    edge = None if _apart(paper, theme, behind) else paints[SOFT]
    return Look(paints, regular, face(name, True), typeface, edge, leading(regular), name)


def readable(theme: Theme, ground: Shades) -> Paint | None:
    """A colour of the theme for text on the ground; None when the theme has none."""
    best = ink(theme, ground)
    return best if contrast(best.value(theme), ground) >= READABLE else None


def surface(theme: Theme, text: Shades, home: Shades = ()) -> Paint:
    """What to lay below a text of the template that cannot be read where it stands: its own kind of ground.

    `home` is the ground that the template has there; it goes on where it is a colour of the theme.
    """
    known = [Paint(name) for name in ("bg1", "tx1", "bg2", "tx2", *_ACCENTS)]
    sheets = [*(sheet for sheet in known if (sheet.value(theme),) == home), *known[:2]]
    return next((sheet for sheet in sheets if contrast(sheet.value(theme), text) >= _OF_A_KIND), sheets[0])


def _best(paints: Iterable[Paint], theme: Theme, behind: Shades) -> Paint:
    return max(paints, key=lambda paint: contrast(paint.value(theme), behind))


def ink(theme: Theme, behind: Shades) -> Paint:
    """Text 1 where it can be read well, else what can be read best: of the theme's colours, or black or white."""
    first = Paint("tx1")
    if contrast(first.value(theme), behind) >= 7:
        return first
    best = _best((first, Paint("bg1"), Paint("tx2"), Paint("bg2")), theme, behind)
    if contrast(best.value(theme), behind) >= READABLE:
        return best
    return _best((best, Paint("tx1", -1), Paint("bg1", 1)), theme, behind)


def _paper(theme: Theme, behind: Shades, text: Paint) -> Paint:
    """A surface that stands out a little from the ground, and on which the text can be read."""
    dark = light(behind[0]) < 0.2
    steps = (0.1, 0.15, 0.25, 0.05) if dark else (0.0, -0.05)
    tried = [Paint(name, step) for step in steps for name in ("bg1", "tx1", "bg2", "tx2")]
    near = (paint for paint in tried if _apart(paint, theme, behind))
    return next((paint for paint in near if contrast(text.value(theme), (paint.value(theme),)) >= 7), Paint("bg1"))


def _apart(paint: Paint, theme: Theme, behind: Shades) -> bool:
    """Whether it can be told from the ground, and is still of its kind."""
    return 1.05 <= contrast(paint.value(theme), behind) <= 1.8


def _part(theme: Theme, behind: Shades, text: Paint) -> Paint:
    return next((p for p in _accents(light(behind[0]) < 0.2) if contrast(p.value(theme), behind) >= READABLE), text)


def _accents(dark: bool) -> Iterator[Paint]:
    """The accents in order, each as it is and then nearer to the text's lightness."""
    for steps in ((0.0, 0.4), (0.6, 0.75)) if dark else ((0.0, -0.25), (-0.5, -0.65)):
        for name in _ACCENTS:
            yield from (Paint(name, step) for step in steps)


def _tint(theme: Theme, part: Paint, behind: Shades, text: Paint, paper: Paint) -> Paint:
    """The part's colour, so thin that text can be read on it."""
    if not part.name.startswith("accent"):
        return paper
    steps = (-0.5, -0.65, -0.75) if light(behind[0]) < 0.2 else (0.8, 0.9)
    tried = (Paint(part.name, step) for step in steps)
    fits = (paint for paint in tried if contrast(text.value(theme), (paint.value(theme),)) >= READABLE)
    return next(fits, paper)
