"""The commands about the action plan, and what each can be told."""

import typer

from . import options as opt
from . import options_action as act


def new(
    group: opt.Group = None,
    content: opt.Content = None,
    date: opt.Date = None,
    priorities: act.Priorities = None,
    actors: act.Actors = None,
    template: act.PlanTemplate = None,
    out: opt.PlanOut = opt.DEFAULT_FOLDER,
    force: opt.Force = False,
    today: opt.Today = None,
) -> None:
    """Make the action plan in Word. `--out` may name a .docx file; --force then keeps the old one beside it."""
    from . import make_actionplan

    options = opt.Options(
        (3,), group, content, date=date, today=today, template=template, priorities=priorities,
        actors=act.separated(actors),
    )  # fmt: skip
    make_actionplan.new(options, out, force)


def check(files: act.PlanFiles, content: opt.Content = None, today: opt.Today = None) -> None:
    """Find what is missing in action plans: who, when, first step and follow-up, and dates that are over."""
    from . import make_actionplan

    make_actionplan.check(files, today, content)


def collect(
    files: act.PlanFiles,
    as_json: opt.Json = False,
    as_csv: act.Csv = False,
    least: act.Least = act.LEAST,
    out: act.CollectOut = None,
    force: opt.Force = False,
    content: opt.Content = None,
) -> None:
    """Gather what many groups have agreed. Across groups no names are shown, and small groups are not named."""
    from . import make_collected

    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv do not go together; choose one.", param_hint="--csv")
    form = "json" if as_json else "csv" if as_csv else None
    make_collected.collect(files, least, content, make_collected.Target(form, out, force))


def remind(
    file: act.PlanFile,
    out: act.ReminderOut = act.REMINDER_FOLDER,
    force: opt.Force = False,
    content: opt.Content = None,
    today: opt.Today = None,
) -> None:
    """Make calendar files for the follow-up of a plan's actions."""
    from . import make_actionplan

    make_actionplan.remind(file, out, force, content, today)
