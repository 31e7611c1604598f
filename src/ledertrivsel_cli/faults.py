"""Pydantic's faults in our own words. They are told apart by their `type`, which is a stable API, never by message."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import ValidationError

from .base import Model
from .errors import ContentError, Problem, raise_if
from .yaml_tree import Tree

M = TypeVar("M", bound=Model)

MOST = 200  # faults told of one file; a file made to hurt has hundreds of thousands
_SIMPLE = {
    "int_type": ("not-a-whole-number", "write a whole number here, without quotes"),
    "int_parsing": ("not-a-whole-number", "write a whole number here, without quotes"),
    "int_from_float": ("not-a-whole-number", "write a whole number here, without quotes"),
    "bool_type": ("not-true-or-false", "write true or false here"),
    "list_type": ("not-a-list", "write a list here: one item a line, each after a hyphen"),
    "tuple_type": ("not-a-list", "write a list here: one item a line, each after a hyphen"),
    "model_type": ("not-a-mapping", "write keys and values here, indented below this line"),
    "model_attributes_type": ("not-a-mapping", "write keys and values here, indented below this line"),
    "dict_type": ("not-a-mapping", "write keys and values here, indented below this line"),
    "union_tag_not_found": ("missing-key", "the key `kind` is missing; add it"),
    "invalid_key": ("unknown-key", "a number is not a key here; take it out"),
}


def validate(model: type[M], tree: Tree, value: Any = None, at: tuple[str | int, ...] = ()) -> M:
    """Make `model` of a tree, or of `value` that stands `at` a place in it; raises ContentError with all faults."""
    told = {problem.line for problem in tree.problems}
    try:
        made = model.model_validate(tree.value if value is None else value)
    except ValidationError as error:
        found = [problem for problem in translate(error, tree, at) if problem.line not in told]
        raise ContentError([*tree.problems, *found]) from None
    raise_if(ContentError, tree.problems)
    return made


def translate(error: ValidationError, tree: Tree, at: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    """One problem for each fault that pydantic found, with the line that it stands on."""
    told = error.errors(include_url=False)[:MOST]
    above = {detail["loc"][:length] for detail in told for length in range(len(detail["loc"]))}
    for detail in told:
        if detail["type"] == "too_short" and detail["loc"] in above:
            continue  # pydantic counts the items that are right
        context = detail.get("ctx", {})
        steps = tuple(step for index, step in enumerate(detail["loc"]) if not _is_tag(detail["loc"], index))
        loc = (*at, *steps, *context.get("at", ()))
        code, text = _sentence(detail["type"], context, loc, detail["msg"])
        yield Problem(tree.path, tree.line(loc), _where(loc, tree.value), code, text)
    if error.error_count() > MOST:
        what = f"there are {error.error_count() - MOST} more faults in this file; mend these first"
        yield Problem(tree.path, 0, "", "more-faults", what)


def _is_tag(loc: tuple[str | int, ...], index: int) -> bool:
    """Whether a step is pydantic's name for a member of a union: no key, though a key may be called the same."""
    before, last = loc[:index], index + 1 == len(loc)
    if before[-1:] == ("evaluation",):
        return loc[index] == "word" or (loc[index] == "file" and not last)
    return before[-2:-1] == ("sheets",)


def _where(loc: Sequence[str | int], value: Any) -> str:
    """The place in words: the items of a list are counted from 1, keys stand as they are."""
    words = []
    for step in loc:
        if step == "[key]":
            continue
        if isinstance(value, list) and isinstance(step, int):
            words.append(str(step + 1))
            value = value[step] if step < len(value) else None
        else:
            words.append(str(step))
            value = value.get(step) if isinstance(value, dict) else None
    return ".".join(words)


def _sentence(kind: str, context: dict[str, Any], loc: Sequence[str | int], message: str) -> tuple[str, str]:
    """(code, what to do) for one kind of fault; our own validators bring both themselves."""
    counted = f"there are {context.get('actual_length')} items; write"
    sentences = {
        "missing": ("missing-key", "this key is missing; add it"),
        "extra_forbidden": ("unknown-key", f"this key is not known here; {_suggest(str(loc[-1]) if loc else '')}"),
        "literal_error": ("not-a-choice", f"write one of {context.get('expected')}"),
        "union_tag_invalid": ("not-a-choice", f"`kind` must be one of {context.get('expected_tags')}"),
        "greater_than_equal": ("out-of-range", f"the number must be at least {context.get('ge')}"),
        "less_than_equal": ("out-of-range", f"the number must be at most {context.get('le')}"),
        "too_short": ("wrong-count", f"{counted} at least {context.get('min_length')}"),
        "too_long": ("wrong-count", f"{counted} at most {context.get('max_length')}"),
    }
    if kind == "missing" and loc and isinstance(loc[-1], int):
        return "wrong-count", "there are too few items in this list; add what is missing"
    return _SIMPLE.get(kind) or sentences.get(kind) or (kind.replace("_", "-"), message)


def _suggest(key: str) -> str:
    near = get_close_matches(key, sorted(_field_names(Model) - {key}), n=1)
    return f"did you mean `{near[0]}`?" if near else "take it out, or look in the examples for the right one"


def _field_names(model: type[Model]) -> set[str]:
    names = set(model.model_fields)
    return names.union(*(_field_names(child) for child in model.__subclasses__()))
