"""Load, check and choose: from the options of a command to a plan. Rendering and writing are the command's own."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import when
from .base import PARTS
from .beside import deck_template
from .check import check
from .choose import choose
from .errors import ContentError, LedertrivselError, Problem, WishError, raise_if
from .filled_in import load_agreements, load_priorities
from .load import GroupFile, load_group, load_template, load_templates, read_library
from .model import Library
from .opener import Kind, Opened
from .options import Options
from .outset import Outset
from .plan import Plan
from .render.actionplan import TEMPLATE as PLAN_TEMPLATE
from .render.document import Templates
from .render.theatre import TEMPLATE
from .request import Request, with_cards, with_options

_EPOCH = "SOURCE_DATE_EPOCH"


def plan_of(options: Options) -> Plan:
    """Load and check everything, and choose; raises with all faults of the files, or with all that cannot be met."""
    return choose(*_checked(options))


def library_of(content: Path | None) -> Library:
    """The content alone, checked."""
    return _checked(Options(content=content))[0]


def templates_of(options: Options, plan: Plan) -> tuple[Templates, tuple[str, ...]]:
    """The templates, with the decks' own one that option or group file names, and what is to be said of it."""
    if options.template is not None:
        return with_template(options.template)
    if plan.template is None or options.group is None:
        return load_templates(), ()
    return _with(*deck_template(options.group.parent, plan.template, "template"))


def with_template(path: Path, kind: Kind = "pptx") -> tuple[Templates, tuple[str, ...]]:
    """The templates with somebody's own for the decks or the action plan, and what is to be said of it."""
    return _with(str(path), load_template(path, kind), kind)


def _with(shown: str, found: Opened, kind: Kind = "pptx") -> tuple[Templates, tuple[str, ...]]:
    name = TEMPLATE if kind == "pptx" else PLAN_TEMPLATE
    return Templates({**load_templates(), name: found.data}, {name: shown}), found.said


def _checked(options: Options) -> tuple[Library, Request]:
    reading = read_library(options.content)
    problems = list(reading.problems)
    try:
        request = _request(options, load_group(options.group) if options.group else None)
        request = replace(request, article_files=reading.article_files)
    except LedertrivselError as error:
        problems += error.problems
        request = Request(dt.date.min)
    problems += check(reading.library, request, reading.broken)
    raise_if(ContentError, problems)
    return reading.library, request


def _request(options: Options, file: GroupFile | None) -> Request:
    written = {int(part): wish for part, wish in file.group.meetings.items()} if file else {}
    told: dict[str, Any] = {
        "minutes": options.minutes, "date": options.date, "start": options.time, "place": options.place,
        "actors": options.actors,
    }  # fmt: skip
    cards = {
        "themes": options.themes, "weights": options.weights, "size": options.card_size, "backs": options.backs
    }  # fmt: skip
    parts = options.parts or PARTS
    request = Request(
        today_of(options.today),
        wishes=with_cards(with_options(written, parts, told), cards),
        parts=parts,
        told=frozenset((part, key) for part in parts for key, value in told.items() if value is not None)
        | {(2, f"cards.{key}") for key, value in cards.items() if value is not None},
        poster=options.poster,
        named={"exercise": tuple(options.exercises or ()), "article": tuple(options.articles or ())},
        outset=load_priorities(options.priorities) if options.priorities else Outset(),
        since=load_agreements(options.since) if options.since else None,
    )
    if file is None:
        return request
    request = replace(request, group=file.group, attachment=file.attachment, files=file.files)
    return replace(request, path=file.path, line=file.tree.line)


def today_of(told: str | None) -> dt.date:
    """The day that counts as today: what was told, else SOURCE_DATE_EPOCH, else the clock. There is no other clock."""
    epoch = os.environ.get(_EPOCH)
    try:
        if told is not None:
            return when.date(told)
        if epoch:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        where, what = ("--today", str(error)) if told is not None else (_EPOCH, f"»{epoch}« is not seconds since 1970")
        raise WishError([Problem("", 0, where, "bad-date", what)]) from None
    return dt.datetime.now(dt.UTC).date()
