"""Dates and times as people type them."""

import datetime as dt

import pytest

from ledertrivsel_cli import when


@pytest.mark.parametrize("said", [
    "2027-02-03", "3/2-2027", "03/02-2027", "3/2 2027", "3. februar 2027", "3. Februar 2027", "3.februar 2027",
    "3 februar 2027", "03. februar 2027",
])  # fmt: skip
def test_dates(said: str) -> None:
    """The ways in which Danes write a date with its year all mean the same day."""
    assert when.date(said) == dt.date(2027, 2, 3)


@pytest.mark.parametrize(("number", "name"), enumerate(when.MONTHS, 1))
def test_months(number: int, name: str) -> None:
    """Each month is known by its name."""
    assert when.date(f"7. {name} 2027") == dt.date(2027, number, 7)


@pytest.mark.parametrize(("said", "suggested"), [
    ("3/2/2027", "2027-02-03 or 2027-03-02"), ("3.2.2027", "2027-02-03 or 2027-03-02"),
    ("03-02-2027", "2027-02-03 or 2027-03-02"), ("13.2.2027", "write 2027-02-13;"), ("2/13/2027", "write 2027-02-13;"),
    ("3.3.2027", "write 2027-03-03;"), ("3/2-27", "3/2-2027"), ("3.2.27", "3/2-2027"), ("3/2", "the year too"),
    ("3. februar", "the year too"), ("2027-2-3", "2027-02-03"), ("2027/02/03", "2027-02-03"),
    ("30/2-2027", "februar 2027 ends on the 28."), ("31. april 2027", "april 2027 ends on the 30."),
    ("2/13-2027", "do you mean 2027-02-13?"), ("33/14-2027", "no month 14"), ("3. febuar 2027", "3. februar 2027"),
    ("40.40.2027", "3/2-2027"), ("3/2-1927", "2000 to 2100"), ("0207-02-03", "2000 to 2100"), ("", "3/2-2027"),
    ("i morgen", "3/2-2027"), ("3/2-2027 ", "3/2-2027"), ("٣/٢-٢٠٢٧", "3/2-2027"), ("0/1-2027", "ends on the 31."),
    ("2027-W05-3", "3/2-2027"), ("20270203", "3/2-2027"),
])  # fmt: skip
def test_unclear_dates(said: str, suggested: str) -> None:
    """What can be read in two ways, or not at all, is refused with what to write instead."""
    with pytest.raises(ValueError) as caught:
        when.date(said)
    assert suggested in str(caught.value)


@pytest.mark.parametrize("said", [
    "7.4.2027", "07-04-2027", "7/4 2027", "7/4-2027", "7/4/2027", "7.4 2027", "7 / 4 - 2027", "07.04.2027", "7.4.27",
    "7/4-27", "onsdag den 7. april 2027", "Onsdag d. 7. april 2027", "ons. 7/4 2027", "onsdag, 7.4.2027", "den 7.4.27.",
    "d. 7. april 2027", "d.7. april 2027", "7. april 2027.", " 7. april  2027 ", "7. apr. 2027", "7 APRIL 27",
    "7.\u00a0april 2027", "7\u20114\u20112027", "7–4–2027", "2027-04-07", "7. apr\u00adil 2027",
])  # fmt: skip
def test_danish_dates(said: str) -> None:
    """In a Danish document the day comes first, and a date may be written in many ways."""
    assert when.danish_date(said) == dt.date(2027, 4, 7)


@pytest.mark.parametrize(("number", "name"), enumerate(when.MONTHS, 1))
def test_danish_months(number: int, name: str) -> None:
    """Each month is known by its name, whole or cut to three letters."""
    assert {when.danish_date(f"7. {name} 2027"), when.danish_date(f"7. {name[:3]} 27")} == {dt.date(2027, number, 7)}


@pytest.mark.parametrize(("day", "name"), enumerate(when.DAYS, 5))
def test_danish_weekdays(day: int, name: str) -> None:
    """Each day of the week may stand before its date."""
    assert when.danish_date(f"{name} den {day}. april 2027") == dt.date(2027, 4, day)
    assert when.danish_date(f"{name[:3]}. {day}/4-2027") == dt.date(2027, 4, day)


@pytest.mark.parametrize(("said", "told"), [
    ("4/17/2027", "no month 17"), ("31.4.2027", "ends on the 30."), ("29/2-27", "ends on the 28."), ("7/4", "year too"),
    ("7. april", "year too"), ("mandag den 7. april 2027", "is onsdag, not mandag"), ("tor. 7.4.27", "is onsdag, not"),
    ("uge 14", "3/2-2027"), ("til jul", "3/2-2027"), ("", "3/2-2027"), ("onsdag", "3/2-2027"), ("7-4/2027", "mixed up"),
    ("7. ma 2027", "3/2-2027"), ("7.4.202", "3/2-2027"), ("7.4.1927", "2000 to 2100"), ("7.4.2027 kl. 9", "3/2-2027"),
    ("7.4.2027 eller 8.4.2027", "3/2-2027"), ("7. april 2027 (senest)", "3/2-2027"), ("٧.٤.٢٠٢٧", "3/2-2027"),
])  # fmt: skip
def test_what_is_no_danish_date(said: str, told: str) -> None:
    """What is no one day is refused with what is wrong."""
    with pytest.raises(ValueError) as caught:
        when.danish_date(said)
    assert told in str(caught.value)


@pytest.mark.parametrize("said", ["9", "9.00", "9:00", "09:00", "09.00", "kl. 9", "kl 9", "Kl. 9.00", "kl.9:00", "09"])
def test_times(said: str) -> None:
    """The ways in which Danes write a time all mean the same one."""
    assert when.time(said) == dt.time(9)


def test_afternoon() -> None:
    """Hours go to 23, and a day begins at 0."""
    assert (when.time("13.30"), when.time("0"), when.time("23:59")) == (dt.time(13, 30), dt.time(), dt.time(23, 59))


@pytest.mark.parametrize(("said", "suggested"), [
    ("900", "write 9.00"), ("0930", "write 9.30"), ("9.5", "9.50"), ("9,30", "9.30"), ("9-10.30", "here 9;"),
    ("kl. 9.00–10.30", "here kl. 9.00;"), ("24", "0 to 23"), ("25:00", "0 to 23"), ("9.60", "00 to 59"),
    ("9 pm", "13.30"), ("halv ni", "13.30"), ("", "13.30"), ("-7", "13.30"), ("9999", "13.30"), ("٩", "13.30"),
])  # fmt: skip
def test_unclear_times(said: str, suggested: str) -> None:
    """What is no time of day is refused with what to write instead."""
    with pytest.raises(ValueError) as caught:
        when.time(said)
    assert suggested in str(caught.value)
