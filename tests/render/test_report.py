"""What `template check` gives as data: size, layouts, fonts and colours, for our own template and others'."""

from pathlib import Path

import pytest
from foreign_deck import report
from templates_foreign import COLORS, Master, template

from ledertrivsel_cli.render.places import LAYOUTS

OURS = Path(__file__).parents[2] / "templates" / "oplaeg.pptx"


@pytest.mark.parametrize(("size", "shape"), [
    ((960, 540), "16:9"), ((1280, 720), "16:9"), ((960, 600), "16:10"), ((720, 540), "4:3"), ((780, 551.5), "A4"),
    ((540, 960), "other"),
])  # fmt: skip
def test_size(size: tuple[float, float], shape: str) -> None:
    """The page's size is told in centimetres, with the name of its shape."""
    told = report(template(size=size))["size"]
    assert told["shape"] == shape
    assert told["width"] == pytest.approx(size[0] / 72 * 2.54, abs=0.01)


def test_fonts() -> None:
    """Each font that texts are set in is told, and whether its widths are known."""
    told = report(template(Master(fonts=("Kommuneskrift", "Calibri"))))["fonts"]
    assert told == {"Kommuneskrift": False, "Calibri": True}


def test_every_kind_of_slide() -> None:
    """Each kind of slide is told with its layout, what that has room for, and nothing that it does not have."""
    told = report(template())["slides"]
    assert list(told) == list(LAYOUTS)
    assert told["reflection"]["placeholders"] == ["title", "text", "footer", "slide number"]
    assert told["columns"]["placeholders"] == ["title", "columns", "footer", "slide number"]
    assert told["columns"]["text_contrast"] is None


def test_colors_that_the_theme_lacks() -> None:
    """A colour that the theme does not have is left out."""
    few = {name: value for name, value in COLORS.items() if name != "accent6"}
    assert "accent6" not in report(template(Master(colors=few)))["colors"]
    assert "accent6" in report(template())["colors"]


def test_our_own() -> None:
    """Our own template is told as ours, with its layouts by name; one that somebody took out is told as missing."""
    from foreign import pptx, zipped

    told = report(OURS.read_bytes())
    assert told["ours"] is True
    assert {kind: slide["layout"] for kind, slide in told["slides"].items()} == LAYOUTS
    assert told["said"] == []

    parts = {name: data.replace(b'name="Tal sammen"', b'name="Snak"') for name, data in pptx().items()}
    assert report(zipped(parts))["slides"]["talk"]["layout"] is None
