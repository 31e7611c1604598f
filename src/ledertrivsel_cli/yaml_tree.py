"""YAML at the door: bytes to plain data in which every text knows its line, with YAML's traps taken out.

Only true/false, decimal whole numbers and null are read as anything but text. Anchors, tags, duplicate keys, deep
nesting and other encodings than UTF-8 are refused.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from .errors import ContentError, Problem
from .text import Number, Text, fault

MAX_BYTES = 1_000_000
MAX_DEPTH = 24
_TAG = "tag:yaml.org,2002:"
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_OTHER_ENCODINGS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # a base chosen at run time
    """PyYAML's safe loader with three implicit types instead of ten."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


_Loader.add_implicit_resolver(f"{_TAG}bool", re.compile(r"(true|false)$"), list("tf"))
_Loader.add_implicit_resolver(f"{_TAG}int", re.compile(r"-?(0|[1-9][0-9]{0,8})$"), list("-0123456789"))
_Loader.add_implicit_resolver(f"{_TAG}null", re.compile(r"(~|null|)$"), ["~", "n", ""])


@dataclass(frozen=True)
class Tree:
    """A YAML file as plain data, and where in the file each thing stands.

    `problems` are faults that leave the rest readable, such as a key that stands twice.
    """

    path: str
    value: Any
    root: yaml.Node | None
    problems: tuple[Problem, ...] = ()

    def line(self, loc: Sequence[str | int]) -> int:
        """The line (from 1) of the deepest thing on the way along `loc`; steps that lead nowhere are passed over."""
        node, line = self.root, 1
        for step in loc:
            found = _child(node, step)
            if found:
                line, node = found
        return line


def parse(data: bytes, path: str) -> Tree:
    """Read one YAML file; raises ContentError with file and line for everything that is not plain, safe YAML."""
    text = decode(data, path)
    try:
        _guard(text, path)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        _refuse_syntax(error, text, path)
    problems: list[Problem] = []
    value = _build(root, path, problems) if root else None
    return Tree(path, value, root, tuple(problems))


def decode(data: bytes, path: str) -> str:
    """UTF-8 with or without byte order mark to text with plain line ends; raises ContentError for the rest."""
    if len(data) > MAX_BYTES:
        _refuse(path, 0, "too-large", f"the file is over {MAX_BYTES // 1000} kB; split it or take something out")
    if data.startswith(_OTHER_ENCODINGS) or b"\0" in data:
        _refuse(path, 1, "not-utf8", "the file is not UTF-8 text; save it again as UTF-8")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _refuse(path, line, "not-utf8", "there is a character that is not UTF-8; save the file again as UTF-8")
    for number, row in enumerate(text.split("\n"), 1):
        found = fault(row)
        if found:
            _refuse(path, number, *found)
    return text


def _guard(text: str, path: str) -> None:
    """Count depth on the flat stream of events, before anything recursive sees the file."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1  # type: ignore[union-attr]  # what was read has its place
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(path, line, "yaml-anchor", "anchors (&) and aliases (*) are not read here; write the value out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > MAX_DEPTH:
            _refuse(path, line, "too-deep", f"more than {MAX_DEPTH} levels of nesting; look for brackets left open")
        if documents > 1:
            _refuse(path, line, "yaml-documents", "one file holds one document; take the line --- out")


def _build(node: yaml.Node, path: str, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, path, problems) for item in node.value]
    return _scalar(node, path, problems)


def _mapping(node: yaml.MappingNode, path: str, problems: list[Problem]) -> dict[str | int, Any]:
    made: dict[str | int, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = _key(key_node)
        if key is None:
            problems.append(Problem(path, line, "", "yaml-key", "a key is one word, like `title:`"))
        elif key in made:
            problems.append(Problem(path, line, str(key), "duplicate-key", "this key stands twice; take one out"))
        else:
            made[key] = _build(value_node, path, problems)
    return made


def _key(node: yaml.Node) -> str | int | None:
    """Numbers are numbers in quotes too, since editors put them there when they complete a key."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    return int(node.value) if _COUNT.fullmatch(node.value) else str(node.value)


def _scalar(node: yaml.Node, path: str, problems: list[Problem]) -> Any:
    line = node.start_mark.line + 1
    match node.tag.removeprefix(_TAG), node.value:
        case "str", value:
            return Text(value, path, line)
        case "bool", "true" | "false":
            return node.value == "true"
        case "int", value if re.fullmatch(r"-?[0-9]{1,9}", value):
            return Number(int(value), path, line)
        case "null", _:
            return None
    problems.append(Problem(path, line, "", "yaml-tag", f"the tag {node.tag} is not read here; take it out"))
    return None


def _child(node: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == str(step):
                return key_node.start_mark.line + 1, value_node
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def _refuse_syntax(error: yaml.YAMLError, text: str, path: str) -> NoReturn:
    unclosed = "quoted" in (getattr(error, "context", None) or "")  # then the quote begins where the fault is
    mark = getattr(error, "context_mark" if unclosed else "problem_mark", None)
    line = mark.line + 1 if mark else 1
    rows = text.split("\n")
    row = rows[line - 1] if line <= len(rows) else ""
    if "\t" in row[: len(row) - len(row.lstrip())]:
        _refuse(path, line, "yaml-tab", "the line is indented with a tab; use spaces")
    what = getattr(error, "problem", None) or "it is not YAML"
    hint = "look here and on the line above for a missing quote, a missing colon or uneven indentation"
    _refuse(path, line, "yaml-syntax", f"cannot be read: {what}; {hint}")


def _refuse(path: str, line: int, code: str, text: str) -> NoReturn:
    raise ContentError([Problem(path, line, "", code, text)])
