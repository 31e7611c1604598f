"""Which fields belong together: the agreements of a document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..agreements import Kind
from .fields import Found


@dataclass
class Group:
    """The fields of one agreement, in the order in which they stand."""

    kind: Kind
    number: str
    first: Found
    found: list[Found] = field(default_factory=list)

    def has(self, key: str) -> bool:
        return any(each.key == key for each in self.found)

    def text(self, key: str) -> str:
        """What is written in a field; when it is there more than once, all of it."""
        return "\n".join(each.text for each in self.found if each.key == key and each.text)

    def day(self, key: str) -> str:
        return next((each.day for each in self.found if each.key == key and each.day), "")

    def other(self) -> tuple[tuple[str, str], ...]:
        """What stands under people's own labels; what goes on with the line before is put to it."""
        rows: list[tuple[str, str]] = []
        for each in self.found:
            if not each.key and each.more and rows:
                label, text = rows[-1]
                rows[-1] = (label, "\n".join(filter(None, (text, each.text))))
            elif not each.key:
                rows.append((each.label, each.text))
        return tuple((label, text) for label, text in rows if text)


def grouped(found: Sequence[Found]) -> list[Group]:
    """The agreements, filled in or not, in the order in which they begin."""
    groups: list[Group] = []
    for at, each in enumerate(found):
        group = _group_of(each, _after(found, at), groups)
        if group is None:
            group = Group(each.kind, each.number, each)
            groups.append(group)
        group.found.append(each)
        group.number = group.number or each.number
    return [group for group in groups if any(each.key for each in group.found)]


def _after(found: Sequence[Found], at: int) -> Found | None:
    """The next field in the same table."""
    rest = (each for each in found[at + 1 :] if each.key and not each.more and each.table == found[at].table)
    return next(rest, None)


def _group_of(each: Found, after: Found | None, groups: Sequence[Group]) -> Group | None:
    """The agreement that a field goes on with, or nothing when it begins one."""
    if not groups:
        return None
    if not each.table:
        return _outside(each, groups)
    last = groups[-1]
    if each.more or (not each.key and last.first.table == each.table and last.first.row == each.row):
        return last
    return None if _begins(each, after, last) else last


def _outside(each: Found, groups: Sequence[Group]) -> Group | None:
    """Outside tables, the number in the tag tells fields apart, and a field that comes again begins anew."""
    alike = [group for group in groups if group.kind == each.kind and group.number == each.number]
    return alike[-1] if alike and not alike[-1].has(each.key) else None


def _begins(each: Found, after: Found | None, group: Group) -> bool:
    last = group.found[-1]
    if each.kind != group.kind or each.row != group.first.row:
        return True
    other = bool(each.number and group.number and each.number != group.number)
    if each.table != last.table:
        return other or group.has(each.key) or (each.stretch != last.stretch and not each.number)
    if each.above != last.above:
        return True
    if not group.has(each.key):
        return False
    return _anew(each, after, group, other)


def _anew(each: Found, after: Found | None, group: Group, other: bool) -> bool:
    """Whether a field that comes again in the same table begins an agreement, and is not just a row that was moved."""
    if after is None:
        return False
    if other and after.number:
        return after.number != group.number
    return each.key == group.first.key or group.has(after.key)
