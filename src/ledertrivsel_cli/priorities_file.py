"""The file `priorities.yaml`: written for people to read and change, and read back for the next steps."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from .danish import decimal
from .faults import validate
from .priorities import Priorities, Standing
from .standing import FieldName, PrioritiesFile, TopicStanding
from .text import Text
from .yaml_tree import parse

SCHEMA = "schema/priorities.schema.json"
"""Where the schema lies when `ledertrivsel schema` was run beside the file."""

_FIELDS: tuple[FieldName, ...] = get_args(FieldName)
_ABOUT = """\
# Gruppens prioritering, talt sammen af tallene fra prioriteringskortene. Her står ingen navne og ingens egne tal.
# Ret gerne work_on og keep, så der står det, I blev enige om. I må også vælge noget, der ikke har fået tal.
# Resten er talt sammen. Lad det stå.
"""
_WORK_ON = "# Højst to emner, I vil arbejde med."
_KEEP = "# Den styrke, I vil passe på."
_TIED = "# Emner, der står helt lige om en plads. Tallene kan ikke vælge mellem dem, så det må I gøre."
_TOPICS = """\
# Gennemsnit fra 1 til 5. Afstanden (gap) er vigtighed minus lykkes. Spredningen (spread) er forskellen på højeste og
# laveste tal. Er den 3 eller mere (talk: true), så tal om det, før I regner med gennemsnittet.
"""


@dataclass(frozen=True)
class Chosen:
    """What the group works on and keeps. `problems` has a sentence for each topic that has numbers."""

    work_on: tuple[Text, ...]
    keep: Text | None
    problems: Mapping[str, str]


def as_yaml(found: Priorities, schema: str = SCHEMA) -> str:
    """The text of the file; `schema` is the way from it to its schema."""
    keep = _quoted(found.keep) if found.keep else ""
    parts = [
        f"# yaml-language-server: $schema={schema}\n{_ABOUT}",
        f"{_WORK_ON}\n{_list('work_on', found.work_on)}",
        f"{_KEEP}\n{f'keep: {keep}'.rstrip()}\n",
        f"{_TIED}\n{_list('tied', found.tied)}{_list('keep_tied', found.keep_tied)}",
        f"participants: {found.participants}\n",
        f"{_TOPICS}topics:\n{''.join(map(_topic, found.standings))}",
    ]
    return "\n".join(parts)


def read_priorities(data: bytes, shown: str) -> Chosen:
    """What stands in the file now; raises ContentError with file and line for all that cannot be used."""
    read = validate(PrioritiesFile, parse(data, shown))
    problems = {str(row.topic): _problem(row) for row in read.topics}
    return Chosen(tuple(dict.fromkeys(read.work_on)), read.keep, problems)


def _problem(row: TopicStanding) -> str:
    """What the numbers say, as a first line for the group to write on from."""
    if row.field == _FIELDS[0]:
        said = f"Det er vigtigt for os ({row.importance} af 5), men det lykkes ikke godt nok ({row.success} af 5)."
    else:
        said = f"Hvor vigtigt er det for os? {row.importance} af 5. Hvor godt lykkes vi? {row.success} af 5."
    return f"{said} Vi ser meget forskelligt på det." if row.talk else said


def _list(key: str, topics: Iterable[str]) -> str:
    items = "".join(f"  - {_quoted(topic)}\n" for topic in topics)
    return f"{key}:\n{items}" if items else f"{key}: []\n"


def _topic(one: Standing) -> str:
    return "".join(f"  {'- ' if key == 'topic' else '  '}{key}: {value}\n" for key, value in _values(one))


def _values(one: Standing) -> Iterator[tuple[str, str]]:
    yield "topic", _quoted(one.topic)
    for key, value in (("importance", one.importance), ("success", one.success), ("gap", one.gap)):
        yield key, decimal(value)
    yield "spread", str(one.spread)
    yield "field", _FIELDS[one.field]
    yield "talk", "true" if one.talk else "false"
    yield "scores", str(one.count)


def _quoted(text: str) -> str:
    """In quotes, so that no text is ever read as YAML."""
    return json.dumps(str(text), ensure_ascii=False)
