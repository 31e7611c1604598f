"""Somebody's own Word template filled in: its tags do what they should, and cannot do more than that."""

import time

import office
import pytest
from foreign import DOCUMENT, FORMATS, NAMESPACES, declare, put, read, relate, zipped
from foreign_word import lines, table, word
from test_actionplan import TEMPLATE, made
from word_edits import paragraph, runs

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.render import word_guard

HEADER = "word/header1.xml"


def filled(body: str) -> list[str]:
    """The paragraphs of a document made from a template with this body."""
    data = made(zipped(word(body)))
    assert office.schema(data) + office.integrity(data) == []
    return [text for part, text in office.texts(data) if part == DOCUMENT]


def refused(template: bytes) -> tuple[str, str]:
    """Where a template is faulty, and why; found at once."""
    start = time.process_time()
    with pytest.raises(ContentError) as caught:
        made(template)
    assert time.process_time() - start < 2
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("templates/handleplan.docx", "template-error")
    assert "\n" not in problem.text
    return problem.where, problem.text


@pytest.mark.parametrize(("body", "said"), [
    (lines("{{ organisation }} – {{ group }}"), ["Randers Kommune – Ledergruppen i Sundhed og Omsorg"]),
    (lines("{%p for line in intro %}", "{{ line }}", "{%p endfor %}"),
     ["Skriv de aftaler, I vil holde.", "Hellere én end tre."]),
    (lines("{% for one in actions %}{% for other in conditions %}{{ one }}{{ other }} {% endfor %}{% endfor %}"),
     ["11 12 21 22 31 32 "]),
    (lines("{% if not group or 1 == 2 %}a{% elif group and 2 > 1 %}b{% else %}c{% endif %}"), ["b"]),
    (lines("{% if conditions and not group %}a{% endif %}b{# en note #}"), ["b"]),
    (table(["Nr."], ["{%tr for one in actions %}"], ["{{ one }}"], ["{%tr endfor %}"]), ["Nr.", "1", "2", "3"]),
    # Word splits what is typed into runs as it likes
    (paragraph("".join(map(runs, "{{ group }}"))), ["Ledergruppen i Sundhed og Omsorg"]),
    (paragraph(runs("{") + runs("{ gro", "<w:b/>") + runs("up }") + runs("}")), ["Ledergruppen i Sundhed og Omsorg"]),
    (paragraph(runs("{% i") + runs("f group %") + runs("}ja{") + runs("% endif %}")), ["ja"]),
    # braces that are no tags
    (lines("{ a } %} }} #} {} } {"), ["{ a } %} }} #} {} } {"]),
    (lines("{{ self }}"), ["<TemplateReference None>"]),
])  # fmt: skip
def test_tags_do_what_they_should(body: str, said: list[str]) -> None:
    """Tags name values, repeat and leave out, however Word has cut them into runs."""
    assert filled(body) == said


@pytest.mark.parametrize("tag", [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ group.__init__ }}", "{{ group['x'] }}", "{{ self._x }}",
    "{{ 'a' * 10**9 }}", "{{ 9 ** 9 ** 9 }}", "{{ 1 + 1 }}", "{{ -1 }}", "{{ title ~ title }}", "{{ [title, title] }}",
    "{% for x in range(10**9) %}x{% endfor %}", "{{ range(9) }}", "{{ lipsum() }}", "{{ cycler }}", "{{ config }}",
    "{{ title | upper }}", "{{ title | attr('x') }}", "{% filter upper %}x{% endfilter %}", "{{ title is defined }}",
    "{% include 'x' %}", "{% import 'x' as y %}", "{% from 'x' import y %}", "{% extends 'x' %}", "{% set x = 1 %}",
    "{% block x %}{% endblock %}", "{% macro x() %}{% endmacro %}", "{% with %}{% endwith %}", "{% do x %}",
    "{% autoescape false %}{{ title }}{% endautoescape %}", "{% debug %}",
    "{% for x in intro recursive %}{{ loop(x) }}{% endfor %}",
    "{% for a in intro %}{% for b in intro %}{% for c in intro %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% if 1 %}" * 300 + "{% endif %}" * 300, "{{ " + "(" * 200 + "1" + ")" * 200 + " }}",
    "{% if group %}x", "{% endfor %}", "{{ }}", "{{ % }}", "{% for %}{% endfor %}", "{{ 'x }}", "{{ findes_ikke }}",
    "{% hm %}", "{% vm %}", "{{ 9" + "9" * 5000 + " }}",
])  # fmt: skip
def test_tags_do_no_more(tag: str) -> None:
    """What gets at more than the values, runs for long, fills the memory or is simply wrong ends in one line."""
    refused(zipped(word(lines("Før", tag, "Efter"))))


