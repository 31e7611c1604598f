"""Danish dates, times and lists."""

import datetime as dt
from fractions import Fraction

import pytest

from ledertrivsel_cli import danish


@pytest.mark.parametrize(("date", "said"), [
    ("2027-02-03", "onsdag den 3. februar 2027"),
    ("2027-05-31", "mandag den 31. maj 2027"),
    ("2028-02-29", "tirsdag den 29. februar 2028"),
    ("2026-12-26", "lørdag den 26. december 2026"),
    ("2027-08-01", "søndag den 1. august 2027"),
])  # fmt: skip
def test_long_date(date: str, said: str) -> None:
    """A date is said with weekday, day, month and year, whatever the machine speaks."""
    assert danish.long_date(dt.date.fromisoformat(date)) == said


@pytest.mark.parametrize(("time", "said"), [("09:00", "9.00"), ("13:05", "13.05"), ("00:30", "0.30")])
def test_clock(time: str, said: str) -> None:
    """A time has a full stop, two digits of minutes and no leading zero."""
    assert danish.clock(dt.time.fromisoformat(time)) == said


@pytest.mark.parametrize(("start", "minutes", "said"), [
    ("09:00", 90, "kl. 9.00–10.30"),
    ("11:45", 20, "kl. 11.45–12.05"),
    ("23:00", 90, "kl. 23.00–0.30"),
])  # fmt: skip
def test_span(start: str, minutes: int, said: str) -> None:
    """A span goes from the start to the end on the clock."""
    assert danish.span(dt.time.fromisoformat(start), minutes) == said


@pytest.mark.parametrize(("date", "said"), [
    ("2027-03-27", "kl. 1.30–3.00"),
    ("2027-03-28", "kl. 1.30–4.00"),
    ("2027-10-31", "kl. 1.30–2.00"),
])  # fmt: skip
def test_span_on_a_date(date: str, said: str) -> None:
    """With a date the span shows what the clock on the wall shows, also in the night when it is changed."""
    assert danish.span(dt.time(1, 30), 90, dt.date.fromisoformat(date)) == said


@pytest.mark.parametrize(("items", "said"), [
    ([], ""),
    (["a"], "a"),
    (["a", "b"], "a og b"),
    (["a", "b", "c"], "a, b og c"),
])  # fmt: skip
def test_listed(items: list[str], said: str) -> None:
    """Items are listed with commas and an »og« before the last."""
    assert danish.listed(items) == said
    assert danish.listed(iter(items)) == said


@pytest.mark.parametrize(("value", "said"), [
    (Fraction(13, 3), "4,33"),
    (Fraction(5), "5,00"),
    (Fraction(33, 8), "4,13"),
    (Fraction(-1, 2), "−0,50"),
    (Fraction(-1, 1000), "0,00"),
    (Fraction(0), "0,00"),
])  # fmt: skip
def test_decimal(value: Fraction, said: str) -> None:
    """A number has a comma and two places, counted from the exact value."""
    assert danish.decimal(value) == said
