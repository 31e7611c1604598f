"""The only room that speaks: results on stdout, talk on stderr, and an exit code for every outcome."""

import contextlib
import io
import json
import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .errors import LedertrivselError

MENDABLE, OUR_FAULT, INTERRUPTED = 1, 3, 130


def prepare() -> None:
    """Make sure that no terminal's encoding can break the output, and that there is something to write to."""
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def result(lines: Iterable[str]) -> None:
    for line in lines:
        print(_tame(line, kept="\n\t\u00a0"))


def result_json(data: Any) -> None:
    """JSON that any reader takes: letters as they are on a UTF-8 stream, escaped on others and where unseen."""
    plain = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    made = json.dumps(data, ensure_ascii=not plain, indent=2)
    print("".join(letter if letter.isprintable() or letter == "\n" else json.dumps(letter)[1:-1] for letter in made))


def result_bytes(data: bytes) -> None:
    """A file on stdout, byte for byte whatever its encoding."""
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        print(data.decode("utf-8-sig"), end="")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns side by side, the last one as wide as it likes."""
    lines = [list(headings), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings) - 1)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        result(["  ".join([*cells, line[-1]]).rstrip()])


def files_in(count: int, folder: object) -> str:
    """ "1 file is in pakke", "3 files are in pakke"."""
    return f"{count} file is in {folder}" if count == 1 else f"{count} files are in {folder}"


def talk(sentence: str) -> None:
    """Say one line; what a foreign file or name put into it cannot steer the terminal, here as in all that is shown."""
    print(_tame(sentence), file=sys.stderr)


def _tame(text: str, kept: str = "") -> str:
    return "".join(letter if letter.isprintable() or letter in kept else f"\\x{ord(letter):02x}" for letter in text)


def remarks(sentences: Iterable[str]) -> None:
    """Say what is worth knowing of what was made, each thing once."""
    for sentence in dict.fromkeys(sentences):
        talk(f"Note: {sentence}")


def failed(error: LedertrivselError) -> int:
    """Say every problem, one a line."""
    for problem in error.problems:
        talk(str(problem))
    noun = "problem" if len(error.problems) == 1 else "problems"
    talk(f"{len(error.problems)} {noun}; nothing was written. docs/errors.md explains each [code].")
    return MENDABLE


def misused(error: Any) -> int:
    """A wrong command line, in typer's words."""
    error.show(sys.stderr)
    return int(error.exit_code)


def interrupted() -> int:
    talk("Stopped; nothing was changed.")
    return INTERRUPTED


def our_fault(error: BaseException) -> int:
    """A fault of ours: what to report, without a traceback."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f" at {Path(frame.filename).name}:{frame.lineno}" for frame in last)
    first = str(error).strip().splitlines()[:1]
    talk(f"This is a fault in ledertrivsel, not in what you did. {type(error).__name__}{place}: {''.join(first)}")
    talk("Please report this line and the command that you ran. Nothing was written.")
    return OUR_FAULT


def unheard(error: BaseException) -> int:
    """The reader of our output went away, as `| head` does, or the disk behind `>` is full."""
    with contextlib.suppress(OSError):  # keeps Python from complaining on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError | SystemExit):
        return 0
    talk(f"The system stopped the output: {error}.")
    return MENDABLE
