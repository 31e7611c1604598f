"""Every file of every pack is sound: the real content, held against independent checkers."""

from functools import cache
from pathlib import Path

import deck_checks
import office
import office_word
import pdf_checks
import pytest

from ledertrivsel_cli.course import plan_of
from ledertrivsel_cli.load import load_templates
from ledertrivsel_cli.options import Options
from ledertrivsel_cli.render import pack
from ledertrivsel_cli.render.document import Document

ROOT = Path(__file__).resolve().parents[1]
FULL, NAME_ONLY = (ROOT / "examples" / name for name in ("sundhed-og-omsorg.yaml", "kun-et-navn.yaml"))
PACKS = {
    "no group": Options(today="2027-01-04"),
    "no group, 60 minutes": Options(minutes=60, today="2027-01-04"),
    "full group": Options(group=FULL, today="2027-01-04"),
    "name only, 120 minutes": Options(group=NAME_ONLY, minutes=120, today="2027-01-04"),
    "four hours": Options(minutes=240, today="2027-01-04"),
}
WORD_CHECKS = (office_word.identities, office_word.paper, office_word.tables, office_word.outline, office_word.contrast)


@cache
def documents(name: str) -> tuple[Document, ...]:
    return pack.render_pack(plan_of(PACKS[name]), load_templates(), (1, 2, 3))


def files(name: str, suffix: str) -> list[Document]:
    found = [document for document in documents(name) if document.name.endswith(suffix)]
    assert found
    return found


@pytest.mark.parametrize("name", PACKS)
def test_decks_are_sound(name: str) -> None:
    """No checker finds a fault in any deck: schema, integrity, language, titles, notes, sizes, contrast, alt texts."""
    for document in files(name, ".pptx"):
        assert office.faults(document.data) == [], document.name
        assert deck_checks.faults(document.data) == [], document.name


@pytest.mark.parametrize("name", PACKS)
def test_the_action_plan_is_sound(name: str) -> None:
    """No checker finds a fault in the Word file: schema, integrity, language, tables, headings, paper, contrast."""
    for document in files(name, ".docx"):
        assert office.faults(document.data) == []
        assert [fault for check in WORD_CHECKS for fault in check(document.data)] == []


@pytest.mark.parametrize("name", PACKS)
def test_pdfs_are_sound(name: str) -> None:
    """No checker finds a fault in any PDF: PDF/UA-1, title, language, fonts, A4, print scaling."""
    for document in files(name, ".pdf"):
        assert pdf_checks.faults(document.data) == [], document.name
