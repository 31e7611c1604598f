"""A Word template filled in by docxtpl. It may be anybody's, so its tags can only name values, repeat and leave out."""

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
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
    from docxtpl import DocxTemplate

    word = DocxTemplate(BytesIO(template))
    try:
        word.render(dict(values), _Careful(undefined=StrictUndefined), autoescape=True)
    except Exception as error:  # whatever goes wrong in there, the template is where to mend it
        raise ContentError([_problem(error, shown)]) from error
    return word


def literal(text: str) -> str:
    """Text that reaches the document letter by letter: docxtpl reads `{_{` as `{{` even in what was filled in."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))


class _Careful(SandboxedEnvironment):
    """Refuses what can run for long, fill the memory, or get at more than the values."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.globals.clear()

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


def _problem(error: Exception, shown: str) -> Problem:
    """Word knows no lines, so a syntax error is shown with the paragraphs around it."""
    around = list(getattr(error, "docx_context", ()))[2:5]  # the faulty line stands fourth of seven
    near = " / ".join(line.strip() for line in around if line.strip())[:200]
    text = f"the action plan cannot be made: {error}; mend the template"
    return Problem(shown, 0, f"near »{near}«" if near else "", "template-error", text)
