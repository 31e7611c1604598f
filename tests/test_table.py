"""What a table is, wherever it comes from."""

import pytest

from ledertrivsel_cli.table import Cell, Row, folded, headed, letter, plain


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_in_excel(column: int, name: str) -> None:
    """A message names the column that the reader sees."""
    assert letter(column) == name


@pytest.mark.parametrize(
    "text", ["TID  til\tledelse", " tid til ledelse\n", "tid\u00a0til ledelse", "tid til le\u00addelse"]
)
def test_texts_that_look_alike_are_alike(text: str) -> None:
    """Case, spaces and invisible characters make no other text."""
    assert folded(text) == "tid til ledelse"


def test_letters_of_two_parts_are_letters() -> None:
    """A Mac writes å in two parts; it is the same letter."""
    assert folded("Fa\u030a") == "få"


@pytest.mark.parametrize(("number", "there"), [(1, True), (20, True), (21, False)])
def test_the_header_is_among_the_first_twenty_rows(number: int, there: bool) -> None:
    """A word further down is no heading."""
    row = Row(number, {3: Cell("text", " Emne ")})
    assert headed([Row(1, {0: Cell("text", "Emner")})] * (number > 1) + [row]) == (row if there else None)


def test_what_is_shown_does_nothing_to_a_terminal() -> None:
    """A text from a file is shown short, on one line and without what a terminal obeys."""
    assert plain("a\x1b[31m\u202eb\nc") == "a\ufffd[31m\ufffdb c"
    assert plain("x" * 41) == "x" * 39 + "…"
