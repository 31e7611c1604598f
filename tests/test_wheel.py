"""The wheel carries everything: it works in a clean environment, from another folder, without a network."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAME = "ledertrivsel-cli"
NO_NETWORK = """
import socket
def _refuse(*args, **kwargs):
    raise RuntimeError("the network was used")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = _refuse
"""


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with only the wheel and what it depends on, cut off from the network."""
    uv = shutil.which("uv")
    if uv is None:
        pytest.fail("uv is needed: README's test command installs it")
    home = tmp_path_factory.mktemp("wheel")
    subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", home, ROOT], check=True)
    wheel = next(home.glob("*.whl"))
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, home / "env"], check=True)
    folder = "Scripts" if os.name == "nt" else "bin"
    python = home / "env" / folder / ("python.exe" if os.name == "nt" else "python")
    here = home / "constraints.txt"  # other versions of the libraries make other bytes
    here.write_text("".join(f"{one.name}=={one.version}\n" for one in distributions() if one.name != NAME), "utf-8")
    install = [uv, "pip", "install", "--quiet", "--python", python, "--constraint", here, wheel]
    subprocess.run(install, check=True, cwd=ROOT)
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    Path(site, "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return python.with_name("ledertrivsel.exe" if os.name == "nt" else "ledertrivsel")


def test_the_wheel_builds_the_same_pack_as_the_repository(installed: Path, tmp_path: Path) -> None:
    """A pack from the installed wheel, made elsewhere and offline, has the same bytes as one from the repository."""
    subprocess.run([installed, "build-pack", "--out", "a"], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(
        [sys.executable, "-m", "ledertrivsel_cli", "build-pack", "--out", "b"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip

    first, second = _digests(tmp_path / "a"), _digests(tmp_path / "b")

    assert first == second
    assert len(first) > 20


def test_the_wheel_makes_the_same_bundle_as_the_repository(installed: Path, tmp_path: Path) -> None:
    """A bundle from the installed wheel, licences and first page included, has the same bytes as the repository's."""
    for out, command in (("a", [installed]), ("b", [sys.executable, "-m", "ledertrivsel_cli"])):
        subprocess.run([*command, "bundle", "--out", out], cwd=tmp_path, check=True, capture_output=True)

    first, second = _digests(tmp_path / "a"), _digests(tmp_path / "b")

    assert first == second
    assert len(first) == 1


def test_the_wheel_makes_the_schemas_of_the_repository(installed: Path, tmp_path: Path) -> None:
    """Somebody who has only the wheel gets the schemas, Danish words and all, that lie in the repository."""
    subprocess.run([installed, "schema", "--out", "a"], cwd=tmp_path, check=True, capture_output=True)

    assert _digests(tmp_path / "a") == _digests(ROOT / "content" / "schema")


def test_the_network_is_really_cut_off(installed: Path) -> None:
    """The guard of the test above bites: a connection is refused."""
    python = installed.with_name("python.exe" if os.name == "nt" else "python")

    done = subprocess.run(
        [python, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "the network was used" in done.stderr


def test_the_wheel_names_the_program(installed: Path) -> None:
    """The installed command answers and knows its content."""
    done = subprocess.run([installed, "list", "cards", "--json"], capture_output=True, check=True)

    assert len(json.loads(done.stdout)) >= 60


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
