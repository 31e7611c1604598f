"""The one place that knows mail: drafts with fixed boundaries, no clock, and headers that every program reads alike."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePath
from typing import Any

from ..errors import Problem
from ..group import Person
from ..plan import Attachment
from ..text import Text

_SHORT = 60  # a plain header value up to here needs neither folding nor encoding
_LINE = 75
_LONGEST_ADDRESS = 254
_NEXT = ",\r\n "
_CALENDAR = ".ics"
_TYPES = {  # not from `mimetypes`, which asks the machine
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Draft:
    """A mail that nobody has sent yet. People without an address are left out."""

    subject: str
    sender: Person | None
    receivers: tuple[Person, ...]
    text: str
    html: str
    attachments: tuple[Attachment, ...]


def address_problems(people: Iterable[Person | None]) -> list[Problem]:
    """The addresses that no mail header can hold."""
    what = "cannot stand in a mail; use an address without æ, ø or å before the @, of at most 254 characters"
    return [
        Problem(email.path, email.line, "", "bad-email", f"»{email}« {what}")
        for email in _emails(people)
        if _address(email) is None
    ]


def packed(draft: Draft) -> bytes:
    """The draft as an `.eml` file, which opens ready to send (`X-Unsent`); the addresses must be sound."""
    return _headers(draft).encode("ascii") + _body(draft).as_bytes()


def _headers(draft: Draft) -> str:
    """Encoded here, since the way in which `EmailMessage` folds names differs between versions of Python."""
    sender = _mailboxes([draft.sender])
    fields = {
        "X-Unsent": "1",
        "Subject": _encoded(draft.subject, len("Subject: ")),
        "From": sender,
        "Reply-To": sender,
        "To": _mailboxes(draft.receivers),
        "Content-Language": "da",
    }
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)


def _mailboxes(people: Iterable[Person | None]) -> str:
    return _NEXT.join(_mailbox(person.name, person.email) for person in people if person and person.email)


def _mailbox(name: str, email: Text) -> str:
    shown, address = _encoded(name, before=1), _address(email) or ""
    gap = " " if len(shown) + len(address) < _SHORT else "\r\n "
    return f"{shown}{gap}<{address}>"


def _emails(people: Iterable[Person | None]) -> list[Text]:
    return [person.email for person in people if person and person.email]


def _address(email: str) -> str | None:
    user, _, domain = email.partition("@")
    try:
        address = f"{user}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None
    return address if user.isascii() and len(address) <= _LONGEST_ADDRESS else None


def _encoded(value: str, before: int) -> str:
    """A header value in ASCII that begins `before` columns into its line; a line break in it becomes a space."""
    line = " ".join(value.split())
    if len(line) <= _SHORT and line.isascii() and line.replace(" ", "").replace("-", "").isalnum():
        return line
    return Header(line, "utf-8", maxlinelen=_LINE - before).encode(linesep="\r\n")


def _body(draft: Draft) -> EmailMessage:
    message = EmailMessage(SMTP)
    message.set_content(draft.text, cte="quoted-printable")
    message.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    message.make_mixed()
    for attachment in _calendars_last(draft.attachments):
        _attach(message, attachment)
    _fix_boundaries(message, draft)
    return message


def _calendars_last(attachments: Sequence[Attachment]) -> list[Attachment]:
    """Some programs show what follows a calendar file as part of it."""
    return sorted(attachments, key=lambda attachment: attachment.name.endswith(_CALENDAR))


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    name = " ".join(attachment.name.split())
    suffix = PurePath(name).suffix.lower()
    main, kind, params = "application", "octet-stream", {}
    if suffix == _CALENDAR:
        main, kind, params = "text", "calendar", {"method": "PUBLISH", "charset": "utf-8", "name": name}
    elif suffix in _TYPES:
        main, kind = _TYPES[suffix].split("/")
    message.add_attachment(attachment.data, main, kind, filename=name, params=params)


def _fix_boundaries(message: EmailMessage, draft: Draft) -> None:
    """Boundaries from the text instead of chance; no encoded part can hold "=_"."""
    digest = hashlib.sha256(f"{draft.text}\0{draft.html}".encode()).hexdigest()[:32]
    multiparts: list[Any] = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(multiparts):
        part.set_boundary(f"=_{digest}_{number}")
