"""Action plans read back from Word: what people typed is what comes out, letter by letter."""

import pytest
from foreign import TEMPLATES
from word_edits import reread

from ledertrivsel_cli.errors import ContentError


def test_a_document_without_fields_is_named() -> None:
    """Another document than an action plan is refused with what was looked for."""
    with pytest.raises(ContentError) as caught:
        reread((TEMPLATES / "handleplan.docx").read_bytes().replace(b"x", b"x"))
    assert [problem.code for problem in caught.value.problems] == ["no-fields"]
