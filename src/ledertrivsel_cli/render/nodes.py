"""Questions to the XML of a template: python-pptx knows namespaces for its own element classes only."""

from functools import cache
from typing import Any


def all_of(element: Any, path: str) -> list[Any]:
    """What `path` leads to from any element of a package, with the prefixes a, p and r."""
    found: list[Any] = _compiled(path)(element)
    return found


def first_of(element: Any, path: str) -> Any:
    """The first thing that `path` leads to; None when there is none."""
    return next(iter(all_of(element, path)), None)


def number(element: Any, path: str, default: int = 0) -> int:
    """The first number that `path` leads to."""
    found = first_of(element, path)
    return default if found is None else int(found)


def tag(element: Any) -> str:
    """The element's name without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def copy_of(blob: bytes) -> Any:
    from lxml.etree import XMLParser, fromstring

    return fromstring(blob, XMLParser(resolve_entities=False, no_network=True))


@cache
def _compiled(path: str) -> Any:
    from lxml.etree import XPath
    from pptx.oxml.ns import _nsmap as namespaces

    return XPath(path, namespaces=namespaces)
