"""The options that several commands share: their names, their help, and what completes them."""

from pathlib import Path
from typing import Annotated

import typer

from .course import Options

DEFAULT_FOLDER = Path("ledertrivsel-pakke")

Part = Annotated[list[int], typer.Option("--part", min=1, max=3, help="Which meeting: 1, 2 or 3. May be repeated.")]
Parts = Annotated[
    list[int] | None, typer.Option("--part", min=1, max=3, help="Only this meeting: 1, 2 or 3. May be repeated.")
]
Group = Annotated[Path | None, typer.Option("--group", help="The group file (YAML).")]
Content = Annotated[Path | None, typer.Option("--content", help="A folder of the same shape as content/.")]
Minutes = Annotated[int | None, typer.Option("--minutes", help="Booked minutes, 60 to 240.")]
Date = Annotated[str | None, typer.Option("--date", help="The day of the meeting, like 2027-02-03.")]
Time = Annotated[str | None, typer.Option("--time", help="When it begins, like 09:00.")]
Place = Annotated[str | None, typer.Option("--place", help="Where the meeting is.")]
Out = Annotated[Path, typer.Option("--out", help="The folder to write.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that we made and that nobody has edited since.")]
Today = Annotated[str | None, typer.Option("--today", help="The day to count as today, like 2027-01-04.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def dated(options: Options) -> Options:
    """The options as they are; raises a usage error when one date is given for several meetings."""
    if options.date and len(options.parts) != 1:
        raise typer.BadParameter("goes with one --part; three meetings are not held on one day.", param_hint="--date")
    return options
