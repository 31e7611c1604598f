"""What the commands about the action plan do."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from . import console
from .agreements import Agreements
from .avoid import reasons
from .course import library_of, plan_of, today_of, with_template
from .deliver import drawn, fill, put, remark
from .errors import ContentError, LedertrivselError, Problem, WishError, raise_if
from .filled_in import load_agreements, named
from .load import load_templates
from .options import Options
from .reminded import reminded
from .reminders import Reminder, reminders
from .render import pack
from .render.follow_up import follow_up
from .shortcomings import shortcomings
from .write import write_files


def new(options: Options, out: Path, force: bool) -> None:
    plan = plan_of(options)
    templates, said = with_template(options.template, "docx") if options.template else (load_templates(), ())
    documents = drawn(options, plan, templates, pack.action_plans)
    if out.suffix.lower() == ".docx":
        put(replace(documents[0], name=out.name), out, force)
        remark(documents, said)
    else:
        fill(documents, out, force, said)


def check(files: Sequence[Path], today: str | None, content: Path | None) -> None:
    day, done = today_of(today), done_status(content)
    plans, problems = _readable(files)
    problems += [problem for plan in plans for problem in shortcomings(plan, day, done)]
    say(plans)
    raise_if(ContentError, problems)
    for plan in plans:
        console.result([f"{plan.path}: {_count(len(plan.rows))}, nothing is missing"])


def remind(file: Path, out: Path, force: bool, content: Path | None, today: str | None) -> None:
    day = today_of(today)
    (plan,) = read_plans([file])
    found = reminders(plan, done_status(content), reminded(out, plan))
    if not found:
        what = "no open action has a day for its follow-up; write one in the plan"
        raise WishError([Problem(plan.path, 0, "", "nothing-to-make", what)])
    documents = follow_up(found, day)
    write_files(documents, out, force=force)
    console.result(str(out / document.name) for document in documents)
    say([plan])
    console.remarks(_of_days(found, day))
    console.talk(f"{console.files_in(len(documents), out)}.")


def read_plans(files: Sequence[Path]) -> tuple[Agreements, ...]:
    """All plans; raises ContentError with the faults of all that cannot be read."""
    plans, problems = _readable(files)
    raise_if(ContentError, problems)
    return tuple(plans)


def _readable(files: Sequence[Path]) -> tuple[list[Agreements], list[Problem]]:
    problems: list[Problem] = []
    plans = []
    for file in named(files):
        try:
            plans.append(load_agreements(file))
        except LedertrivselError as error:
            problems += error.problems
    return plans, problems


def say(plans: Sequence[Agreements]) -> None:
    """Say what there is to know of how the plans were read."""
    console.remarks(f"{plan.path}: {sentence}" for plan in plans for sentence in plan.said)


def done_status(content: Path | None) -> str | None:
    """The status that closes an action."""
    done = library_of(content).action_plan.done
    return done and str(done)


def _of_days(found: Sequence[Reminder], today: dt.date) -> Iterator[str]:
    for one in found:
        for reason in () if one.over else reasons(one.date, today):
            yield f"»{one.title}« is on {one.date}, {reason}; is the date right?"


def _count(rows: int) -> str:
    return "1 agreement" if rows == 1 else f"{rows} agreements"
