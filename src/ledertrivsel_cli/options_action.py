"""The options of the commands about priorities and the action plan."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from . import complete

REMINDER_FOLDER = Path("opfoelgning")
LEAST = 5
PRIORITIES_FOLDER = Path("prioritering")
SCORES_FILE = Path("tal.xlsx")

PlanTemplate = Annotated[
    Path | None,
    typer.Option(
        "--template",
        help="Your own Word template for the action plan (.docx or .dotx).",
        autocompletion=complete.word_files,
    ),
]
Priorities = Annotated[
    Path | None,
    typer.Option(
        "--priorities",
        help="What the group chose at its second meeting: the file that `ledertrivsel priorities` made.",
        autocompletion=complete.group_files,
    ),
]
Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actors",
        help="Actors of the third meeting to work with, as roles, with commas between them. May be repeated.",
    ),
]
PlanFiles = Annotated[
    list[Path], typer.Argument(help="Action plans in Word (.docx).", autocompletion=complete.word_files)
]
PlanFile = Annotated[Path, typer.Argument(help="An action plan in Word (.docx).", autocompletion=complete.word_files)]
Csv = Annotated[bool, typer.Option("--csv", help="Print a table that Excel opens.")]
Least = Annotated[
    int,
    typer.Option(
        "--least",
        min=2,
        max=100,
        help="How many leaders must be behind what is shown across groups.",
        autocompletion=complete.group_sizes,
    ),
]
CollectOut = Annotated[
    Path | None, typer.Option("--out", help="Write to this .csv or .json file.", autocompletion=complete.tables)
]
ReminderOut = Annotated[
    Path, typer.Option("--out", help="The folder for the calendar files.", autocompletion=complete.folders)
]
ScoresFile = Annotated[
    Path,
    typer.Argument(help="The participants' scores (.xlsx or .csv).", autocompletion=complete.score_files),
]
ScoresOut = Annotated[Path, typer.Option("--out", help="The .xlsx file to write.", autocompletion=complete.score_files)]
PrioritiesOut = Annotated[Path, typer.Option("--out", help="The folder to write.", autocompletion=complete.folders)]
Participants = Annotated[
    int | None,
    typer.Option(
        "--participants",
        min=1,
        max=60,
        help="How many cards there are; else the participants of the group file, or 8.",
        autocompletion=complete.group_sizes,
    ),
]


def separated(told: Sequence[str] | None) -> tuple[str, ...] | None:
    """What was told with commas or semicolons in between, each by itself."""
    if told is None:
        return None
    return tuple(name.strip() for one in told for name in re.split("[,;]", one) if name.strip())
