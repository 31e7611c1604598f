"""The whole pack: its names, its manifest, the same bytes everywhere, and nothing lost."""

import hashlib
import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pdf_checks
import pikepdf
import pytest
from pptx import Presentation

from ledertrivsel_cli.cli import run
from ledertrivsel_cli.course import plan_of
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.options import Options
from ledertrivsel_cli.render import pack

ROOT = Path(__file__).resolve().parents[1]
FULL = ROOT / "examples" / "sundhed-og-omsorg.yaml"
NAME_ONLY = ROOT / "examples" / "kun-et-navn.yaml"
CONTRACT = {
    "vejledning.pdf",
    *(f"del-{part}/invitation.{kind}" for part in (1, 2, 3) for kind in ("eml", "html", "txt")),
    *(f"del-{part}/{name}" for part in (1, 2, 3) for name in ("oplaeg.pptx", "drejebog.pdf", "saadan-sender-du.txt")),
    "del-1/ark-min-uge.pdf",
    "del-1/ark-energiregnskab.pdf",
    "del-2/dialogkort.pdf",
    "del-2/dialogkort-liste.html",
    "del-2/prioriteringskort.pdf",
    "del-3/ark-omverdenskort.pdf",
    "del-3/ark-indflydelse.pdf",
    "del-3/ark-aktoerark.pdf",
    "del-3/handleplan.docx",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack made with no other input."""
    made = tmp_path_factory.mktemp("pack") / "ledertrivsel-pakke"
    assert run(["build-pack", "--out", str(made), "--today", "2027-01-04"]) == 0
    return made


def test_the_pack_holds_what_the_contract_names(folder: Path) -> None:
    """With no input at all, the folder holds exactly the files promised, and its manifest."""
    assert _files(folder).keys() == CONTRACT | {"manifest.json"}


def test_a_dated_meeting_has_a_calendar_file(tmp_path: Path) -> None:
    """With dates in the group file each meeting gets its calendar file, and the course has one too."""
    assert run(["build-pack", "--group", str(FULL), "--out", str(tmp_path / "p")]) == 0

    calendars = {"forloeb.ics", *(f"del-{part}/invitation.ics" for part in (1, 2, 3))}
    assert _files(tmp_path / "p").keys() >= CONTRACT | calendars


def test_the_manifest_tells_the_truth(folder: Path) -> None:
    """Each file stands in the manifest with its part, kind, size, digest and the content that it was made from."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    files = _files(folder)

    for entry in manifest["files"]:
        assert entry["sha256"] == files[entry["path"]]
        assert entry["size"] == (folder / entry["path"]).stat().st_size
        assert entry["content"] or entry["kind"] == "guide"
        assert entry["part"] == (int(entry["path"][4]) if entry["path"].startswith("del-") else None)
    assert {entry["path"] for entry in manifest["files"]} == CONTRACT


def test_build_pack_json_prints_the_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`build-pack --json` prints on stdout what manifest.json holds, and nothing else."""
    assert run(["build-pack", "--part", "3", "--out", str(tmp_path / "p"), "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == json.loads((tmp_path / "p" / "manifest.json").read_bytes())


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed and day of the clock change no byte."""
    first = _build(tmp_path / "here", {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"})
    second = _build(tmp_path / "there" / "æ ø", {"TZ": "America/Lima", "LANG": "da_DK.UTF-8", "PYTHONHASHSEED": "77"})

    assert first == second
    assert len(first) == len(CONTRACT) + 5


def test_another_day_changes_only_the_calendar(tmp_path: Path) -> None:
    """`--today` reaches the calendar file, the draft that carries it, and nothing else."""
    first = _build(tmp_path / "a", {}, today="2027-01-04")
    second = _build(tmp_path / "b", {}, today="2027-01-05")

    changed = {name.rpartition(".")[2] for name in first if first[name] != second[name]}
    assert changed == {"ics", "eml", "json"}


def test_one_part_is_one_folder_and_the_guide(tmp_path: Path) -> None:
    """`build-pack --part 2` makes that part and the guide."""
    assert run(["build-pack", "--part", "2", "--out", str(tmp_path / "p")]) == 0

    expected = {name for name in CONTRACT if name.startswith("del-2/")} | {"vejledning.pdf", "manifest.json"}
    assert _files(tmp_path / "p").keys() == expected


def test_force_keeps_other_parts_and_what_people_added(tmp_path: Path) -> None:
    """A second run for one part replaces that part's files and leaves the rest of the folder as it is."""
    out = tmp_path / "p"
    assert run(["build-pack", "--out", str(out)]) == 0
    (out / "noter.txt").write_text("mine", encoding="utf-8")
    before = _files(out)

    assert run(["build-pack", "--out", str(out), "--part", "2", "--minutes", "120"]) == 1
    assert _files(out) == before
    assert run(["build-pack", "--out", str(out), "--part", "2", "--minutes", "120", "--force"]) == 0

    after = _files(out)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} >= {"del-2/oplaeg.pptx", "manifest.json"}
    assert all(after[name] == before[name] for name in after if name.startswith(("del-1/", "del-3/", "noter")))


def test_an_edited_file_stops_a_second_run(tmp_path: Path) -> None:
    """A deck that somebody edited is not replaced, not even with --force, and nothing else changes."""
    out = tmp_path / "p"
    assert run(["deck", "--part", "2", "--out", str(out)]) == 0
    (out / "del-2" / "oplaeg.pptx").write_bytes(b"edited")
    before = _files(out)

    assert run(["deck", "--part", "2", "--out", str(out), "--force"]) == 1
    assert _files(out) == before


def test_a_short_first_meeting_has_one_exercise_and_shows_the_other(tmp_path: Path) -> None:
    """At 60 minutes without a group file the agenda has one exercise; the deck and the sheets still hold both."""
    meeting = plan_of(Options(minutes=60)).meetings[0]

    assert [block.exercise for block in meeting.blocks if block.exercise] == ["graensen"]
    assert meeting.extra
    assert [exercise.id for exercise in meeting.exercises] == ["graensen", "energiregnskabet"]


def test_the_other_exercise_is_hidden_after_the_closing() -> None:
    """Slides of the exercise that there was no time for are in the deck, but nobody clicks into them by mistake."""
    plan = plan_of(Options(minutes=60))
    (document,) = pack.render(plan, load_templates(), (1,), [pack.decks])

    slides = list(Presentation(BytesIO(document.data)).slides)
    hidden = [number for number, slide in enumerate(slides) if slide.element.get("show") == "0"]
    extra = len(plan.meetings[0].extra)
    assert extra > 5
    assert hidden == list(range(len(slides) - extra, len(slides)))


def test_the_first_page_of_the_cards_says_which_pages_to_print(tmp_path: Path) -> None:
    """The pages named in dialogkort.pdf hold the cards that the meeting uses."""
    plan = plan_of(Options())
    document = next(d for d in pack.render(plan, load_templates(), (2,), [pack.cards]) if "dialogkort" in d.name)
    pages = [" ".join(piece.text for piece in pdf_checks.texts(document.data) if piece.page == n) for n in range(1, 18)]

    told = re.search(r"kort ([0-9, og]+)\. Print side ([0-9, og]+[0-9])", " ".join(pages[0].split()))
    assert told
    numbers, sheets = (list(map(int, re.findall(r"[0-9]+", text))) for text in told.groups())
    assert tuple(numbers) == plan.cards.hand
    for number in numbers:
        question = plan.cards.cards[number - 1].card.question
        where = [n for n, text in enumerate(pages, 1) if " ".join(text.split()).count(" ".join(question.split()[:3]))]
        assert set(where) & set(sheets), question


def test_with_a_group_file_the_deck_holds_the_chosen_exercises() -> None:
    """A group file means that the choice is made: no slides of the other exercise."""
    meeting = plan_of(Options(minutes=60, group=NAME_ONLY)).meetings[0]

    assert not meeting.extra
    assert [exercise.id for exercise in meeting.exercises] == ["graensen"]


def test_without_an_action_plan_there_is_no_file_and_no_slide(tmp_path: Path) -> None:
    """`action_plan: false` takes the plan out and gives its minutes to the last exercise."""
    group = tmp_path / "group.yaml"
    group.write_text("group: G\nmeetings:\n  3: {action_plan: false}\n", encoding="utf-8")

    plan = plan_of(Options(group=group))
    names = [document.name for document in pack.render_pack(plan, load_templates(), (3,))]

    blocks = [(str(block.title), block.minutes) for block in plan.meetings[2].blocks]
    default = {str(block.title): block.minutes for block in plan_of(Options()).meetings[2].blocks}
    assert "del-3/handleplan.docx" not in names
    assert sum(minutes for _, minutes in blocks) == 90
    assert dict(blocks)["Trivsel og handling"] == default["Trivsel og handling"] + default["Handleplan"]


@pytest.mark.parametrize("minutes", [60, 84, 90, 99, 100, 120, 179, 180, 240])
def test_every_length_can_be_built(minutes: int) -> None:
    """All documents of all parts can be drawn whatever the length of the meetings."""
    plan = plan_of(Options(minutes=minutes))

    assert len(pack.render_pack(plan, load_templates(), (1, 2, 3))) == len(CONTRACT)


def _build(folder: Path, environment: dict[str, str], today: str = "2027-01-04") -> dict[str, str]:
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "ledertrivsel_cli", "build-pack", "--group", str(FULL), "--today", today]
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, capture_output=True)
    return _files(folder / "ledertrivsel-pakke")


