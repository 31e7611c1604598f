"""The action plan: a Word document that opens cleanly, reads well and can be filled in."""

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import office
import pytest
from lxml import etree
from office import W, tree
from office_word import BODY, STYLES, contrast, identities, outline, paper, spacing, tables, text, value

from ledertrivsel_cli.card_deck import CardDeck
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.group import Person
from ledertrivsel_cli.guidance import ActionPlan, Guide
from ledertrivsel_cli.model import Invitation, Organisation, Roadmap
from ledertrivsel_cli.plan import Meeting, Plan
from ledertrivsel_cli.printed import Prioritisation
from ledertrivsel_cli.render.actionplan import actionplan
from ledertrivsel_cli.render.document import Templates
from ledertrivsel_cli.text import Text

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "handleplan.txt"
TEMPLATE = (ROOT / "templates" / "handleplan.docx").read_bytes()
HEADER = "word/header1.xml"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
AWKWARD = """Børn & Unge < 6 år > "Ærø" d'Å {{ 7*7 }} {_{ x }_} {% for %}"""
WORDS = ActionPlan(
    title="Handleplan for vores trivsel",
    intro="Skriv de aftaler, I vil holde.\nHellere én end tre.",
    privacy="Skriv ingen navne på borgere eller medarbejdere.",
    actions=3,
    conditions=2,
    statuses=("Ikke begyndt", "I gang", "Gennemført"),
)
MEETING = Meeting(
    part=3, title=Text("Trivsel i forhold til omverdenen"), heading="Del 3: Trivsel i forhold til omverdenen",
    purpose=Text(""), intro=Text(""), date=dt.date(2027, 3, 3), start=None, minutes=90, place=None, blocks=(), extra=(),
    exercises=(), articles=(), invitation=Invitation.model_construct(), evaluation=None,
    roadmap=Roadmap.model_construct(), action_plan=True, content=(),
)  # fmt: skip
PLAN = Plan(
    group=Text("Ledergruppen i Sundhed og Omsorg"), course=Text("Foråret 2027"),
    organisation=Organisation.model_construct(name="Randers Kommune"), facilitator=Person(name="Åse Ørsted"),
    participants=(), attachment=None, meetings=(MEETING,), guide=Guide.model_construct(), action_plan=WORDS,
    cards=CardDeck(Text(""), (), (), 0, Text(""), (), Prioritisation.model_construct()), today=dt.date(2027, 1, 4),
)  # fmt: skip


def made(template: bytes = TEMPLATE, words: dict[str, object] | None = None, **changes: object) -> bytes:
    """The document of the plan above, with some things changed."""
    changes["action_plan"] = WORDS.model_copy(update=words or {})
    return actionplan(replace(PLAN, **changes), Templates({"handleplan.docx": template})).data


def blank() -> bytes:
    return made(group=None, course=None, facilitator=None, meetings=(replace(MEETING, date=None),))


def controls(data: bytes) -> dict[str, etree._Element]:
    return {value(control, "sdtPr/tag"): control for control in tree(data, BODY).iter(f"{W}sdt")}


def prompts(control: etree._Element) -> bool:
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


Check = Callable[[bytes], list[str]]
BREAKS: list[tuple[Check, str, str, str]] = [
    (office.schema, BODY, "<w:cantSplit/>", "<w:cannotSplit/>"),
    (office.integrity, BODY, 'w:val="Heading1"', 'w:val="Overskrift"'),
    (office.languages, STYLES, 'w:lang w:val="da-DK"', 'w:lang w:val="en-US"'),
    (office.languages, STYLES, '<w:color w:val="1D2B33"/>', '<w:color w:val="1D2B33"/><w:lang w:val="en-US"/>'),
    (office.languages, BODY, "<w:t>Det vil vi gøre", '<w:rPr><w:lang w:val="nb-NO"/></w:rPr><w:t>Det vil vi gøre'),
    (office.metadata, "docProps/core.xml", "<dc:creator>ledertrivsel", "<dc:creator>python-docx"),
    (office.metadata, "docProps/core.xml", "<dc:title>Handleplan for vores trivsel", "<dc:title>"),
    (office.metadata, "docProps/app.xml", "Randers Kommune", "python-docx"),
    (office.leftovers, BODY, "Det vil vi gøre", "Det vil {{ group }} gøre"),
    (office.leftovers, HEADER, "Randers Kommune", "**Randers** Kommune"),
    (office.leftovers, BODY, 'w:tag w:val="handling-1-hvem"', 'w:tag w:val="handling-{{ n }}-hvem"'),
    (identities, BODY, 'w:id w:val="1002"', 'w:id w:val="1001"'),
    (identities, BODY, 'w:tag w:val="handling-2-hvem"', 'w:tag w:val="handling-1-hvem"'),
    (identities, BODY, 'w:tag w:val="styrke"', 'w:tag w:val="stærke"'),
    (paper, BODY, 'w:w="11906"', 'w:w="12240"'),
    (tables, BODY, "<w:tblHeader/>", ""),
    (tables, BODY, "<w:cantSplit/>", ""),
    (tables, BODY, '<w:tblLook w:val="06A0" w:firstRow="1"', '<w:tblLook w:val="06A0" w:firstRow="0"'),
    (tables, BODY, '<w:tblCaption w:val="Handling 1"/>', ""),
    (outline, BODY, 'w:val="Heading1"', 'w:val="Normal"'),
    (outline, BODY, 'w:val="Title"', 'w:val="Normal"'),
    (outline, STYLES, "<w:keepNext/>", ""),
    (spacing, BODY, "<w:t>Det vil vi gøre</w:t>", ""),
    (contrast, STYLES, 'w:val="55606B"', 'w:val="808080"'),
]  # fmt: skip
CHECKS = dict.fromkeys(check for check, *_ in BREAKS)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("build", [made, blank])
def test_sound(check: Check, build: Callable[[], bytes]) -> None:
    """The document is free of every fault that we know to look for, with a group and without one."""
    assert check(build()) == []


