"""Spreads the booked minutes over the steps, in whole minutes."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """What one step takes, in minutes. Steps with dialogue may stretch to twice the ideal."""

    least: int
    ideal: int
    dialogue: bool = False


@dataclass(frozen=True)
class Spread:
    """Minutes for each slot, in order, and what is left as open time."""

    minutes: tuple[int, ...]
    open_time: int


SHORTEST_OPEN_TIME = 5


def least(slots: Sequence[Slot]) -> int:
    """The fewest minutes that the slots can do with."""
    return sum(slot.least for slot in slots)


def spread(total: int, slots: Sequence[Slot]) -> Spread:
    """Share `total` minutes, which must be at least `least(slots)`.

    Up to the ideal all steps grow alike; above it the dialogues stretch; what is left then is open time, unless it is
    too short to be of use.
    """
    start = [slot.least for slot in slots]
    room = [slot.ideal - slot.least for slot in slots]
    extra = total - sum(start)
    if extra <= sum(room):
        return Spread(_plus(start, share(extra, room)), 0)
    ideal = [slot.ideal for slot in slots]
    stretch = [slot.ideal if slot.dialogue else 0 for slot in slots]
    extra = total - sum(ideal)
    left = extra - sum(stretch)
    if left < SHORTEST_OPEN_TIME and any(stretch):
        return Spread(_plus(ideal, share(extra, stretch)), 0)
    return Spread(_plus(ideal, stretch), left)


def share(amount: int, weights: Sequence[int]) -> list[int]:
    """Share whole minutes by weight, largest remainder first, the earlier step first when they are alike."""
    whole = sum(weights)
    if not whole:
        return [0 for _ in weights]
    parts = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for index in by_remainder[: amount - sum(parts)]:
        parts[index] += 1
    return parts


def _plus(left: Sequence[int], right: Sequence[int]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(left, right, strict=True))
