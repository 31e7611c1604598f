"""The workflows are sound: GitHub's schema, zizmor, pinned actions, least permissions, and README's own commands."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents import README, ROOT

GITHUB = ROOT / ".github"
TESTS, RELEASE, DEPENDABOT = "workflows/tests.yml", "workflows/release.yml", "dependabot.yml"
FILES = {TESTS: "vendor.github-workflows", RELEASE: "vendor.github-workflows", DEPENDABOT: "vendor.dependabot"}
PINNED = re.compile(r"\s*- uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MISSPELT = {
    TESTS: ("timeout-minutes:", "timeout-minuts:"),
    RELEASE: ("runs-on:", "run-on:"),
    DEPENDABOT: ("schedule:", "shedule:"),
}
UNSAFE = {
    "unpinned-uses": (TESTS, "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7"),
    "template-injection": (RELEASE, '"v$(uv version --short)"', '"${{ github.event.head_commit.message }}"'),
    "excessive-permissions": (RELEASE, "permissions: {}", "permissions: write-all"),
    "artipacked": (TESTS, "persist-credentials: false", "fetch-depth: 1"),
    "dangerous-triggers": (TESTS, "pull_request:", "pull_request_target:"),
    "cache-poisoning": (RELEASE, 'python-version: "3.13"', "python-version: 3.13\n          cache: pip"),
    "dependabot-cooldown": (DEPENDABOT, "default-days: 7", "default-days: 0"),
}


def text(name: str) -> str:
    return (GITHUB / name).read_text(encoding="utf-8")


def jobs(name: str) -> list[Any]:
    return list(yaml.safe_load(text(name))["jobs"].values())


def commands(name: str) -> list[str]:
    """Every line that a workflow runs."""
    return [line for job in jobs(name) for step in job["steps"] for line in step.get("run", "").splitlines()]


def follows_schema(path: Path, schema: str) -> bool:
    call = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path]
    return subprocess.run(call, capture_output=True, check=False).returncode == 0


def findings(*paths: Path) -> set[str]:
    """The names of what zizmor finds, at its strictest that is about faults."""
    tool = Path(sys.executable).with_name("zizmor")
    call = [tool, "--offline", "--no-config", "--persona=pedantic", "--format=plain", "--color=never", *paths]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)
    found = set(re.findall(r"^(?:error|warning|info|help)\[([\w-]+)\]", done.stdout, re.MULTILINE))
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return found


def changed(name: str, old: str, new: str, folder: Path) -> Path:
    """A copy of a file with a fault put in."""
    assert old in text(name)
    path = folder / ".github" / name
    path.parent.mkdir(parents=True)
    path.write_text(text(name).replace(old, new, 1), encoding="utf-8")
    return path


def test_every_file_is_looked_at() -> None:
    """No file in .github escapes the checks below."""
    assert {path.relative_to(GITHUB).as_posix() for path in GITHUB.rglob("*") if path.is_file()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_github_can_read_it(name: str, tmp_path: Path) -> None:
    """Each file follows GitHub's schema, and the check sees a key that is spelt wrong."""
    assert follows_schema(GITHUB / name, FILES[name])
    assert not follows_schema(changed(name, *MISSPELT[name], tmp_path), FILES[name])


def test_zizmor_finds_nothing() -> None:
    """No file has anything that zizmor calls unsafe or careless."""
    assert findings(*(GITHUB / name for name in FILES)) == set()


@pytest.mark.parametrize("fault", UNSAFE)
def test_zizmor_finds_faults(fault: str, tmp_path: Path) -> None:
    """The check above sees each kind of fault in a file that was broken on purpose."""
    assert fault in findings(changed(*UNSAFE[fault], tmp_path))


@pytest.mark.parametrize("name", [TESTS, RELEASE])
def test_every_action_is_pinned(name: str) -> None:
    """What others wrote is used by full commit hash, with the version beside it."""
    uses = [line for line in text(name).splitlines() if "uses:" in line]

    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


def test_only_publishing_may_write() -> None:
    """Every job says what it may do, and one alone may do more than read."""
    told = {job["name"]: job["permissions"] for name in (TESTS, RELEASE) for job in jobs(name)}

    assert [name for name, rights in told.items() if rights != {"contents": "read"}] == ["Compare and publish"]


def test_every_job_ends() -> None:
    """No job hangs for the six hours that are the default."""
    assert all(job["timeout-minutes"] <= 30 for name in (TESTS, RELEASE) for job in jobs(name))


def test_workflows_run_what_people_run() -> None:
    """The tests are run by README's command and `.ci/run`, and a release by commands that README names."""
    quick = "pip install uv && uv run pytest"

    assert quick in README.text
    assert commands(TESTS) == [".ci/run", quick]
    assert quick in commands(RELEASE)
    assert [line for line in commands(RELEASE) if "ledertrivsel" in line and line.startswith("uv")] == [
        'uv run ledertrivsel bundle --version "$TAG"'
    ]
    assert "`ledertrivsel bundle`" in README.text


def test_the_tests_meet_all_that_users_have() -> None:
    """Linux, Windows and macOS; the oldest Python with the oldest libraries, and the newest with the newest."""
    matrix = jobs(TESTS)[1]["strategy"]["matrix"]
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    assert oldest
    assert matrix["python"][0] == oldest[1]
    assert {one["python"]: one["resolution"] for one in matrix["include"]} == {
        oldest[1]: "lowest-direct", matrix["python"][-1]: "highest",
    }  # fmt: skip
