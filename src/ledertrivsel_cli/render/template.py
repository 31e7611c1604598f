"""Jinja templates filled in, in a sandbox; a fault knows its file and line."""

import traceback
from collections.abc import Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, select_autoescape
from jinja2.sandbox import SandboxedEnvironment

from ..errors import ContentError, Problem
from .document import Templates

_FOLDER = "templates/"


def filled(name: str, values: Mapping[str, Any], templates: Templates) -> str:
    """The template `name` with its values; raises ContentError, for people may edit it."""
    try:
        return _environment(templates).get_template(name).render(values)
    except Exception as error:  # whatever goes wrong in there, the template is where to mend it
        raise ContentError([_problem(name, error)]) from None


def _environment(templates: Templates) -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(name, templates)),
        autoescape=select_autoescape(["html.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _source(name: str, templates: Templates) -> tuple[str, str, None] | None:
    if name not in templates:
        return None
    return templates[name].decode("utf-8-sig"), _FOLDER + name, None


def _problem(name: str, error: Exception) -> Problem:
    """Jinja puts the lines of its templates into the traceback; the innermost one is where the fault is."""
    path, line = _FOLDER + name, 0
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.startswith(_FOLDER):
            path, line = frame.f_code.co_filename, number
    return Problem(path, line, "", "template-error", f"the template cannot be filled in: {error}; mend it")
