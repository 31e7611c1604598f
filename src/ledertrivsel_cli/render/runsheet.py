"""Draws `drejebog.pdf`: a meeting on a few pages for the facilitator's hand, step by step, with the deck's numbers."""

import datetime as dt
import re
from typing import Any

from ..danish import clock, listed, long_date, span
from ..plan import DO, WATCH, Block, Item, Material, Meeting, Plan, Slide
from ..text import Text
from .band import PEOPLE
from .document import Document, Templates
from .fit import ATKINSON_BOLD
from .typeset import Frame, Proof, typeset

_SIZES = (11, 10.5)
_FLOW = 240.0  # millimetres: what flows on may take a page
_HEADING = Frame(146, 20, (22, 20, 18, 16), ATKINSON_BOLD)
_FACTS = Frame(146, 40, (12, *_SIZES))
_FOOTER = Frame(150, 9.5, (10.5,))
_FIND = Frame(78, _FLOW, _SIZES)
_BLOCK = Frame(112, _FLOW, (12, *_SIZES), ATKINSON_BOLD)
_STEP = Frame(130, _FLOW, _SIZES, ATKINSON_BOLD)
_MATERIALS = Frame(100, _FLOW, (10.5,))
_NOTES = Frame(132, _FLOW, (10.5,))
_EXTRA = Frame(180, _FLOW, _SIZES)
_MORE = Text("Det, du kan sige, og mere om det, du kan holde øje med, står i noterne i oplaeg.pptx.")
_SHORT = 12  # words
_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!]«))\s+(?=[»A-ZÆØÅ])")
_ABBREVIATED = re.compile(r"(?:\.\w+|\b(?:ca|evt|jf|kl|nr|pr))\.$")


def runsheet(plan: Plan, meeting: Meeting, templates: Templates) -> Document:
    """The run-sheet of one meeting; raises FitError with every text that cannot be set."""
    proof = Proof()
    data = _data(plan, meeting, proof)
    proof.close()
    title, organisation = f"Drejebog · {meeting.heading}", plan.organisation.name
    pdf = typeset(templates, "drejebog.typ", data, title=title, organisation=organisation)
    return Document(f"del-{meeting.part}/drejebog.pdf", pdf, meeting.part, "runsheet", meeting.content)


def _data(plan: Plan, meeting: Meeting, proof: Proof) -> dict[str, Any]:
    where, numbers = "run-sheet", iter(meeting.numbers)
    heading = meeting.title.saying(meeting.heading)
    whose = plan.group.saying(f"{heading} · {plan.group}") if plan.group else heading
    return {
        "part": meeting.part,
        "heading": proof.one(where, _HEADING, heading),
        "facts": proof.flow(where, _FACTS, _facts(plan, meeting)),
        "people": _people(plan),
        "find": [proof.each(where, _FIND, things) for things in _finds(meeting)],
        "clock": meeting.start is not None,
        "blocks": [
            _block(block, [(next(numbers), item) for item in block.items], where, proof) for block in meeting.blocks
        ],
        "minutes": sum(block.minutes for block in meeting.blocks),
        "end": _end(meeting),
        "extra": proof.flow(where, _EXTRA, (*_extra(meeting, next(numbers)), _MORE)),
        "footer": proof.one(where, _FOOTER, whose),
    }


def _facts(plan: Plan, meeting: Meeting) -> list[Text]:
    """Whose meeting it is, when and where, as far as it is known."""
    when = [long_date(meeting.date)] if meeting.date else []
    when += [span(meeting.start, meeting.minutes)] if meeting.start else []
    length = f"{meeting.minutes} minutter"
    time = Text(f"{' '.join(when).capitalize()} ({length})" if when else length)
    leader = plan.facilitator.name if plan.facilitator else None
    who = leader and leader.saying(f"Mødeleder: {leader}")
    where = meeting.place.saying(f"{meeting.place} · {who}") if meeting.place and who else meeting.place or who
    return [fact for fact in (plan.group, time, where) if fact]


