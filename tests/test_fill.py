"""Values into texts, in a sandbox that gives nothing away and takes no time."""

import time
from typing import Any

import pytest
from conftest import found

from ledertrivsel_cli.base import Notes
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.fill import card_lookup, card_numbers, filled, texts_in
from ledertrivsel_cli.model import Library
from ledertrivsel_cli.text import Text

VALUES = {"group": "{{ 7 * 7 }} & Co", "minutes": 90, "card": {"en": 1, "to": 2}.__getitem__}


def text(value: str) -> Text:
    return Text(value, "a.yaml", 3)


def faults_of(value: Any) -> list[tuple[str, int, str]]:
    with pytest.raises(ContentError) as caught:
        filled(value, VALUES)
    return found(caught.value.problems)


@pytest.mark.parametrize(("written", "made"), [
    ("intet at fylde ud", "intet at fylde ud"),
    ("{{ minutes }} minutter", "90 minutter"),
    ("kort {{ card('to') }}", "kort 2"),
    ("{% if minutes > 60 %}lang{% else %}kort{% endif %}", "lang"),
    ("{{ 'et' if minutes == 1 else 'flere' }}", "flere"),
    ("{{ minutes + 10 - 5 }}", "95"),
    ("{% if group and not minutes < 60 or minutes == 1 %}ja{% endif %}", "ja"),
    ("a{# skjult #}b", "ab"),
    ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    ("æøå & < > \" ' {{ minutes }}", "æøå & < > \" ' 90"),
    ("} }} %}", "} }} %}"),
])  # fmt: skip
def test_what_a_text_may_do(written: str, made: str) -> None:
    """Variables, card("…"), plus, minus and if work, and a filled text keeps its place."""
    done = filled(text(written), VALUES)
    assert (done, done.path, done.line) == (made, "a.yaml", 3)


def test_values_are_never_run() -> None:
    """A value that looks like a template comes out as it is."""
    assert filled(text("{{ group }}"), VALUES) == "{{ 7 * 7 }} & Co"


@pytest.mark.parametrize(("written", "code"), [
    ("{{ findes_ikke }}", "undefined-variable"),
    ("{% if findes_ikke %}x{% endif %}", "undefined-variable"),
    ("{{ findes_ikke() }}", "undefined-variable"),
    ("{{ range(3) }}", "undefined-variable"),
    ("{{ lipsum(99999) }}", "undefined-variable"),
    ("{{ cycler('a') }}", "undefined-variable"),
    ("{{", "template-syntax"),
    ("{% if %}", "template-syntax"),
    ("{% if minutes %}", "template-syntax"),
    ("{% findes_ikke %}", "template-syntax"),
    ("{{ minutes }", "template-syntax"),
    ("{{ card() }}", "template-failed"),
    ("{{ minutes() }}", "template-failed"),
    ("{{ minutes + 'x' }}", "template-failed"),
    ("{{ " + "(" * 500 + "1" + ")" * 500 + " }}", "template-failed"),
    ("{{ 1" + "+1" * 20_000 + " }}", "template-failed"),
    ("{{ " + "not " * 5_000 + "1 }}", "template-failed"),
    ("{% if minutes %}" * 150 + "x" + "{% endif %}" * 150, "template-failed"),
    ("{{{{" * 9_000, "template-failed"),
    ("{{ '' }}", "empty-text"),
    ("{# #}", "empty-text"),
    ("{% if minutes > 200 %}x{% endif %}", "empty-text"),
    ("{{ card }}", "template-forbidden"),
    ("{{ 'a' * 10 }}", "template-forbidden"),
    ("{{ 10**10**10 }}", "template-forbidden"),
    ("{{ 7 // 0 }}", "template-forbidden"),
    ("{{ [minutes] }}", "template-forbidden"),
    ("{{ minutes in (1, 2) }}", "template-forbidden"),
    ("{{ {'a': 1} }}", "template-forbidden"),
    ("{{ ''.__class__.__mro__ }}", "template-forbidden"),
    ("{{ group['__class__'] }}", "template-forbidden"),
    ("{{ group|attr('__class__') }}", "template-forbidden"),
    ("{{ group|upper }}", "template-forbidden"),
    ("{{ minutes is defined }}", "template-forbidden"),
    ("{{ 'a'|center(999999999) }}", "template-forbidden"),
    ("{{ '{:>999999999}'.format(1) }}", "template-forbidden"),
    ("{{ '%999999999d'|format(1) }}", "template-forbidden"),
    ("{{ 'aaaa'" + "|replace('a', 'aaaa')" * 20 + " }}", "template-forbidden"),
    ("{% for i in 'abc' %}x{% endfor %}", "template-forbidden"),
    ("{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}", "template-forbidden"),
    ("{% set a = 1 %}x", "template-forbidden"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template-forbidden"),
    ("{% include 'x' %}", "template-forbidden"),
    ("{% import 'x' as y %}", "template-forbidden"),
    ("{% extends 'x' %}", "template-forbidden"),
    ("{% block a %}{{ self.a() }}{% endblock %}", "template-forbidden"),
    ("{% filter upper %}x{% endfilter %}", "template-forbidden"),
    ("{% call card() %}x{% endcall %}", "template-forbidden"),
    ("{% with a = 1 %}x{% endwith %}", "template-forbidden"),
    ("{{ '\\x00' }}", "template-forbidden"),
    ("{{ '\\n' }}", "template-forbidden"),
    ("{{ '\\u202e' }}", "template-forbidden"),
    ("{{ '\\ud800' }}", "template-forbidden"),
])  # fmt: skip
def test_what_a_text_may_not_do(written: str, code: str) -> None:
    """Everything else is told at once, with its code and line, and never runs for long."""
    begun = time.perf_counter()
    assert faults_of(text(written)) == [("a.yaml", 3, code)]
    assert time.perf_counter() - begun < 5


def test_all_faults_of_a_model_at_once() -> None:
    """Every text of a model is filled in, and every fault in it is told with its own line."""
    notes = Notes(
        do=Text("{{ a }}", "a.yaml", 1), say=Text("{{ minutes }}", "a.yaml", 2), watch=Text("{{", "a.yaml", 3)
    )
    assert faults_of((notes, text("{{ b }}"))) == [
        ("a.yaml", 1, "undefined-variable"), ("a.yaml", 3, "template-syntax"), ("a.yaml", 3, "undefined-variable"),
    ]  # fmt: skip
    assert filled(Notes(do=text("{{ minutes }}"), say="b", watch="c"), VALUES) == Notes(do="90", say="b", watch="c")


def test_cards_are_numbered_as_they_stand(library: Library) -> None:
    """A text calls a card by its id and gets its number; a card that does not exist is a fault."""
    numbers = card_numbers(library.cards)
    lookup = {"card": card_lookup(library.cards)}
    assert list(numbers.values()) == list(range(1, len(library.cards.cards) + 1))
    name = library.cards.cards[4].id
    assert filled(text(f"{{{{ card('{name}') }}}}"), lookup) == "5"
    with pytest.raises(ContentError) as caught:
        filled(text("{{ card('findes-ikke') }}"), lookup)
    assert found(caught.value.problems) == [("a.yaml", 3, "unknown-card")]


def test_texts_in(library: Library) -> None:
    """Every text of the content is found, each with the file and line that it was written on."""
    texts = list(texts_in(library.exercises))
    assert len(texts) > 500
    assert all(text.path.startswith("content/exercises/") and text.line for text in texts)
