"""What foreign files refer to outside themselves, or carry inside, is taken out, and the rest stays as it was."""

from io import BytesIO

import pytest
from docx import Document
from foreign import (
    DOCUMENT,
    FORMATS,
    MASTER,
    SETTINGS,
    TYPES,
    Parts,
    declare,
    docx,
    found,
    let_in,
    pptx,
    put,
    read,
    relate,
    zipped,
)
from pptx import Presentation

from ledertrivsel_cli.opener import opened

LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
TREE = ".//{*}spTree"
BODY = "{*}body"
UNC = r"\\server\share\logo.png"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PNG = b"\x89PNG\r\n\x1a\n"


def picture(use: str, inside: str = "") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="90" name="Logo"/><p:cNvPicPr/><p:nvPr>{inside}</p:nvPr></p:nvPicPr>'
        f"<p:blipFill><a:blip {use}/><a:stretch/></p:blipFill><p:spPr/></p:pic>"
    )


def shape(click: str = "", fill: str = "", text: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="91" name="Form">{click}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{fill}</p:spPr><p:txBody><a:bodyPr/><a:p>{text}<a:r><a:t>tekst</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def frame(content: str) -> str:
    return f'<p:graphicFrame><a:graphic><a:graphicData uri="x">{content}</a:graphicData></a:graphic></p:graphicFrame>'


@pytest.mark.parametrize(("kind", "variant", "word"), [
    ("pptx", b"presentationml.template.main", ".potx"),
    ("pptx", b"presentationml.slideshow.main", ".ppsx"),
    ("docx", b"wordprocessingml.template.main", ".dotx"),
])  # fmt: skip
def test_a_template_becomes_what_it_is_a_template_of(kind: str, variant: bytes, word: str) -> None:
    """Files saved as templates are read like others, which the libraries by themselves refuse."""
    parts = pptx() if kind == "pptx" else docx()
    for main in (b"presentationml.presentation.main", b"wordprocessingml.document.main"):
        parts[TYPES] = parts[TYPES].replace(main, variant)
    clean, (said,) = let_in(parts, "pptx" if kind == "pptx" else "docx")
    assert word in said
    assert Presentation(BytesIO(zipped(clean))) if kind == "pptx" else Document(BytesIO(zipped(clean)))
    assert {name for name in parts if clean[name] != parts[name] and not name.endswith(".rels")} == {TYPES}


@pytest.mark.parametrize("target", [
    UNC, "//server/share/x.png", "file:///C:/x.png", "file://server/x.png", "http://server/x.png", "logo.png", "http:x",
    "ftp://server/x", "javascript:alert(1)", "http://[x",
])  # fmt: skip
def test_linked_pictures_go(target: str) -> None:
    """A picture that lies elsewhere is fetched by nobody: its place in the master goes with the link."""
    parts = pptx()
    put(parts, MASTER, TREE, picture(f'r:link="{relate(parts, MASTER, "image", target, external=True)}"'))
    clean, said = let_in(parts)
    assert said == ("1 linked picture was left out (slideMaster1.xml); insert the picture itself to keep it.",)
    assert not found(clean, MASTER, ".//{*}pic")
    assert len(found(clean, MASTER, ".//{*}sp")) == len(found(pptx(), MASTER, ".//{*}sp"))


def test_a_linked_picture_with_a_copy_keeps_the_copy() -> None:
    """What was »inserted and linked« stays as inserted."""
    parts = pptx() | {"ppt/media/logo.png": PNG}
    parts[TYPES] = parts[TYPES].replace(b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1)
    inner = relate(parts, MASTER, "image", "../media/logo.png")
    outer = relate(parts, MASTER, "image", UNC, external=True)
    put(parts, MASTER, TREE, picture(f'r:embed="{inner}" r:link="{outer}"'))
    clean, said = let_in(parts)
    (blip,) = found(clean, MASTER, ".//{*}pic//{*}blip")
    assert ([*blip.attrib.values()], len(said)) == ([inner], 1)
    assert clean["ppt/media/logo.png"] == PNG


def test_a_shape_outlives_what_fills_it() -> None:
    """A linked picture as the filling of a shape, a bullet or the background goes; shapes and texts stay."""
    parts = pptx()
    for part in (MASTER, LAYOUT):
        ident = relate(parts, part, "image", UNC, external=True)
        blip = f'<a:blip r:link="{ident}"/>'
        put(parts, part, TREE, shape(fill=f"<a:blipFill>{blip}<a:stretch/></a:blipFill>"))
        put(parts, part, TREE, shape(text=f"<a:pPr><a:buBlip>{blip}</a:buBlip></a:pPr>"))
        put(parts, part, "{*}cSld", f"<p:bg><p:bgPr><a:blipFill>{blip}</a:blipFill><a:effectLst/></p:bgPr></p:bg>")
    clean, said = let_in(parts)
    for part in (MASTER, LAYOUT):
        assert len(found(clean, part, ".//{*}sp")) == len(found(parts, part, ".//{*}sp"))
        assert not found(clean, part, ".//{*}buBlip")
        assert len(found(clean, part, ".//{*}bg")) == len(found(pptx(), part, ".//{*}bg"))
    assert said[0].startswith("2 linked pictures were left out (slideLayout2.xml, slideMaster1.xml)")


def test_tables_and_text_boxes_outlive_what_stands_in_them() -> None:
    """What goes from a cell or a text box does not take the table, the drawing or the words with it."""
    parts = pptx()
    fill = f'<a:blipFill><a:blip r:link="{relate(parts, LAYOUT, "image", UNC, external=True)}"/></a:blipFill>'
    put(parts, LAYOUT, TREE, frame(f"<a:tbl><a:tr><a:tc><a:txBody/><a:tcPr>{fill}</a:tcPr></a:tc></a:tr></a:tbl>"))
    clean, _ = let_in(parts)
    assert len(found(clean, LAYOUT, ".//{*}tbl")) == 1

    parts = docx()
    ident = relate(parts, DOCUMENT, "hyperlink", UNC, external=True)
    link = f'<w:p><w:hyperlink r:id="{ident}"><w:r><w:t>boks</w:t></w:r></w:hyperlink></w:p>'
    put(parts, DOCUMENT, BODY, f"<w:p><w:r><w:drawing><w:txbxContent>{link}</w:txbxContent></w:drawing></w:r></w:p>")
    clean, _ = let_in(parts, "docx")
    assert words(clean) == words(docx()) + "boks"


def test_links_to_the_web_stay_and_others_go() -> None:
    """A click may lead to a page or a mail, not to a drive or a program; the text that was clicked stays."""
    parts = pptx()
    kept = ["https://www.example.dk/a?b=1", "http://example.dk", "mailto:bo@example.dk", "#side"]
    gone = [UNC, "file:///S:/intern.docx", "intern.docx", "ms-word:ofe|u|https://example.dk/x.docx", "http:intern"]
    gone += ["http://[intern"]
    for target in kept + gone:
        ident = relate(parts, MASTER, "hyperlink", target, external=True)
        click = f'<a:hlinkClick r:id="{ident}" action="ppaction://program"/>'
        put(parts, MASTER, TREE, shape(click, text=f"<a:r><a:rPr>{click}</a:rPr><a:t>klik</a:t></a:r>"))
    clean, (said,) = let_in(parts)
    assert said.startswith("6 links to files or network drives were left out")
    assert len(found(clean, MASTER, ".//{*}hlinkClick")) == 2 * len(kept)
    assert len(found(clean, MASTER, ".//{*}sp")) == len(found(parts, MASTER, ".//{*}sp"))
    assert b"intern" not in clean["ppt/slideMasters/_rels/slideMaster1.xml.rels"]


def test_embedded_objects_go_with_all_that_was_theirs() -> None:
    """An object's file, its picture and both ways in which it may be drawn leave nothing behind."""
    parts = pptx() | {"ppt/embeddings/oleObject1.bin": b"MZ", "ppt/media/ole.png": PNG}
    row = b'<Default Extension="bin" ContentType="application/x"/><Default Extension="png" ContentType="image/png"/>'
    parts[TYPES] = parts[TYPES].replace(b"<Override", row + b"<Override", 1)
    file = relate(parts, LAYOUT, "oleObject", "../embeddings/oleObject1.bin")
    image = picture(f'r:embed="{relate(parts, LAYOUT, "image", "../media/ole.png")}"')
    drawn = frame(f'<p:oleObj r:id="{file}"><p:embed/></p:oleObj>')
    fallback = frame(f'<p:oleObj r:id="{file}"><p:embed/>{image}</p:oleObj>')
    both = f'<mc:Choice Requires="v">{drawn}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    put(parts, LAYOUT, TREE, f"<mc:AlternateContent>{both}</mc:AlternateContent>")
    put(parts, LAYOUT, ".", "<p:timing/>")
    clean, said = let_in(parts)
    assert said[0].startswith("1 embedded or linked object was left out (slideLayout2.xml)")
    assert not {"ppt/embeddings/oleObject1.bin", "ppt/media/ole.png"} & clean.keys()
    assert not found(clean, LAYOUT, ".//{*}AlternateContent")
    assert not found(clean, LAYOUT, "{*}timing"), "it would move shapes that are gone"


def test_a_chart_keeps_its_numbers() -> None:
    """The workbook inside a chart is what makes it editable, and is no stray object; a linked one goes."""
    parts = pptx()
    for number in (1, 2):
        chart = f"ppt/charts/chart{number}.xml"
        ident = '<c:externalData r:id="rIdNew1"/>'
        space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        parts[chart] = f'<c:chartSpace xmlns:c="{space}"/>'.encode()
        put(parts, chart, ".", ident)
        declare(parts, chart, FORMATS + "drawingml.chart+xml")
        used = relate(parts, LAYOUT, "chart", f"../charts/chart{number}.xml")
        put(parts, LAYOUT, TREE, frame(f'<c:chart r:id="{used}"/>'))
    parts["ppt/embeddings/tal.xlsx"] = b"PK"
    declare(parts, "ppt/embeddings/tal.xlsx", FORMATS + "spreadsheetml.sheet")
    relate(parts, "ppt/charts/chart1.xml", "package", "../embeddings/tal.xlsx")
    relate(parts, "ppt/charts/chart2.xml", "oleObject", "file:///S:/tal.xlsx", external=True)
    clean, said = let_in(parts)
    assert clean["ppt/embeddings/tal.xlsx"] == b"PK"
    assert [len(found(clean, f"ppt/charts/chart{number}.xml", "{*}externalData")) for number in (1, 2)] == [1, 0]
    assert said[0].startswith("1 embedded or linked object was left out (chart2.xml)")


def test_films_controls_and_sounds_from_elsewhere_go() -> None:
    """What plays or runs from another place goes with its shape."""
    parts = pptx() | {"ppt/activeX/activeX1.xml": b"<ax/>", "ppt/media/film.png": PNG}
    declare(parts, "ppt/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml")
    declare(parts, "ppt/media/film.png", "image/png")
    film = relate(parts, LAYOUT, "video", "https://example.dk/film", external=True)
    image = relate(parts, LAYOUT, "image", "../media/film.png")
    media = relate(parts, LAYOUT, "http://schemas.microsoft.com/office/2007/relationships/media", UNC, external=True)
    inside = f'<a:videoFile r:link="{film}"/><p:extLst><p:ext uri="x"><p:media r:link="{media}"/></p:ext></p:extLst>'
    put(parts, LAYOUT, TREE, picture(f'r:embed="{image}"', inside))
    control = f'<p:control r:id="{relate(parts, LAYOUT, "control", "../activeX/activeX1.xml")}"/>'
    put(parts, LAYOUT, "{*}cSld", f"<p:controls>{control}</p:controls>")
    clean, said = let_in(parts)
    assert [line.replace(" were", " was").partition(" was")[0] for line in said] == [
        "2 linked sounds or films",
        "1 embedded or linked object",
    ]
    assert not {"ppt/activeX/activeX1.xml", "ppt/media/film.png"} & clean.keys()
    assert not [*found(clean, LAYOUT, ".//{*}controls"), *found(clean, LAYOUT, ".//{*}pic")]


def test_signatures_and_add_ins_go() -> None:
    """A signature would not hold, and an add-in would start by itself in every deck."""
    parts = pptx() | {"_xmlsignatures/origin.sigs": b"", "ppt/webextensions/taskpanes.xml": b"<x/>"}
    parts |= {"ppt/webextensions/webextension1.xml": b"<x/>", "customUI/customUI.xml": b"<x/>"}
    declare(parts, "_xmlsignatures/origin.sigs", "application/vnd.openxmlformats-package.digital-signature-origin")
    for name in ("ppt/webextensions/taskpanes.xml", "ppt/webextensions/webextension1.xml", "customUI/customUI.xml"):
        declare(parts, name, "application/xml")
    package, microsoft = "http://schemas.openxmlformats.org/package/2006", "http://schemas.microsoft.com/office"
    relate(parts, "", f"{package}/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs")
    relate(parts, "", f"{microsoft}/2011/relationships/webextensiontaskpanes", "ppt/webextensions/taskpanes.xml")
    relate(parts, "", f"{microsoft}/2007/relationships/ui/extensibility", "customUI/customUI.xml")
    extension = f"{microsoft}/2011/relationships/webextension"
    relate(parts, "ppt/webextensions/taskpanes.xml", extension, "webextension1.xml")
    clean, said = let_in(parts)
    assert [line.partition(" left")[0] for line in said] == ["2 add-ins were", "1 digital signature was"]
    assert clean.keys() == pptx().keys()


def test_references_to_nothing_go() -> None:
    """Some programs write a picture's target as NULL, which breaks the libraries; the frame goes."""
    parts = pptx()
    put(parts, MASTER, TREE, picture(f'r:embed="{relate(parts, MASTER, "image", "NULL")}"'))
    clean, said = let_in(parts)
    assert said[0].startswith("1 reference to a part that is missing was left out (slideMaster1.xml)")
    assert not found(clean, MASTER, ".//{*}pic")


def test_many_places_are_counted_not_listed() -> None:
    """However much is taken out, there is one sentence for each kind of thing."""
    parts = pptx()
    for number in range(1, 9):
        relate(parts, f"ppt/slideLayouts/slideLayout{number}.xml", "image", UNC, external=True)
    _, (said,) = let_in(parts)
    names = "slideLayout1.xml, slideLayout2.xml, slideLayout3.xml and 5 more parts"
    assert said == f"8 linked pictures were left out ({names}); insert the picture itself to keep it."


def test_what_lies_unused_is_not_counted() -> None:
    """A part that nothing leads to is read by nobody, and so nothing is said of it."""
    parts = pptx() | {"ppt/slides/slide99.xml": b"<x/>"}
    relate(parts, "ppt/slides/slide99.xml", "image", UNC, external=True)
    assert opened(zipped(parts), "x", "pptx").said == ()


def words(parts: Parts) -> str:
    return "".join(text.text or "" for text in found(parts, DOCUMENT, f".//{W}t"))


def test_a_word_file_is_cut_loose() -> None:
    """The template, mail merge source, sub-document and pictures that Word would look up elsewhere go."""
    parts = docx()
    template = relate(parts, SETTINGS, "attachedTemplate", r"file:///\\server\Normal.dotm", external=True)
    source = relate(parts, SETTINGS, "mailMergeSource", "file:///S:/navne.xlsx", external=True)
    put(parts, SETTINGS, ".", f'<w:attachedTemplate r:id="{template}"/>')
    put(parts, SETTINGS, ".", f'<w:mailMerge><w:query w:val="x"/><w:dataSource r:id="{source}"/></w:mailMerge>')
    sub = relate(parts, DOCUMENT, "subDocument", "kapitel.docx", external=True)
    image = relate(parts, DOCUMENT, "image", UNC, external=True)
    chunk = relate(parts, DOCUMENT, "aFChunk", "side.html")
    parts["word/side.html"] = b"<img src='http://server/x'>"
    parts[TYPES] = parts[TYPES].replace(
        b"<Override", b'<Default Extension="html" ContentType="text/html"/><Override', 1
    )
    drawing = (
        f'<a:graphic><a:graphicData uri="x"><pic:pic><a:blip r:link="{image}"/></pic:pic></a:graphicData></a:graphic>'
    )
    put(parts, DOCUMENT, BODY, f'<w:subDoc r:id="{sub}"/><w:altChunk r:id="{chunk}"/>')
    put(parts, DOCUMENT, BODY, f"<w:p><w:r><w:drawing><wp:inline>{drawing}</wp:inline></w:drawing></w:r></w:p>")
    put(parts, DOCUMENT, BODY, f'<w:p><w:r><w:pict><v:imagedata r:id="{image}"/></w:pict></w:r></w:p>')
    clean, said = let_in(parts, "docx")
    assert len(said) == 4
    for part, names in ((SETTINGS, ("attachedTemplate", "mailMerge")), (DOCUMENT, ("subDoc", "altChunk", "drawing"))):
        assert not [name for name in names if found(clean, part, f".//{W}{name}")]
    assert not found(clean, DOCUMENT, f".//{W}pict")
    assert words(clean) == words(docx())
    assert "word/side.html" not in clean


def test_a_link_in_word_leaves_its_text() -> None:
    """A link to a drive becomes plain text; one to the web stays a link."""
    parts = docx()
    for target in ("file:///S:/plan.docx", "https://example.dk"):
        ident = relate(parts, DOCUMENT, "hyperlink", target, external=True)
        put(parts, DOCUMENT, BODY, f'<w:p><w:hyperlink r:id="{ident}"><w:r><w:t>her</w:t></w:r></w:hyperlink></w:p>')
    clean, said = let_in(parts, "docx")
    assert words(clean) == words(docx()) + "herher"
    assert len(found(clean, DOCUMENT, f".//{W}hyperlink")) == 1
    assert said[0].startswith("1 link to a file")


@pytest.mark.parametrize("code", [
    r'INCLUDEPICTURE "\\server\x.png" \d', "DDEAUTO c:\\\\windows\\\\cmd.exe x", " include", 'IncludeText "x.docx"',
    "LINK Excel.Sheet.12 x.xlsx", "DATABASE x", "RD x.docx", "DDE x", "IMPORT x.png",
])  # fmt: skip
def test_fields_that_fetch_leave_their_last_text(code: str) -> None:
    """Word would fetch from elsewhere, or start a program; other fields inside and beside stay fields."""
    half = len(code) // 2
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    page = f"{marks[0]}<w:r><w:instrText>PAGE</w:instrText></w:r>{marks[1]}<w:r><w:t>7</w:t></w:r>{marks[2]}"
    split = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in (code[:half], code[half:]))
    parts = docx()
    before = len(found(parts, DOCUMENT, f".//{W}fldChar"))
    put(parts, DOCUMENT, BODY, f"<w:p>{marks[0]}{split}{page}{marks[1]}<w:r><w:t>før</w:t></w:r>{marks[2]}</w:p>")
    short = f"<w:fldSimple w:instr='{code}'><w:r><w:t>nu</w:t></w:r></w:fldSimple>"
    put(parts, DOCUMENT, BODY, f"<w:p>{short}<w:fldSimple w:instr='PAGE'/></w:p>")
    clean, said = let_in(parts, "docx")
    assert said[0].startswith("2 fields that fetch from files were left out (document.xml)")
    assert words(clean) == words(docx()) + "7førnu"
    assert len(found(clean, DOCUMENT, f".//{W}fldChar")) == before + 3
    assert len(found(clean, DOCUMENT, f".//{W}fldSimple")) == 1


def test_the_placeholders_of_a_cleaned_template_are_all_there() -> None:
    """Cleaning touches what it must: layouts and placeholders are those of the template."""
    parts = pptx()
    put(parts, MASTER, TREE, picture(f'r:link="{relate(parts, MASTER, "image", UNC, external=True)}"'))
    names = []
    for data in (zipped(pptx()), opened(zipped(parts), "x", "pptx").data):
        layouts = Presentation(BytesIO(data)).slide_layouts
        names.append([(layout.name, [shape.name for shape in layout.placeholders]) for layout in layouts])
    assert names[0] == names[1]
    assert read(opened(zipped(parts), "x", "pptx").data).keys() == pptx().keys()
