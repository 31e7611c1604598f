"""Word templates as an organisation might have them: another body in the package of our own template."""

from typing import Literal

from foreign import DOCUMENT, Parts, docx
from lxml import etree
from word_edits import W, elements, paragraph, runs

_WIDE = '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
_GRID = (
    '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
)


def control(tag: str, around: Literal["run", "paragraph", "cell"] = "run", *, about: str = "", title: str = "") -> str:
    """A content control that shows its prompt. All have the same id, as after copying."""
    run = runs("Skriv her")
    inside = {"run": run, "paragraph": paragraph(run), "cell": f"<w:tc>{_WIDE}{paragraph(run)}</w:tc>"}[around]
    named = f'<w:alias w:val="{title or tag}"/><w:tag w:val="{tag}"/><w:id w:val="7"/>'
    return f"<w:sdt><w:sdtPr>{named}<w:showingPlcHdr/>{about}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def table(*rows: list[str]) -> str:
    """A table of cells; what begins with < is XML within a paragraph, or a control around a cell."""
    made = ["".join(map(_cell, row)) for row in rows]
    return f"<w:tbl>{_GRID}{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>{paragraph('')}"


def _cell(content: str) -> str:
    if "<w:tc>" in content:
        return content
    return f"<w:tc>{_WIDE}{paragraph(content if content.startswith('<') else runs(content))}</w:tc>"


def lines(*texts: str) -> str:
    """Paragraphs of text, or of the XML of runs and controls."""
    return "".join(paragraph(text if text.startswith("<") else runs(text)) for text in texts)


def word(body: str, parts: Parts | None = None) -> Parts:
    """A template with this body, and the page of ours."""
    made = dict(parts or docx())
    root = etree.fromstring(made[DOCUMENT])
    place = root.find(f"{W}body")
    place[:-1] = elements(body)
    made[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


FIELDS = ("tema", "problem", "hvem", "hvornaar", "foerste-skridt", "opfoelgning", "status")
DATE, MENU = "<w:date/>", '<w:dropDownList><w:listItem w:displayText="x" w:value="x"/></w:dropDownList>'
LAYOUTS = {
    "a row for each action": table(
        ["Tema", "Hvem"],
        ["{%tr for number in actions %}"],
        [control("handling-{{ number }}-tema"), control("handling-{{ number }}-hvem")],
        ["{%tr endfor %}"],
    ),
    "numbered by hand, in lines": lines(
        *(runs(f"{key}: ") + control(f"handling-{number}-{key}") for number in (1, 2) for key in FIELDS)
    ),
    "controls around cells and paragraphs": table(
        *(["Felt", control(f"handling-1-{key}", "cell")] for key in FIELDS), ["Organisation", control("organisation")]
    )
    + control("styrke", "paragraph"),
    "loops and conditions": lines(
        "{%p if group %}", "Gruppe: {{ group }}", "{%p else %}", "Ingen gruppe", "{%p endif %}",
        "{%p for number in actions %}",
    )
    + table(*([f"{key} {{{{ number }}}}", control(f"handling-{{{{ number }}}}-{key}")] for key in FIELDS))
    + lines("{%p endfor %}", "{% if conditions %}Vilkår: {% for one in conditions %}{{ one }} {% endfor %}{% endif %}"),
    "no fields": lines("Brevpapir"),
}  # fmt: skip
