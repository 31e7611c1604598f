"""Files that are made and kept in the repository are as they would be made now."""

from pathlib import Path

import pytest

from ledertrivsel_cli.load import load_words
from ledertrivsel_cli.render.document import Document
from ledertrivsel_cli.schema import schemas

FOLDER = Path(__file__).resolve().parents[1] / "content" / "schema"
MADE = schemas(load_words())


@pytest.mark.parametrize("document", MADE, ids=lambda document: document.name)
def test_schemas_are_fresh(document: Document) -> None:
    """`uv run ledertrivsel schema --out content/schema --force` would change nothing."""
    assert (FOLDER / document.name).read_bytes() == document.data


def test_no_schema_is_left_over() -> None:
    """Every file in the folder is one that the command makes."""
    assert {path.name for path in FOLDER.iterdir()} == {document.name for document in MADE}
    assert len(MADE) == 11
