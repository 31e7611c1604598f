"""A file of scores, a workbook or a text; what is in it counts, not what it is called."""

from pathlib import Path

from . import csv_table, package, workbook
from .errors import ContentError, Problem
from .reading import read
from .scores import Scores, read_scores

_MOST_BYTES = 2_000_000


def load_scores(path: Path) -> Scores:
    """The scores in a file; raises ContentError with every fault in it."""
    shown = str(path)
    data = read(path, shown, _MOST_BYTES)
    if len(data) > _MOST_BYTES:
        what = (
            f"the file is over {_MOST_BYTES // 1_000_000} MB, far more than scores take; copy them into a new workbook"
        )
        raise ContentError([Problem(shown, 0, "", "too-large", what)])
    table = csv_table.table if package.may_be_text(data) else workbook.table
    return read_scores(table(data, shown), shown)
