"""Action plans on the command line, as groups hand them in: checked, gathered, and reminded of."""

import csv
import json
from pathlib import Path

import icalendar
import pytest
from conftest import Cli
from foreign import read, zipped
from word_edits import Paper, blank, plan

TODAY = ("--today", "2027-05-04")
OUT = "opfoelgning"


def whole() -> Paper:
    """A plan in which nothing is missing, with awkward words."""
    paper = plan()
    for number in (1, 2):
        paper.fill(f"handling-{number}-foerste-skridt", '=1+1; "æøå"\n& <b>')
        paper.pick(f"handling-{number}-opfoelgning", f"{number + 7}. juni 2027", f"2027-06-0{number + 7}")
    paper.pick("vilkaar-1-hvornaar", "1. juni 2027", "2027-06-01")
    return paper


@pytest.fixture
def folder(cli: Cli, tmp_path: Path) -> Path:
    """A folder with a whole plan, one that lacks something, an empty one, and what is no plan."""
    (tmp_path / "hel.docx").write_bytes(whole().data())
    (tmp_path / "halv.docx").write_bytes(plan().data())
    (tmp_path / "tom.docx").write_bytes(blank())
    (tmp_path / "brev.docx").write_bytes(b"Hej alle")
    return tmp_path


def other_group(antal: str) -> bytes:
    paper = whole()
    paper.fill("gruppe", "Skole")
    paper.fill("antal", antal)
    paper.fill("handling-1-problem", "Hemmeligt")
    return paper.data()


def test_nothing_is_missing(cli: Cli, folder: Path) -> None:
    """A whole plan is said to be whole, with exit code 0."""
    said = cli("actionplan", "check", "hel.docx", *TODAY)
    assert (said.code, said.out, said.err) == (0, "hel.docx: 3 agreements, nothing is missing\n", "")


def test_all_faults_of_all_plans(cli: Cli, folder: Path) -> None:
    """Each fault stands in a line with file, row and field, those of files that are no plans too, with exit code 1."""
    said = cli("actionplan", "check", "hel.docx", "halv.docx", "tom.docx", "brev.docx", "findes-ikke.docx", *TODAY)
    assert (said.code, said.out) == (1, "")
    for line in (
        "halv.docx: Handling 1 »Ro om mandagen«, Første skridt: there is no first step",
        "halv.docx: Handling 2 »Færre møder & mails«, Opfølgningsdato: there is no day for the follow-up",
        "halv.docx: Vilkår 1 »Færre penge < i år«, Hvornår taler vi om det igen: there is no day",
        "tom.docx: nothing is filled in",
        "brev.docx: ",
        "findes-ikke.docx: ",
    ):
        assert line in said.err
    assert "hel.docx" not in said.err
    assert all(f"[{code}]" in said.err for code in ("empty-field", "empty-plan", "not-office-file", "missing-file"))


def test_past_dates(cli: Cli, folder: Path) -> None:
    """A day later than the plan's dates finds them past, but for what is done."""
    paper = whole()
    paper.fill("handling-1-status", "Gennemført")
    (folder / "gammel.docx").write_bytes(paper.data())
    said = cli("actionplan", "check", "gammel.docx", "--today", "2028-01-01")
    assert said.code == 1
    assert said.err.count("[past-date]") == 3
    assert "Handling 1" not in said.err


HUGE = zipped(read(blank()) | {"word/media/image1.png": bytes(1 << 27)})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-office-file"),
        (b"PK\x03\x04", "damaged-file"),
        (zipped({"a.txt": b"x"}), "not-office-file"),
        (HUGE, "unpacks-too-much"),
    ],
    ids=["empty", "no zip", "no document", "a bomb"],
)
@pytest.mark.parametrize("command", ["check", "collect", "remind"])
def test_what_is_no_plan(cli: Cli, folder: Path, command: str, data: bytes, code: str) -> None:
    """What is no Word file is refused with its name, and nothing is written."""
    (folder / "x.docx").write_bytes(data)
    said = cli("actionplan", command, "x.docx")
    assert said.code == 1
    assert said.err.startswith("x.docx: ")
    assert f"[{code}]" in said.err
    assert not (folder / OUT).exists()


@pytest.mark.parametrize("command", ["check", "collect", "remind"])
def test_a_folder_for_a_file(cli: Cli, folder: Path, command: str) -> None:
    """A folder is no plan."""
    (folder / "mappe").mkdir()
    said = cli("actionplan", command, "mappe")
    assert (said.code, said.err.startswith("mappe: ")) == (1, True)


