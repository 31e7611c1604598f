"""How booked minutes are spread over the steps."""

import random

import pytest

from ledertrivsel_cli.timing import SHORTEST_OPEN_TIME, Slot, Spread, least, share, spread


def slots_of(seed: int) -> list[Slot]:
    """Some steps, as an author might write them."""
    chance = random.Random(seed)
    made = [(chance.randint(1, 12), chance.randint(0, 10), chance.random() < 0.5) for _ in range(chance.randint(1, 20))]
    return [Slot(low, low + more, talk) for low, more, talk in made]


@pytest.mark.parametrize("seed", range(60))
def test_any_time_over_any_steps(seed: int) -> None:
    """The minutes add up, no step gets less than its least, and none more than twice its ideal and a little."""
    slots = slots_of(seed)
    ideal = sum(slot.ideal for slot in slots)
    for total in range(least(slots), 260):
        made = spread(total, slots)
        assert sum(made.minutes) + made.open_time == total
        for minutes, slot in zip(made.minutes, slots, strict=True):
            assert slot.least <= minutes
            assert minutes <= slot.ideal * (2 if slot.dialogue else 1) + SHORTEST_OPEN_TIME - 1
        if total <= ideal:
            assert all(minutes <= slot.ideal for minutes, slot in zip(made.minutes, slots, strict=True))
            assert made.open_time == 0


@pytest.mark.parametrize("seed", range(60))
def test_open_time_is_worth_having(seed: int) -> None:
    """Open time comes only when the dialogues have stretched, and never as a leftover minute or two."""
    slots = [*slots_of(seed), Slot(2, 4, True)]
    room = sum(slot.ideal * (2 if slot.dialogue else 1) for slot in slots)
    for total in range(least(slots), 260):
        left = spread(total, slots).open_time
        assert left == (total - room if total - room >= SHORTEST_OPEN_TIME else 0)


def test_all_steps_grow_alike_to_the_ideal() -> None:
    """Halfway between the least and the ideal, every step is halfway."""
    assert spread(15, [Slot(2, 4), Slot(6, 12, True), Slot(2, 4)]) == Spread((3, 9, 3), 0)


def test_dialogues_stretch_first() -> None:
    """Above the ideal only the dialogues get more."""
    assert spread(26, [Slot(2, 4), Slot(6, 12, True), Slot(2, 4)]) == Spread((4, 18, 4), 0)


def test_what_is_left_is_open() -> None:
    """When the dialogues have twice their ideal, the rest is open time."""
    assert spread(50, [Slot(2, 4), Slot(6, 12, True), Slot(2, 4)]) == Spread((4, 24, 4), 18)


def test_a_few_minutes_are_not_left_open() -> None:
    """Four minutes more than the dialogues stretch to still go to the dialogues; five are open."""
    assert spread(36, [Slot(2, 4), Slot(6, 12, True), Slot(2, 4)]) == Spread((4, 28, 4), 0)
    assert spread(37, [Slot(2, 4), Slot(6, 12, True), Slot(2, 4)]) == Spread((4, 24, 4), 5)


@pytest.mark.parametrize(("amount", "weights", "parts"), [
    (10, [1, 1, 1], [4, 3, 3]), (0, [1, 2], [0, 0]), (5, [0, 1], [0, 5]), (7, [0, 0], [0, 0]),
    (3, [1, 5, 1], [1, 2, 0]), (100, [33, 33, 34], [33, 33, 34]), (1, [2, 2], [1, 0]),
])  # fmt: skip
def test_shares(amount: int, weights: list[int], parts: list[int]) -> None:
    """Whole minutes go by weight, the largest remainder first, and the earlier step when two are alike."""
    assert share(amount, weights) == parts
