"""What a group types in the plan of a whole course, the ways in which it is edited after, and what has to come out."""

from collections.abc import Callable, Mapping
from typing import Any

from word_edits import WHO, Paper, W, copied, deleted, elements, inserted, marked, paragraph, replace, row, runs

ACTOR = "Pårørende & <naboer>"
FIRST_STEP = 'Vi mødes om mandagen – "kort" & godt; <5 minutter>\nÆbler, øl og åer i 100 % · {{ x }} {%p y %}'
TYPED = {
    "handling-1-maal": "Ro 🍀",
    "handling-1-foerste-skridt": FIRST_STEP,
    "handling-1-hvem": "Åse Ørsted-Æbelø",
    "handling-1-inddrages": "  indrykket  og\tmed tabulator",
    "handling-1-chef": "=1+1",
    "handling-1-tegn": "En lang tekst. " * 60 + "Slut",
    "handling-2-foerste-skridt": "Skridt",
    "handling-2-hvem": "Bo",
    "handling-2-status": "Gennemført",
    "handling-3-foerste-skridt": "Ring",
    "handling-3-hvem": "Mødelederen",
    "vilkaar-1-vilkaar": "Budgettet",
    "vilkaar-1-stoette": "Kaffe",
    "vilkaar-1-initiativ": "Skiftevis",
}
DAYS = {
    "handling-1-hvornaar": "2027-05-01", "handling-1-opfoelgning": "2027-05-10", "handling-2-hvornaar": "2027-05-02",
    "handling-2-opfoelgning": "2027-05-11", "handling-3-hvornaar": "2027-05-03", "handling-3-opfoelgning": "2027-05-12",
    "vilkaar-1-hvornaar": "2027-06-01",
}  # fmt: skip


def wrote(paper: Paper) -> None:
    for tag, text in TYPED.items():
        paper.fill(tag, text)
    for tag, day in DAYS.items():
        paper.pick(tag, f"{int(day[-2:])}. {['maj', 'juni'][int(day[6]) - 5]} 2027", day)


def minds_changed(paper: Paper) -> None:
    """The responsible one is another, as a tracked change, and somebody asks about it in a comment."""
    comment = paper.comment("Er det aftalt?")
    paper.put("handling-3-hvem", deleted("Mødelederen") + inserted("Jytte") + comment)


def commented_within_a_name(paper: Paper) -> None:
    comment = paper.comment("Staves det sådan?")
    paper.put("handling-1-hvem", runs("Åse ") + comment + runs("Ørsted-Æbelø"))


def name_corrected_with_changes_tracked(paper: Paper) -> None:
    paper.put("handling-1-hvem", runs("Åse Ør") + deleted("ts") + inserted("sted-Æ") + runs("belø"))


def text_moved_with_changes_tracked(paper: Paper) -> None:
    paper.put("handling-1-maal", f"<w:moveFrom {WHO}>{runs(TYPED['handling-1-maal'])}</w:moveFrom>")
    paper.put("handling-2-maal", f"<w:moveTo {WHO}>{runs(TYPED['handling-1-maal'])}</w:moveTo>")


def lines_joined_with_changes_tracked(paper: Paper) -> None:
    place = paper.control("handling-3-hvem").getparent()
    replace(place, paragraph(runs("Møde"), "del") + paragraph(runs("lederen")))


def control_deleted(paper: Paper) -> None:
    paper.type_over("handling-1-hvem", runs(TYPED["handling-1-hvem"]))


def control_deleted_and_its_prompt_left(paper: Paper) -> None:
    paper.type_over("handling-2-maal", runs("Beskriv hverdagen, når det er lykkedes"))


def partly_bold(paper: Paper) -> None:
    text = TYPED["handling-1-tegn"]
    paper.put("handling-1-tegn", runs(text[:20], "<w:b/>") + runs(text[20:]))


def typed_beside(paper: Paper) -> None:
    paper.control("handling-3-foerste-skridt").addnext(elements(runs(" i dag"))[0])


def typed_below(paper: Paper) -> None:
    paper.cell("handling-3-foerste-skridt").append(elements(paragraph(runs("og spørg")))[0])


def date_typed(paper: Paper) -> None:
    paper.fill("handling-1-opfoelgning", "10.5.2027")


