"""What an editor offers to put in at one go: the fields that must be there, ready to be filled in.

`$1` is a place to write in; the tabulator key leads to the next one. `${2|a,b|}` is a place with words to choose from.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

Schema = dict[str, Any]


def snippet(schema: Schema, shared: Mapping[str, Schema], label: str) -> Schema:
    """The snippet for a schema of ours; `shared` are the definitions that it refers to."""
    return {"label": label, "body": _body(schema, shared, count(1))}


def _body(schema: Schema, shared: Mapping[str, Schema], places: Iterator[int]) -> Any:
    match schema:
        case {"$ref": place}:
            return _body(shared[place.rpartition("/")[2]], shared, places)
        case {"properties": fields}:
            return {key: _body(fields[key], shared, places) for key in _required(schema)}
        case {"type": "array", "items": items}:
            return [_body(items, shared, places)]
        case {"enum": [only]}:
            return only
        case {"enum": choices}:
            return f"${{{next(places)}|{','.join(map(str, choices))}|}}"
    return f"${next(places)}"


def _required(schema: Schema) -> list[str]:
    """The keys that must be there; the one that decides about the others comes first."""
    found = [key for rule in schema.get("allOf", ()) for key in rule.get("required", ())]
    return sorted(found, key=lambda key: key != "kind")
