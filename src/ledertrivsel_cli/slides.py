"""From a slide as written to a slide as shown: its band, its drawing, its source and its timed notes."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from . import danish, model
from .base import Notes
from .figures import Matrix
from .plan import DO, SAY, SOURCE, TIME, USE, WATCH, AgendaRow, Band, Material, Slide
from .printed import Sheet
from .text import Text
from .timing import share

FORMS = {"alene": "Alene", "par": "To og to", "grupper": "Grupper", "alle": "Alle"}
_OWN_FORM = {"fact": FORMS["alle"], "pause": ""}
"""Layouts whose form is not their step's: a fact is told to all of them, and in a break there is none."""
_COUNTS = {2: "to", 3: "tre", 4: "fire"}
_WEIGHTS = {
    **dict.fromkeys(("purpose", "question"), 1),
    **dict.fromkeys(("rules", "columns", "drawing", "matrix", "next"), 2),
    **dict.fromkeys(("reflection", "talk"), 3),
}
"""How slides of one step share its minutes; the other layouts are shown for a minute."""


@dataclass(frozen=True)
class Moment:
    """When something happens: minutes from the start, and the clock when the meeting has one; `slides` share it."""

    start: dt.time | None
    offset: int
    minutes: int
    slides: int = 1

    @property
    def words(self) -> str:
        """ "Kl. 9.00–9.10 (10 minutter)" or "Minut 0–10 (10 minutter)"."""
        shared = f" til de {_COUNTS.get(self.slides, self.slides)} slides her" if self.slides > 1 else ""
        length = f"({self.minutes} {'minut' if self.minutes == 1 else 'minutter'}{shared})"
        if self.start is None:
            return f"Minut {self.offset}–{self.offset + self.minutes} {length}"
        return f"{danish.span(self.start, self.minutes).capitalize()} {length}"

    def after(self, minutes: int) -> dt.time | None:
        """The clock so many minutes later."""
        if self.start is None:
            return None
        return (dt.datetime.combine(dt.date.min, self.start) + dt.timedelta(minutes=minutes)).time()

    def split(self, weights: Sequence[int]) -> tuple["Moment", ...]:
        """A moment for each slide of an item: a minute at the least, the rest by weight.

        Where there are more slides than minutes, all slides share the whole moment.
        """
        count = len(weights)
        if self.minutes < count:
            return (replace(self, slides=count),) * count
        lengths = [1 + more for more in share(self.minutes - count, weights if any(weights) else [1] * count)]
        begins = [0, *accumulate(lengths)]
        return tuple(
            Moment(self.after(begin), self.offset + begin, length)
            for begin, length in zip(begins, lengths, strict=False)
        )


@dataclass(frozen=True)
class Shelf:
    """What slides refer to by id, the agenda that agenda slides show, and where printed materials are found."""

    sheets: Mapping[str, Sheet]
    sources: Mapping[str, model.Source]
    agenda: tuple[AgendaRow, ...] = ()
    printed: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # by name: place and copies
    absent: frozenset[str] = frozenset()  # names of sheets that this meeting's pack does not hold
    matrix: Matrix | None = None


def slide(written: model.Slide, band: Band | None, moment: Moment | None, kicker: str, shelf: Shelf) -> Slide:
    """A slide with what it refers to, and with notes that know the time when the slide has a `moment`."""
    source = shelf.sources[written.source] if written.source else None
    lead, points = _said(written, moment)
    return Slide(
        layout=written.layout,
        title=written.title,
        kicker=kicker,
        lead=lead,
        points=points,
        columns=tuple((column.heading, column.points) for column in written.columns or ()),
        agenda=shelf.agenda if written.layout == "agenda" else (),
        drawing=shelf.sheets[written.drawing] if written.drawing else None,
        source=source,
        band=band,
        notes=_notes(written.notes, moment, source),
        matrix=shelf.matrix if written.layout == "matrix" else None,
        minutes=moment.minutes if moment and moment.slides == 1 else 0,
    )


def _said(written: model.Slide, moment: Moment | None) -> tuple[Text | None, tuple[Text, ...]]:
    """Lead and points. A break that has a clock says first when it is over."""
    end = moment.after(moment.minutes) if moment and written.layout == "pause" else None
    if end is None:
        return written.lead, written.points
    rest = (written.lead, *written.points) if written.lead else written.points
    return Text(f"Vi begynder igen kl. {danish.clock(end)}."), rest


def moments(whole: Moment, written: Sequence[model.Slide]) -> tuple[Moment, ...]:
    """When each slide of an item is shown."""
    return whole.split([_WEIGHTS.get(one.layout, 0) for one in written])


def band(step: model.Step, layout: str, minutes: int, shelf: Shelf) -> Band:
    form = _OWN_FORM.get(layout, FORMS[step.form])
    return Band(minutes, form, tuple(thing.name for thing in materials(step, shelf)))


def materials(step: model.Step, shelf: Shelf) -> tuple[Material, ...]:
    """What the step uses of what there is, with where it is found when it is printed from the pack."""
    there = (name for name in step.materials if name not in shelf.absent)
    return tuple(Material(name, *shelf.printed.get(name, ())) for name in there)


def using(first: Slide, materials: Sequence[Material]) -> Slide:
    """A step's first slide, with what the step uses named in its notes below the time."""
    if not materials:
        return first
    things = " · ".join(thing.found for thing in materials)
    use = (USE, materials[0].name.saying(things[0].upper() + things[1:]))
    return replace(first, notes=(*first.notes[:1], use, *first.notes[1:]))


def agenda_row(title: str, moment: Moment) -> AgendaRow:
    when = danish.clock(moment.start) if moment.start else f"{moment.minutes} min"
    return AgendaRow(when, title, moment.minutes)


def _notes(notes: Notes, moment: Moment | None, source: model.Source | None) -> tuple[tuple[str, Text], ...]:
    made = [(TIME, Text(moment.words))] if moment else []
    made += [(DO, notes.do), (SAY, notes.say), (WATCH, notes.watch)]
    if source:
        made.append((SOURCE, source.full.saying(f"{source.full} {source.url or ''}".strip())))
    return tuple(made)
