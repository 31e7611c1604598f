"""One JSON Schema for each kind of YAML file, so that an editor explains, completes and checks what is written.

The models say what may stand where; the words are Danish. Editors show words of ours for a few keywords only (`type`,
`enum`, `pattern`, `required`, `additionalProperties`), so every refusal here is one of these.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from .danish import listed
from .group import Group
from .kinds import FOLDERS, LISTS, SINGLE
from .patterns import LIMITS, NUMBERS, PATTERNS
from .render.document import Document
from .snippets import Schema, snippet
from .standing import PrioritiesFile

Words = Mapping[str, Any]
"""`hints` and `models`, as in schema_da/."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_FEW = 9  # so many numbers are listed, for the editor to offer


def schemas(words: Words) -> tuple[Document, ...]:
    """`<kind>.schema.json` for each kind of file, by name."""
    made = {name: _Maker(model, words).whole() for name, model in _models().items()}
    return tuple(Document(f"{name}.schema.json", _bytes(made[name]), None, "schema", ()) for name in sorted(made))


def _models() -> dict[str, type[BaseModel]]:
    singular = {name.removesuffix("s"): model for name, model in FOLDERS.items()}
    lists = {name: _list_file(name, model) for name, model in LISTS.items()}
    return {**SINGLE, **singular, **lists, "group": Group, "priorities": PrioritiesFile}


def _list_file(name: str, model: type[BaseModel]) -> type[BaseModel]:
    fields: dict[str, Any] = {name: (tuple[model, ...], ...)}  # type: ignore[valid-type]  # a type made at run time
    return create_model(name.capitalize(), __config__=ConfigDict(extra="forbid"), **fields)


def _bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


