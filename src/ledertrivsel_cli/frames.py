"""What a meeting is timed from, made ready: texts filled in, and slides that suit its length."""

from collections.abc import Mapping
from typing import Any

from .agenda import Frame
from .fill import filled
from .model import Exercise, Minutes, Part, Step
from .recalled import recalling
from .request import Request

_EVALUATION_MINUTES = 4


def ready(frame: Frame, request: Request, minutes: int, values: Mapping[str, Any]) -> Frame:
    """The frame for a meeting of so many minutes, with the leader evaluation's slide when the group wants it."""
    shared = filled(frame.shared, values)
    part = recalling(_part(filled(frame.part, values), minutes), shared.since, frame.since)
    if request.group and request.group.evaluation != "none":
        part = _with_evaluation(part)
    exercises = tuple(_exercise(exercise, minutes) for exercise in filled(frame.exercises, values))
    return Frame(part, shared, exercises, frame.action_plan)


def _with_evaluation(part: Part) -> Part:
    """The evaluation is talked about last in the welcome, which may take longer then; an hour stays an hour."""
    *first, last = part.welcome
    longer = Minutes(least=last.minutes.least, ideal=min(last.minutes.ideal + _EVALUATION_MINUTES, 60))
    changed = last.model_copy(update={"slides": (*last.slides, part.evaluation.slide), "minutes": longer})
    return part.model_copy(update={"welcome": (*first, changed)})


def _part(part: Part, minutes: int) -> Part:
    blocks = {name: _steps(getattr(part, name), minutes) for name in ("welcome", "action_plan", "closing")}
    return part.model_copy(update=blocks)


def _exercise(exercise: Exercise, minutes: int) -> Exercise:
    return exercise.model_copy(update={"steps": _steps(exercise.steps, minutes)})


def _steps(steps: tuple[Step, ...], minutes: int) -> tuple[Step, ...]:
    return tuple(
        step.model_copy(update={"slides": tuple(slide for slide in step.slides if slide.from_minutes <= minutes)})
        for step in steps
    )
