"""The calendar file: the right hour in every program, and the same meeting after every run."""

import datetime as dt
import random
from dataclasses import replace
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.tz import tzical

from ledertrivsel_cli.group import Person
from ledertrivsel_cli.model import Article, Invitation
from ledertrivsel_cli.plan import ChosenExercise, Meeting, Plan
from ledertrivsel_cli.render.calendar import calendar
from ledertrivsel_cli.text import Text

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
AWKWARD = """Bær & "gær"; <øl>, d'Å \\n {{ x }} \N{CLINKING BEER MUGS}"""
MEETING = Meeting(
    part=2,
    title=Text("Trivsel i ledergruppen"),
    heading="Del 2: Trivsel i ledergruppen",
    purpose=Text("Formål"),
    intro=Text("Om mødet"),
    date=dt.date(2027, 2, 3),
    start=dt.time(9),
    minutes=90,
    place=Text("Lokale 2.14"),
    blocks=(),
    extra=(),
    exercises=(ChosenExercise("kort", Text("Kort"), Text("?"), Text("."), Text("."), ()),),
    articles=(Article(id="tillid", part=2, title="Tillid", publisher="CfL", url="https://www.cfl.dk/", why="Læs."),),
    invitation=Invitation(
        subject="Invitation", opening="Hej", aim="Vi taler om tillid.", bring=("En kuglepen", "Et eksempel"),
        confidentiality="Det bliver her.", goodbye="Vi ses.",
    ),
    evaluation=None,
    roadmap=None,
    action_plan=False,
    content=(),
)  # fmt: skip
PLAN = Plan(
    group=Text("Ledergruppen i Nord"),
    course=Text("foraar-2027"),
    organisation=None,
    facilitator=Person(name="Mette Sørensen", email="mette@example.dk", phone="89 15 00 00"),
    participants=(Person(name="Bo", email="bo@example.dk"),),
    attachment=None,
    meetings=(),
    cards=None,
    guide=None,
    action_plan=None,
    today=dt.date(2026, 12, 1),
)


def event(plan: Plan = PLAN, **changes: object) -> icalendar.Event:
    return icalendar.Calendar.from_ical(calendar(plan, replace(MEETING, **changes)).data).events[0]


def lines(plan: Plan = PLAN, **changes: object) -> list[str]:
    data = calendar(plan, replace(MEETING, **changes)).data.decode()
    return data.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("unknown", ["date", "start"])
def test_nothing_to_book(unknown: str) -> None:
    """Without a date or a time there is no calendar file."""
    assert calendar(PLAN, replace(MEETING, **{unknown: None})) is None


def test_document() -> None:
    """The file says which part, kind and content it belongs to, and comes out the same twice."""
    made = calendar(PLAN, MEETING)
    assert (made.name, made.part, made.kind) == ("del-2/invitation.ics", 2, "invitation")
    assert made.content == ("del-2", "tillid", "kort")
    assert made == calendar(PLAN, MEETING)


def test_event() -> None:
    """The event carries what an invited leader needs, in the form that Outlook takes."""
    found = event()
    assert found["summary"] == MEETING.heading
    assert found["location"] == "Lokale 2.14"
    assert found["dtstamp"].dt == dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    assert found["sequence"] == 0
    for said in ("Vi taler om tillid.", "- Et eksempel", "skærm", "Mette Sørensen, mette@example.dk, 89 15 00 00"):
        assert said in found["description"]
    (alarm,) = found.alarms.times
    assert alarm.trigger == found.start - dt.timedelta(minutes=15)


def test_published() -> None:
    """The file is published, not requested: nobody is asked to answer, and its times name the zone that it defines."""
    found = lines()
    assert found[0] == "BEGIN:VCALENDAR" and found[-2:] == ["END:VCALENDAR", ""]
    assert "METHOD:PUBLISH" in found
    assert "DTSTART;TZID=Europe/Copenhagen:20270203T090000" in found
    assert "DTEND;TZID=Europe/Copenhagen:20270203T103000" in found
    assert found.count("TZID:Europe/Copenhagen") == 1
    assert not [line for line in found if line.startswith(("ATTENDEE", "ORGANIZER", "RDATE"))]


def test_unknown_values() -> None:
    """Without a place, a facilitator or things to bring the file says nothing about them."""
    empty = MEETING.invitation.model_copy(update={"bring": ()})
    found = lines(replace(PLAN, facilitator=None), place=None, invitation=empty)
    assert not [line for line in found if "Tag med" in line]
    assert not [line for line in found if line.startswith("LOCATION")]
    assert not [line for line in found if "Spørgsmål" in line]


