"""Nothing of a template but its look gets into a deck: its slides, people, comments and data stay behind."""

import re

import deck_checks
import office
import pytest
from foreign import FORMATS, NAMESPACES, Parts, declare, found, put, read, relate, zipped
from foreign_deck import Made, made
from templates_foreign import Master, parts, with_slide
from templates_xml import picture
from test_deck import slide, texts

SECRET = "hemmelig"
PRESENTATION = "ppt/presentation.xml"
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"
TREE = "{*}cSld/{*}spTree"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


def part(file: Parts, owner: str, kind: str, name: str, body: str = "") -> str:
    """A part that says something secret; gives the relationship that leads to it."""
    file[name] = (body or f'<x owner="{SECRET}">{SECRET}</x>').encode()
    declare(file, name, "application/xml")
    up = "../" if owner.count("/") == 2 else ""
    return relate(file, owner, kind, up + name.removeprefix("ppt/") if owner else name)


@pytest.fixture(scope="module")
def used() -> Parts:
    """A template with slides, sections, comments, people, tags, data and more in it."""
    file = parts(Master())
    listed = with_slide(file, "slideLayout2.xml")
    file["ppt/slides/slide1.xml"] = file["ppt/slides/slide1.xml"].replace(b'name=""', f'name="{SECRET}"'.encode())
    part(file, "ppt/slides/slide1.xml", "comments", "ppt/comments/comment1.xml")
    for kind in ("commentAuthors", "tags", "viewProps", "presProps", "customXml", "vbaProject", "people"):
        part(file, PRESENTATION, kind, f"ppt/{kind}.xml")
    for kind in ("core-properties", "custom-properties", "thumbnail", "customXml"):
        part(file, "", kind, f"docProps/{kind}.xml")
    shown = f"<p:custShow name='{SECRET}' id='0'><p:sldLst><p:sld r:id='{listed}'/></p:sldLst></p:custShow>"
    sections = f"<p:ext uri='{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}'><x name='{SECRET}'/></p:ext>"
    more = f"<p:custShowLst>{shown}</p:custShowLst><p:modifyVerifier userName='{SECRET}'/>"
    put(file, PRESENTATION, ".", f"{more}<p:extLst>{sections}</p:extLst>")
    file[PRESENTATION] = file[PRESENTATION].replace(
        b"<p:presentation ", b'<p:presentation firstSlideNum="7" bookmarkIdSeed="9" '
    )
    for owner in (MASTER, LAYOUT):
        clutter(file, owner)
    return file


def clutter(file: Parts, owner: str) -> None:
    """What programs leave in masters and layouts."""
    name = owner.rpartition("/")[2]
    tag = part(file, owner, "tags", f"ppt/tags/{name}")
    ole = part(file, owner, "oleObject", f"ppt/embeddings/{name}")
    away = relate(file, owner, "hyperlink", f"file:///C:/{SECRET}", external=True)
    web = relate(file, owner, "hyperlink", "https://www.randers.dk/", external=True)
    relate(file, owner, "image", f"../media/{SECRET}.png")
    file[f"ppt/media/{SECRET}.png"] = PNG + SECRET.encode()
    frame = (
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='90' name='OLE'/><p:cNvGraphicFramePr/><p:nvPr/>"
        f"</p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData uri='ole'><p:oleObj name='{SECRET}' r:id='{ole}'/>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    put(file, owner, TREE, frame)
    put(file, owner, TREE, f"<mc:AlternateContent><mc:Choice Requires='p14'>{frame}</mc:Choice></mc:AlternateContent>")
    put(file, owner, TREE, link(away, "Væk") + link(web, "Hjem"))
    put(file, owner, "{*}cSld", f"<p:custDataLst><p:tags r:id='{tag}'/></p:custDataLst>")


def link(name: str, said: str) -> str:
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id='91' name='{said}'><a:hlinkClick r:id='{name}'/></p:cNvPr><p:cNvSpPr/><p:nvPr/>"
        "</p:nvSpPr><p:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='127000' cy='127000'/></a:xfrm></p:spPr></p:sp>"
    )


@pytest.fixture(scope="module")
def clean(used: Parts) -> Made:
    return made(zipped(used), slide("talk", "Hvad?", points=texts("Ét")))


