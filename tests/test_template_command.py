"""Somebody's own PowerPoint template on the command line: used for decks, told about, and refused with a clear line."""

import json
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import office
import pytest
from conftest import Cli
from pptx import Presentation

from ledertrivsel_cli.render.places import LAYOUTS

TEMPLATES_OWN = ("languages: ppt/slideLayouts/", "languages: ppt/slideMasters/")


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A template that is not ours: python-pptx's own, in 4:3 with English layouts."""
    path = tmp_path / "skabelon.pptx"
    path.write_bytes((files("pptx") / "templates" / "default.pptx").read_bytes())
    return path


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(path)).slides]


def test_a_deck_in_a_foreign_template(cli: Cli, tmp_path: Path, foreign: Path) -> None:
    """The deck has the template's size and layouts, and the same titles in the same order as in our own template."""
    assert cli("deck", "--part", 2, "--out", "vores").code == 0
    said = cli("deck", "--part", 2, "--template", foreign.name, "--out", "deres")

    ours, theirs = (tmp_path / folder / "del-2" / "oplaeg.pptx" for folder in ("vores", "deres"))
    made = Presentation(str(theirs))
    assert said.code == 0
    assert made.slide_width * 3 == made.slide_height * 4
    assert titles(theirs) == titles(ours)
    assert {slide.slide_layout.name for slide in made.slides} & {"Title and Content", "Two Content", "Comparison"}
    assert all(slide.notes_slide.notes_text_frame.text for slide in made.slides)


def test_a_template_is_told_about(cli: Cli, foreign: Path) -> None:
    """Each kind of slide has its layout, in words and as JSON."""
    told = cli("template", "check", foreign.name)
    data: dict[str, Any] = json.loads(cli("template", "check", foreign.name, "--json").out)

    assert told.code == 0
    assert set(data["slides"]) == set(LAYOUTS)
    assert data["size"]["shape"] == "4:3"
    assert all(f"{kind} " in told.out for kind in LAYOUTS)


def test_a_proof_deck(cli: Cli, tmp_path: Path, foreign: Path) -> None:
    """The proof deck has slides of each kind that a course has, with titles that differ."""
    said = cli("template", "check", foreign.name, "--proof", "proeve.pptx")

    found = titles(tmp_path / "proeve.pptx")
    assert said.code == 0
    assert len(found) == len(set(found)) > 15


def test_our_own_template_is_known(cli: Cli, tmp_path: Path) -> None:
    """Our own template gives the same deck when it is named, and is told as ours."""
    own = Path(__file__).resolve().parents[1] / "templates" / "oplaeg.pptx"
    assert cli("deck", "--part", 1, "--out", "a").code == 0
    assert cli("deck", "--part", 1, "--out", "b", "--template", own).code == 0

    assert json.loads(cli("template", "check", own, "--json").out)["ours"] is True
    assert len({(tmp_path / name / "del-1" / "oplaeg.pptx").read_bytes() for name in "ab"}) == 1


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "not-office-file"), (b"group: x\n", "not-office-file"), (None, "missing-file")]
)
def test_what_is_no_template(cli: Cli, tmp_path: Path, data: bytes | None, code: str) -> None:
    """A file that is no presentation is refused with one line, and nothing is written."""
    if data is not None:
        (tmp_path / "fil.pptx").write_bytes(data)
    for command in (("deck", "--part", 1, "--template", "fil.pptx"), ("template", "check", "fil.pptx")):
        said = cli(*command)
        assert said.code == 1
        assert f"[{code}]" in said.err
    assert not (tmp_path / "ledertrivsel-pakke").exists()


def test_a_potx_is_said(cli: Cli, tmp_path: Path, foreign: Path) -> None:
    """A template saved as .potx can be used, and the user is told how it was read."""
    from ledertrivsel_cli.package import PRESENTATION, packed, unpack

    parts = unpack(foreign.read_bytes(), PRESENTATION)
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"presentation.main+xml", b"template.main+xml")
    (tmp_path / "skabelon.potx").write_bytes(packed(parts))

    said = cli("deck", "--part", 3, "--template", "skabelon.potx")

    assert said.code == 0
    assert ".potx" in said.err
    assert Presentation(BytesIO((tmp_path / "ledertrivsel-pakke/del-3/oplaeg.pptx").read_bytes())).slides


