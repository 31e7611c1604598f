"""What `actionplan collect` does: one table of what groups have agreed, on screen, as JSON or as CSV."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from . import console
from .deliver import put
from .errors import Problem, WishError
from .gathered import COLUMNS, Gathered, gather
from .make_actionplan import done_status, read_plans, say
from .render.document import Document
from .spreadsheet import as_csv
from .table import plain

_WIDE = 60  # letters of a cell on screen; JSON and CSV have all of them


@dataclass(frozen=True)
class Target:
    """Where the table goes: on screen, or as `form` (csv or json) to the output or to the file `out`."""

    form: str | None
    out: Path | None
    force: bool


def collect(files: Sequence[Path], least: int, content: Path | None, target: Target) -> None:
    form, out = _form(target.form, target.out), target.out
    plans = read_plans(files)
    found = gather(plans, least, done_status(content))
    data = _as_csv(found) if form == "csv" else None
    if out:
        made = data or json.dumps(_as_data(found), ensure_ascii=False, indent=2).encode() + b"\n"
        put(Document(out.name, made, None, "collected", ()), out, target.force)
    elif data:
        console.result_bytes(data)
    elif form == "json":
        console.result_json(_as_data(found))
    else:
        _show(found)
    say(plans)
    console.remarks(found.said)


def _form(told: str | None, out: Path | None) -> str | None:
    """What to print or write; raises WishError for a file of another kind than asked for."""
    if out is None:
        return told
    ending = out.suffix.lower().removeprefix(".")
    if ending not in {"csv", "json"} or told not in {None, ending}:
        what = f"»{out.name}« must end in .{told}" if told else f"»{out.name}« must end in .csv or .json"
        raise WishError([Problem("", 0, "--out", "unknown-ending", what)])
    return ending


def _as_data(found: Gathered) -> dict[str, object]:
    return {
        "own": found.own,
        "agreements": [dict(row) for row in found.rows],
        "themes": [asdict(count) for count in found.themes],
        "not_counted": found.hidden,
    }


def _as_csv(found: Gathered) -> bytes:
    return as_csv(
        [COLUMNS[name] for name in found.columns], ([row[name] for name in found.columns] for row in found.rows)
    )


def _show(found: Gathered) -> None:
    names = [name for name in ("gruppe", "slags", "hvem", "opfoelgning", "status", "tema") if name in found.columns]
    rows = [{**row, "tema": row["tema"] or row["vilkaar"]} for row in found.rows]
    console.table([COLUMNS[name] for name in names], [[plain(row[name], _WIDE) for name in names] for row in rows])
    if found.themes:
        console.result([""])
        counts = [
            [str(n) for n in (one.actions, one.still_open, one.groups)] + [plain(one.theme, _WIDE)]
            for one in found.themes
        ]
        console.table(("actions", "open", "groups", "theme"), counts)