@pytest.mark.parametrize(("check", "part", "old", "new"), BREAKS)
def test_checks_see(check: Check, part: str, old: str, new: str) -> None:
    """Each check finds its fault in a document broken on purpose."""
    assert check(office.broken(made(), part, old, new)) != []


def lines(data: bytes) -> Iterator[str]:
    """The document as text that a Dane can review: one line a paragraph or row, what is to be filled in within [ ]."""
    for part in ("word/header2.xml", BODY, HEADER, "word/footer1.xml"):
        root = tree(data, part)
        for node in root.find(f"{W}body") if part == BODY else root:
            rows = node.iter(f"{W}tr") if node.tag == f"{W}tbl" else [node]
            yield from (" | ".join(map(_line, row.findall(f"{W}tc") or [row])) for row in rows)


def _line(block: etree._Element) -> str:
    for node in list(block.iter(f"{W}tab")):
        node.tag, node.text = f"{W}t", " "
    for control in block.iter(f"{W}sdt"):
        first = next(control.iter(f"{W}t"))
        about = {etree.QName(child).localname for child in control.find(f"{W}sdtPr")}
        kind = next((kind for kind in ("date", "dropDownList", "checkbox", "text") if kind in about), "rich text")
        offers = [item.get(f"{W}displayText") for item in control.iter(f"{W}listItem")]
        tag = value(control, "sdtPr/tag")
        first.text = f"[{first.text} · {kind} {tag}{': ' if offers else ''}{' / '.join(offers)}]"
    mark = {"Title": "# ", "Heading1": "## ", "Heading2": "### "}.get(value(block, "pPr/pStyle"), "")
    return mark + text(block)


def test_golden() -> None:
    """The words of the plan are those that a Dane has read and approved."""
    found = "\n".join(line for line in lines(blank()) if line) + "\n"
    if "UPDATE_GOLDEN" in os.environ:
        GOLDEN.write_text(found, "utf-8", newline="\n")
    assert found == GOLDEN.read_text("utf-8")


def test_document() -> None:
    """The file says which part, kind and content it belongs to."""
    document = actionplan(PLAN, Templates({"handleplan.docx": TEMPLATE}))
    assert (document.name, document.part, document.kind) == ("del-3/handleplan.docx", 3, "action-plan")
    assert document.content == ("action-plan",)


@pytest.mark.parametrize(("actions", "conditions"), [(1, 0), (3, 2), (6, 4)])
def test_repeated(actions: int, conditions: int) -> None:
    """There are as many actions and conditions as asked for, each with all its fields, and no title over nothing."""
    data = made(words={"actions": actions, "conditions": conditions})
    stems = [tag.split("-")[0] for tag in controls(data)]
    assert stems.count("handling") == 11 * actions
    assert stems.count("vilkaar") == 4 * conditions
    assert len(stems) == 6 + 11 * actions + 4 * conditions + 1 + 4
    assert len(list(tree(data, BODY).iter(f"{W}tbl"))) == actions + bool(conditions)
    assert any(line.startswith("### Vilkår") for line in lines(data)) == bool(conditions)
    assert [fault for check in CHECKS for fault in check(data)] == []


