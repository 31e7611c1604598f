"""Every code that a fault can carry is explained in docs/errors.md and tried by a test."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "ledertrivsel_cli"
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
PLACES = {"Problem": 3, "PydanticCustomError": 0, "Refused": 0}


def constant(node: ast.expr | None) -> str | None:
    """The code that an expression is, with `*` for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        return node.value
    if isinstance(node, ast.JoinedStr):
        pattern = "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        return pattern if CODE.fullmatch(pattern.replace("*", "x")) else None
    return None


def places_of(tree: ast.Module) -> dict[str, int]:
    """For each function of a module with a parameter `code`, where in a call that stands."""
    found = dict(PLACES)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            found |= {node.name: names.index("code")} if "code" in names else {}
    return found


def codes_in(tree: ast.Module, places: dict[str, int]) -> Iterator[str]:
    """Codes given in calls, and those that stand before their sentence in a pair or at the head of a row."""
    for node in ast.walk(tree):
        code = None
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = places.get(name)
            code = constant(node.args[place]) if place is not None and len(node.args) > place else None
        elif isinstance(node, ast.Tuple) and len(node.elts) in {2, 3} and _is_sentence(node.elts[-1]):
            code = constant(node.elts[0])
        if code:
            yield code


def _is_sentence(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and " " in str(node.value))


def all_codes() -> dict[str, str]:
    """Every code in the program, and a module that gives it."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    shared = places_of(trees[SOURCE / "request.py"])
    return {code: path.name for path, tree in trees.items() for code in codes_in(tree, shared | places_of(tree))}


CODES = all_codes()
ERRORS = (ROOT / "docs" / "errors.md").read_text("utf-8")
HEADINGS = re.findall(r"^##+ `?([a-z0-9-]+)`?$", ERRORS, re.MULTILINE)


def tried() -> set[str]:
    """The codes that a case is called after, or that a test names."""
    cases = {path.name.partition("--")[0] for path in (ROOT / "tests" / "cases" / "bad").iterdir()}
    files = [path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)]
    return cases | {name for path in files for name in re.findall(r'"([a-z0-9-]+)"', path.read_text("utf-8"))}


TRIED = tried()


def matching(code: str, names: set[str] | list[str]) -> list[str]:
    """The names that a code, or a pattern of codes, stands for."""
    return [name for name in names if re.fullmatch(re.escape(code).replace(r"\*", "[a-z]+"), name)]


def test_codes_are_found() -> None:
    """The program is really searched: codes of every room are among those found."""
    assert len(CODES) > 60
    assert {"yaml-tab", "bad-id", "not-a-list", "missing-folder", "edited", "date-order", "unsafe-path", "wrong-count",
            "undefined-variable", "text-too-long", "nothing-to-make", "wrong-part-*"} <= CODES.keys()  # fmt: skip


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained(code: str) -> None:
    """A code has a heading in docs/errors.md, so that the one who meets it can look it up."""
    assert matching(code, HEADINGS), f"{code} in {CODES[code]} has no heading in docs/errors.md"


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_tried(code: str) -> None:
    """A code has a case under cases/bad, or a test that names it."""
    assert matching(code, TRIED), f"no test makes the program say {code}"


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_heading_is_a_code(heading: str) -> None:
    """What docs/errors.md explains can happen, and is tried."""
    assert any(matching(code, [heading]) for code in CODES)
    assert heading in TRIED


def test_headings_are_in_order() -> None:
    """Codes are easy to find: they stand once each, in the order of the alphabet."""
    assert sorted(set(HEADINGS)) == HEADINGS
    assert {name for code in CODES if "*" in code for name in matching(code, HEADINGS)}


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_explanation_has_an_example(heading: str) -> None:
    """An explanation says what is meant, shows a line that does it, and what to do."""
    section = re.split(r"^##+ ", ERRORS.split(f"## {heading}\n")[1], flags=re.MULTILINE)[0]
    assert re.search(r"```\w+\n.+\n```", section, re.DOTALL), heading
    assert "**What to do:**" in section
