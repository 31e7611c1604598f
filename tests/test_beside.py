"""Files that go along with a mail: named in the content or the group file, and found beneath its folder only."""

import email
import shutil
from email import policy
from pathlib import Path

import pytest
from conftest import Cli

from ledertrivsel_cli.load import bundled

NAMED = "group: A\nmeetings:\n  1:\n    articles: [d1-fire-batterier]\n    files: [{}]\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content, in which an article has a file."""
    folder = tmp_path / "indhold"
    shutil.copytree(bundled("content"), folder)
    articles = folder / "articles.yaml"
    text = articles.read_text("utf-8")
    articles.write_text(text.replace("    part: 1\n", "    part: 1\n    file: læs/artikel 1.pdf\n", 1), "utf-8")
    (folder / "læs").mkdir()
    (folder / "læs" / "artikel 1.pdf").write_bytes(b"%PDF-content")
    return folder


def sent() -> list[tuple[str | None, bytes]]:
    data = Path("ledertrivsel-pakke/del-1/invitation.eml").read_bytes()
    parts = email.message_from_bytes(data, policy=policy.default).iter_attachments()
    return [(part.get_filename(), part.get_payload(decode=True)) for part in parts]


def codes(said: str) -> list[str]:
    return [line.rpartition("[")[2].rstrip("]") for line in said.splitlines() if line.endswith("]") and ": " in line]


def test_files_go_along(cli: Cli, content: Path) -> None:
    """The copy of a chosen article and the group's own files are in the mail, which names them, before the calendar."""
    Path("group.yaml").write_text(NAMED.format("'måling, år 2.pdf'"), "utf-8")
    Path("måling, år 2.pdf").write_bytes(b"%PDF-group")
    said = cli(
        "invite", "--part", 1, "--group", "group.yaml", "--content", content, "--date", "2027-02-03", "--time", "9"
    )
    assert said.code == 0, said.err
    *files, calendar = sent()
    assert files == [("artikel 1.pdf", b"%PDF-content"), ("måling, år 2.pdf", b"%PDF-group")]
    assert calendar[0] == "invitation.ics"
    for kind in ("txt", "html"):
        text = Path(f"ledertrivsel-pakke/del-1/invitation.{kind}").read_text("utf-8")
        assert "Vedhæftet: artikel 1.pdf" in text and "Vedhæftet: måling, år 2.pdf" in text
        assert "https://www.lederweb.dk/artikler/4-afgoerende" in text


def test_only_chosen_articles(cli: Cli, content: Path) -> None:
    """The copy of an article that is not in the invitation stays at home."""
    assert cli("invite", "--part", 1, "--content", content, "--article", "d1-at-ledertrivsel").code == 0
    assert sent() == []


@pytest.mark.parametrize(("name", "code"), [
    ("ingen.pdf", "missing-file"), ("../ude.pdf", "unsafe-path"), ("/etc/hostname", "unsafe-path"),
    ("ud.pdf", "unsafe-path"), ("program.exe", "attachment-type"), ("stor.pdf", "too-large"),
    ("mappe.pdf", "missing-file"),
])  # fmt: skip
def test_refused(cli: Cli, content: Path, name: str, code: str) -> None:
    """A file that is not there, not a document, too large or outside the folder is told of, whoever names it."""
    (content / "articles.yaml").write_text(
        (content / "articles.yaml").read_text("utf-8").replace("læs/artikel 1.pdf", name), "utf-8"
    )
    Path("ude.pdf").write_bytes(b"%PDF")
    Path("gruppe").mkdir()
    for folder in (content, Path("gruppe")):
        (folder / "ud.pdf").symlink_to(Path("ude.pdf").absolute())
        (folder / "program.exe").write_bytes(b"MZ")
        (folder / "mappe.pdf").mkdir()
        with (folder / "stor.pdf").open("wb") as large:
            large.truncate(10_000_001)
    Path("gruppe/group.yaml").write_text(NAMED.format(f'"{name}"'), "utf-8")
    said = cli("invite", "--part", 1, "--group", "gruppe/group.yaml", "--content", content)
    assert said.code == 1 and codes(said.err) == [code, code], said.err
    assert "articles.yaml:7: articles.1.file: " in said.err
    assert "group.yaml:5: meetings.1.files.1: " in said.err
    assert not Path("ledertrivsel-pakke").exists()


def test_too_much_for_one_mail(cli: Cli) -> None:
    """Files that fit one by one, but not together, are refused before anything is written."""
    Path("group.yaml").write_text(NAMED.format("a.pdf, b.pdf"), "utf-8")
    for name in ("a.pdf", "b.pdf"):
        with Path(name).open("wb") as large:
            large.truncate(7_600_000)
    said = cli("invite", "--part", 1, "--group", "group.yaml")
    assert (said.code, codes(said.err)) == (1, ["too-large"])
    assert "group.yaml:5: meetings.1.files: " in said.err


def test_at_most_three(cli: Cli) -> None:
    """A meeting has none to three files."""
    Path("group.yaml").write_text(NAMED.format("a.pdf, b.pdf, c.pdf, d.pdf"), "utf-8")
    said = cli("check", "--group", "group.yaml")
    assert (said.code, codes(said.err)) == (1, ["wrong-count"])