def status_typed(paper: Paper) -> None:
    paper.type_over("handling-1-status", runs("gennemført"))


def action_moved(paper: Paper) -> None:
    paper.table("handling-3-tema").addnext(paper.table("handling-1-tema"))


def action_added(paper: Paper) -> None:
    copied(paper.table("handling-3-tema"))
    paper.fill("handling-3-tema", "Tilføjet", 1)


def action_removed(paper: Paper) -> None:
    away(paper.table("handling-2-tema"))


def action_deleted_with_changes_tracked(paper: Paper) -> None:
    for each in paper.table("handling-2-tema").findall(f"{W}tr"):
        marked(each, "trPr", "del")


def row_moved(paper: Paper) -> None:
    paper.row("handling-1-status").addnext(paper.row("handling-1-hvem"))


def row_removed(paper: Paper) -> None:
    away(paper.row("handling-1-maal"))


def row_deleted_with_changes_tracked(paper: Paper) -> None:
    marked(paper.row("handling-1-maal"), "trPr", "del")


def row_of_their_own(paper: Paper) -> None:
    paper.row("handling-1-hvem").addnext(elements(row("Budget", "5.000 kr."))[0])


def condition_added(paper: Paper) -> None:
    copied(paper.row("vilkaar-1-vilkaar"))
    paper.fill("vilkaar-1-vilkaar", "Et vilkår til", 1)


def condition_removed(paper: Paper) -> None:
    away(paper.row("vilkaar-1-vilkaar"))


def away(node: Any) -> None:
    node.getparent().remove(node)


GONE: Mapping[str, str] = {}
EDITS: Mapping[Callable[[Paper], None], Mapping[str, Mapping[str, str]]] = {
    wrote: {},
    minds_changed: {"handling-3": {"hvem": "Jytte"}},
    commented_within_a_name: {},
    name_corrected_with_changes_tracked: {},
    text_moved_with_changes_tracked: {"handling-1": {"maal": ""}, "handling-2": {"maal": TYPED["handling-1-maal"]}},
    lines_joined_with_changes_tracked: {},
    control_deleted: {},
    control_deleted_and_its_prompt_left: {"handling-2": {"maal": ""}},
    partly_bold: {},
    typed_beside: {"handling-3": {"foerste-skridt": "Ring i dag"}},
    typed_below: {"handling-3": {"foerste-skridt": "Ring\nog spørg"}},
    date_typed: {"handling-1": {"opfoelgning": "10.5.2027"}},
    status_typed: {"handling-1": {"status": "gennemført"}},
    action_moved: {},
    action_added: {"Tilføjet": {"hvem": "Mødelederen"}},
    action_removed: {"handling-2": GONE},
    action_deleted_with_changes_tracked: {"handling-2": GONE},
    row_moved: {},
    row_removed: {"handling-1": {"maal": ""}},
    row_deleted_with_changes_tracked: {"handling-1": {"maal": ""}},
    row_of_their_own: {"handling-1": {"andet": "Budget: 5.000 kr."}},
    condition_added: {"Et vilkår til": {"hvem": "Skiftevis"}},
    condition_removed: {"vilkaar-1": GONE},
}
"""What people do to a plan, and what is to come out otherwise than it was typed, by the numbers of tags or by theme."""


def expected(edit: Callable[[Paper], None], topics: list[str]) -> dict[str, dict[str, str]]:
    """All that has to come out, by theme or condition."""
    names = {"handling-1": topics[0], "handling-2": topics[2], "handling-3": ACTOR, "vilkaar-1": "Budgettet"}
    found: dict[str, dict[str, str]] = {name: {} for name in names.values()}
    for tag, text in TYPED.items():
        key, field = next((key, tag.removeprefix(f"{key}-")) for key in names if tag.startswith(key))
        found[names[key]][{"initiativ": "hvem"}.get(field, field)] = text
    for tag, day in DAYS.items():
        key, field = next((key, tag.removeprefix(f"{key}-")) for key in names if tag.startswith(key))
        found[names[key]][f"{'opfoelgning' if key == 'vilkaar-1' else field}-dato"] = day
    for key, changes in EDITS[edit].items():
        name = names.get(key, key)
        if changes is GONE:
            del found[name]
        else:
            found[name] = found.get(name, {}) | changes
    return found
