"""The program: its commands, and an exit code for every outcome."""

import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer

from . import console, make, tell
from .errors import LedertrivselError

_UsageError = typer.BadParameter.__base__  # typer brings a click of its own, so click's is another class
_QUIET = {"no_args_is_help": True, "rich_markup_mode": None, "pretty_exceptions_enable": False}

app = typer.Typer(help="Make everything for three meetings about leaders' own wellbeing.", **_QUIET)
actionplan_app = typer.Typer(help="The action plan in Word.", **_QUIET)

app.command("build-pack")(make.build_pack)
app.command("invite")(make.invite)
app.command("deck")(make.deck)
app.command("cards")(make.cards)
app.command("sheets")(make.sheets)
app.add_typer(actionplan_app, name="actionplan")
actionplan_app.command("new")(make.actionplan_new)
app.command("list")(tell.list_)
app.command("show")(tell.show)
app.command("check")(tell.check)


def _version(wanted: bool) -> None:
    if wanted:
        console.result([f"ledertrivsel {version('ledertrivsel-cli')}"])
        raise typer.Exit


@app.callback()
def _root(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Make everything for three meetings about leaders' own wellbeing."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code. Nothing is raised."""
    console.prepare()
    try:
        code = typer.main.get_command(app).main(list(arguments), prog_name="ledertrivsel", standalone_mode=False)
        sys.stdout.flush()
        return console.interrupted() if code == console.INTERRUPTED else code or 0
    except _UsageError as error:
        return console.misused(error)
    except LedertrivselError as error:
        return console.failed(error)
    except (KeyboardInterrupt, typer.Abort):
        return console.interrupted()
    except (OSError, SystemExit) as error:  # typer leaves with SystemExit when the reader of our output goes away
        return console.unheard(error)
    except Exception as error:
        return console.our_fault(error)
