"""What all PDFs share: measured texts, tags, fonts, metadata and bytes."""

import json
from io import BytesIO
from types import SimpleNamespace

import pdf_checks as checks
import pikepdf
import pytest
import typst
from pdf_checks import TEMPLATES

from ledertrivsel_cli.errors import ContentError, FitError
from ledertrivsel_cli.render import typeset as module
from ledertrivsel_cli.render.fit import ATKINSON_BOLD, wrap
from ledertrivsel_cli.render.typeset import WIDTH, Frame, Proof, footer, typeset
from ledertrivsel_cli.text import Text

PAGE = b"""
#import "common.typ": *
#show: house
#set page(paper: "a4", margin: 20mm)
#heading(level: 1, data.title)
#heading(level: 2, "Underoverskrift")
#par(data.title)
#table(columns: 3, table.header[A][B][C], [Mandag], [], [], [], [x], [y])
#table(columns: 2, table.header[A][B], [Mandag], [x])
#figure(alt: "En firkant", rect[ord])
#list(marker: drawn(rect(width: 2mm, height: 2mm)), [et], [to])
#ruler()
"""
AWKWARD = """Børn & Unge < 6 år > "Ærø" d'Å #panic() $x$ *b* _c_ @a \\ // {{ 7*7 }} [z]"""
PROSE = (
    "Et møde om trivsel begynder med, at alle skriver i ro, og så taler to og to sammen om samarbejdspartnere, "
    "medarbejderudviklingssamtaler og det frirum, der skal til i en hverdag, hvor arbejdsmiljørepræsentanter og "
    "ledere er enige om, at tillid kommer af handlinger."
)
UNEVEN = (  # better line breaks take a line more than plain ones
    "Siger nogen, at det hele er C, så spørg, om der er en lille bid af det, som er M. Er det hele M, så spørg, hvad "
    "kollegerne kunne være med til. Ingen skal forklare sine bogstaver."
)


def made(page: bytes = PAGE, title: str = "Min uge") -> bytes:
    templates = TEMPLATES | {"typst/page.typ": page}
    return typeset(templates, "page.typ", {"title": title}, title=title, organisation="Randers Kommune")


def changed(change) -> bytes:
    """The page after `change` has been at it."""
    stream = BytesIO()
    with pikepdf.open(BytesIO(made())) as pdf:
        change(pdf)
        pdf.save(stream)
    return stream.getvalue()


def elements(pdf: pikepdf.Pdf, kind: str):
    return [element for element in module._elements(pdf.Root.StructTreeRoot) if kind == element.S]


def put(name: str, value: object, *kinds: str):
    """A change that sets one key of the document's root, or of each element of some kind."""

    def change(pdf: pikepdf.Pdf) -> None:
        for owner in [e for kind in kinds for e in elements(pdf, kind)] or [pdf.Root]:
            owner[name] = value

    return change


