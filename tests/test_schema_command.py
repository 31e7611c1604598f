"""`ledertrivsel schema`: the schemas for somebody who has only the program."""

import json
from pathlib import Path

import pytest
from conftest import Cli

CONTENT = Path(__file__).resolve().parents[1] / "content" / "schema"


def picture(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_schemas_of_the_repository(cli: Cli, tmp_path: Path) -> None:
    """The command writes what the repository has, and says what the first line of a group file must be."""
    said = cli("schema", "--out", "skema")
    assert said.code == 0
    assert picture(tmp_path / "skema") == picture(CONTENT)
    assert said.out.splitlines() == [str(Path("skema", name)) for name in sorted(picture(CONTENT))]
    assert said.err.splitlines()[-1] == "# yaml-language-server: $schema=skema/group.schema.json"


def test_the_default_folder_among_files_of_the_users(cli: Cli, tmp_path: Path) -> None:
    """Without `--out` they lie in schema, here; what else is there stays, and doing it again changes nothing."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "mit.yaml").write_bytes(b"group: A")
    assert cli("schema").code == cli("schema").code == 0
    assert picture(tmp_path / "schema") == picture(CONTENT) | {"mit.yaml": b"group: A"}


def test_an_edited_schema(cli: Cli, tmp_path: Path) -> None:
    """A schema with other words is replaced only with `--force`, and until then none of them is."""
    assert cli("schema").code == 0
    edited, gone = tmp_path / "schema" / "part.schema.json", tmp_path / "schema" / "cards.schema.json"
    edited.write_text(json.dumps({}), encoding="utf-8")
    gone.unlink()
    said = cli("schema")
    assert (said.code, said.out) == (1, "")
    assert "part.schema.json" in said.err
    assert "[exists]" in said.err
    assert not gone.exists()
    assert cli("schema", "--force").code == 0
    assert picture(tmp_path / "schema") == picture(CONTENT)


@pytest.mark.parametrize(
    ("out", "code"), [("fil", "in-the-way"), ("fil/skema", "cannot-write"), ("x" * 300, "cannot-write")]
)
def test_where_nothing_can_be_written(cli: Cli, tmp_path: Path, out: str, code: str) -> None:
    """A place that cannot be written is told with its code, and stays as it is."""
    (tmp_path / "fil").write_bytes(b"mit")
    said = cli("schema", "--out", out)
    assert (said.code, said.out) == (1, "")
    assert f"[{code}]" in said.err
    assert picture(tmp_path) == {"fil": b"mit"}
