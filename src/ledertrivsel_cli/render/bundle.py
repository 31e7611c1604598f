"""A pack in one zip file, ready to hand out: with a first page to read, the licences, and a digest of every file."""

import hashlib
from collections.abc import Iterable, Mapping

from .. import archive
from ..plan import Plan
from .document import Document, Templates
from .template import filled


def first_page(plan: Plan, templates: Templates, *, version: str, adapted: bool) -> Document:
    """`LÆSMIG.txt`. `adapted` says that the content may not be as it was published.

    Raises ContentError when the template cannot be filled in.
    """
    values = {
        "version": version,
        "adapted": adapted,
        "group": plan.group,
        "organisation": plan.organisation.name,
        "meetings": plan.meetings,
        "dated": any(meeting.date and meeting.start for meeting in plan.meetings),
    }
    text = filled("laesmig.txt.j2", values, templates).replace("\n", "\r\n")
    data = text.encode("utf-8-sig")  # Notepad reads æ, ø and å by this mark, and older ones break lines at \r\n only
    return Document("LÆSMIG.txt", data, None, "first-page", ())


def bundle(documents: Iterable[Document], licences: Mapping[str, bytes], version: str) -> Document:
    """`ledertrivsel-VERSION.zip` with all that is given, and `SHA256SUMS`, in one folder of that name."""
    name = f"ledertrivsel-{version}"
    files = {document.name: document.data for document in documents}
    files |= {f"licenser/{licence}": data for licence, data in licences.items()}
    files["SHA256SUMS"] = _sums(files)
    packed = archive.pack({f"{name}/{path}": files[path] for path in sorted(files)})
    return Document(f"{name}.zip", packed, None, "bundle", ())


def _sums(files: Mapping[str, bytes]) -> bytes:
    """What `sha256sum -c` reads."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()