def _people(plan: Plan) -> int:
    """How many come, the facilitator too, when it is known who."""
    return len(plan.participants) + (plan.facilitator not in plan.participants) if plan.participants else 0


def _finds(meeting: Meeting) -> tuple[list[Text], list[Text]]:
    """What the steps use, each thing once: what is printed from the pack, and the rest."""
    things = {thing.name: thing for item in meeting.items for thing in item.materials}.values()
    return [_bring(thing) for thing in things if thing.place], [_bring(thing) for thing in things if not thing.place]


def _bring(thing: Material) -> Text:
    words = ", ".join(filter(None, (thing.found, thing.copies)))
    return thing.name.saying(words[0].upper() + words[1:])


def _block(block: Block, items: list[tuple[range, Item]], where: str, proof: Proof) -> dict[str, Any]:
    return {
        "title": proof.one(where, _BLOCK, block.title),
        "minutes": block.minutes,
        "items": [_item(item, numbers, proof) for numbers, item in items],
    }


def _item(item: Item, numbers: range, proof: Proof) -> dict[str, Any]:
    where = f"run-sheet at slide {numbers.start}"
    names = [thing.name for thing in item.materials]
    return {
        "time": _time(item.start, item.offset),
        "minutes": item.minutes,
        "title": proof.one(where, _STEP, item.title),
        "form": None if item.kind == "pause" else item.form,
        "people": PEOPLE.get(item.form, 0),
        "materials": proof.one(where, _MATERIALS, names[0].saying(" · ".join(names))) if names else None,
        "slides": [_slide(number, slide, where, proof) for number, slide in zip(numbers, item.slides, strict=True)],
    }


def _time(start: dt.time | None, offset: int) -> str:
    """The clock, or the minutes from the start in a meeting without a time."""
    return clock(start) if start else str(offset)


def _slide(number: int, slide: Slide, where: str, proof: Proof) -> dict[str, Any]:
    """What to do in full, since it is done step by step; what to watch for in short. The deck has it all."""
    notes = dict(slide.notes)
    return {
        "number": number,
        "minutes": slide.minutes,
        "do": proof.flow(where, _NOTES, [notes[DO].saying(line) for line in notes[DO].splitlines() if line.strip()]),
        "watch": proof.one(where, _NOTES, _in_short(notes[WATCH])),
    }


def _in_short(text: Text) -> Text:
    """The first sentence, and the second after a short one, which often names a risk and leaves the remedy to come.

    A sentence ends neither inside a quotation nor after an abbreviation.
    """
    heads = (text[: hit.start()] for hit in _END.finditer(text))
    whole = (head for head in heads if head.count("»") == head.count("«") and not _ABBREVIATED.search(head))
    first = next(whole, text)
    return text.saying(next(whole, text) if len(first.split()) < _SHORT else first)


def _end(meeting: Meeting) -> str:
    if meeting.start is None:
        return str(meeting.minutes)
    return clock((dt.datetime.combine(dt.date.min, meeting.start) + dt.timedelta(minutes=meeting.minutes)).time())


def _extra(meeting: Meeting, numbers: range) -> list[Text]:
    """Where the exercises lie that there was no time for; their first slide tells how to use them."""
    held = {block.exercise for block in meeting.blocks}
    spare = [exercise for exercise in meeting.exercises if exercise.id not in held]
    if not numbers or not spare:
        return []
    names = listed(f"»{exercise.name}«" for exercise in spare)
    told = [f"Ekstra øvelse: {names}, skjulte slides {numbers.start}–{numbers.stop - 1}."]
    told += [f"På slide {numbers.start} står, hvordan I bytter."]
    sheets = listed(sheet.file for exercise in spare for sheet in exercise.sheets)
    told += [f"Print også {sheets}."] if sheets else []
    return [spare[0].name.saying(" ".join(told))]