def test_the_faulty_tag_is_shown() -> None:
    """Word knows no lines, so the message shows the text around the fault, near the top and further down."""
    for before in (0, 40):
        where, text = refused(zipped(word(lines(*["Tekst"] * before, "Hej {{ group | upper }}", "Efter"))))
        assert "Hej {{ group | upper }}" in where
        assert "take the filter out" in text


@pytest.mark.parametrize("tag", ["{{ ", "{{p ", "{% ", "{%tr ", "{# ", "{{ a %} ", "{% colspan "])
def test_a_tag_that_is_not_closed(tag: str) -> None:
    """A tag that is left open is shown; thousands of them take no longer than one."""
    for times in (1, 30_000):
        where, text = refused(zipped(word(lines("Hej " + tag * times))))
        assert tag.strip() in where
        assert "is not closed" in text
    assert "is not closed" in refused(zipped(word(lines("{# {{ title }} #}"))))[1]


@pytest.mark.parametrize(("tags", "what"), [
    ("{{ title }}" * 2_001, "over 2000 tags"),
    ("{{ " + " " * 300 + "title }}", "over 300 letters"),
    ("{% colspan" + " " * 300 + "% x %}", "over 300 letters"),
    ("{% for a in actions %}{% for b in title %}" + "x" * 100_000 + "{% endfor %}{% endfor %}", ""),
    ("{% for a in title %}{% for b in title %}" + "x" * 100_000 + "{% endfor %}{% endfor %}", "far too long"),
])  # fmt: skip
def test_there_is_a_limit_to_tags(tags: str, what: str) -> None:
    """Tags may be as many, as long and make as much as any document needs, and no more."""
    template = zipped(word(lines(tags)))
    if what:
        assert what in refused(template)[1]
    else:
        assert len(made(template)) > 100_000


def test_the_limit_is_for_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is too large is refused before it is searched; what all parts make is counted together."""
    monkeypatch.setattr(word_guard, "MOST", 20_000)
    assert "over 0 million letters" in refused(TEMPLATE)[1]
    monkeypatch.setattr(word_guard, "MOST", 60_000)
    parts = word(lines("{% for a in title %}" + "x" * 1_500 + "{% endfor %}"))
    assert made(zipped(parts))
    put(parts, HEADER, ".", lines("{% for a in title %}" + "x" * 1_500 + "{% endfor %}"))
    assert "far too long" in refused(zipped(parts))[1]


@pytest.mark.parametrize("body", [
    lines("{%p for one in actions %}") + table(["a", "{%p endfor %}"]),
    table(["{% for one in actions %}a", "b"]) + lines("{% endfor %}"),
    table(["{%tr if group == title %}"]) + lines("{%p endif %}"),
])  # fmt: skip
def test_tags_that_would_break_the_document(body: str) -> None:
    """A loop or a condition over half a table would lose the other half; it is refused, with what to do."""
    assert "begins in one paragraph, cell or table and ends in another" in refused(zipped(word(body)))[1]


def test_a_table_without_columns() -> None:
    """docxtpl stumbles over a table that does not say which columns it has, which Word repairs."""
    assert "no columns" in refused(zipped(word(f"<w:tbl><w:tr><w:tc>{paragraph('')}</w:tc></w:tr></w:tbl>")))[1]


def test_headers_and_notes_are_filled_in_too() -> None:
    """Tags may stand in headers and footnotes; a fault there is found like any other."""
    parts = word(lines("Brev"))
    put(parts, HEADER, ".", lines("{{ organisation }} i sidehovedet"))
    note = f'<w:footnote w:id="2">{lines("{{ group }} i en note")}</w:footnote>'
    parts["word/footnotes.xml"] = f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>".encode()
    relate(parts, DOCUMENT, "footnotes", "footnotes.xml")
    declare(parts, "word/footnotes.xml", f"{FORMATS}wordprocessingml.footnotes+xml")
    said = [*office.texts(made(zipped(parts)))]
    assert (HEADER, "Randers Kommune i sidehovedet") in said
    assert ("word/footnotes.xml", "Ledergruppen i Sundhed og Omsorg i en note") in said
    put(parts, HEADER, ".", lines("{{ findes_ikke }}"))
    assert "findes_ikke" in refused(zipped(parts))[1]


def test_properties_of_the_template_do_not_last() -> None:
    """The document is ours: who wrote the template, and with what, does not follow it."""
    parts = read(TEMPLATE)
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"ledertrivsel", b"Steve Canny")
    assert office.metadata(made(zipped(parts))) == []
