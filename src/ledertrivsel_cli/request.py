"""What was asked for: the group file and the options of the command line, put together."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from .agreements import Agreements
from .base import PARTS
from .choices import Poster
from .errors import Problem, WishError
from .faults import translate
from .group import CardChoice, Group, MeetingWish
from .outset import Outset
from .plan import Attachment
from .yaml_tree import Tree

DEFAULT_MINUTES = 90
_SPELT = {
    "start": "time",
    "exercises": "exercise",
    "articles": "article",
    "cards.themes": "theme",
    "cards.weights": "weight",
    "cards.size": "card-size",
    "cards.backs": "backs",
}
"""Options that are not called as their key."""


def _no_line(_loc: tuple[str | int, ...]) -> int:
    return 0


@dataclass(frozen=True)
class Request:
    """A course as it was asked for. `line` gives the line of a key in the group file at `path` (0 = none).

    `parts` are the meetings that the options are about, `told` the keys of them that options decide, and `named` the
    ids given as options, by their kind; which meeting an id belongs to is not known before the content is. `outset` is
    what the group chose to work with at its second meeting, `since` its earlier plan.
    """

    today: dt.date
    group: Group | None = None
    wishes: Mapping[int, MeetingWish] = field(default_factory=dict)
    attachment: Attachment | None = None
    files: Mapping[int, tuple[Attachment, ...]] = field(default_factory=dict)
    article_files: Mapping[str, Attachment] = field(default_factory=dict)
    path: str = ""
    line: Callable[[tuple[str | int, ...]], int] = _no_line
    parts: tuple[int, ...] = PARTS
    told: frozenset[tuple[int, str]] = frozenset()
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    poster: Poster | None = None
    outset: Outset = field(default_factory=Outset)
    since: Agreements | None = None

    def wish(self, part: int) -> MeetingWish:
        return self.wishes.get(part, MeetingWish())

    def chosen(self, part: int) -> bool:
        """Whether somebody chose for this meeting: there is a group file, or options name its exercises."""
        return self.group is not None or self.wish(part).exercises is not None

    def where(self, part: int, key: str) -> str:
        """What decides a key of a meeting: the option, or the key in the group file."""
        return option(key) if (part, key) in self.told else f"meetings.{part}.{key}"

    def problem(self, part: int, key: str, code: str, text: str) -> Problem:
        """A fault at one key of one meeting, or in the option that decides it."""
        path, line = (self.path, self.line(("meetings", part, key))) if (part, key) not in self.told else ("", 0)
        return Problem(path, line, self.where(part, key), code, text)


def option(key: str) -> str:
    """The option that decides a key of a meeting."""
    return f"--{_SPELT.get(key, key)}"


def with_options(
    wishes: Mapping[int, MeetingWish], parts: tuple[int, ...], options: Mapping[str, Any]
) -> Mapping[int, MeetingWish]:
    """The wishes with the options (those not None) put over the meetings named; raises WishError."""
    given = {key: value for key, value in options.items() if value is not None}
    try:
        wanted = MeetingWish.model_validate(given).model_dump(include=set(given))
    except ValidationError as error:
        found = translate(error, Tree("", given, None))
        raise WishError(Problem("", 0, option(p.where), p.code, p.text) for p in found) from None
    old = {part: wishes.get(part, MeetingWish()) for part in PARTS}
    return {part: wish.model_copy(update=wanted) if part in parts else wish for part, wish in old.items()}


def with_cards(wishes: Mapping[int, MeetingWish], options: Mapping[str, Any]) -> Mapping[int, MeetingWish]:
    """The wishes with the options about cards (those not None) put over what is wished for part 2; raises WishError."""
    given = {key: value for key, value in options.items() if value is not None}
    wish = wishes.get(2, MeetingWish())
    try:
        wanted = CardChoice.model_validate(wish.cards.model_dump() | given)
    except ValidationError as error:
        found = translate(error, Tree("", given, None))
        raise WishError(
            Problem("", 0, option(f"cards.{p.where.partition('.')[0]}"), p.code, p.text) for p in found
        ) from None
    return {**wishes, 2: wish.model_copy(update={"cards": wanted})}