def test_many_names_at_once(cli: Cli, folder: Path) -> None:
    """A * stands for all that fit it, without Word's lock files, and a file that is named twice is read once."""
    (folder / "planer").mkdir()
    for name in ("a.docx", "b.docx", "~$a.docx"):
        (folder / "planer" / name).write_bytes(whole().data())
    said = cli("actionplan", "check", "planer/*.docx", "planer/a.docx", *TODAY)
    names = [Path(line.partition(":")[0]).name for line in said.out.splitlines()]
    assert (said.code, names) == (0, ["a.docx", "b.docx"])
    assert cli("actionplan", "check", "planer/*.odt").code == 1


def test_gathered_on_screen(cli: Cli, folder: Path) -> None:
    """One group's agreements stand in a table with names, and its themes below."""
    said = cli("actionplan", "collect", "hel.docx")
    assert (said.code, said.err) == (0, "")
    assert "Leder 1" in said.out
    assert "Færre møder & mails" in said.out


def test_gathered_on_screen_is_only_text(cli: Cli, folder: Path) -> None:
    """Nothing that somebody typed steers the terminal or pushes the table apart; JSON has it as it was typed."""
    paper = whole()
    typed = "Bo \u009b31m\u202e" + "og alle de andre " * 50
    for tag in ("handling-1-hvem", "handling-1-tema", "gruppe"):
        paper.fill(tag, typed)
    (folder / "ond.docx").write_bytes(paper.data())
    said = cli("actionplan", "collect", "ond.docx")
    assert "Bo \N{REPLACEMENT CHARACTER}31m" in said.out
    assert not {"\u009b", "\u202e"} & set(said.out + said.err)
    assert max(map(len, said.out.splitlines())) < 250
    data = cli("actionplan", "collect", "ond.docx", "--json").out
    assert json.loads(data)["agreements"][0]["hvem"] == typed
    assert not {"\u009b", "\u202e"} & set(data)
    (folder / "o\u009bnd.docx").write_bytes(whole().data())
    assert (
        cli("actionplan", "check", "o\u009bnd.docx", *TODAY).out == "o\\x9bnd.docx: 3 agreements, nothing is missing\n"
    )


def test_gathered_as_data(cli: Cli, folder: Path) -> None:
    """JSON has every field letter by letter, on stdout or in a file."""
    said = cli("actionplan", "collect", "hel.docx", "--json")
    data = json.loads(said.out)
    assert data["own"] is True
    assert data["agreements"][0]["foerste-skridt"] == '=1+1; "æøå"\n& <b>'
    assert data["agreements"][0]["opfoelgning-dato"] == "2027-06-08"
    assert cli("actionplan", "collect", "hel.docx", "--out", "aftaler.json").code == 0
    assert json.loads((folder / "aftaler.json").read_text("utf-8")) == data


def test_gathered_as_csv(cli: Cli, folder: Path) -> None:
    """The table for Excel has the same, and what would be a formula is harmless."""
    assert cli("actionplan", "collect", "hel.docx", "--csv", "--out", "aftaler.csv").code == 0
    data = (folder / "aftaler.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfGruppe;")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    assert rows[0]["Første skridt"] == '\'=1+1; "æøå"\n& <b>'
    assert [row["Tema"] for row in rows] == ["Ro om mandagen", "Færre møder & mails", ""]


@pytest.mark.parametrize(("antal", "shown"), [("8", True), ("3", False)])
@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_gathered_across_groups(cli: Cli, folder: Path, antal: str, shown: bool, form: list[str]) -> None:
    """Across groups nobody is named in any form, and a small group's words are not shown at all."""
    (folder / "skole.docx").write_bytes(other_group(antal))
    said = cli("actionplan", "collect", "hel.docx", "skole.docx", *form)
    assert said.code == 0
    assert not any(name in said.out for name in ("Leder 1", "Leder 2", "Åse"))
    assert ("Skole" in said.out) == shown
    assert ("skole.docx: what it says is left out" in said.err) == (not shown)
    assert "Hemmeligt" not in said.out or shown
    assert cli("actionplan", "collect", "hel.docx", "skole.docx", "--json", "--least", "2").out.count("Hemmeligt") == 1


@pytest.mark.parametrize(("told", "why"), [
    (["--csv", "--json"], ""), (["--least", "1"], ""), (["--out", "a.txt"], "unknown-ending"),
    (["--csv", "--out", "a.json"], "unknown-ending"),
])  # fmt: skip
def test_gathered_in_no_form_there_is(cli: Cli, folder: Path, told: list[str], why: str) -> None:
    """What does not go together is refused, and nothing is written."""
    before = set(folder.iterdir())
    said = cli("actionplan", "collect", "hel.docx", *told)
    assert (said.code, said.out) == (1 if why else 2, "")
    assert f"[{why}]" in said.err or not why
    assert set(folder.iterdir()) == before


