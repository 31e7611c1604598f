"""The invitation: what the mail says, and that every program can open it."""

import datetime as dt
import email
import re
from dataclasses import replace
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ledertrivsel_cli.booking import Booking, Slot
from ledertrivsel_cli.errors import ContentError
from ledertrivsel_cli.group import Person
from ledertrivsel_cli.model import Article, Invitation, Organisation
from ledertrivsel_cli.plan import Attachment, Block, ChosenExercise, Item, Meeting, Plan
from ledertrivsel_cli.render.document import Document
from ledertrivsel_cli.render.invitation import invitation
from ledertrivsel_cli.text import Text

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
TEMPLATES = {f"mail/{file.name}": file.read_bytes() for file in sorted((ROOT / "templates/mail").glob("*.j2"))}
CALENDAR = Document("del-1/invitation.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", 1, "invitation", ())
AWKWARD = """Bær &amp; "gær" <b>øl & d'Å \N{CLINKING BEER MUGS}"""
SPOKEN = Invitation(
    subject="Invitation: Din egen trivsel som leder (1. møde af 3)",
    opening="Hvornår har nogen sidst spurgt, hvordan du selv har det?\nDerfor inviterer jeg nu til det første møde.",
    aim="Vi skal se på hverdagen, som den er: hvad der fylder, og hvad der giver energi.",
    bring=("Din kalender for de seneste to uger", "En kuglepen, for der bliver skrevet i hånden"),
    confidentiality="Det, vi fortæller hinanden, bliver i rummet.",
    goodbye="Er der noget, jeg skal vide på forhånd, så ring eller skriv til mig.",
)
ARTICLES = (
    Article(
        id="fire-batterier", part=1, title="4 afgørende faktorer for at du trives", publisher="Lederweb",
        url="https://www.lederweb.dk/artikler/4-faktorer/?a=1&b=2", why="Se, hvor du selv lader for lidt op.",
    ),
    Article(
        id="drivkraefter", part=1, title="Tre drivkræfter bag ledertrivsel", author="Mette Groos og Thomas Skelbo",
        publisher="CfL", year=2026, url="https://www.cfl.dk/artikler/tre", why="Læs om det, der bærer.",
    ),
)  # fmt: skip
EVALUATION = Text("Har du lyst, så tag én ting med fra din egen lederevaluering.")


def block(title: str, start: dt.time | None, offset: int, minutes: int) -> Block:
    item = Item(start, offset, minutes, Text(title), "alle", "step", ())
    return Block(Text(title), None, (item,))


def meeting(*, known: bool = True, **changes: object) -> Meeting:
    """A meeting with everything known, or with nothing but its length."""
    made = Meeting(
        part=1,
        title=Text("Din egen trivsel som leder"),
        heading="Del 1: Din egen trivsel som leder",
        purpose=Text("Ro til at se på din egen trivsel."),
        intro=Text("Det første møde."),
        date=dt.date(2027, 2, 3) if known else None,
        start=dt.time(9) if known else None,
        minutes=90,
        place=Text("Lokale 2.14, Laksetorvet") if known else None,
        blocks=(
            block("Velkommen", dt.time(9) if known else None, 0, 10),
            block("Hvad giver dig energi?", dt.time(9, 10) if known else None, 10, 66),
            block("Tak for i dag", dt.time(10, 16) if known else None, 76, 14),
        ),
        extra=(),
        exercises=(ChosenExercise("energi", Text("Energi"), Text("?"), Text("."), Text("."), ()),),
        articles=ARTICLES if known else (),
        invitation=SPOKEN,
        evaluation=EVALUATION if known else None,
        roadmap=None,
        action_plan=False,
        content=(),
    )
    return replace(made, **changes)


def plan(*, known: bool = True, **changes: object) -> Plan:
    """A plan for one meeting, with a group and people, or with neither."""
    made = Plan(
        group=Text("Ledergruppen i Sundhed og Omsorg") if known else None,
        course=None,
        organisation=Organisation(
            name="Randers Kommune", platform="Broen", platform_url="https://broen.randers.dk/",
            evaluation="lederevaluering", support={"heading": "Her kan du få hjælp"}, policy="Politik",
        ),
        facilitator=Person(name="Mette Sørensen", email="mette@example.dk", phone="89 15 00 00") if known else None,
        participants=(
            Person(name="Ærø, Bo", email="bo@example.dk"),
            Person(name="Åse Østergård-Kjærsgaard", email="aase@example.dk"),
            Person(name="Ib Uden Mail"),
        ) if known else (),
        attachment=None,
        meetings=(),
        cards=None,
        guide=None,
        action_plan=None,
        today=dt.date(2026, 12, 1),
    )  # fmt: skip
    return replace(made, **changes)