def test_a_group_has_its_own_template(cli: Cli, tmp_path: Path, foreign: Path) -> None:
    """`template:` in the group file, found beside it, gives the same deck as the option does; the option wins."""
    (tmp_path / "grupper").mkdir()
    foreign.rename(tmp_path / "grupper" / "skabelon.pptx")
    group = tmp_path / "grupper" / "gruppe.yaml"
    group.write_text("group: A\ntemplate: skabelon.pptx\n", "utf-8")
    (tmp_path / "uden.yaml").write_text("group: A\n", "utf-8")
    own = Path(__file__).resolve().parents[1] / "templates" / "oplaeg.pptx"

    made = {
        "fil": ("--group", group),
        "valg": ("--group", "uden.yaml", "--template", "grupper/skabelon.pptx"),
        "vores": ("--group", "uden.yaml"),
        "begge": ("--group", group, "--template", own),
    }
    for out, options in made.items():
        assert cli("deck", "--part", 1, "--out", out, *options).code == 0
    decks = {out: (tmp_path / out / "del-1" / "oplaeg.pptx").read_bytes() for out in made}
    assert decks["fil"] == decks["valg"] != decks["vores"] == decks["begge"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../skabelon.pptx", "unsafe-path"),
        ("/skabelon.pptx", "unsafe-path"),
        ("findes-ikke.potx", "missing-file"),
        ("gruppe.yaml", "not-office-file"),
    ],
)
def test_a_groups_template_that_cannot_be_used(cli: Cli, tmp_path: Path, foreign: Path, name: str, code: str) -> None:
    """A template that is elsewhere, missing or of another kind is a fault in its line of the group file."""
    (tmp_path / "grupper").mkdir()
    (tmp_path / "grupper" / "gruppe.yaml").write_text(f"group: A\ntemplate: {name}\n", "utf-8")
    for command in (("deck", "--part", 1), ("build-pack",), ("check",), ("bundle",)):
        said = cli(*command, "--group", "grupper/gruppe.yaml")
        assert said.code == 1
        assert "grupper/gruppe.yaml:2: template: " in said.err.replace("\\", "/")
        assert f"[{code}]" in said.err
    assert cli("invite", "--part", 1, "--group", "grupper/gruppe.yaml").code == 0, "a mail needs no template for slides"


def test_a_template_without_layouts_is_named(cli: Cli, tmp_path: Path, foreign: Path) -> None:
    """A fault of somebody's own template says which file it is in."""
    from lxml import etree

    from ledertrivsel_cli.package import PRESENTATION, packed, unpack

    parts = unpack(foreign.read_bytes(), PRESENTATION)
    master = etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"])
    for node in master.findall("{*}sldLayoutIdLst"):
        master.remove(node)
    parts["ppt/slideMasters/slideMaster1.xml"] = etree.tostring(master)
    (tmp_path / "bar.pptx").write_bytes(packed(parts))

    said = cli("deck", "--part", 1, "--template", "bar.pptx")

    assert said.code == 1
    assert said.err.startswith("bar.pptx: ")
    assert "[missing-layout]" in said.err


def test_a_foreign_deck_is_sound(cli: Cli, tmp_path: Path, foreign: Path) -> None:
    """No checker finds a fault in decks made in a foreign template, but for the language of its own words."""
    assert cli("build-pack", "--template", foreign.name, "--out", "pakke").code == 0

    for part in (1, 2, 3):
        data = (tmp_path / f"pakke/del-{part}/oplaeg.pptx").read_bytes()
        assert [fault for fault in office.faults(data) if not fault.startswith(TEMPLATES_OWN)] == []
        assert b"Steve Canny" not in data