def test_a_bad_plan_among_good_ones(cli: Cli, folder: Path) -> None:
    """A table without one of the plans would look whole, so none is made."""
    said = cli("actionplan", "collect", "hel.docx", "brev.docx", "--out", "a.csv")
    assert (said.code, said.out) == (1, "")
    assert not (folder / "a.csv").exists()


def test_reminders(cli: Cli, folder: Path) -> None:
    """Each agreement with a day gets its file; a second run changes nothing, and a third what was changed since."""
    said = cli("actionplan", "remind", "hel.docx", *TODAY)
    names = ["opfoelgning-handling-1.ics", "opfoelgning-handling-2.ics", "opfoelgning-vilkaar-1.ics"]
    assert (said.code, [Path(line).name for line in said.out.splitlines()]) == (0, names)
    first = {name: (folder / OUT / name).read_bytes() for name in names}
    assert cli("actionplan", "remind", "hel.docx", *TODAY, "--force").code == 0
    assert {name: (folder / OUT / name).read_bytes() for name in names} == first
    assert cli("actionplan", "remind", "hel.docx", "--today", "2027-05-05").code == 0
    assert {name: (folder / OUT / name).read_bytes() for name in names} == first
    paper = whole()
    paper.fill("handling-1-status", "Gennemført")
    (folder / "hel.docx").write_bytes(paper.data())
    assert cli("actionplan", "remind", "hel.docx", *TODAY, "--force").code == 0
    (event,) = icalendar.Calendar.from_ical((folder / OUT / names[0]).read_bytes()).events
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 1)
    assert (folder / OUT / names[1]).read_bytes() == first[names[1]]


@pytest.mark.parametrize("kept", [True, False])
def test_reminders_that_somebody_copied(cli: Cli, folder: Path, kept: bool) -> None:
    """A copy in the folder is left as it is, and is in nobody's way, also when the first one is gone."""
    assert cli("actionplan", "remind", "hel.docx", *TODAY).code == 0
    first = folder / OUT / "opfoelgning-handling-1.ics"
    copy = first.with_name("opfoelgning-handling-1 - Kopi.ics")
    copy.write_bytes(first.read_bytes())
    if not kept:
        first.unlink()
    assert cli("actionplan", "remind", "hel.docx", *TODAY).code == 0
    assert copy.read_bytes() == first.read_bytes()


def test_reminders_of_an_odd_day(cli: Cli, folder: Path) -> None:
    """A day in a holiday week or on a holiday gets a note."""
    paper = whole()
    paper.pick("handling-1-opfoelgning", "24. december 2027", "2027-12-24")
    (folder / "jul.docx").write_bytes(paper.data())
    said = cli("actionplan", "remind", "jul.docx", *TODAY)
    assert "is on 2027-12-24" in said.err


def test_reminders_of_another_group(cli: Cli, folder: Path) -> None:
    """A folder with another group's entries is left as it is."""
    (folder / "skole.docx").write_bytes(other_group("8"))
    assert cli("actionplan", "remind", "skole.docx", *TODAY).code == 0
    before = {path: path.read_bytes() for path in (folder / OUT).iterdir()}
    said = cli("actionplan", "remind", "hel.docx", *TODAY, "--force")
    assert said.code == 1
    assert "[not-our-folder]" in said.err
    assert {path: path.read_bytes() for path in (folder / OUT).iterdir()} == before


@pytest.mark.parametrize("spoilt", [b"", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\xff\xfe"])
def test_reminders_that_somebody_spoilt(cli: Cli, folder: Path, spoilt: bytes) -> None:
    """A calendar file that says nothing any more is not lost: it is kept until somebody says --force."""
    assert cli("actionplan", "remind", "hel.docx", *TODAY).code == 0
    path = folder / OUT / "opfoelgning-handling-1.ics"
    path.write_bytes(spoilt)
    said = cli("actionplan", "remind", "hel.docx", *TODAY)
    assert said.code == 1
    assert path.read_bytes() == spoilt


def test_nothing_to_remind_of(cli: Cli, folder: Path) -> None:
    """A plan without any day for its follow-up makes no files, and says what to do."""
    said = cli("actionplan", "remind", "tom.docx")
    assert (said.code, "[nothing-to-make]" in said.err) == (1, True)
    assert not (folder / OUT).exists()
