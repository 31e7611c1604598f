"""The dialogue cards as a page to read: the same texts, in order, for phones and screen readers."""

import re
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import pytest
from lxml import html
from pdf_checks import ROOT
from test_cards import DECK, MEETING, THEMES, numbered

from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.render.card_list import card_list
from ledertrivsel_cli.render.document import Document, Templates
from ledertrivsel_cli.text import Text

NAME = "cards/dialogkort-liste.html.j2"
TEMPLATES = Templates({NAME: (ROOT / "templates" / NAME).read_bytes()})


def made(templates: Templates = TEMPLATES, group: str | None = None, **changes: object) -> Document:
    plan = SimpleNamespace(
        cards=replace(DECK, **changes), group=Text(group) if group else None,
        organisation=SimpleNamespace(name=Text("Randers Kommune")),
    )  # fmt: skip
    return card_list(plan, MEETING, templates)


@cache
def page() -> html.HtmlElement:
    return html.document_fromstring(made().data.decode())


def test_every_card_is_there() -> None:
    """Each card stands once below its theme, with number, question, follow-up and weight, in the deck's order."""
    items = page().xpath("//main//li")
    assert [item.get("value") for item in items] == [
        str(n.number) for n in sorted(DECK.cards, key=lambda n: n.theme_index)
    ]
    for item, one in zip(items, sorted(DECK.cards, key=lambda n: n.theme_index), strict=True):
        assert [" ".join(p.text_content().split()) for p in item.iter("p")][:2] == [
            one.card.question,
            one.card.follow_up,
        ]
        assert one.theme.name == item.xpath("ancestor::section/h2")[0].text


def test_one_heading_a_theme() -> None:
    """The page has one main heading, one heading for each theme, and a list that leads to them."""
    assert [heading.text for heading in page().iter("h1")] == ["Dialogkort som liste"]
    assert [heading.text for heading in page().iter("h2")] == [theme.name for theme in THEMES]
    ids = [heading.get("id") for heading in page().iter("h2")]
    assert [link.get("href") for link in page().xpath("//nav//a")] == [f"#{name}" for name in ids]
    assert len(set(ids)) == len(ids)


def test_it_is_a_page_for_everybody() -> None:
    """It says its language and title, fits a phone, stands in landmarks and asks nothing of the network."""
    text = made().data.decode()
    assert page().get("lang") == "da"
    assert page().findtext(".//title") == "Dialogkort som liste"
    assert 'name="viewport"' in text
    assert {node.tag for node in page().body} == {"header", "nav", "main", "footer"}
    assert "<script" not in text
    assert not re.search(r"(src|href)=\"(?!#)", text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme: str) -> None:
    """Every colour of text has 4.5:1 or more against the page, by day and by night."""
    blocks = re.findall(r":root \{([^}]*)\}", made().data.decode())
    colors = dict(re.findall(r"--(\w+): (#\w{6})", blocks[scheme == "dark"]))
    assert {"ink", "paper", "quiet", "part"} <= colors.keys()
    for name in ("ink", "quiet", "part"):
        assert _ratio(colors[name], colors["paper"]) >= 4.5, name


def _ratio(one: str, other: str) -> float:
    low, high = sorted(map(_light, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _light(color: str) -> float:
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_awkward_texts() -> None:
    """Texts come out as they were written and never as mark-up."""
    text = Text('<b>Bær</b> & "gær" {{ 7*7 }} <script>alert(1)</script>')
    data = made(group="Børn & <Unge>", cards=(numbered(1, question=text),)).data.decode()
    found = html.document_fromstring(data)
    assert found.xpath("//p[@class='question']")[0].text_content() == text
    assert found.xpath("//script") == []
    assert "Børn & <Unge>" in found.xpath("//header")[0].text_content()


def test_the_document() -> None:
    """The file belongs to part 2 and to its cards, and says which cards the meeting uses."""
    document = made(hand=(1, 9))
    assert (document.name, document.part, document.kind) == ("del-2/dialogkort-liste.html", 2, "cards")
    assert document.content == tuple(str(n.card.id) for n in DECK.cards)
    assert "kort 1 og 9" in document.data.decode()


def test_a_broken_template_is_told() -> None:
    """A fault in the template is told with its file and line."""
    with pytest.raises(ContentError) as caught:
        made(Templates({NAME: b"a\n{{ nothing }}\n"}))
    assert [(p.path, p.line, p.code) for p in caught.value.problems] == [(f"templates/{NAME}", 2, "template-error")]
