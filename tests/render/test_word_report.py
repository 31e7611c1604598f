"""What `template check` tells of a Word template: its fields, and what it lacks."""

from typing import Any

import pytest
from foreign import put, zipped
from foreign_word import FIELDS, LAYOUTS, control, lines, word
from test_actionplan import PLAN, TEMPLATE

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.render.document import Templates
from ledertrivsel_cli.render.word_report import report


def told(template: bytes) -> dict[str, Any]:
    return report(PLAN, Templates({"handleplan.docx": template}))


def counts(template: bytes) -> dict[str, int]:
    """How often each field is there, of those that are."""
    return {tag: field["count"] for tag, field in told(template)["fields"].items() if field["count"]}


def test_our_own_template_lacks_nothing() -> None:
    """Our template has all fields there are, each once for each action and condition, with a Danish title."""
    found = told(TEMPLATE)
    assert found["said"] == []
    assert {field["count"] for field in found["fields"].values()} == {1, 2, 3}
    assert found["fields"]["handling-#-foerste-skridt"] == {"title": "Første skridt", "count": 3}
    assert found["fields"]["vilkaar-#-vilkaar"] == {"title": "Vilkår", "count": 2}


@pytest.mark.parametrize(("name", "found"), [
    ("a row for each action", {"handling-#-tema": 3, "handling-#-hvem": 3}),
    ("numbered by hand, in lines", {f"handling-#-{key}": 2 for key in FIELDS}),
    ("controls around cells and paragraphs",
     {f"handling-#-{key}": 1 for key in FIELDS} | {"organisation": 1, "styrke": 1}),
    ("loops and conditions", {f"handling-#-{key}": 3 for key in FIELDS}),
    ("no fields", {}),
])  # fmt: skip
def test_fields_are_found_in_any_layout(name: str, found: dict[str, int]) -> None:
    """Fields are counted as they are once loops have repeated them."""
    assert counts(zipped(word(LAYOUTS[name]))) == found


def test_fields_in_headers_count() -> None:
    """A field may stand in a header."""
    parts = word(lines(control("organisation")))
    put(parts, "word/header1.xml", ".", lines(control("organisation"), control("gruppe")))
    assert counts(zipped(parts)) == {"organisation": 2, "gruppe": 1}


def test_what_the_rules_ask_for_is_named() -> None:
    """Fields that the rules on workplace assessment need are named by title and tag, others are counted."""
    first, second = told(zipped(word(LAYOUTS["a row for each action"])))["said"]
    named = ("Problem", "problem"), ("Første skridt", "foerste-skridt"), ("Hvornår", "hvornaar")
    assert all(f"{title} (handling-#-{key})" in first for title, key in (*named, ("Opfølgningsdato", "opfoelgning")))
    assert "handling-#-hvem" not in first
    assert second.startswith("20 other fields are lacking")
    (alone,) = told(zipped(word(LAYOUTS["numbered by hand, in lines"])))["said"]
    assert alone.startswith("19 other fields are lacking")


def test_slips_in_tags_are_named() -> None:
    """Tags that begin like a field and are none are named, and so are numbers that are there twice."""
    slips = ("handling-1-hvme", "vilkaar-1-hvem", "handling-hvem", "handling-x-hvem")
    body = lines(*map(control, slips), control("handling-1-hvem"), control("Handling-1-Hvem"), control("andet"))
    *_, twice, strange = told(zipped(word(body)))["said"]
    assert twice.startswith("these tags are there more than once: handling-1-hvem; ")
    assert "{{ number }}" in twice
    assert strange.startswith(f"these tags are not known: {', '.join(sorted(slips))}; ")


def test_a_tag_without_its_number_in_a_loop() -> None:
    """Who repeats a field and forgets the number is told."""
    body = lines("{%p for number in actions %}", control("handling-1-hvem"), "{%p endfor %}")
    assert any("more than once: handling-1-hvem;" in line for line in told(zipped(word(body)))["said"])


def test_a_template_that_cannot_be_filled_in_is_no_report() -> None:
    """A fault in the template's own tags comes first."""
    with pytest.raises(ContentError) as caught:
        told(zipped(word(lines("{{ x }}"))))
    assert [problem.code for problem in caught.value.problems] == ["template-error"]