def test_nothing_leaks(used: Parts, clean: Made) -> None:
    """No part of the deck, and no name of a part, has anything of the template's slides, people, tags or data."""
    result = read(clean.data)
    assert sum(SECRET.encode() in data for data in used.values()) > 15
    assert [name for name, data in result.items() if SECRET in name or SECRET.encode() in data] == []
    kinds = re.compile("slides/slide2|comment|tags|custom|vba|people|thumbnail|embeddings|media")
    assert [name for name in result if kinds.search(name)] == []


def test_the_deck_is_whole(clean: Made) -> None:
    """What is left leads nowhere but to its own parts, has no data of programs, and starts at slide 1."""
    assert deck_checks.orphans(clean.data) == []
    assert office.faults(clean.data) == []
    root = office.tree(clean.data, PRESENTATION)
    assert not set(root.attrib) & {"firstSlideNum", "bookmarkIdSeed"}
    assert {node.tag.rpartition("}")[2] for node in root} <= {
        "sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle",
    }  # fmt: skip


@pytest.mark.parametrize("owner", [MASTER, LAYOUT])
def test_links_to_the_web_stay(clean: Made, owner: str) -> None:
    """A link of the template's to a web page stays; one to somebody's disk is gone, and the shape that had it stays."""
    shapes = {node.get("name"): len(node) for node in found(read(clean.data), owner, ".//{*}cNvPr")}
    assert (shapes["Hjem"], shapes["Væk"]) == (1, 0)
    assert "OLE" not in shapes


def test_every_deck_has_settings() -> None:
    """A template without view, show and table settings gets plain ones; its own table styles stay."""
    bare = parts(Master())
    assert not [name for name in bare if "Props" in name or "Styles" in name]
    result = read(made(zipped(bare), slide("talk", "Hvad?")).data)
    assert {"ppt/viewProps.xml", "ppt/presProps.xml", "ppt/tableStyles.xml"} <= set(result)

    own = parts(Master())
    styles = f"<a:tblStyleLst {NAMESPACES} def='{{11111111-7EE6-4342-B048-85BDC9FD1C3A}}'/>"
    own["ppt/tableStyles.xml"] = styles.encode()
    declare(own, "ppt/tableStyles.xml", FORMATS + "presentationml.tableStyles+xml")
    relate(own, PRESENTATION, "tableStyles", "tableStyles.xml")
    assert b"11111111" in read(made(zipped(own), slide("talk", "Hvad?")).data)["ppt/tableStyles.xml"]


def test_a_logo_stays() -> None:
    """A picture that the template shows is kept; one that nothing shows any more is not."""
    file = parts(Master(art=picture((880, 10, 50, 50)), pictures=(PNG, PNG + b"unused")))
    media = {data for name, data in read(made(zipped(file), slide("talk", "Hvad?")).data).items() if "media" in name}
    assert media == {PNG}


def test_the_notes_master_is_cleaned() -> None:
    """A notes master of the template's own is kept, and what programs hid there is taken out."""
    from foreign import pptx

    ours = pptx()
    file = parts(Master())
    name = "ppt/notesMasters/notesMaster1.xml"
    for part_name in (name, "ppt/notesMasters/_rels/notesMaster1.xml.rels", "ppt/theme/theme2.xml"):
        file[part_name] = ours[part_name]
    declare(file, name, FORMATS + "presentationml.notesMaster+xml")
    declare(file, "ppt/theme/theme2.xml", FORMATS + "theme+xml")
    listed = relate(file, PRESENTATION, "notesMaster", "notesMasters/notesMaster1.xml")
    put(file, PRESENTATION, ".", f"<p:notesMasterIdLst><p:notesMasterId r:id='{listed}'/></p:notesMasterIdLst>")
    tag = part(file, name, "tags", "ppt/tags/tag1.xml")
    put(file, name, "{*}cSld", f"<p:custDataLst><p:tags r:id='{tag}'/></p:custDataLst>")

    result = read(made(zipped(file), slide("talk", "Hvad?")).data)
    assert SECRET.encode() not in b"".join(result.values())
    assert result[name].count(b"<p:sp>") == ours[name].count(b"<p:sp>")
