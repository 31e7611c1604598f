"""Ids given as options: each goes to the meeting that it belongs to, in place of what the group file says there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from .errors import Problem, WishError
from .model import Article, Exercise, Library
from .request import Request, option, with_options


def with_named(library: Library, request: Request, problems: list[Problem]) -> Request:
    """The request with the ids laid out over its meetings; what cannot be met is added to `problems`."""
    kinds: dict[str, Sequence[Exercise | Article]] = {"exercise": library.exercises, "article": library.articles}
    for noun, names in request.named.items():
        homes = {str(item.id): int(item.part) for item in kinds[noun]}
        problems += _strange(names, homes, request.parts, noun)
        for part in request.parts:
            own = [name for name in names if homes.get(name) == part]
            request = _decided(request, part, f"{noun}s", own, problems) if own else request
    return request


def _strange(names: Sequence[str], homes: dict[str, int], parts: Sequence[int], noun: str) -> Iterator[Problem]:
    """A problem for each id that no meeting asked for can use."""
    for name in names:
        if name not in homes:
            what = f"there is no {noun} »{name}«; {_instead(name, homes, noun)}"
            yield Problem("", 0, option(f"{noun}s"), f"unknown-{noun}", what)
        elif homes[name] not in parts:
            what = f"»{name}« belongs to part {homes[name]}; take it out, or ask for that part with --part"
            yield Problem("", 0, option(f"{noun}s"), f"wrong-part-{noun}", what)


def _decided(request: Request, part: int, key: str, ids: list[str], problems: list[Problem]) -> Request:
    try:
        wishes = with_options(request.wishes, (part,), {key: ids})
    except WishError as error:
        problems += [replace(problem, text=f"of part {part}, {problem.text}") for problem in error.problems]
        return request
    return replace(request, wishes=wishes, told=request.told | {(part, key)})


def _instead(name: str, homes: dict[str, int], noun: str) -> str:
    near = get_close_matches(name.lower(), homes, n=1)
    return f"did you mean »{near[0]}«?" if near else f"`ledertrivsel list {noun}s` shows those that there are"