def files(course: Plan, held: Meeting, calendar: Document | None = CALENDAR) -> dict[str, bytes]:
    *made, cover = invitation(course, held, TEMPLATES, calendar)
    return {Path(document.name).suffix[1:]: document.data for document in made} | {"cover": cover.data}


def decoded(value: str) -> str:
    return str(make_header(decode_header(value)))


def opened(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)


@pytest.mark.parametrize(("name", "known"), [("invitation-full", True), ("invitation-blank", False)])
def test_golden(name: str, known: bool) -> None:
    """The plain text of a full mail and of one with blanks is what a Dane has read and approved."""
    made = files(plan(known=known), meeting(known=known))["txt"].decode()
    assert made == (GOLDEN / f"{name}.txt").read_text("utf-8")


WAS = Slot(dt.date(2027, 1, 27), dt.time(13), 60, "Kantinen")
NOW = Slot(dt.date(2027, 2, 3), dt.time(9), 90, "Lokale 2.14, Laksetorvet")
STATES = {
    "invitation-moved": Booking(NOW, WAS, 1),
    "invitation-longer": Booking(NOW, replace(NOW, minutes=60), 1),
    "invitation-after-all": Booking(NOW, replace(WAS, cancelled=True), 2),
    "cancellation": Booking(replace(NOW, cancelled=True), NOW, 1),
}


@pytest.mark.parametrize("name", STATES)
def test_golden_changes(name: str) -> None:
    """What the mail says of a meeting that moved, became longer, was called off or called together again."""
    made = files(plan(), meeting(booking=STATES[name]))
    subject = opened(made["eml"])["subject"]
    assert f"{subject}\n\n{made['txt'].decode()}" == (GOLDEN / f"{name}.txt").read_text("utf-8")
    page = re.sub(r"\s+", " ", "".join(Page(made["html"].decode()).text))
    told = made["txt"].decode().split("\n\n")[1].replace("- ", "").split("\n")
    assert [line for line in told if line not in page] == []


@pytest.mark.parametrize("name", ["full", "blank", "moved", "cancelled"])
def test_golden_cover_notes(name: str) -> None:
    """What the facilitator reads before sending a mail."""
    states = {"moved": STATES["invitation-moved"], "cancelled": STATES["cancellation"]}
    known = name != "blank"
    file = "aflysning.ics" if name == "cancelled" else "invitation.ics"
    made = files(
        plan(known=known),
        meeting(known=known, booking=states.get(name)),
        replace(CALENDAR, name=file) if known else None,
    )
    assert made["cover"].decode() == (GOLDEN / f"cover-{name}.txt").read_text("utf-8")


