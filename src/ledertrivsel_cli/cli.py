"""The program: its commands, and an exit code for every outcome."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from . import commands, commands_actionplan, commands_priorities, console, shells
from . import options as opt
from .errors import LedertrivselError

_UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # typer brings a click of its own, with its own class
_QUIET: dict[str, Any] = {"no_args_is_help": True, "rich_markup_mode": None, "pretty_exceptions_enable": False}

NAME = "ledertrivsel"

app = typer.Typer(help="Make everything for three meetings about leaders' own wellbeing.", **_QUIET)
actionplan_app = typer.Typer(help="The action plan in Word.", **_QUIET)
priorities_app = typer.Typer(
    cls=commands_priorities.FileOrCommand, help="Scores from the second meeting, and what they point at.", **_QUIET
)
template_app = typer.Typer(help="Templates of your own, for PowerPoint and Word.", **_QUIET)

app.command("build-pack")(commands.build_pack)
app.command("bundle")(commands.bundle)
app.command("invite")(commands.invite)
app.command("deck")(commands.deck)
app.command("cards")(commands.cards)
app.command("sheets")(commands.sheets)
app.add_typer(actionplan_app, name="actionplan")
actionplan_app.command("new")(commands_actionplan.new)
actionplan_app.command("check")(commands_actionplan.check)
actionplan_app.command("collect")(commands_actionplan.collect)
actionplan_app.command("remind")(commands_actionplan.remind)
app.add_typer(priorities_app, name="priorities")
priorities_app.command("weigh")(commands_priorities.weigh)
priorities_app.command("new")(commands_priorities.new)
app.add_typer(template_app, name="template")
template_app.command("check")(commands.template_check)
app.command("images")(commands.images)
app.command("schema")(commands.schema)
app.command("list")(commands.list_)
app.command("show")(commands.show)
app.command("check")(commands.check)


def _version(wanted: bool) -> None:
    if wanted:
        console.result([f"ledertrivsel {opt.installed()}"])
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
        code = _answer() if shells.asks() else _main(arguments)
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


def _main(arguments: Sequence[str]) -> int | None:
    shells.before(arguments)
    try:
        code: int | None = typer.main.get_command(app).main(list(arguments), prog_name=NAME, standalone_mode=False)
    except SystemExit:
        shells.after(arguments)
        raise
    return code


def _answer() -> int:
    """Tell a shell what it can offer; whatever goes wrong, nothing lands in the middle of somebody's command line."""
    try:
        _main([])
    except SystemExit as done:
        return int(done.code or 0)
    except Exception:
        return console.MENDABLE
    return 0
