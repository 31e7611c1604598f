"""The commands and their options. What does the work is imported when it is run: TAB and --help need not wait."""

from enum import StrEnum
from typing import Annotated

import typer

from . import complete
from . import options as opt


class Kind(StrEnum):
    """What `list` can list."""

    parts = "parts"
    exercises = "exercises"
    articles = "articles"
    cards = "cards"


def build_pack(
    part: opt.Parts = None,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    exercise: opt.Exercises = None,
    article: opt.Articles = None,
    template: opt.Template = None,
    theme: opt.Themes = None,
    weight: opt.Weights = None,
    card_size: opt.Size = None,
    backs: opt.BacksOut = None,
    poster: opt.PosterOut = None,
    since: opt.Since = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
    as_json: opt.Json = False,
) -> None:
    """Make everything for all three meetings, or for those named, in one folder."""
    from . import make

    options = opt.Options(
        tuple(part or ()), group, content, minutes, date, time, place, today, exercise, article, template,
        theme, weight, card_size, backs, poster, since=since,
    )  # fmt: skip
    make.build_pack(opt.dated(options), out, force, as_json)


def bundle(
    out: opt.BundleOut = opt.BUNDLE_FOLDER,
    version: opt.Version = None,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    exercise: opt.Exercises = None,
    article: opt.Articles = None,
    template: opt.Template = None,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make everything as one zip file to hand out, licences included. --force keeps an earlier file beside it."""
    from . import make

    options = opt.Options(
        (), group, content, minutes, today=today, exercises=exercise, articles=article, template=template
    )
    make.bundle(options, opt.versioned(version), out, force)


def invite(
    part: opt.Part,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    exercise: opt.Exercises = None,
    article: opt.Articles = None,
    cancel: opt.Cancel = False,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the invitation: mail draft, web page, text, and a calendar file when there is a date and a time."""
    from . import make

    options = opt.Options(tuple(part), group, content, minutes, date, time, place, today, exercise, article)
    make.invite(opt.dated(options), out, force, cancel)


def deck(
    part: opt.Part,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    exercise: opt.Exercises = None,
    template: opt.Template = None,
    since: opt.Since = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the PowerPoint deck with the facilitator's notes, and the run-sheet on paper."""
    from . import make

    options = opt.Options(
        tuple(part), group, content, minutes, date, time, place, today, exercise, template=template, since=since
    )
    make.deck(opt.dated(options), out, force)


def cards(
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    theme: opt.Themes = None,
    weight: opt.Weights = None,
    card_size: opt.Size = None,
    backs: opt.BacksOut = None,
    poster: opt.PosterOut = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the dialogue cards and the prioritisation card of part 2."""
    from . import make

    options = opt.Options(
        (2,), group, content, minutes, today=today,
        themes=theme, weights=weight, card_size=card_size, backs=backs, poster=poster,
    )  # fmt: skip
    make.cards(options, out, force)


def sheets(
    part: opt.Part,
    group: opt.Group = None,
    content: opt.Content = None,
    exercise: opt.Exercises = None,
    poster: opt.PosterOut = None,
    out: opt.Out = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the sheets to write on, for parts 1 and 3."""
    from . import make

    options = opt.Options(tuple(part), group, content, today=today, exercises=exercise, poster=poster)
    make.sheets(options, out, force)


def template_check(
    file: opt.TemplateFile, proof: opt.ProofOut = None, force: opt.Force = False, as_json: opt.Json = False
) -> None:
    """Tell what decks or the action plan will use of a template of your own, and what it lacks."""
    from . import make_template

    make_template.check(file, proof, force, as_json)


def images(
    file: opt.PagesFile, out: opt.Out = opt.IMAGE_FOLDER, width: opt.Width = 1280, force: opt.Force = False
) -> None:
    """Make an image of every slide or page of a .pptx, .docx or .pdf. Needs LibreOffice and pdftoppm."""
    from . import make

    make.images(file, out, width, force)


def schema(out: opt.Out = opt.SCHEMA_FOLDER, force: opt.Force = False) -> None:
    """Make the schemas that let an editor explain, complete and check YAML. --force replaces files of these names."""
    from . import make

    make.schema(out, force)


def list_(
    what: Annotated[Kind, typer.Argument(help="What to list.")], content: opt.Content = None, as_json: opt.Json = False
) -> None:
    """List what there is to choose from."""
    from . import tell

    tell.list_(what, content, as_json)


def show(
    part: Annotated[
        int, typer.Option("--part", min=1, max=3, help="Which meeting: 1, 2 or 3.", autocompletion=complete.parts)
    ],
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    time: opt.Time = None,
    exercise: opt.Exercises = None,
    as_json: opt.Json = False,
) -> None:
    """Show the timed agenda of a meeting."""
    from . import tell

    tell.show(opt.Options((part,), group, content, minutes, time=time, exercises=exercise), as_json)


def check(
    part: opt.Parts = None,
    group: opt.Group = None,
    content: opt.Content = None,
    minutes: opt.Minutes = None,
    date: opt.Date = None,
    time: opt.Time = None,
    place: opt.Place = None,
    exercise: opt.Exercises = None,
    article: opt.Articles = None,
    template: opt.Template = None,
    today: opt.Today = None,
) -> None:
    """Find everything that building would find, and write nothing."""
    from . import tell

    options = opt.Options(
        tuple(part or ()), group, content, minutes, date, time, place, today, exercise, article, template
    )
    tell.check(opt.dated(options))