def test_cancellation_takes_nothing_along() -> None:
    """With a cancellation goes the calendar file alone."""
    held = meeting(booking=STATES["cancellation"], files=(Attachment("artikel.pdf", b"%PDF"),))
    made = opened(files(plan(attachment=Attachment("svar.pdf", b"%PDF")), held)["eml"])
    assert [part.get_content_type() for part in made.iter_attachments()] == ["text/calendar"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x85"])
@pytest.mark.parametrize("name", STATES)
def test_no_header_injection_in_changes(line_break: str, name: str) -> None:
    """A line break in a title, a place or the name of a file begins no header, whatever became of the meeting."""
    evil = Text(f'Æ, "b"{line_break}Bcc: alle@example.dk{line_break}{line_break}x')
    held = meeting(title=evil, place=evil, booking=STATES[name], files=(Attachment(f"{evil}.pdf", b""),))
    data = files(plan(), held)["eml"]
    assert not re.search(rb"(?im)^bcc:", data.partition(b"\r\n\r\n")[0])
    assert all(part["bcc"] is None for part in opened(data).walk())
    assert data.isascii() and max(map(len, data.partition(b"\r\n\r\n")[0].split(b"\r\n"))) <= 78


def test_documents() -> None:
    """The files say which part, kind and content they belong to."""
    made = invitation(plan(), meeting(), TEMPLATES, CALENDAR)
    assert [document.name for document in made] == [
        *(f"del-1/invitation.{kind}" for kind in ("eml", "html", "txt")), "del-1/saadan-sender-du.txt",
    ]  # fmt: skip
    assert {(document.part, document.kind) for document in made} == {(1, "invitation")}
    assert {document.content for document in made} == {("del-1", "fire-batterier", "drivkraefter", "energi")}


def test_same_bytes() -> None:
    """The same plan gives the same bytes, boundaries included."""
    assert files(plan(), meeting()) == files(plan(), meeting())


def test_mail_structure() -> None:
    """The draft holds text and HTML as alternatives, then what the group sends along, then the calendar file."""
    course = plan(attachment=Attachment("Måling – æøå.pdf", b"%PDF-1.7 \xe6\x00"))
    made = files(course, meeting())
    mail = opened(made["eml"])
    alternatives, attached, calendar = mail.iter_parts()
    text, html = alternatives.iter_parts()
    assert mail.get_content_type() == "multipart/mixed"
    assert alternatives.get_content_type() == "multipart/alternative"
    assert text.get_content().replace("\r\n", "\n") == made["txt"].decode()
    assert html.get_content().replace("\r\n", "\n") == made["html"].decode()
    assert (attached.get_filename(), attached.get_content_type()) == ("Måling – æøå.pdf", "application/pdf")
    assert attached.get_content() == b"%PDF-1.7 \xe6\x00"
    assert calendar["content-type"].params["method"] == "PUBLISH"
    assert calendar.get_payload(decode=True) == CALENDAR.data


def test_mail_without_attachments() -> None:
    """A meeting without a date has a draft without a calendar file."""
    (alternatives,) = opened(files(plan(), meeting(), None)["eml"]).iter_parts()
    assert alternatives.get_content_type() == "multipart/alternative"


def test_headers() -> None:
    """The draft goes to those with an address, from the facilitator, and carries no clock and no chance."""
    mail = opened(files(plan(), meeting())["eml"])
    people = [(address.display_name, address.addr_spec) for address in mail["to"].addresses]
    assert people == [("Ærø, Bo", "bo@example.dk"), ("Åse Østergård-Kjærsgaard", "aase@example.dk")]
    assert str(mail["from"]) == str(mail["reply-to"]) == "Mette Sørensen <mette@example.dk>"
    assert mail["subject"] == SPOKEN.subject
    assert (mail["x-unsent"], mail["content-language"]) == ("1", "da")
    assert mail["date"] is None and mail["message-id"] is None


def test_no_invented_addresses() -> None:
    """Without addresses the draft has no sender and no receiver."""
    people = (Person(name="Ib Uden Mail"),)
    mail = opened(files(plan(facilitator=people[0], participants=people), meeting())["eml"])
    assert mail["to"] is None and mail["from"] is None and mail["reply-to"] is None


@pytest.mark.parametrize("subject", ["Ø" * 300, "a" * 1200])
def test_raw_bytes(subject: str) -> None:
    """The draft is 7-bit with CRLF only, and no header line is longer than 78 characters."""
    crowd = tuple(Person(name=f"{AWKWARD} {number} " + "æ" * 90, email=f"p{number}@example.dk") for number in range(40))
    held = meeting(invitation=SPOKEN.model_copy(update={"subject": Text(subject)}))
    data = files(plan(participants=crowd), held)["eml"]
    assert data.isascii()
    assert b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    head = data.partition(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) <= 78
    mail = email.message_from_bytes(data)
    assert [address for _, address in getaddresses([mail["to"]])] == [person.email for person in crowd]
    assert [decoded(name) for name, _ in getaddresses([mail["to"]])] == [person.name for person in crowd]
    assert decoded(mail["subject"]) == subject


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\n\n \n", "\u2028", "\x85"])
def test_no_header_injection(line_break: str) -> None:
    """A line break in a name, a subject or a file name never begins a header of its own."""
    evil = Text(f"Bo{line_break}Bcc: alle@example.dk")
    person = Person(name="Bo", email="bo@example.dk").model_copy(update={"name": evil})
    held = meeting(invitation=SPOKEN.model_copy(update={"subject": evil}))
    course = plan(facilitator=person, participants=(person,), attachment=Attachment(f"{evil}.pdf", b""))
    data = files(course, held)["eml"]
    assert not re.search(rb"(?im)^bcc:", data.partition(b"\r\n\r\n")[0])
    assert all(part["bcc"] is None for part in opened(data).walk())
    assert opened(data)["subject"] == "Bo Bcc: alle@example.dk"


@pytest.mark.parametrize("sent", ["=?utf-8?q?hej?=", "a, b; c", "(hej)", '"', "a" * 61])
def test_names_mean_themselves(sent: str) -> None:
    """A name that looks like mail syntax is read back as the name it is."""
    mail = opened(files(plan(participants=(Person(name=sent, email="bo@example.dk"),)), meeting())["eml"])
    assert [address.display_name for address in mail["to"].addresses] == [sent]


def test_danish_domain() -> None:
    """An address at a domain with æøå is written the way mail programs send it."""
    mail = opened(files(plan(participants=(Person(name="Bo", email="bo@københavn.dk"),)), meeting())["eml"])
    assert mail["to"].addresses[0].addr_spec == "bo@xn--kbenhavn-54a.dk"


def test_bad_addresses() -> None:
    """Addresses that no mail header can hold are reported together, with their lines."""
    people = tuple(
        Person(name="Bo", email=Text(address, "group.yaml", line))
        for line, address in ((3, "bø@example.dk"), (5, "bo@randers..dk"), (7, f"{'b' * 300}@example.dk"))
    )
    with pytest.raises(ContentError) as caught:
        files(plan(participants=people), meeting())
    found = [(fault.path, fault.line, fault.code) for fault in caught.value.problems]
    assert found == [("group.yaml", line, "bad-email") for line in (3, 5, 7)]


class Page(HTMLParser):
    """Reads a page: its texts, links and headings, and whether its elements close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.links: dict[str, str] = {}
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.open and self.open[-1] == "a":
            self.links[data] = self.tags[-1][1]["href"]


def test_page() -> None:
    """The page is Danish, has a title, headings in order, links that say where they go and tables for layout only."""
    page = Page(files(plan(), meeting())["html"].decode())
    headings = [tag for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert page.tags[0] == ("html", {"lang": "da"})
    assert SPOKEN.subject in page.text
    assert headings == ["h1"] + ["h2"] * 7
    assert page.links == {article.title: article.url for article in ARTICLES} | {
        "mette@example.dk": "mailto:mette@example.dk"
    }
    assert all(attributes["role"] == "presentation" for tag, attributes in page.tags if tag == "table")


@pytest.mark.parametrize("part", [1, 2, 3])
def test_contrast(part: int) -> None:
    """Every colour of text has a contrast of at least 4.5:1 on what lies behind it, by day and in dark mode."""
    page = files(plan(), meeting(part=part))["html"].decode()
    colour, tint = re.findall(r"<td[^>]*background-color:(#\w+)", page)
    assert contrast("#FFFFFF", colour) >= 4.5
    for text in ("#1D2B33", colour):
        assert min(contrast(text, "#FFFFFF"), contrast(text, tint)) >= 4.5
    for text in ("#F2EEE6", tint):
        assert min(contrast(text, "#1D2B33"), contrast(text, "#2A3A44")) >= 4.5


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def awkward_course() -> tuple[Plan, Meeting]:
    said = {name: Text(f"{AWKWARD} {name}") for name in ("subject", "opening", "aim", "confidentiality", "goodbye")}
    person = Person(name=f"{AWKWARD} name", email="a&b'c@example.dk", phone=f"{AWKWARD} phone")
    article = ARTICLES[1].model_copy(
        update={name: Text(f"{AWKWARD} {name}") for name in ("title", "author", "publisher", "why")}
    )
    held = meeting(
        heading=f"{AWKWARD} heading",
        place=Text(f"{AWKWARD} place"),
        blocks=(block(f"{AWKWARD} block", None, 0, 90),),
        articles=(article,),
        evaluation=Text(f"{AWKWARD} evaluation"),
        invitation=SPOKEN.model_copy(update=said | {"bring": (Text(f"{AWKWARD} bring"),)}),
    )
    return plan(group=Text(f"{AWKWARD} group"), facilitator=person), held


def test_awkward_characters() -> None:
    """æøå, &<>"' and emoji come out as written in every field of the text and of the page."""
    made = files(*awkward_course())
    page = "".join(Page(made["html"].decode()).text)
    fields = ["heading", "place", "block", "title", "author", "publisher", "why", "evaluation", "opening", "aim"]
    for field in [*fields, "confidentiality", "goodbye", "bring", "group", "name", "phone"]:
        assert f"{AWKWARD} {field}" in made["txt"].decode()
        assert f"{AWKWARD} {field}" in page
    assert "a&b'c@example.dk" in page
    assert opened(made["eml"])["subject"] == f"{AWKWARD} subject"


def test_values_are_not_templates() -> None:
    """A text that looks like a template is shown, not run."""
    made = files(plan(group=Text("{{ 7 * 7 }}")), meeting())
    assert "{{ 7 * 7 }}" in made["txt"].decode() and "{{ 7 * 7 }}" in made["html"].decode()


def test_sections_without_content() -> None:
    """What there is nothing to say about has no heading."""
    held = meeting(articles=(), evaluation=None, invitation=SPOKEN.model_copy(update={"bring": ()}))
    made = files(plan(), held)
    for heading in ("Læs gerne", "Lederevaluering", "Tag med"):
        assert heading not in made["txt"].decode() and heading not in made["html"].decode()


@pytest.mark.parametrize(("date", "place", "blanks"), [
    (None, None, ["[skriv dato]", "[skriv sted]"]),
    (dt.date(2027, 2, 3), None, ["[skriv sted]"]),
    (dt.date(2027, 2, 3), Text("Her"), []),
])  # fmt: skip
def test_blanks(date: dt.date | None, place: Text | None, blanks: list[str]) -> None:
    """Exactly what is not known is a visible blank, in the text and in the page."""
    made = files(plan(), meeting(date=date, place=place))
    for kind in ("txt", "html"):
        assert re.findall(r"\[[^\[\]()]*\]", re.sub(r"(?s)<!--.*?-->", "", made[kind].decode())) == blanks


@pytest.mark.parametrize(("broken", "line"), [
    ("hej\n\n{{ findes_ikke }}\n", 3),
    ("hej\n{% if %}\n", 2),
    ("hej\n{{ 1 / 0 }}", 2),
    ("{{ ''.__class__.__mro__ }}", 1),
    ("{% include 'mail/andet.j2' %}", 1),
])  # fmt: skip
def test_broken_template(broken: str, line: int) -> None:
    """A fault in an edited template names the template and its line, whatever the fault."""
    with pytest.raises(ContentError) as caught:
        invitation(plan(), meeting(), TEMPLATES | {"mail/invitation.html.j2": broken.encode()}, None)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.code) == ("templates/mail/invitation.html.j2", line, "template-error")


@pytest.mark.parametrize("templates", [{}, dict.fromkeys(TEMPLATES, b"\xff\xfe")])
def test_unreadable_templates(templates: dict[str, bytes]) -> None:
    """A template that is gone or not UTF-8 is reported like any other fault, all at once."""
    with pytest.raises(ContentError) as caught:
        invitation(plan(), meeting(), templates, None)
    assert [(fault.path, fault.line) for fault in caught.value.problems] == [
        ("templates/mail/subject.txt.j2", 0),
        ("templates/mail/invitation.txt.j2", 0),
        ("templates/mail/invitation.html.j2", 0),
        ("templates/mail/cover.txt.j2", 0),
    ]


def test_windows_templates() -> None:
    """A template saved on Windows, with a byte order mark and its line ends, gives the same mail."""
    saved = {name: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for name, data in TEMPLATES.items()}
    assert invitation(plan(), meeting(), saved, None) == invitation(plan(), meeting(), TEMPLATES, None)


def test_summer_time() -> None:
    """The end in the mail is real minutes after the start, also in the night when the clocks change."""
    held = meeting(date=dt.date(2027, 3, 28), start=dt.time(1, 30))
    assert "kl. 1.30–4.00" in files(plan(), held)["txt"].decode()