class _Maker:
    """Makes the schema of one kind of file out of the one that pydantic makes of its model."""

    def __init__(self, model: type[BaseModel], words: Words) -> None:
        whole = model.model_json_schema()
        self._name = model.__name__
        self._models = {self._name: whole, **whole.get("$defs", {})}
        self._words = words["models"]
        self._hints = words["hints"]
        self._shared: dict[str, Schema] = {}

    def whole(self) -> Schema:
        made = self._model(self._name)
        return {"$schema": _DRAFT, **made, **self._snippets(made), "definitions": dict(sorted(self._shared.items()))}

    def _model(self, name: str, blank: bool = False) -> Schema:
        raw, fields = self._models[name], self._fields(name)
        required = raw.get("required", [])
        form = raw.get("blank", False)
        properties = {
            key: self._field(value, fields[key], form and key not in required)
            for key, value in raw["properties"].items()
        }
        made = self._mapping(self._words[name], properties, required, blank)
        missing = [self._missing(key, fields[key]) for key in required]
        return made | ({"allOf": missing} if missing else {})

    def _fields(self, name: str) -> Mapping[str, Any]:
        words = self._words[name]
        return {**(self._fields(words["like"]) if "like" in words else {}), **words["fields"]}

    def _mapping(self, words: Words, properties: Schema, required: Sequence[str], blank: bool) -> Schema:
        optional = [key for key in properties if key not in required]
        return {
            "title": words["title"],
            "description": words["description"],
            "type": _type("object", blank),
            "properties": properties,
            "additionalProperties": False,
            "errorMessage": self._keys(required, optional),
        }

    def _keys(self, must: Sequence[str], may: Sequence[str]) -> str:
        said = [self._say(hint, fields=_quoted(keys)) for hint, keys in (("must", must), ("may", may)) if keys]
        return " ".join([self._hints["only"], *said])

    def _missing(self, key: str, words: Words) -> Schema:
        return {"required": [key], "errorMessage": self._say("missing", field=key, title=words["title"])}

    def _field(self, raw: Schema, words: Words, blank: bool = False) -> Schema:
        head = {"title": words["title"], "description": words["description"]}
        return head | self._value(raw, words, blank) | head

    def _value(self, raw: Schema, words: Words, blank: bool = False) -> Schema:
        """What may stand in one place; `blank` when that may be nothing."""
        match raw:
            case {"anyOf": [value, {"type": "null"}]}:
                return self._value(value, words, blank=True)
            case {"oneOf": choices, "discriminator": _}:
                return self._by_kind([_last(choice["$ref"]) for choice in choices])
            case {"oneOf": choices}:
                return {"anyOf": [self._value(choice, words, blank) for choice in choices]}
            case {"$ref": place}:
                return self._model(_last(place), blank)
            case {"propertyNames": {"enum": keys}, "additionalProperties": value}:
                each = {str(key): self._value(value, words, blank) | {"title": words["choices"][key]} for key in keys}
                numbers = {f"^{key}$": True for key in keys}  # an editor knows a number among the keys by these alone
                return self._mapping(words, each, (), blank) | {"patternProperties": numbers}
        return self._plain(raw, words, blank)

    def _plain(self, raw: Schema, words: Words, blank: bool) -> Schema:
        match raw:
            case {"enum": _} | {"const": _}:
                return self._choice(raw.get("enum") or [raw["const"]], words)
            case {"format": kind}:
                return self._text(kind, blank)
            case {"type": "array"}:
                return self._list(raw, words, blank)
            case {"type": "integer", "minimum": least, "maximum": most}:
                return self._whole(least, most, blank)
            case {"type": "boolean"}:
                return {"type": _type("boolean", blank), "errorMessage": self._say("boolean")}
        raise ValueError(f"no schema is known for {raw}")

    def _choice(self, choices: list[str], words: Words) -> Schema:
        meanings = [words["choices"][choice] for choice in choices]
        said = [f"{choice} ({meaning})" for choice, meaning in zip(choices, meanings, strict=True)]
        hint = words.get("hint") or self._say("choice", choices=listed(said, "eller"))
        return {"type": "string", "enum": choices, "enumDescriptions": meanings, "errorMessage": hint}

    def _text(self, kind: str, blank: bool) -> Schema:
        types = ["string", *([NUMBERS[kind]] if kind in NUMBERS else []), *(["null"] if blank else [])]
        made = {
            "type": types if len(types) > 1 else types[0],
            "pattern": PATTERNS[kind],
            "patternErrorMessage": self._hints.get(f"{kind}_pattern") or self._hints[kind],
            "errorMessage": self._hints[kind],
        }
        if kind in LIMITS:
            return made | self._unless(LIMITS[kind], self._hints[kind])
        return self._share(f"{kind}-or-blank" if blank else kind, made)

    def _list(self, raw: Schema, words: Words, blank: bool) -> Schema:
        least, most = raw.get("minItems", 0), raw.get("maxItems")
        items = self._item(raw.get("items") or raw["prefixItems"][0], words)
        made = {"type": _type("array", blank), "items": items, "errorMessage": self._say("list")}
        if not least and most is None:
            return made
        limits = {"minItems": least} | ({} if most is None else {"maxItems": most})
        name = "at_least" if most is None else "at_most" if not least else "exactly" if least == most else "between"
        return made | self._unless(limits, self._say(name, least=least, most=most))

    def _item(self, raw: Schema, words: Words) -> Schema:
        made = self._value(raw, words)
        if "$ref" not in raw:
            return made
        return self._share(_last(raw["$ref"]), made | self._snippets(made))

    def _snippets(self, *models: Schema) -> Schema:
        """One for each model with several fields that must be there; a single one is found faster by its name."""
        large = [model for model in models if len(model.get("allOf", ())) > 1]
        made = [snippet(model, self._shared, self._say("frame", title=model["title"])) for model in large]
        return {"defaultSnippets": made} if made else {}

    def _share(self, name: str, made: Schema) -> Schema:
        """Make a definition of what is the same wherever it stands.

        What has a title of its own in each place is not: an editor shows the title that it met last on the way to what
        stands in `allOf` or `else`.
        """
        self._shared[name] = made
        return {"$ref": f"#/definitions/{name}"}

    def _whole(self, least: int, most: int, blank: bool) -> Schema:
        hint = self._say("whole", least=least, most=most)
        made = {"type": _type("integer", blank), "errorMessage": hint}
        if most - least < _FEW:
            return made | {"enum": [*range(least, most + 1)]}
        return made | self._unless({"minimum": least, "maximum": most}, hint)

    def _unless(self, limits: Schema, hint: str) -> Schema:
        """Refuse what is outside the limits: these keywords have no words of ours, but a type has.

        What they judge, numbers and lists, is never `true` or `false`.
        """
        return {"if": limits, "else": {"type": "boolean", "errorMessage": hint}}

    def _by_kind(self, names: Sequence[str]) -> Schema:
        """A model for each `kind`; with `anyOf` an editor would guess which is meant, and say it in its own words."""
        kinds = {self._models[name]["properties"]["kind"]["const"]: name for name in names}
        shared = self._words[names[0]]["like"]
        kind = self._field({"enum": [*kinds]}, self._fields(shared)["kind"])
        models = {value: self._model(name) for value, name in kinds.items()}
        typed = {
            "type": "object",
            "errorMessage": f"{self._say('must', fields=_quoted(['kind']))} {kind['errorMessage']}",
        }
        cases = (
            {
                "if": {"type": "object", "properties": {"kind": {"const": value}}, "required": ["kind"]},
                "then": model | self._snippets(model),
            }
            for value, model in models.items()
        )
        unsaid = {"if": {"type": "object", "required": ["kind"]}, "else": typed | self._snippets(*models.values())}
        return {
            "title": self._words[shared]["title"],
            "description": self._words[shared]["description"],
            **typed,
            "properties": {"kind": kind},
            "allOf": [self._missing("kind", kind), unsaid, *cases],
        }

    def _say(self, hint: str, **values: Any) -> str:
        return str(self._hints[hint]).format(**values)


def _type(name: str, blank: bool) -> str | list[str]:
    return [name, "null"] if blank else name


def _quoted(keys: Iterable[str]) -> str:
    return listed(f"»{key}«" for key in keys)


def _last(place: str) -> str:
    return place.rpartition("/")[2]