def test_uid_stays() -> None:
    """A meeting that moves, changes or is made again another day stays the same meeting."""
    moved = {"date": dt.date(2027, 3, 3), "start": dt.time(13), "minutes": 120, "place": Text("Et andet sted")}
    assert event()["uid"] == event(replace(PLAN, today=dt.date(2027, 1, 1)), **moved)["uid"]


def test_uid_differs() -> None:
    """Another part, group or course is another meeting, also where their names run together the same way."""
    plans = [
        PLAN,
        replace(PLAN, course=None),
        replace(PLAN, group=None),
        replace(PLAN, group=Text("A"), course=Text("BC")),
        replace(PLAN, group=Text("AB"), course=Text("C")),
    ]
    assert len({event(plan, part=part)["uid"] for plan in plans for part in (1, 2, 3)}) == 15


def zone_in_file() -> dt.tzinfo:
    """The zone as its own rules in the file have it, read by a parser that knows no zones by name."""
    data = calendar(PLAN, MEETING).data.decode().replace("\r\n", "\n")
    return tzical(StringIO(data)).get("Europe/Copenhagen")


@pytest.mark.parametrize("change", ["2026-10-25", "2027-03-28", "2027-10-31", "2028-03-26"])
def test_clock_changes(change: str) -> None:
    """The zone in the file follows the time zone database on both sides of the four nearest changes."""
    zone, midnight = zone_in_file(), dt.datetime.fromisoformat(change)
    for hours in (-24, -1, 0, 1, 4, 9, 33):
        moment = midnight + dt.timedelta(hours=hours)
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=COPENHAGEN).utcoffset(), moment


def test_random_dates() -> None:
    """For any day the zone in the file has the offset of the time zone database."""
    zone, chance = zone_in_file(), random.Random(2)
    for _ in range(200):
        moment = dt.datetime(2026, 1, 1, 9) + dt.timedelta(days=chance.randrange(9000))
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=COPENHAGEN).utcoffset(), moment


@pytest.mark.parametrize(("date", "start"), [
    ("2026-10-24", "09:00"), ("2026-10-25", "01:30"), ("2026-10-25", "02:00"), ("2026-10-25", "02:30"),
    ("2026-10-26", "09:00"), ("2027-03-27", "09:00"), ("2027-03-28", "01:30"), ("2027-03-28", "09:00"),
    ("2027-10-31", "01:00"), ("2028-03-26", "01:59"),
])  # fmt: skip
@pytest.mark.parametrize("minutes", [60, 90, 240])
def test_length(date: str, start: str, minutes: int) -> None:
    """A meeting lasts the minutes that were booked, also in the night when the clocks change."""
    found = event(date=dt.date.fromisoformat(date), start=dt.time.fromisoformat(start), minutes=minutes)
    length = found.end.astimezone(dt.UTC) - found.start.astimezone(dt.UTC)
    assert length == dt.timedelta(minutes=minutes)
    assert found.start.replace(tzinfo=None) == dt.datetime.fromisoformat(f"{date}T{start}")


def test_raw_bytes() -> None:
    """Lines end in CRLF and hold at most 75 octets, and no letter is cut in two."""
    long = Text("æøå\N{CLINKING BEER MUGS}" * 60)
    data = calendar(replace(PLAN, facilitator=Person(name=long)), replace(MEETING, place=long, heading=str(long))).data
    found = data.split(b"\r\n")
    assert b"\n" not in b"".join(found) and b"\r" not in b"".join(found)
    assert max(map(len, found)) <= 75
    for line in found:
        line.decode()
    assert str(long) == event(place=long)["location"]


def test_awkward_characters() -> None:
    """æøå, punctuation, emoji and line breaks come back as written, and begin no line of their own."""
    aim = Text(f"{AWKWARD}\nATTENDEE:mailto:bo@example.dk")
    changes = {
        "place": Text(AWKWARD),
        "heading": AWKWARD,
        "invitation": MEETING.invitation.model_copy(update={"aim": aim, "bring": (Text(AWKWARD),)}),
    }
    found = event(replace(PLAN, facilitator=Person(name=AWKWARD)), **changes)
    assert (found["summary"], found["location"]) == (AWKWARD, AWKWARD)
    assert found["description"].startswith(f"{aim}\n\nTag med til mødet:\n- {AWKWARD}\n\n")
    assert "attendee" not in found
