"""Puts values into the texts of the content. Values are never run.

Content may come from others, so a text is a template in a sandbox that knows variables, `card("…")` and `if`, and
nothing that can run for long or fill the memory.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import SandboxedEnvironment

from .base import Model
from .errors import ContentError, Problem, raise_if
from .printed import Cards
from .text import Text

T = TypeVar("T")
_SIGNS = ("{{", "{%", "{#")
_ALLOWED = (
    nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Call, nodes.If, nodes.CondExpr, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub,
)  # fmt: skip


class UnknownCard(LookupError):
    """A text names a card that does not exist."""


@cache
def _environment() -> SandboxedEnvironment:
    made = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    made.globals.clear()
    return made


def card_numbers(cards: Cards) -> dict[str, int]:
    """The number of each card by its id: cards are numbered in the order in which they stand."""
    return {str(card.id): number for number, card in enumerate(cards.cards, 1)}


def card_lookup(cards: Cards) -> Any:
    """The function `card` for texts: from a card's id to its number; raises UnknownCard."""
    numbers = card_numbers(cards)

    def card(name: str) -> int:
        if name not in numbers:
            raise UnknownCard(name)
        return numbers[name]

    return card


def filled(value: T, values: Mapping[str, Any]) -> T:
    """A copy of a model (or tuple, or text) with every text filled in; raises ContentError with every fault."""
    problems: list[Problem] = []
    made: T = _fill(value, values, problems)
    raise_if(ContentError, problems)
    return made


def texts_in(value: Any) -> Iterator[Text]:
    """Every text below a model, tuple or text, in order."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))


def _fill(value: Any, values: Mapping[str, Any], problems: list[Problem]) -> Any:
    if isinstance(value, Text):
        return _text(value, values, problems)
    if isinstance(value, tuple):
        return tuple(_fill(item, values, problems) for item in value)
    if isinstance(value, Model):
        changes = {name: _fill(getattr(value, name), values, problems) for name in type(value).model_fields}
        return value.model_copy(update=changes)
    return value


def _text(text: Text, values: Mapping[str, Any], problems: list[Problem]) -> Text:
    if not any(sign in text for sign in _SIGNS):
        return text
    try:
        tree = _environment().parse(str(text))
        strange = next(_strange(tree, values), None)
        if strange:
            what = f'a text may use variables, card("…") and if; take the {strange} out'
            problems.append(_problem(text, "template-forbidden", what))
            return text
        made = _environment().from_string(tree).render(values)
        if made.strip():
            return text.saying(made)
        problems.append(_problem(text, "empty-text", "nothing is left of this text when it is filled in"))
    except UndefinedError as error:
        known = ", ".join(sorted(values))
        problems.append(_problem(text, "undefined-variable", f"{error.message}; the variables here are {known}"))
    except UnknownCard as error:
        problems.append(_problem(text, "unknown-card", f"there is no card »{error}« in cards.yaml; check the id"))
    except TemplateSyntaxError as error:
        problems.append(_problem(text, "template-syntax", f"{error.message}; look at the braces"))
    except Exception as error:  # whatever goes wrong in there, the text is where to mend it
        problems.append(_problem(text, "template-failed", f"cannot be filled in: {error}"))
    return text


def _strange(tree: nodes.Template, values: Mapping[str, Any]) -> Iterator[str]:
    """What a template holds beyond what a text may hold."""
    called = [id(call.node) for call in tree.find_all(nodes.Call)]
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            yield type(node).__name__.lower()
        if isinstance(node, nodes.Name) and callable(values.get(node.name)) and id(node) not in called:
            yield f"{node.name} without its brackets"
        if isinstance(node, nodes.Const) and not str(node.value).isprintable():
            yield "invisible character"


def _problem(text: Text, code: str, what: str) -> Problem:
    return Problem(text.path, text.line, "", code, what)