def _files(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_notes_name_files_of_the_pack() -> None:
    """Every file that the notes of a meeting tell people to use lies in that meeting's folder."""
    plan = plan_of(Options())
    for meeting in plan.meetings:
        told = {note for slide in meeting.slides for heading, note in slide.notes if heading == "Brug"}
        files = {f"del-{meeting.part}/{name}" for note in told for name in re.findall(r"[\w-]+\.(?:pdf|docx)", note)}
        assert files
        assert files <= CONTRACT


def test_the_guide_says_what_to_have_ready() -> None:
    """For each meeting the guide names every material of its agenda once, and all 24 articles with their links."""
    plan = plan_of(Options())
    data = pack.render_pack(plan, load_templates(), (1, 2, 3))[-1].data
    spoken = " ".join(pdf_checks.spoken(data).split())

    for meeting in plan.meetings:
        things = dict.fromkeys(thing.name for item in meeting.items for thing in item.materials)
        assert len(things) > 4
        assert " · ".join(things) in spoken
        for article in (*meeting.articles, *meeting.more_articles):
            assert article.url.encode() in b"".join(_links(data))


def _links(data: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(data)) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        return [bytes(note.A.URI) + b"\n" for note in notes if "/A" in note and "/URI" in note.A]


def test_the_guide_says_what_each_exercise_is_for() -> None:
    """A leader who chooses between exercises finds the purpose and the outcome of each in the guide."""
    plan = plan_of(Options())
    spoken = " ".join(pdf_checks.spoken(pack.render_pack(plan, load_templates(), (1, 2, 3))[-1].data).split())

    for meeting in plan.meetings:
        assert meeting.purpose in spoken
        for exercise in meeting.exercises:
            assert exercise.purpose in spoken
            assert exercise.outcome in spoken
