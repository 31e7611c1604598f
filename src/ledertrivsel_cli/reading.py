"""A file's bytes, or why they cannot be had."""

from pathlib import Path

from .errors import ContentError, Problem
from .yaml_tree import MAX_BYTES


def read(path: Path, shown: str, most: int = MAX_BYTES) -> bytes:
    """A file's bytes; of a file that is too large, or has no end, only enough to tell."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise ContentError([Problem(shown, 0, "", *unread(error))]) from None


def unread(error: OSError | ValueError) -> tuple[str, str]:
    """The code and the sentence for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "missing-file", "there is no such file; check the name"
    return "unreadable-file", f"cannot be read: {getattr(error, 'strerror', None) or error}"
