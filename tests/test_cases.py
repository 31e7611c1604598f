"""Small files that are right or wrong: a new folder under cases/ is a new test.

A case holds `group.yaml`, or files to lay over a copy of the content. A wrong one is called after the code it must get
(`--` and a word more when there are several), and `expected.txt` says where: one `path:line` a line.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from ledertrivsel_cli.course import plan_of
from ledertrivsel_cli.errors import LedertrivselError
from ledertrivsel_cli.load import bundled
from ledertrivsel_cli.options import Options
from ledertrivsel_cli.plan import Plan

CASES = Path(__file__).parent / "cases"
GOOD = sorted(path.name for path in (CASES / "good").iterdir())
BAD = sorted(path.name for path in (CASES / "bad").iterdir())


def planned(case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """The plan of a case, read from `folder` so that paths are the same everywhere."""
    if (case / "content").is_dir():
        shutil.copytree(bundled("content"), folder / "content")
    shutil.copytree(case, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    group, content = Path("group.yaml"), Path("content")
    options = Options(group=group if group.exists() else None, content=content if content.exists() else None)
    return plan_of(options)


pytestmark = pytest.mark.usefixtures("read_once")


@pytest.mark.parametrize("name", GOOD)
def test_good(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is right becomes a plan with three meetings."""
    assert len(planned(CASES / "good" / name, tmp_path, monkeypatch).meetings) == 3


@pytest.mark.parametrize("name", BAD)
def test_bad(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong is told with its code, file and line, at every place and at no other."""
    case = CASES / "bad" / name
    code = name.partition("--")[0]
    with pytest.raises(LedertrivselError) as caught:
        planned(case, tmp_path, monkeypatch)
    found = Counter(f"{problem.path}:{problem.line}" for problem in caught.value.problems if problem.code == code)
    assert found == Counter((case / "expected.txt").read_text("utf-8").split()), str(caught.value)


def test_there_are_cases() -> None:
    """The folders are found, so that the tests above are not empty."""
    assert len(GOOD) > 10
    assert len(BAD) > 60
