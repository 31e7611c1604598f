"""The options that several commands share: their names, their help, and what completes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import complete
from .choices import Backs, CardSize, Poster

DEFAULT_FOLDER = Path("ledertrivsel-pakke")
BUNDLE_FOLDER = Path("dist")
SCHEMA_FOLDER = Path("schema")
IMAGE_FOLDER = Path("billeder")
_VERSION = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.+_-]{,38}[0-9A-Za-z])?")  # Windows takes a dot at the end of a name away


class WeightName(StrEnum):
    """How demanding a card is; typer takes no list of literals."""

    let = "let"
    mellem = "mellem"
    svaer = "svaer"


Part = Annotated[
    list[int],
    typer.Option(
        "--part", min=1, max=3, help="Which meeting: 1, 2 or 3. May be repeated.", autocompletion=complete.parts
    ),
]
Parts = Annotated[
    list[int] | None,
    typer.Option(
        "--part", min=1, max=3, help="Only this meeting: 1, 2 or 3. May be repeated.", autocompletion=complete.parts
    ),
]
Group = Annotated[
    Path | None, typer.Option("--group", help="The group file (YAML).", autocompletion=complete.group_files)
]
Content = Annotated[
    Path | None,
    typer.Option("--content", help="A folder of the same shape as content/.", autocompletion=complete.folders),
]
Minutes = Annotated[
    int | None, typer.Option("--minutes", help="Booked minutes, 60 to 240.", autocompletion=complete.minutes)
]
Date = Annotated[str | None, typer.Option("--date", help="The day of the meeting, like 2027-02-03 or 3/2-2027.")]
Time = Annotated[str | None, typer.Option("--time", help="When it begins, like 09:00 or 9.")]
Place = Annotated[str | None, typer.Option("--place", help="Where the meeting is.")]
Exercises = Annotated[
    list[str] | None,
    typer.Option(
        "--exercise",
        help="Use this exercise, by its id. May be repeated, in the order wished.",
        autocompletion=complete.exercises,
    ),
]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--article",
        help="Use this article, by its id. May be repeated, up to 3 a meeting.",
        autocompletion=complete.articles,
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        help="Your own PowerPoint template for the decks (.pptx or .potx).",
        autocompletion=complete.slide_files,
    ),
]
Themes = Annotated[
    list[str] | None,
    typer.Option(
        "--theme", help="Only cards of this theme, by its id. May be repeated.", autocompletion=complete.themes
    ),
]
Weights = Annotated[
    list[WeightName] | None, typer.Option("--weight", help="Only cards of this weight. May be repeated.")
]
Size = Annotated[CardSize | None, typer.Option("--card-size", help="Four cards to a sheet (a6) or eight (a7).")]
BacksOut = Annotated[
    Backs | None,
    typer.Option("--backs", help="`duplex` prints the theme on the back, for printers that turn on the long edge."),
]
PosterOut = Annotated[
    Poster | None, typer.Option("--poster", help="Also make posters for the wall of the maps and grids.")
]
TemplateFile = Annotated[
    Path,
    typer.Argument(
        help="A template for decks (.pptx, .potx) or for the action plan (.docx, .dotx).",
        autocompletion=complete.templates,
    ),
]
ProofOut = Annotated[
    Path | None,
    typer.Option(
        "--proof",
        help="Write a deck with every kind of slide, or an empty action plan, to this file.",
        autocompletion=complete.templates,
    ),
]
Since = Annotated[
    Path | None,
    typer.Option(
        "--since",
        help="The group's earlier action plan (.docx); its open actions come on a slide of the first deck.",
        autocompletion=complete.word_files,
    ),
]
PagesFile = Annotated[
    Path, typer.Argument(help="A .pptx, .docx or .pdf file.", autocompletion=complete.files_with_pages)
]
Width = Annotated[
    int,
    typer.Option(
        "--width", min=320, max=3840, help="How many pixels wide the images are.", autocompletion=complete.widths
    ),
]
Out = Annotated[Path, typer.Option("--out", help="The folder to write.", autocompletion=complete.folders)]
PlanOut = Annotated[
    Path,
    typer.Option("--out", help="The folder to write, or a .docx file.", autocompletion=complete.folders_and_word_files),
]
BundleOut = Annotated[Path, typer.Option("--out", help="The folder for the zip file.", autocompletion=complete.folders)]
Version = Annotated[str | None, typer.Option("--version", help="What to call it, like 1.2.0; else the program's own.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that we made and that nobody has edited since.")]
Cancel = Annotated[bool, typer.Option("--cancel", help="Call the meeting off: write a cancellation in its place.")]
Today = Annotated[str | None, typer.Option("--today", help="The day to count as today, like 2027-01-04.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@dataclass(frozen=True)
class Options:
    """What a command was told about the course; None means not told, and no parts means all."""

    parts: tuple[int, ...] = ()
    group: Path | None = None
    content: Path | None = None
    minutes: int | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    today: str | None = None
    exercises: Sequence[str] | None = None
    articles: Sequence[str] | None = None
    template: Path | None = None
    themes: Sequence[str] | None = None
    weights: Sequence[str] | None = None
    card_size: CardSize | None = None
    backs: Backs | None = None
    poster: Poster | None = None
    priorities: Path | None = None
    actors: Sequence[str] | None = None
    since: Path | None = None


def dated(options: Options) -> Options:
    """The options as they are; raises a usage error when one date is given for several meetings."""
    if options.date and len(options.parts) != 1:
        raise typer.BadParameter("goes with one --part; three meetings are not held on one day.", param_hint="--date")
    return options


def installed() -> str:
    """The version of the program."""
    from importlib.metadata import version

    return version("ledertrivsel-cli")


def versioned(told: str | None) -> str:
    """The version to call a bundle, without the `v` of a tag; raises a usage error when no file can be called that."""
    wanted = installed() if told is None else re.sub(r"^v(?=[0-9])", "", told)
    if not _VERSION.fullmatch(wanted):
        what = "must be like 1.2.0: up to 40 letters a-z, digits and . + - _, with a letter or digit first and last."
        raise typer.BadParameter(what, param_hint="--version")
    return wanted
