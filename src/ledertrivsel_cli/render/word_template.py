"""A Word template filled in by docxtpl. It may be anybody's, so its tags can only name values, repeat and leave out."""

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from jinja2 import StrictUndefined, Template, TemplateError, TemplateRuntimeError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from ..errors import ContentError, Problem

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

_ALLOWED = (
    nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
_DEEPEST = 2


def filled(template: bytes, values: Mapping[str, Any], shown: str) -> "DocxTemplate":
    """The document with its tags filled in; raises ContentError when that cannot be done."""
    from .word_guard import MOST, Guarded

    word = Guarded(BytesIO(template))
    try:
        word.render(dict(values), _Careful(MOST), autoescape=True)
    except Exception as error:  # whatever goes wrong in there, the template is where to mend it
        raise ContentError([_problem(error, shown)]) from error
    return word


def literal(text: str) -> str:
    """Text that reaches the document letter by letter: docxtpl reads `{_{` as `{{` even in what was filled in."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))


class _Careful(SandboxedEnvironment):
    """Refuses what can run for long, fill the memory, or get at more than the values."""

    def __init__(self, most: int) -> None:
        super().__init__(undefined=StrictUndefined)
        self.globals.clear()
        self.template_class = _Measured
        self.left = most

    def from_string(self, source: Any, *others: Any, **more: Any) -> Any:
        tree = self.parse(source)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                what = f"a tag may name a value, repeat or leave out; take the {type(node).__name__.lower()} out"
                raise TemplateSyntaxError(what, node.lineno)
        if _depth(tree) > _DEEPEST:
            raise TemplateSyntaxError(f"no more than {_DEEPEST} loops may stand inside one another", 1)
        return super().from_string(source, *others, **more)


def _depth(node: nodes.Node) -> int:
    """How many loops stand inside one another."""
    inner = max(map(_depth, node.iter_child_nodes()), default=0)
    return inner + isinstance(node, nodes.For)


class _Measured(Template):
    """Stops when loops have made more than any document may hold."""

    def render(self, *values: Any, **more: Any) -> str:
        made, ours = [], cast("_Careful", self.environment)
        for piece in self.generate(*values, **more):
            ours.left -= len(piece)
            if ours.left < 0:
                raise TemplateRuntimeError("its loops make it far too long; let them repeat less")
            made.append(piece)
        return "".join(made)


def _problem(error: Exception, shown: str) -> Problem:
    text = f"the action plan cannot be made: {_words(error)}; mend the template"
    near = getattr(error, "near", "") or _near(error)
    return Problem(shown, 0, f"near »{near}«" if near else "", "template-error", text)


def _near(error: Exception) -> str:
    """Word knows no lines, so a fault is shown with the paragraphs around it, of which docxtpl gives up to seven."""
    around = list(getattr(error, "docx_context", ()))
    at = min(getattr(error, "lineno", None) or 1, 4) - 1
    return " / ".join(line.strip() for line in around[max(at - 1, 0) : at + 2] if line.strip())[:200]


def _words(error: Exception) -> str:
    from .word_guard import TagFault

    if isinstance(error, TagFault | TemplateError):
        return " ".join(str(getattr(error, "message", error)).split())
    return "its tags nest too deep, or break the document where they stand"
