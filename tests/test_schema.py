"""The schemas by which an editor helps: they say what the loader says, in Danish, and every YAML file names its own."""

import copy
import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from ledertrivsel_cli.base import Model
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.faults import validate
from ledertrivsel_cli.group import Date, Group, Time
from ledertrivsel_cli.kinds import FOLDERS, LISTS, SINGLE
from ledertrivsel_cli.load import load_words, read_library
from ledertrivsel_cli.patterns import PATTERNS
from ledertrivsel_cli.schema import schemas
from ledertrivsel_cli.standing import PrioritiesFile
from ledertrivsel_cli.text import LONGEST_LINE, LONGEST_TEXT, Line, Link, Mail, Slug, Text
from ledertrivsel_cli.when import MONTHS
from ledertrivsel_cli.yaml_tree import Tree, parse

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
WORDS = load_words()
MODELS: dict[str, type[Model]] = {
    **SINGLE,
    **{name[:-1]: model for name, model in FOLDERS.items()},
    "group": Group,
    "priorities": PrioritiesFile,
}
KINDS = sorted([*MODELS, *LISTS])
FILES = sorted([*(ROOT / "content").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")])

NOT_OF_FORM = {
    "what another file says": {
        "duplicate-id", "unknown-article", "unknown-card", "unknown-drawing", "unknown-exercise",
        "unknown-source", "unknown-theme", "unused-exercise", "wrong-part-article", "wrong-part-exercise",
    },
    "what several values say together": {
        "date-order", "listed-twice", "minutes-order", "minutes-over-hour", "misplaced-key", "no-slide",
        "participant-twice", "past-midnight", "slide-incomplete", "title-twice",
    },
    "what the clock or the agenda says": {"minutes-too-few--exercises", "missing-hour"},
    "what a text becomes when it is filled in": {
        "empty-text--filled", "template-failed", "template-forbidden", "template-syntax", "undefined-variable",
    },
    "what lies on the disk": {"attachment-type", "missing-file", "unreadable-file", "unsafe-path"},
    "what an editor's YAML allows and ours does not": {"unknown-key--merge"},
}  # fmt: skip
"""Codes (or cases) whose faults no schema sees, by where they come from."""
NOT_YAML = ("duplicate-key", "not-a-mapping--empty", "not-utf8", "too-deep", "yaml-")
"""Cases with faults of the YAML itself: nothing is left to hold against a schema."""


def kind_of(path: Path) -> str:
    """Which schema a file has, by its name or its folder."""
    if path.parent.name in FOLDERS:
        return path.parent.name[:-1]
    return "group" if path.parent.name == "examples" else path.stem


def named(path: Path) -> Path:
    """The schema that the first line of a YAML file names."""
    first = path.read_text("utf-8").split("\n", 1)[0]
    hit = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert hit, f"{path.name} does not name its schema in its first line"
    return (path.parent / hit[1]).resolve()


def invalid(schema: Path, files: list[Path]) -> set[Path]:
    """The files that check-jsonschema finds invalid: a foreign reader of YAML and JavaScript's patterns."""
    command = [Path(sys.executable).with_name("check-jsonschema"), "-o", "json", "-v", "--schemafile", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    said = json.loads(done.stdout)
    found = {fault["filename"] for fault in [*said["errors"], *said.get("parse_errors", ())]}
    assert found | set(said.get("successes") or said.get("checked_paths", ())) == set(map(str, files))
    return set(map(Path, found))


@cache
def built() -> dict[str, Any]:
    """The schemas by their kind."""
    return {document.name.removesuffix(".schema.json"): json.loads(document.data) for document in schemas(WORDS)}


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(built()[kind])


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and every schema in it; what stands after `if` refuses nothing and is left out."""
    if isinstance(schema, dict):
        yield schema
        inside = [schema.get(key) for key in ("items", "then", "else", "additionalProperties")]
        inside += [*schema.get("allOf", ()), *schema.get("anyOf", ())]
        inside += [*schema.get("properties", {}).values(), *schema.get("definitions", {}).values()]
        for child in inside:
            yield from nodes(child)


def test_schemas_are_schemas() -> None:
    """Each schema is valid by the draft that it names, patterns included."""
    assert sorted(built()) == KINDS
    for schema in built().values():
        assert schema["$schema"] == Draft7Validator.META_SCHEMA["$id"]
        Draft7Validator.check_schema(schema)
    command = [Path(sys.executable).with_name("check-jsonschema"), "--check-metaschema"]
    done = subprocess.run([*command, *sorted((ROOT / "content" / "schema").glob("*.json"))], check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_names_its_schema(path: Path) -> None:
    """The first line of a YAML file leads from there to the schema of its kind."""
    assert named(path) == ROOT / "content" / "schema" / f"{kind_of(path)}.schema.json"
    assert named(path).is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_is_valid(kind: str) -> None:
    """The content and the examples are valid through a validator and a reader of YAML that are not ours."""
    files = [path for path in FILES if kind_of(path) == kind]
    assert files
    assert invalid(named(files[0]), files) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_cases(kind: str) -> None:
    """Right cases are valid; wrong ones are not, unless no schema can see what is wrong with them."""
    found = [path for path in sorted(CASES.rglob("*.yaml")) if kind_of(path) == kind]
    cases = {path: path.relative_to(CASES).parts[1] for path in found}
    files = [path for path in found if not cases[path].startswith(NOT_YAML)]
    unseen = set().union(*NOT_OF_FORM.values())
    wrong = {
        path for path in files
        if CASES / "bad" in path.parents and not {cases[path], cases[path].partition("--")[0]} & unseen
    }  # fmt: skip
    if files:
        assert invalid(ROOT / "content" / "schema" / f"{kind}.schema.json", files) == wrong


def test_the_lists_of_cases_are_true() -> None:
    """Every code and case that is said to be out of a schema's sight exists."""
    there = {path.name for path in (CASES / "bad").iterdir()}
    known = there | {name.partition("--")[0] for name in there}
    assert set().union(*NOT_OF_FORM.values()) - known == set()
    assert [start for start in NOT_YAML if not any(name.startswith(start) for name in there)] == []


def models_of(kind: str) -> dict[str, Any]:
    """What pydantic says of each model in a kind of file, by the model's name."""
    model = LISTS.get(kind) or MODELS[kind]
    whole = model.model_json_schema()
    return {model.__name__: whole, **whole.get("$defs", {})}


RAW = {name: raw for kind in KINDS for name, raw in models_of(kind).items()}


def words_of(model: str) -> dict[str, Any]:
    """The words of a model's fields, those that it shares among them."""
    words = WORDS["models"][model]
    return {**(words_of(words["like"]) if "like" in words else {}), **words["fields"]}


def choices_of(raw: Any) -> set[Any]:
    """All that can be chosen in a field."""
    if isinstance(raw, dict):
        own = {*raw.get("enum", ()), *([raw["const"]] if "const" in raw else [])}
        return own.union(*(choices_of(value) for key, value in raw.items() if key not in ("enum", "properties")))
    return set().union(*map(choices_of, raw)) if isinstance(raw, list) else set()


@pytest.mark.parametrize("model", sorted(RAW))
def test_words_are_complete(model: str) -> None:
    """Each model, field and choice has Danish words, and there are no words for what is not there."""
    fields = words_of(model)
    assert set(fields) == set(RAW[model]["properties"])
    for words in (WORDS["models"][model], *fields.values()):
        assert words["title"]
        assert words["description"][-1] in ".?"
    for key, raw in RAW[model]["properties"].items():
        said, real = set(fields[key].get("choices", ())), choices_of(raw)
        assert real <= said
        assert said == real or "like" in WORDS["models"][model]  # each kind of sheet has one of the words


def test_no_words_are_left_over() -> None:
    """Every entry of the words belongs to a model, to a list of one, or is shared by several."""
    shared = {words["like"] for words in WORDS["models"].values() if "like" in words}
    lists = {name.capitalize() for name in LISTS}
    assert set(WORDS["models"]) == set(RAW) | lists | shared
    assert [words_of(name.capitalize()).keys() for name in LISTS] == [{name} for name in LISTS]


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_is_in_danish(kind: str) -> None:
    """What an editor would say in English is said by keywords that have words of ours."""
    silent = {"minimum", "maximum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "format",
              "uniqueItems", "not", "oneOf", "minProperties", "propertyNames", "dependencies"}  # fmt: skip
    count = 0
    for node in nodes(built()[kind]):
        assert not silent & set(node)
        if {"type", "enum", "required"} & set(node) or node.get("additionalProperties") is False:
            assert node["errorMessage"].endswith(".")
            count += 1
        if "pattern" in node:
            assert node["patternErrorMessage"].endswith(".")
        assert len(node.get("enumDescriptions", ())) in (0, len(node.get("enum", ())))
    assert count > 5


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_explains_itself(kind: str) -> None:
    """Whatever key stands in a file, the editor has a title and a description to show."""
    for node in nodes(built()[kind]):
        for field in node.get("properties", {}).values():
            assert field["title"]
            assert field["description"]


def bodies(body: Any) -> Iterator[str]:
    if isinstance(body, dict | list):
        for item in body.values() if isinstance(body, dict) else body:
            yield from bodies(item)
    else:
        yield body


@pytest.mark.parametrize("kind", KINDS)
def test_snippets(kind: str) -> None:
    """What an editor puts in at one go is what must be there, with its places numbered in order."""
    shared = {"definitions": built()[kind]["definitions"]}
    for node in nodes(built()[kind]):
        for snippet in node.get("defaultSnippets", ()):
            assert snippet["label"].endswith(", klar til at udfylde")
            places = [int(hit[1]) for text in bodies(snippet["body"]) if (hit := re.match(r"\$\{?(\d+)", text))]
            assert places == [*range(1, len(places) + 1)]
            filled = json.loads(re.sub(r"\$\{?\d+(\|([^,|]+).*?\|\})?", r"\2", json.dumps(snippet["body"])))
            missing = [fault for fault in Draft7Validator(shared | node).iter_errors(filled)
                       if fault.validator in ("required", "additionalProperties")]  # fmt: skip
            assert missing == []


def test_snippets_are_there() -> None:
    """New articles, cards, exercises and sheets can be put in at one go."""

    def offered(kind: str) -> set[str]:
        found = [snippet for node in nodes(built()[kind]) for snippet in node.get("defaultSnippets", ())]
        return {snippet["label"].partition(",")[0] for snippet in found}

    assert "Artikel" in offered("articles")
    assert {"Tema", "Dialogkort"} <= offered("cards")
    assert {"Øvelse", "Trin", "Slide", "Ugeskema", "Gitter"} <= offered("exercise")


@pytest.mark.parametrize(("kind", "form", "values"), [
    (Text, "text", ["x" * LONGEST_TEXT, "x" * (LONGEST_TEXT + 1), " " * 20_000 + "x", "a\nb", "  ", ""]),
    (Line, "line", ["x" * LONGEST_LINE, "x" * (LONGEST_LINE + 1), "a\n", "\n a b \n", "a\nb", "\t", "a\tb", "Æ 🙂"]),
    (Line, "line", ["a\x07b", "a\x85b", "a\u2028b", "a\uffffb", "a\u202eb", "a\u2066", "\ud800", "a\rb", "\x7f"]),
    (Slug, "id", ["a", "d1-x", " a ", "a\n", "7", "A", "å", "a--b", "-a", "a-", "a b", "a\nb", "a" * 1001]),
    (Link, "link", ["https://a.dk", "HTTP://A.DK/æ?b=c#d", "ftp://a.dk", "a.dk", "https://a", "https://a.dk/a b",
                    'https://a.dk/"', "https://a.dk/{x}", " https://a.dk ", "https://a.dk/" + "x" * 1000]),
    (Mail, "mail", ["a@b.dk", "bø@københavn.dk", "a", "a@b", "a@b.dk, c@d.dk", "A <a@b.dk>", "a@b.dk.", " a@b.dk "]),
])  # fmt: skip
def test_patterns_agree_with_the_loader(kind: Any, form: str, values: list[str]) -> None:
    """A pattern takes the texts that the loader takes and no others; among these are some of both."""
    taken = [value for value in values if re.search(PATTERNS[form], value)]
    assert taken == [value for value in values if accepts(kind, value)]
    assert len(taken) < len(values)


def accepts(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def test_dates_agree_with_the_loader() -> None:
    """The pattern of dates knows every day of every year that the loader knows, leap years among them."""
    days = [f"{y:04}-{m:02}-{d:02}" for y in (1999, *range(2000, 2101), 2101) for m in range(14) for d in range(33)]
    real = {str(dt.date(2000, 1, 1) + dt.timedelta(days=n)) for n in range(365 * 101 + 25)}
    assert {day for day in days if re.search(PATTERNS["date"], day)} == real
    for day in ["2100-02-29", "2096-02-29", "2000-02-29", "2100-12-31", "2101-01-01", "1999-12-31", "2027-2-3",
                "3/2 2027", "27-02-03", "2027-02-30", "2027-04-31", " 2027-02-03", "2027-13-01"]:  # fmt: skip
        assert bool(re.search(PATTERNS["date"], day)) == accepts(Date, day)


@pytest.mark.parametrize("form", ["{d}/{m}-{y}", "{d}/{m} {y}", "{d:02}/{m:02}-{y}", "{d}. {n} {y}", "{d:02}.{n} {y}",
                                  "{d} {n} {y}", "{d}/{m}/{y}", "{d}{n} {y}", "{d}. {n}", "{y}-{m}-{d}"])  # fmt: skip
@pytest.mark.parametrize("year", [1999, 2000, 2027, 2028, 2100, 2101])
def test_typed_dates_agree_with_the_loader(form: str, year: int) -> None:
    """The pattern and the loader know the same days in each way to write them, and in none that is not for it."""
    names = ("", *MONTHS, "maj")
    days = [form.format(y=year, m=m, d=d, n=name) for m in range(14) for d in range(33)
            for name in (names[m], names[m].capitalize(), names[m].upper())]  # fmt: skip
    assert {day for day in days if re.search(PATTERNS["date"], day)} == {day for day in days if accepts(Date, day)}


def test_times_agree_with_the_loader() -> None:
    """The pattern of times knows every minute of the day, with a colon or a full stop."""
    times = [f"{hour}{sign}{minute:02}" for hour in (*range(26), "00", "09") for minute in range(62) for sign in ":.,"]
    times += ["9", "9:5", "009:00", " 9:00", "9:00:00", "", "kl.", "klokken 9"]
    times += [f"{said}{hour}{rest}" for said in ("", "kl. ", "kl.", "Kl ", "kl", "kl.  ", "KL ")
              for hour in range(25) for rest in ("", ".", ".30", ":3")]  # fmt: skip
    assert [time for time in times if re.search(PATTERNS["time"], time)] == [t for t in times if accepts(Time, t)]


VALUES: list[Any] = [None, True, -7, 0, 1, 61, 241, 1.5, "", "1", "x", "Æ x", [], ["x"], {}, {"x": 1}]


def sample(kind: str) -> Any:
    """A right file of a kind in which every field stands, put together from all files of that kind."""
    files = [path for path in FILES if kind_of(path) == kind]
    made = merged([json.loads(json.dumps(parse(path.read_bytes(), "").value)) for path in files])
    unsaid: dict[str, Any] = {
        "group": {"evaluation": {"file": "a.pdf", "level": "group"}},
        "priorities": {"tied": ["x"], "keep_tied": ["x"]},
    }
    return made | unsaid.get(kind, {})


def merged(values: list[Any]) -> Any:
    """One value with every key that one of these has; of lists, an item for each `kind` that stands in them."""
    if isinstance(values[0], dict):
        keys = dict.fromkeys(key for value in values for key in value)
        made = {key: merged([value[key] for value in values if key in value]) for key in keys}
        return {**made, **({"from_minutes": 60} if "from_minutes" in made else {})}
    items = [item for value in values if isinstance(value, list) for item in value]
    if not items or not isinstance(items[0], dict):
        return values[0]
    kinds = dict.fromkeys(item.get("kind") for item in items)
    made = [merged([item for item in items if item.get("kind") == kind]) for kind in kinds]
    return made * 2 if len(made) == 1 and all(len(value) == 2 for value in values) else made


def mutants(data: Any) -> Iterator[tuple[str, Any]]:
    """The data with one thing wrong, or only other: for every place a key more, a key fewer, and other values."""
    for place in {place[-4:]: place for place in places(data)}.values():  # a step is a step wherever it stands
        for value in VALUES:
            if place[-1:] != ("start",) or type(value) not in (int, float):  # for an editor, 9 is a way to write 9.00
                yield f"{place} is {value!r}", changed(data, place, value)
        old = at(data, place)
        if isinstance(old, dict):
            yield f"{place} has a key more", changed(data, place, old | {"xyz": 1})
            for key in old:
                yield f"{place} lacks {key}", changed(data, place, {k: v for k, v in old.items() if k != key})
        if isinstance(old, list):
            for count in range(10):
                yield f"{place} has {count}", changed(data, place, [*old, *old[:1] * 10][:count])


def places(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in the data; of lists without kinds, to the first item."""
    yield place
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data if isinstance(data[0], dict) and "kind" in data[0] else data[:1]):
            yield from places(value, (*place, index))


def at(data: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        data = data[step]
    return data


def changed(data: Any, place: tuple[Any, ...], value: Any) -> Any:
    """The data with another value in one place; what is not on the way there is the same object."""
    if not place:
        return value
    made = copy.copy(data)
    made[place[0]] = changed(data[place[0]], place[1:], value)
    return made


def as_read(data: Any) -> Any:
    """JSON as our reader of YAML gives it: only whole numbers are numbers, among keys too."""
    if isinstance(data, dict):
        return {int(key) if key.isdigit() else key: as_read(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_read(value) for value in data]
    return str(data) if isinstance(data, float) else data


def refused(kind: str, data: Any) -> set[str]:
    """The codes with which the loader refuses a file that holds the data."""
    try:
        validate(MODELS[kind], Tree("", as_read(data), None))
    except ContentError as error:
        return {problem.code for problem in error.problems}
    return set()


BEYOND = {"minutes-order", "no-slide", "participant-twice", "unknown-status"}
"""What the loader finds and no schema can: it lies between several values."""


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_schema_and_loader_agree(kind: str) -> None:
    """Whatever is changed in a file, the schema refuses it when the loader does, and only then."""
    agree(kind, lambda data: refused(kind, data))


@pytest.mark.parametrize("kind", sorted(LISTS))
def test_schema_and_loader_agree_on_lists(kind: str, tmp_path: Path) -> None:
    """So it is with the files that hold one list."""
    path = tmp_path / f"{kind}.yaml"

    def told(data: Any) -> set[str]:
        path.write_text(json.dumps(data), encoding="utf-8")
        return {problem.code for problem in read_library(tmp_path).problems if problem.path == str(path)}

    agree(kind, told)


def agree(kind: str, faults: Callable[[Any], set[str]]) -> None:
    right = sample(kind)
    assert (faults(right), [*validator(kind).iter_errors(right)]) == (set(), [])
    outcomes = []
    for what, data in mutants(right):
        codes, valid = faults(data) - BEYOND, validator(kind).is_valid(data)
        assert valid == (not codes), f"{what}: the loader says {codes or 'nothing'}, the schema {valid}"
        outcomes.append(valid)
    assert min(outcomes.count(True), outcomes.count(False)) > 20
