"""What the commands about priorities do."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from . import console
from .course import plan_of, templates_of
from .danish import decimal
from .deliver import put, remark
from .errors import Problem, WishError
from .options import Options
from .priorities import Priorities, Standing, remarks, weigh
from .priorities_file import as_yaml
from .render.document import Document
from .render.prioritering import prioritering
from .render.score_sheet import score_sheet
from .score_file import load_scores
from .write import write_files

_USUAL = 8


def weighed(options: Options, file: Path, out: Path, force: bool, as_json: bool) -> None:
    plan = plan_of(options)
    templates, said = templates_of(options, plan)
    scores = load_scores(file)
    found = weigh(scores)
    listing = Document("priorities.yaml", as_yaml(found).encode(), 2, "priorities", ())
    documents = (*prioritering(plan, found, templates), listing)
    write_files(documents, out, force=force)
    fields = plan.cards.prioritisation.matrix.fields
    if as_json:
        console.result_json(_as_data(found, fields))
    else:
        console.table(("importance", "success", "gap", "spread", "field", "topic"), _rows(found, fields))
        console.result(_proposed(found))
    remark(documents, [*said, *scores.said, *remarks(found)])
    console.talk(f"{console.files_in(len(documents), out)}.")


def new(options: Options, participants: int | None, out: Path, force: bool) -> None:
    if out.suffix.lower() != ".xlsx":
        what = f"»{out.name}« must end in .xlsx"
        raise WishError([Problem("", 0, "--out", "unknown-ending", what)])
    plan = plan_of(options)
    card = plan.cards.prioritisation
    topics = [theme.name for theme in plan.cards.topics]
    many = participants or len(plan.participants) or _USUAL
    data = score_sheet(topics, card.own_topics, many, importance=card.importance, success=card.success)
    put(Document(out.name, data, 2, "scores", ()), out, force)


def _rows(found: Priorities, fields: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for one in found.standings:
        gap = decimal(one.gap).replace("−", "-")  # a sign that every terminal has
        numbers = (decimal(one.importance), decimal(one.success), gap, str(one.spread))
        yield *numbers, fields[one.field], f"{one.topic}{' (tal om det)' if one.talk else ''}"


def _proposed(found: Priorities) -> Iterator[str]:
    """What the rules point at; what they cannot decide is said as a note."""
    yield ""
    yield f"work on: {', '.join(found.work_on) or 'nothing is proposed'}"
    yield f"keep:    {found.keep or 'nothing is proposed'}"


def _as_data(found: Priorities, fields: Sequence[str]) -> dict[str, Any]:
    return {
        "participants": found.participants,
        "topics": [_topic(one, fields) for one in found.standings],
        "work_on": list(found.work_on),
        "tied": list(found.tied),
        "keep": found.keep,
        "keep_tied": list(found.keep_tied),
    }


def _topic(one: Standing, fields: Sequence[str]) -> dict[str, Any]:
    """Means with two decimals, as everywhere else."""
    means = {"importance": one.importance, "success": one.success, "gap": one.gap}
    rounded = {name: round(float(value), 2) for name, value in means.items()}
    rest = {"spread": one.spread, "field": fields[one.field], "talk": one.talk, "scores": one.count}
    return {"topic": one.topic, **rounded, **rest}
