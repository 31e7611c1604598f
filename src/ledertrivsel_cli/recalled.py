"""Open actions of an earlier plan on slides of the next meeting: what was agreed, who sees to it, and by when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from .agreements import Agreement, Agreements
from .model import Minutes, Part, Slide
from .shortcomings import is_done, title
from .text import Text

_A_SLIDE, _LETTERS = 4, 400  # actions, and letters of all of them, that have room on a slide
_THEME, _NAME, _STATUS = 60, 40, 20  # letters at the most; so an action takes three lines
_NOTED = ("foerste-skridt", "chef", "tegn")


def open_actions(found: Agreements, done: str | None) -> tuple[Agreement, ...]:
    """What is not done yet; the names know the plan, so that a fault in what a group wrote points there."""
    rows = (row for row in found.rows if row.kind == "handling" and not is_done(row, done))
    return tuple(replace(row, name=Text(row.name, found.path)) for row in rows)


def recalling(part: Part, written: Slide, rows: Sequence[Agreement]) -> Part:
    """The part with the rows on slides like `written`, in the step that recalls them, else in the welcome's last.

    That step may take a minute more for each of them where there is time; an hour stays an hour.
    """
    if not rows:
        return part
    steps = list(part.welcome)
    place = next((index for index, step in enumerate(steps) if step.recalls), len(steps) - 1)
    slides, minutes = (*steps[place].slides, *_slides(written, rows)), steps[place].minutes
    longer = Minutes(least=minutes.least, ideal=min(minutes.ideal + len(rows), 60))
    steps[place] = steps[place].model_copy(update={"slides": slides, "minutes": longer})
    return part.model_copy(update={"welcome": tuple(steps)})


def _slides(written: Slide, rows: Sequence[Agreement]) -> Iterator[Slide]:
    for number, shown in enumerate(_shared(rows), start=1):
        heading = written.title if number == 1 else written.title.saying(f"{written.title} ({number})")
        notes = written.notes.model_copy(update={"do": _noted(written.notes.do, shown)})
        points = tuple(_from(row, _line(row)) for row in shown)
        yield written.model_copy(update={"title": heading, "points": points, "notes": notes})


def _shared(rows: Sequence[Agreement]) -> Iterator[Sequence[Agreement]]:
    """The rows in their order on slides that have room for them."""
    shown: list[Agreement] = []
    for row in rows:
        if len(shown) == _A_SLIDE or (shown and sum(len(_line(one)) for one in [*shown, row]) > _LETTERS):
            yield shown
            shown = []
        shown.append(row)
    yield shown


def _line(row: Agreement) -> str:
    """ "Ro om mandagen: Mette, senest 1. maj 2027 (I gang)"."""
    fields = {name: " ".join(text.split()) for name, text in row.fields.items()}
    theme = fields["tema"] or fields["foerste-skridt"] or row.name
    when = f"senest {fields['hvornaar']}" if fields["hvornaar"] else ""
    known = ", ".join(_cut(text, _NAME) for text in (fields["hvem"], when) if text)
    status = f" ({_cut(fields['status'], _STATUS)})" if fields["status"] else ""
    return _cut(theme, _THEME) + (f": {known}" if known else "") + status


def _cut(text: str, most: int) -> str:
    """Cut between words where it can be; a first word that is longer than there is room for is cut too."""
    if len(text) <= most or len(text.partition(" ")[0]) < most - 1:
        return shorten(text, most, placeholder=" …")
    return f"{text[: most - 1]}…"


def _noted(do: Text, rows: Sequence[Agreement]) -> Text:
    """What to do, and below it what the slide has no room for."""
    said = [_more(row) for row in rows]
    return _from(rows[0], "\n".join([do, *filter(None, said)]))


def _from(row: Agreement, text: str) -> Text:
    """A text that knows which plan it came from."""
    return row.name.saying(text) if isinstance(row.name, Text) else Text(text)


def _more(row: Agreement) -> str:
    known = [(title(row, name), " ".join(row.fields[name].split())) for name in _NOTED]
    about = ". ".join(f"{name}: {text.rstrip('.')}" for name, text in known if text)
    return f"{row.name}. {about}." if about else ""
