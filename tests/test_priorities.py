"""From scores to what a group may begin with: the rules of the prioritisation card, counted exactly."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import permutations

import pytest

from ledertrivsel_cli.priorities import LEAVE, LESS, PROTECT, START, Priorities, remarks, weigh
from ledertrivsel_cli.scores import Score, Scores
from ledertrivsel_cli.text import Text


def weighed(*topics: tuple[str, list[int], list[int]], participants: int = 6) -> Priorities:
    """What becomes of topics, each with its scores of importance and of success."""
    rows = [
        Score(name, *pair) for name, importance, success in topics for pair in zip(importance, success, strict=True)
    ]
    return weigh(Scores(tuple(rows), participants, ()))


def topic(name: str, importance: int, success: int) -> tuple[str, list[int], list[int]]:
    return name, [importance], [success]


def said(found: Priorities) -> str:
    return "\n".join(remarks(found))


def names(texts: Iterable[str]) -> list[str]:
    return [str(text) for text in texts]


def test_numbers() -> None:
    """Means and gap are exact fractions, the spread is the larger of two, and the count is of those who answered."""
    one, other = weighed(("Tillid", [5, 4, 4], [1, 2, 4]), ("Frirum", [3, 3], [2, 2])).standings
    assert (one.importance, one.success, one.gap) == (Fraction(13, 3), Fraction(7, 3), Fraction(2))
    assert (one.spread, one.talk, one.count) == (3, True, 3)
    assert (other.spread, other.talk, other.count) == (0, False, 2)


@pytest.mark.parametrize(("lowest", "talk"), [(3, False), (2, True), (1, True)])
@pytest.mark.parametrize("which", ["importance", "success"])
def test_spread_of_either_score(which: str, lowest: int, talk: bool) -> None:
    """Three points between the lowest and the highest score is a talk, in importance as in success."""
    apart, together = [5, 5, lowest], [4, 4, 4]
    pair = (apart, together) if which == "importance" else (together, apart)
    (one,) = weighed(("Tillid", *pair)).standings
    assert (one.spread, one.talk) == (5 - lowest, talk)


def test_fields() -> None:
    """A mean of exactly 3.5 is high and the smallest step below is low, in both directions."""
    high, low = [3, 4] * 50, [3, 4] * 49 + [3, 3]
    found = weighed(("a", high, low), ("b", high, high), ("c", low, low), ("d", low, high))
    assert [one.field for one in found.standings] == [START, PROTECT, LEAVE, LESS] == [0, 1, 2, 3]


def test_order_is_the_rows() -> None:
    """Topics stand in the order in which they came, and a text keeps the line that it was read from."""
    rows = [Score(Text("B", "tal.csv", 2), 3, 3), Score("A", 3, 3), Score("B", 4, 4)]
    found = weigh(Scores(tuple(rows), 2, ()))
    assert [one.topic for one in found.standings] == ["B", "A"]
    assert (found.standings[0].topic.path, found.standings[0].topic.line) == ("tal.csv", 2)


@pytest.mark.parametrize(
    ("importance", "success", "proposed"),
    [
        ([4, 4], [2, 2], True),  # both on the border
        ([5, 3], [2, 2], True),
        ([4, 4, 4], [2, 2, 3], False),  # a gap of 5/3
        ([4, 4, 3], [1, 1, 1], False),  # important is 11/3
        ([5, 5], [3, 3], True),
        ([3, 3], [1, 1], False),
    ],
)
def test_who_is_proposed(importance: list[int], success: list[int], proposed: bool) -> None:
    """A topic is proposed from a gap of 2 and an importance of 4 on, counted without rounding."""
    assert (weighed(("Tillid", importance, success)).work_on == ("Tillid",)) is proposed


def test_largest_gap_first() -> None:
    """At most two are proposed: the largest gap first, and of equal gaps the more important."""
    found = weighed(topic("a", 4, 2), topic("b", 5, 3), topic("c", 5, 1), topic("d", 4, 1))
    assert (found.work_on, found.tied) == (("c", "d"), ())
    assert weighed(topic("a", 4, 2), topic("b", 5, 3), topic("c", 4, 1)).work_on == ("c", "b")


def test_alike_for_the_last_place() -> None:
    """Topics that are exactly alike and compete for the last place are all told, and none of them is chosen."""
    found = weighed(topic("a", 5, 1), topic("b", 4, 2), topic("c", 4, 2))
    assert (found.work_on, found.tied) == (("a",), ("b", "c"))
    assert "»b« and »c« are exactly alike" in said(found)
    all_alike = weighed(topic("a", 4, 2), topic("b", 4, 2), topic("c", 4, 2), topic("d", 4, 4))
    assert (all_alike.work_on, all_alike.tied, all_alike.keep) == ((), ("a", "b", "c"), "d")
    assert "nothing stands out" not in said(all_alike)


def test_alike_with_room_for_both() -> None:
    """Two that are exactly alike are both proposed when there is room for two; so with two alike before a third."""
    assert weighed(topic("a", 4, 2), topic("b", 4, 2)).work_on == ("a", "b")
    found = weighed(topic("a", 5, 1), topic("b", 5, 1), topic("c", 4, 2))
    assert (found.work_on, found.tied) == (("a", "b"), ())


def test_order_of_rows_decides_nothing() -> None:
    """However the rows are ordered, the same topics are proposed, tied and kept."""
    topics = [topic("a", 5, 2), topic("b", 4, 1), topic("c", 4, 1), topic("d", 5, 5), topic("e", 5, 5)]
    found = [weighed(*order) for order in permutations(topics)]
    assert {(one.work_on, tuple(sorted(one.tied))) for one in found} == {(("a",), ("b", "c"))}
    assert {tuple(sorted(one.keep_tied)) for one in found} == {("d", "e")}


def test_strength_to_keep() -> None:
    """The strength is of what matters and goes well: what goes best, then what matters most."""
    assert weighed(topic("a", 4, 4), topic("b", 5, 4), topic("c", 2, 5)).keep == "b"
    found = weighed(topic("a", 5, 4), topic("b", 4, 5))
    assert (found.keep, found.keep_tied) == ("b", ())


def test_strengths_alike() -> None:
    """Strengths that are exactly alike are told, and none is chosen."""
    found = weighed(topic("a", 5, 4), topic("b", 5, 4), topic("c", 5, 1))
    assert (found.keep, found.keep_tied) == (None, ("a", "b"))
    assert "»a« and »b« go equally well" in said(found)


def test_strength_where_no_field_is_high() -> None:
    """Where nothing is both important and going well, what goes best of the rest is kept, and that is said."""
    found = weighed(topic("a", 5, 1), topic("b", 3, 3), topic("c", 3, 2))
    assert (found.work_on, found.keep) == (("a",), "b")
    assert "no topic is both important and going well; »b« is" in said(found)


def test_no_strength_left() -> None:
    """What is proposed or tied is no strength; where nothing else is left, a strength is asked for."""
    found = weighed(topic("a", 5, 3))
    assert (found.work_on, found.keep, found.keep_tied) == (("a",), None, ())
    assert "name one together" in said(found)
    third = weighed(topic("a", 5, 1), topic("b", 5, 1), topic("c", 5, 2))  # there are only two places, and it has none
    assert (third.work_on, third.keep, third.keep_tied) == (("a", "b"), None, ())


def test_nothing_stands_out() -> None:
    """It is said when no topic is proposed or tied, and never when one is."""
    assert "nothing stands out" in said(weighed(topic("a", 5, 5), topic("b", 3, 3)))
    assert "nothing stands out" not in said(weighed(topic("a", 5, 1)))


@pytest.mark.parametrize(("participants", "few"), [(1, True), (4, True), (5, False), (12, False)])
def test_few_participants(participants: int, few: bool) -> None:
    """Below five it is said that one score moves a mean a lot and that people can guess who wrote what."""
    assert ("people can guess" in said(weighed(topic("a", 5, 1), participants=participants))) is few


def test_talk_before_choosing() -> None:
    """A proposed topic on which people are far apart is to be talked of first; others are not nagged about."""
    found = weighed(("a", [5, 5], [1, 4]), ("b", [5, 5], [5, 2]))
    assert names(found.work_on) == ["a"]
    assert [line for line in remarks(found) if "apart" in line] == [
        "people are 3 points apart on »a«; talk of that before you choose it"
    ]


def test_no_scores() -> None:
    """Without scores there is nothing to weigh and nothing to say."""
    found = weigh(Scores((), 0, ()))
    assert found == Priorities((), (), (), None, (), 0)
    assert said(found) == ""
