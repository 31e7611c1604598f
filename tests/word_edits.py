"""An action plan edited as Word writes it: each function changes the tree of word/document.xml in one way."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from foreign import NAMESPACES, declare, read, relate, zipped
from lxml import etree

from ledertrivsel_cli.agreements import Agreement, Agreements
from ledertrivsel_cli.cli import run
from ledertrivsel_cli.plan_reader import agreements, prompts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = (ROOT / "templates" / "handleplan.docx").read_bytes()
EXAMPLE = ROOT / "examples" / "sundhed-og-omsorg.yaml"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WHO = 'w:id="900" w:author="Åse" w:date="2026-11-25T10:00:00Z"'


class Paper:
    """A document's body, and the usual things people do with it."""

    def __init__(self, data: bytes) -> None:
        self._parts = read(data)
        self.root = etree.fromstring(self._parts[BODY])

    def data(self) -> bytes:
        body = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return zipped(self._parts | {BODY: body})

    def control(self, tag: str, at: int = 0) -> Any:
        """The content control with this tag."""
        found = [tags.getparent().getparent() for tags in self.root.iter(W + "tag") if tags.get(W + "val") == tag]
        return found[at]

    def cell(self, tag: str, at: int = 0) -> Any:
        return next(self.control(tag, at).iterancestors(W + "tc"))

    def row(self, tag: str, at: int = 0) -> Any:
        return next(self.control(tag, at).iterancestors(W + "tr"))

    def table(self, tag: str, at: int = 0) -> Any:
        return next(self.control(tag, at).iterancestors(W + "tbl"))

    def fill(self, tag: str, text: str, at: int = 0) -> None:
        """Type into a control, as Word does it: the prompt goes, line breaks are breaks."""
        self.put(tag, runs(text), at)

    def put(self, tag: str, xml: str, at: int = 0) -> None:
        """Put runs into a control and take its prompt away."""
        control = self.control(tag, at)
        for mark in control.findall(f"{W}sdtPr/{W}showingPlcHdr"):
            mark.getparent().remove(mark)
        content = control.find(W + "sdtContent")
        content[:] = elements(xml)

    def type_over(self, tag: str, xml: str, at: int = 0) -> None:
        """Delete a control and leave these runs in its place."""
        replace(self.control(tag, at), xml)

    def pick(self, tag: str, text: str, day: str, at: int = 0) -> None:
        """Choose a day with the date picker."""
        self.fill(tag, text, at)
        self.control(tag, at).find(f"{W}sdtPr/{W}date").set(W + "fullDate", f"{day}T00:00:00Z")

    def comment(self, text: str) -> str:
        """Add a comment, and give the run that refers to it."""
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        said = f'<w:comment w:id="5" w:author="Åse">{paragraph(runs(text))}</w:comment>'
        self._parts["word/comments.xml"] = f"<w:comments {NAMESPACES}>{said}</w:comments>".encode()
        relate(self._parts, BODY, "comments", "comments.xml")
        declare(self._parts, "word/comments.xml", kind)
        return '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="5"/></w:r>'

    def tick(self, tag: str) -> None:
        self.control(tag).find(f".//{{{_W14}}}checked").set(f"{{{_W14}}}val", "1")
        self.put(tag, "<w:r><w:t>☒</w:t></w:r>")


def plan() -> Paper:
    """Two actions and a condition filled in, as most cases need them."""
    paper = Paper(blank())
    for number, theme in enumerate(("Ro om mandagen", "Færre møder & mails"), 1):
        paper.fill(f"handling-{number}-tema", theme)
        paper.fill(f"handling-{number}-problem", f"Problem {number}")
        paper.fill(f"handling-{number}-hvem", f"Leder {number}")
        paper.pick(f"handling-{number}-hvornaar", f"{number}. juni 2027", f"2027-06-0{number}")
    paper.fill("vilkaar-1-vilkaar", "Færre penge < i år")
    paper.fill("vilkaar-1-initiativ", "Åse")
    return paper


FIRST = {"tema": "Ro om mandagen", "problem": "Problem 1", "hvem": "Leder 1", "hvornaar": "1. juni 2027"}
SECOND = {"tema": "Færre møder & mails", "problem": "Problem 2", "hvem": "Leder 2", "hvornaar": "2. juni 2027"}
THIRD = {"vilkaar": "Færre penge < i år", "initiativ": "Åse"}


def elements(xml: str) -> list[Any]:
    return list(etree.fromstring(f'<x {NAMESPACES} xmlns:w14="{_W14}">{xml}</x>'))


def replace(node: Any, xml: str) -> None:
    parent = node.getparent()
    at = parent.index(node)
    parent[at : at + 1] = elements(xml)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def runs(text: str, looks: str = "") -> str:
    """Runs as Word writes them: line breaks and tabs are elements."""
    body = escaped(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    body = body.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    about = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{body}</w:t></w:r>'


def inserted(text: str) -> str:
    return f"<w:ins {WHO}>{runs(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {WHO}>{runs(text).replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>"


def paragraph(xml: str, mark: str = "") -> str:
    """A paragraph; `mark` is what was done to its end, like "ins" or "del"."""
    about = f"<w:pPr><w:rPr><w:{mark} {WHO}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{about}{xml}</w:p>"


def row(*cells: str) -> str:
    """A table row of these texts, without controls."""
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(runs(cell))}</w:tc>" for cell in cells) + "</w:tr>"


def marked(node: Any, about: str, mark: str) -> None:
    """Mark a row (trPr) or a cell (tcPr) as inserted or deleted, and with a row the text in it."""
    for each in list(node.iter(W + "r")) if about == "trPr" else ():
        around = elements(f"<w:{mark} {WHO}/>")[0]
        each.addprevious(around)
        around.append(each)
        for text in each.iter(W + "t") if mark == "del" else ():
            text.tag = W + "delText"
    place = node.find(W + about)
    if place is None:
        place = node.makeelement(W + about)
        node.insert(0, place)
    place.extend(elements(f"<w:{mark} {WHO}/>"))


def copied(node: Any) -> Any:
    """A copy right behind a node, controls with their tags and all."""
    twin = deepcopy(node)
    node.addnext(twin)
    return twin


@cache
def blank() -> bytes:
    """A plan with three actions and three conditions, as the program makes it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        asked = ["actionplan", "new", "--group", str(EXAMPLE), "--today", "2026-11-25", "--out", str(path)]
        assert run(asked) == 0
        return path.read_bytes()


@cache
def prompts() -> Any:
    return prompts_of(TEMPLATE, "handleplan.docx")


def reread(data: bytes) -> Agreements:
    return agreements(data, "plan.docx", prompts())


def written(agreement: Agreement) -> dict[str, str]:
    """The fields that are filled in."""
    return {key: text for key, text in agreement.fields.items() if text}
