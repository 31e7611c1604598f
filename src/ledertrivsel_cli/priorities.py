"""From scores to what a group may begin with: means, how far apart people are, and what the rules point at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .danish import listed
from .printed import HIGH
from .scores import Score, Scores
from .text import Text

START, PROTECT, LEAVE, LESS = range(4)
"""The fields of the matrix in the order of their names: top left, top right, bottom left, bottom right."""

_GAP, _IMPORTANT = 2, 4  # from these on a topic is proposed
_MOST = 2
_APART = 3  # scores so far from each other are to be talked of before anybody looks at their mean
FEW = 5


@dataclass(frozen=True)
class Standing:
    """Where a topic stands: its two means, and the larger of its two distances between lowest and highest score.

    `talk` says that people are so far apart that the mean hides it; `count` is how many gave it scores.
    """

    topic: Text
    importance: Fraction
    success: Fraction
    spread: int
    gap: Fraction
    field: int
    talk: bool
    count: int


@dataclass(frozen=True)
class Priorities:
    """All topics in the order in which they came, and what the rules point at.

    Topics that share the last place exactly are `tied`, and none of them is chosen; so with the strength to keep.
    """

    standings: tuple[Standing, ...]
    work_on: tuple[Text, ...]
    tied: tuple[Text, ...]
    keep: Text | None
    keep_tied: tuple[Text, ...]
    participants: int

    def of(self, topics: Iterable[str]) -> tuple[Standing, ...]:
        """The standings of these topics, in the order of all."""
        wanted = set(topics)
        return tuple(one for one in self.standings if one.topic in wanted)


def weigh(scores: Scores) -> Priorities:
    """Weigh all topics; what is exactly alike is told as alike and never decided by the order of the rows."""
    topics = dict.fromkeys(row.topic for row in scores.rows)
    standings = tuple(_standing([row for row in scores.rows if row.topic == topic]) for topic in topics)
    work_on, tied = _proposed(standings)
    left = [one for one in standings if not _presses(one)]
    strongest = _first([one for one in left if one.field == PROTECT] or left)
    keep = strongest[0] if len(strongest) == 1 else None
    keep_tied = strongest if len(strongest) > 1 else ()
    return Priorities(standings, work_on, tied, keep, keep_tied, scores.participants)


def _standing(rows: Sequence[Score]) -> Standing:
    topic = rows[0].topic
    (importance, one), (success, other) = (
        (Fraction(sum(given), len(given)), max(given) - min(given))
        for given in ([row.importance for row in rows], [row.success for row in rows])
    )
    spread = max(one, other)
    field = (0 if importance >= HIGH else 2) + (1 if success >= HIGH else 0)
    text = topic if isinstance(topic, Text) else Text(topic)
    return Standing(text, importance, success, spread, importance - success, field, spread >= _APART, len(rows))


def _presses(one: Standing) -> bool:
    """A topic that may be proposed is never a strength, also where there is no place left for it."""
    return one.gap >= _GAP and one.importance >= _IMPORTANT


def _proposed(standings: Iterable[Standing]) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """At most two topics with the largest gaps, and those that share what would have been the last place."""
    ranked = sorted(filter(_presses, standings), key=_need, reverse=True)
    if len(ranked) <= _MOST or _need(ranked[_MOST - 1]) != _need(ranked[_MOST]):
        return tuple(one.topic for one in ranked[:_MOST]), ()
    last = _need(ranked[_MOST])
    before = tuple(one.topic for one in ranked if _need(one) > last)
    return before, tuple(one.topic for one in ranked if _need(one) == last)


def _first(standings: Sequence[Standing]) -> tuple[Text, ...]:
    """The topic that goes best and then matters most; several when they are exactly alike."""
    best = max(map(_strength, standings), default=None)
    return tuple(one.topic for one in standings if _strength(one) == best)


def _need(one: Standing) -> tuple[Fraction, Fraction]:
    return one.gap, one.importance


def _strength(one: Standing) -> tuple[Fraction, Fraction]:
    return one.success, one.importance


def remarks(found: Priorities) -> Iterator[str]:
    """What has to be said beside the numbers, a sentence each: who is alike, what does not stand out, what to mind."""
    if found.standings:
        yield from _on_work(found)
        yield from _on_keeping(found)
    if 0 < found.participants < FEW:
        yield (
            f"only {found.participants} gave scores: a single one moves a mean a lot, and people can guess who wrote "
            "what; talk of the topics rather than of the numbers"
        )


def _on_work(found: Priorities) -> Iterator[str]:
    for one in found.of(found.work_on):
        if one.talk:
            yield f"people are {one.spread} points apart on »{one.topic}«; talk of that before you choose it"
    if found.tied:
        places = "the place" if found.work_on else "the two places"
        yield f"{_names(found.tied)} are exactly alike and share {places} left; none is proposed, so choose together"
    if not found.work_on and not found.tied:
        yield "nothing stands out: no topic has an importance of 4 or more and a gap of 2 or more; choose by talking"


def _on_keeping(found: Priorities) -> Iterator[str]:
    if found.keep_tied:
        yield f"{_names(found.keep_tied)} go equally well; choose together which strength to keep"
    elif found.keep is None:
        yield "there is no topic left to keep as a strength; name one together"
    elif found.of([found.keep])[0].field != PROTECT:
        yield f"no topic is both important and going well; »{found.keep}« is the one that goes best of the rest"


def _names(topics: Iterable[str]) -> str:
    return listed((f"»{topic}«" for topic in topics), "and")