def test_kinds_of_control() -> None:
    """Dates are date pickers, the status a list of those named, what is to tick can be ticked, facts are plain text."""
    found = controls(made(words={"statuses": ("Å & Ø", "<I gang>", "Å & Ø")}))
    for tag in ("moededato", "handling-1-hvornaar", "handling-3-opfoelgning", "vilkaar-2-hvornaar"):
        picker = found[tag].find(f"{W}sdtPr/{W}date")
        assert (value(picker, "dateFormat"), value(picker, "lid")) == ("d. MMMM yyyy", "da-DK")
    for number in (1, 2, 3):
        offers = found[f"handling-{number}-status"].iter(f"{W}listItem")
        assert [item.get(f"{W}value") for item in offers] == ["Å & Ø", "<I gang>"]
    ticks = {tag for tag, control in found.items() if control.find(f"{W}sdtPr/{W14}checkbox") is not None}
    assert ticks == {"opfoelgning-delt", "opfoelgning-dagsorden", "opfoelgning-moede"}
    plain = {tag for tag, control in found.items() if control.find(f"{W}sdtPr/{W}text") is not None}
    assert plain == {"organisation", "gruppe", "forloeb", "antal", "moedeleder"}


def test_known_and_unknown() -> None:
    """What the group file knows is filled in and can be changed; what it does not know asks to be filled in."""
    known, unknown = controls(made()), controls(blank())
    wanted = {
        "organisation": "Randers Kommune", "gruppe": "Ledergruppen i Sundhed og Omsorg", "forloeb": "Foråret 2027",
        "moedeleder": "Åse Ørsted", "moededato": "3. marts 2027",
    }  # fmt: skip
    assert {tag: text(known[tag]) for tag in wanted} == wanted
    assert not any(prompts(known[tag]) or list(known[tag].iter(f"{W}rStyle")) for tag in wanted)
    assert [tag for tag in wanted if not prompts(unknown[tag])] == ["organisation"]
    assert known["moededato"].find(f"{W}sdtPr/{W}date").get(f"{W}fullDate") == "2027-03-03T00:00:00Z"
    assert "None" not in "\n".join(lines(blank()))


def test_awkward_names() -> None:
    """Names and words come out letter by letter, and are never run as a template."""
    organisation = Organisation.model_construct(name=AWKWARD)
    words = dict.fromkeys(("title", "intro", "privacy"), Text(AWKWARD))
    data = made(words=words, group=Text(AWKWARD), course=Text(AWKWARD), organisation=organisation)
    assert {text(controls(data)[tag]) for tag in ("gruppe", "forloeb", "organisation")} == {AWKWARD}
    assert text(tree(data, HEADER)) == f"{AWKWARD} · {AWKWARD}"
    assert [text(paragraph) for paragraph in tree(data, BODY).iter(f"{W}p")].count(AWKWARD) == 3
    assert tree(data, "docProps/core.xml").findtext(f"{office.DC}title") == AWKWARD
    assert office.schema(data) + office.integrity(data) == []


TAGS = ("{{ groop }}", "{{ group + }}", "{% if group %}", "{{ group.__class__.__mro__ }}", "{{ 1 / 0 }}")


@pytest.mark.parametrize(
    "template", [office.broken(TEMPLATE, BODY, "Det vil vi gøre", tag) for tag in TAGS] + [b""], ids=(*TAGS, "no file")
)
def test_faulty_template(template: bytes) -> None:
    """A template that cannot be filled in is named."""
    with pytest.raises(ContentError) as caught:
        made(template)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("templates/handleplan.docx", "template-error")


def test_template_tags() -> None:
    """In the template each tag stands whole in one run, so that it can be read and changed in Word."""
    written = [node.text or "" for part in (BODY, HEADER) for node in tree(TEMPLATE, part).iter(f"{W}t")]
    tags = [found for found in written if "{" in found or "}" in found]
    assert len(tags) > 10
    assert all(found.count("{") == found.count("}") for found in tags)
    assert [check(TEMPLATE) for check in (office.schema, office.integrity, office.languages, office.metadata)] == [
        []
    ] * 4


def test_same_bytes() -> None:
    """The same plan gives the same bytes, whatever the time zone and the order of sets."""
    code = "import hashlib, test_actionplan as t; print(hashlib.sha256(t.made()).hexdigest())"
    paths = os.pathsep.join((str(ROOT / "tests"), str(ROOT / "tests" / "render")))
    seen = {hashlib.sha256(made()).hexdigest()}
    for zone, seed in (("UTC", "1"), ("Pacific/Auckland", "2")):
        env = os.environ | {"PYTHONPATH": paths, "TZ": zone, "PYTHONHASHSEED": seed}
        run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        seen.add(run.stdout.strip())
    assert len(seen) == 1