def without_fonts(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing["/FontFile2"]


def letter(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].mediabox = [0, 0, 612, 792]


def signed(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Creator"] = "Typst 0.15"


BROKEN = {
    "by_outloud": changed(put("/S", pikepdf.Name("/P"), "/H1", "/H2", "/TH")),
    "by_pdfua": changed(put("/MarkInfo", pikepdf.Dictionary(Marked=False))),
    "marked": changed(put("/Lang", "en")),
    "viewing": changed(put("/ViewerPreferences", pikepdf.Dictionary(DisplayDocTitle=True))),
    "metadata": changed(signed),
    "fonts": changed(without_fonts),
    "paper": changed(letter),
    "headings": changed(put("/S", pikepdf.Name("/H3"), "/H2")),
    "tables": changed(put("/S", pikepdf.Name("/TBody"), "/THead")),
    "drawings": changed(put("/Alt", "", "/Figure")),
    "plain": made(PAGE + b'#par("\\u{2060}3")'),
    "rulers": made(PAGE.replace(b"#ruler()", b"#scale(97%, ruler())")),
}


def test_a_page_is_sound() -> None:
    """What comes out is tagged PDF/UA-1 in Danish with our fonts, and prints at its own size."""
    assert checks.faults(made()) == []


@pytest.mark.parametrize("name", [check.__name__ for check in checks.CHECKS])
def test_each_check_can_fail(name: str) -> None:
    """Every check of the suite finds the file that was broken for it."""
    assert getattr(checks, name)(BROKEN[name])


def test_text_is_never_code() -> None:
    """Signs that mean something to typst stand on the page and in the metadata as they were written."""
    data = made(title=AWKWARD)

    assert checks.spoken(data).count(AWKWARD) == 2
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == AWKWARD
        assert str(pdf.docinfo["/Author"]) == "ledertrivsel, Randers Kommune"


def test_the_same_data_gives_the_same_bytes() -> None:
    """Neither folder, time zone, locale, hash seed nor clock leaves a trace."""
    code = f"""
import hashlib
from ledertrivsel_cli.render.typeset import typeset
templates = {{"typst/page.typ": {PAGE!r}, "typst/common.typ": {TEMPLATES["typst/common.typ"]!r}}}
data = typeset(templates, "page.typ", {{"title": "T"}}, title="T", organisation="O")
print(hashlib.sha256(data).hexdigest())
"""
    assert len(checks.digests(code)) == 1


def loosened(data: bytes) -> bytes:
    """The same page as another typst might write it: nothing compressed but what holds the objects."""
    stream = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            stream,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return stream.getvalue()


def streams(data: bytes) -> set[bytes]:
    """The raw bytes of what is drawn and of the fonts; not the metadata, which we write ourselves."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        frame = ("/Metadata", "/ObjStm", "/XRef")
        return {thing.read_raw_bytes() for thing in found if thing.get("/Type") not in frame}


@pytest.mark.parametrize("change", [bytes, loosened])
def test_nothing_is_compressed_anew(monkeypatch: pytest.MonkeyPatch, change) -> None:
    """Every stream stays as typst made it, since compressed bytes would depend on the machine's zlib."""
    compiled, compile_ = [], typst.compile
    monkeypatch.setattr(typst, "compile", lambda *a, **k: compiled.append(change(compile_(*a, **k))) or compiled[0])
    data = made()

    assert len(streams(data)) > 5
    assert streams(data) == streams(compiled[0])
    assert (b"/ObjStm" in compiled[0], b"/ObjStm" in data) == (change is loosened, False)


def test_rows_have_headings() -> None:
    """The first cell of a row heads it when words stand in it, in tables of more than two columns."""
    with pikepdf.open(BytesIO(made())) as pdf:
        scopes = [str(a.Scope) for e in elements(pdf, "/TH") for a in e.A if a.get("/O") == "/Table"]

    assert scopes.count("/Row") == 1
    assert scopes.count("/Column") == 5


def test_drawn_markers_are_no_labels() -> None:
    """A list whose markers are drawn has items without empty labels, and says no less."""
    with pikepdf.open(BytesIO(made())) as pdf:
        assert len(elements(pdf, "/LI")) == 2
        assert not elements(pdf, "/Lbl")
    assert checks.spoken(made()).endswith("et to")


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("way", ["fitted", "balanced"])
def test_the_page_never_takes_more_lines_than_were_measured(way: str, weight: str) -> None:
    """A text that fits by our measure stands within its frame on the page, hyphens, kerning and all."""
    face = ATKINSON_BOLD if weight == "bold" else module.ATKINSON
    cases = [
        {"text": PROSE[start : start + length].strip(), "size": size, "width": width}
        for start in (0, 9, 40) for length in (5, 60, 190, 400) for size in (11, 14, 18) for width in (87, 118, 180)
    ]  # fmt: skip
    cases += [{"text": UNEVEN, "size": 14, "width": 64}, {"text": UNEVEN, "size": 18, "width": 76}]
    page = f"context [#metadata(data.cases.map(c => measure({way}(c, weight: {json.dumps(weight)})).height.pt()))<out>]"
    source = {name.removeprefix("typst/"): data for name, data in TEMPLATES.items()}
    source["main.typ"] = f'#import "common.typ": *\n#show: house\n#{page}'.encode()
    data = {"cases": cases, "document": {"title": "T", "author": []}}
    inputs = {"data": json.dumps(data)}
    compiler = typst.Compiler(source, font_paths=module.fonts(), ignore_system_fonts=True, sys_inputs=inputs)

    heights = json.loads(compiler.query("<out>", field="value", one=True))

    for case, height in zip(cases, heights, strict=True):
        lines = wrap(case["text"], face, case["size"], case["width"] * checks.MM)
        assert height <= len(lines) * case["size"] * 1.2 + 0.01, case


def test_a_text_takes_the_largest_size_that_fits() -> None:
    """Sizes are tried from the largest down, and texts that belong together share the size of the longest."""
    frame = Frame(50, 10, (20, 16, 12))
    short, long = Text("Kort"), Text("En tekst, der er noget længere end den anden")

    assert Proof().one("here", frame, short)["size"] == 20
    assert [it["size"] for it in Proof().each("here", frame, (short, long))] == [12, 12]


def test_all_faults_of_a_file_come_at_once() -> None:
    """A text too long at the floor and a letter that the font lacks are told with file, line and what to do."""
    proof = Proof()
    proof.one("card 7", Frame(50, 6, (20, 14)), Text("ord " * 20 + "slut", "cards.yaml", 12))
    proof.letters("card 8", [Text("\u2603 sne", "cards.yaml", 30)])

    with pytest.raises(FitError) as raised:
        proof.close()

    long, strange = raised.value.problems
    assert (long.path, long.line, long.where, long.code) == ("cards.yaml", 12, "card 7", "text-too-long")
    assert "14 pt" in long.text
    assert "65 characters" in long.text
    assert (strange.path, strange.line, strange.where, strange.code) == ("cards.yaml", 30, "card 8", "no-glyph")


def test_questions_leave_room_to_write() -> None:
    """The more questions share a room, the smaller they are set, until one is refused."""
    question = Text("Hvad kan vi selv gøre noget ved, og hvad er et vilkår, vi må støtte hinanden i hver eneste dag?")
    sizes = [Proof().asked("here", 50, [question] * count)[0]["size"] for count in (1, 2, 3)]

    assert sizes == sorted(sizes, reverse=True)
    crowd = Proof()
    crowd.asked("here", 50, [question] * 4)
    with pytest.raises(FitError):
        crowd.close()
    assert WIDTH == 180


def test_the_foot_names_part_group_and_organisation() -> None:
    """A printed page says where it belongs; a name too long for it is found in the file that has it."""
    meeting = SimpleNamespace(part=2, title=Text("Trivsel i ledergruppen"), heading="Del 2: Trivsel i ledergruppen")
    organisation = SimpleNamespace(name=Text("Randers Kommune"))
    plan = SimpleNamespace(meetings=(meeting,), group=Text("G & H", "group.yaml", 3), organisation=organisation)

    assert footer(plan, 2, Proof())["footer"]["texts"] == ("Del 2: Trivsel i ledergruppen", "G & H · Randers Kommune")
    plan.group = None
    assert footer(plan, 2, Proof())["footer"]["texts"][1] == "Randers Kommune"
    plan.group, proof = Text("Ledergruppen " * 20, "group.yaml", 3), Proof()
    footer(plan, 2, proof)
    with pytest.raises(FitError, match=r"group\.yaml:3"):
        proof.close()


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "line"),
    [
        ("typst/page.typ", b"", b"#let x =\n", "templates/typst/page.typ", 1),
        ("typst/common.typ", b"#let ink", b"#nope\n#let ink", "templates/typst/common.typ", None),
    ],
)
def test_a_broken_template(name: str, old: bytes, new: bytes, path: str, line: int | None) -> None:
    """A fault in a template is told with its file and line, as a fault that the user can mend."""
    sources = TEMPLATES | {"typst/page.typ": PAGE}
    sources[name] = sources[name].replace(old, new, 1)
    with pytest.raises(ContentError) as caught:
        typeset(sources, "page.typ", {"title": "T"}, title="T", organisation="O")
    (problem,) = caught.value.problems
    wanted = line or sources[name].split(b"\n").index(b"#nope") + 1
    assert (problem.path, problem.line, problem.code) == (path, wanted, "template-error")
