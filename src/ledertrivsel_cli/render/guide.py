"""Draws `vejledning.pdf`: where to start, a roadmap for each meeting, and how to adapt the material."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote

from ..danish import clock, listed
from ..guidance import FileNote, Section
from ..model import Article, Roadmap
from ..plan import Block, ChosenExercise, Meeting, Plan
from ..text import Text
from .document import Document, Templates
from .typeset import Proof, typeset

NAME = "vejledning.pdf"


def guide(plan: Plan, templates: Templates, files: tuple[str, ...]) -> Document:
    """The guide to a pack that holds `files`; raises FitError with every letter that cannot be set."""
    data = _data(plan, files)
    proof = Proof()
    proof.letters("guide", _texts(data))
    proof.close()
    pdf = typeset(templates, "guide.typ", data, title=plan.guide.title, organisation=plan.organisation.name)
    return Document(NAME, pdf, None, "guide", _content(plan))


def _content(plan: Plan) -> tuple[str, ...]:
    articles = (article for meeting in plan.meetings for article in (*meeting.articles, *meeting.more_articles))
    return ("guide", *(f"del-{meeting.part}" for meeting in plan.meetings), *(str(article.id) for article in articles))


def _data(plan: Plan, files: tuple[str, ...]) -> dict[str, Any]:
    told, organisation = plan.guide, plan.organisation
    return {
        "title": told.title,
        "group": plan.group,
        "organisation": organisation.name,
        "start": _section(told.start),
        "first": _section(told.first),
        "files": [_file(note, found) for note in told.files if (found := _matching(files, note.name))],
        "meetings": [_meeting(meeting) for meeting in plan.meetings],
        "adapt": [_section(section) for section in told.adapt],
        "advice": [_section(section) for section in told.advice],
        "about": _section(told.about),
        "policy": _paragraphs(organisation.policy),
        "support": _section(organisation.support),
        "credit": _paragraphs(told.credit),
        "platform": organisation.platform,
        "platform_url": _address(organisation.platform_url),
    }


def _matching(files: Iterable[str], pattern: str) -> list[str]:
    return [name for name in files if fnmatchcase(name, pattern)]


def _file(note: FileNote, found: Iterable[str]) -> dict[str, Any]:
    """A kind of file, called by its own name when there is only one such name, and the folders that have it."""
    parts = [name.rpartition("/") for name in found]
    names, folders = {part[2] for part in parts}, dict.fromkeys(part[0] for part in parts if part[0])
    name = names.pop() if len(names) == 1 else note.name.rpartition("/")[2].partition("*")[0] + "…"
    return {"name": note.name.saying(name), "folders": listed(folders), "text": note.text}


def _section(section: Section) -> dict[str, Any]:
    text = _paragraphs(section.text) if section.text else []
    return {"heading": section.heading, "text": text, "points": list(section.points)}


def _paragraphs(text: Text) -> list[Text]:
    return [text.saying(line.strip()) for line in text.split("\n") if line.strip()]


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "part": meeting.part,
        "heading": meeting.title.saying(meeting.heading),
        "intro": _paragraphs(meeting.intro),
        "minutes": meeting.minutes,
        "blocks": [_block(block) for block in meeting.blocks],
        "roadmap": _roadmap(meeting.roadmap),
        "materials": _materials(meeting),
        "purpose": meeting.purpose,
        "exercises": [_exercise(exercise) for exercise in meeting.exercises],
        "articles": [_article(article) for article in meeting.articles],
        "more_articles": [_article(article) for article in meeting.more_articles],
    }


def _exercise(exercise: ChosenExercise) -> dict[str, Text]:
    return {
        "name": exercise.name,
        "title": exercise.title,
        "purpose": exercise.purpose,
        "outcome": exercise.outcome,
    }


def _block(block: Block) -> dict[str, Any]:
    start = block.items[0].start
    return {"when": clock(start) if start else None, "title": block.title, "minutes": block.minutes}


def _materials(meeting: Meeting) -> list[Text]:
    """What the agenda asks for, each thing once, in the order in which it is used."""
    return list(dict.fromkeys(thing.name for item in meeting.items for thing in item.materials))


def _roadmap(roadmap: Roadmap) -> list[list[Text]]:
    return [list(roadmap.before), list(roadmap.during), list(roadmap.after)]


def _article(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "year": article.year,
        "url": _address(article.url),
        "why": article.why,
    }


def _address(url: str) -> str:
    """The address in ASCII, as a PDF must have it; what is encoded already stays as it is."""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~")


def _texts(value: Any) -> Iterable[Text]:
    """Every text in the data, however deep."""
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
    elif isinstance(value, Text):
        yield value
