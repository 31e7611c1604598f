"""What was asked for: the group file and the options of the command line, put together."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from .base import PARTS
from .errors import Problem, WishError
from .faults import translate
from .group import Group, MeetingWish
from .plan import Attachment
from .yaml_tree import Tree

DEFAULT_MINUTES = 90


def _no_line(_loc: tuple[str | int, ...]) -> int:
    return 0


@dataclass(frozen=True)
class Request:
    """A course as it was asked for. `line` gives the line of a key in the group file at `path` (0 = none)."""

    today: dt.date
    group: Group | None = None
    wishes: Mapping[int, MeetingWish] = field(default_factory=dict)
    attachment: Attachment | None = None
    path: str = ""
    line: Callable[[tuple[str | int, ...]], int] = _no_line

    def wish(self, part: int) -> MeetingWish:
        return self.wishes.get(part, MeetingWish())

    def problem(self, part: int, key: str, code: str, text: str) -> Problem:
        """A fault at one key of one meeting."""
        loc = ("meetings", part, key)
        return Problem(self.path, self.line(loc), f"meetings.{part}.{key}", code, text)


def with_options(wishes: Mapping[int, MeetingWish], parts: tuple[int, ...], options: Mapping[str, Any]) -> Mapping:
    """The wishes with the options (those not None) put over the meetings named; raises WishError."""
    given = {key: value for key, value in options.items() if value is not None}
    try:
        wanted = MeetingWish.model_validate(given).model_dump(include=set(given))
    except ValidationError as error:
        found = translate(error, Tree("", given, None))
        raise WishError(
            Problem("", 0, f"--{p.where}".replace("--start", "--time"), p.code, p.text) for p in found
        ) from None
    old = {part: wishes.get(part, MeetingWish()) for part in PARTS}
    return {part: wish.model_copy(update=wanted) if part in parts else wish for part, wish in old.items()}
