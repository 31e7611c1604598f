"""Content, templates, licences and group files, read from disk and each checked for form as it comes in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from .base import Model
from .beside import article_files, attachment, meeting_files
from .errors import ContentError, LedertrivselError, Problem, raise_if
from .faults import MOST, validate
from .group import EvaluationFile, Group
from .kinds import FOLDERS, LISTS, SINGLE
from .model import Library, Part
from .opener import Kind, Opened, opened
from .package import MAX_BYTES as MAX_PACKAGE
from .plan import Attachment
from .reading import read
from .render.document import Templates
from .render.fit import ATKINSON
from .yaml_tree import Tree, parse

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True)
class Reading:
    """What could be read of the content. `broken` names the fields of the library of which something is missing."""

    library: Library
    problems: tuple[Problem, ...]
    broken: frozenset[str]
    article_files: Mapping[str, Attachment] = field(default_factory=dict)


@dataclass(frozen=True)
class GroupFile:
    """A group as its file says it, with the line of each key (`meetings`, part, key) for later faults."""

    path: str
    group: Group
    tree: Tree
    attachment: Attachment | None
    files: Mapping[int, tuple[Attachment, ...]]


def bundled(name: str) -> Path:
    """`content`, `templates` or `LICENSE`: in the installed package, else in the repository."""
    here = Path(__file__).resolve().parent
    inside = here / "bundled" / name
    return inside if inside.exists() else here.parents[1] / name


def load_library(folder: Path | None = None) -> Library:
    """Read all content; raises ContentError with the faults of every file at once."""
    reading = read_library(folder)
    raise_if(ContentError, reading.problems)
    return reading.library


def read_library(folder: Path | None = None) -> Reading:
    """Read what can be read of the content, so that the sound part can be checked although another is broken."""
    root = folder or bundled("content")
    shown = str(folder) if folder else "content"
    if not _is_folder(root):
        raise ContentError([Problem(shown, 0, "", "missing-folder", "there is no such folder; check --content")])
    problems: list[Problem] = list(_strangers(root, shown))
    made: dict[str, Any] = {}
    broken: set[str] = set()
    for name, reader in _readers(root, shown).items():
        before = len(problems)
        made[name] = reader(problems)
        if len(problems) > before:
            broken.add(name)
    if "parts" not in broken:
        problems += _parts_complete(made["parts"], shown)
    copies = article_files(root, made["articles"], problems)
    made["parts"] = tuple(sorted(made["parts"], key=lambda part: part.part))
    return Reading(Library.model_construct(**made), tuple(problems), frozenset(broken), copies)


def _readers(root: Path, shown: str) -> dict[str, Callable[[list[Problem]], Any]]:
    """For each field of the library how to read it; faults go on the list, and what is sound comes back."""
    readers: dict[str, Callable[[list[Problem]], Any]] = {}
    for name, model in SINGLE.items():
        path, said = root / f"{name}.yaml", f"{shown}/{name}.yaml"
        readers[name.replace("-", "_")] = partial(_caught, make=partial(_file, path, said, model))
    for name, model in LISTS.items():
        readers[name] = partial(_items, root / f"{name}.yaml", f"{shown}/{name}.yaml", name, model)
    for name, model in FOLDERS.items():
        readers[name] = partial(_folder, root / name, f"{shown}/{name}", model)
    return readers


def load_templates(folder: Path | None = None) -> Templates:
    """All template files by their path below templates/."""
    root = folder or bundled("templates")
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return Templates({name: (root / name).read_bytes() for name in names if not name.endswith(".md")})


def load_template(path: Path, kind: Kind) -> Opened:
    """Somebody's own template, opened with care; raises ContentError when it cannot be used."""
    return opened(read(path, str(path), MAX_PACKAGE), str(path), kind)


def load_licences() -> dict[str, bytes]:
    """The licences of what a pack holds, by file name: its content, the program that made it, the font in its PDFs."""
    return {
        "CC-BY-4.0.txt": (bundled("content") / "LICENSE").read_bytes(),
        "MIT.txt": bundled("LICENSE").read_bytes(),
        "OFL-1.1-Atkinson-Hyperlegible.txt": (files(ATKINSON.package) / "LICENSE").read_bytes(),
    }


def load_words() -> dict[str, Any]:
    """The Danish words of the schemas: `hints` for what is wrong, and `models` from all the other files."""
    paths = sorted(Path(__file__).with_name("schema_da").glob("*.yaml"))
    found = {path.stem: parse(path.read_bytes(), path.name).value for path in paths}
    hints = found.pop("hints")
    return {"hints": hints, "models": {name: words for file in found.values() for name, words in file.items()}}


def load_group(path: Path) -> GroupFile:
    """Read a group file, and what it names to send along; raises ContentError with all faults."""
    shown = str(path)
    tree = parse(read(path, shown), shown)
    group = validate(Group, tree)
    return GroupFile(shown, group, tree, _evaluation(path.parent, group), meeting_files(path.parent, group))


def _evaluation(folder: Path, group: Group) -> Attachment | None:
    """The leader evaluation to send along, when the group file names one."""
    if not isinstance(group.evaluation, EvaluationFile):
        return None
    return attachment(folder, group.evaluation.file, "evaluation.file")


def _caught(problems: list[Problem], make: Callable[[], T]) -> T | None:
    try:
        return make()
    except LedertrivselError as error:
        problems.extend(error.problems)
        return None


def _file(path: Path, shown: str, model: type[M]) -> M:
    return validate(model, parse(read(path, shown), shown))


def _items(path: Path, shown: str, key: str, model: type[M], problems: list[Problem]) -> tuple[M, ...]:
    """A file with one key that holds a list; each item is checked by itself, so that all faults are told."""
    tree = _caught(problems, lambda: parse(read(path, shown), shown))
    if tree is None:
        return ()
    items = tree.value.get(key) if isinstance(tree.value, dict) and set(tree.value) == {key} else None
    if not isinstance(items, list):
        problems.append(Problem(shown, 1, key, "not-a-list", f"the file must hold one key, `{key}:`, with a list"))
        return ()
    made: list[M | None] = []
    before = len(problems)
    for index, item in enumerate(items):
        made.append(_caught(problems, partial(validate, model, tree, item or {}, (key, index))))
        if len(problems) - before >= MOST:
            break
    return tuple(item for item in made if item is not None)


def _folder(folder: Path, shown: str, model: type[M], problems: list[Problem]) -> tuple[M, ...]:
    paths = sorted(folder.glob("*.yaml")) if _is_folder(folder) else []
    if not paths:
        problems.append(Problem(shown, 0, "", "missing-file", "there must be .yaml files in this folder"))
    for path in sorted(folder.glob("*.yml")):
        what = "this file is not read; let its name end in .yaml"
        problems.append(Problem(f"{shown}/{path.name}", 0, "", "unknown-file", what))
    made = [_caught(problems, partial(_file, path, f"{shown}/{path.name}", model)) for path in paths]
    return tuple(item for item in made if item is not None)


def _strangers(root: Path, shown: str) -> Iterable[Problem]:
    known = {f"{name}.yaml" for name in (*SINGLE, *LISTS)}
    for path in sorted(root.glob("*.y*ml")):
        if path.name not in known:
            what = f"this file is not read; the files are {', '.join(sorted(known))}"
            yield Problem(f"{shown}/{path.name}", 0, "", "unknown-file", what)


def _parts_complete(parts: Iterable[Part], shown: str) -> list[Problem]:
    numbers = sorted(part.part for part in parts)
    if numbers == [1, 2, 3]:
        return []
    what = f"parts 1, 2 and 3 must each stand once; found {numbers}"
    return [Problem(f"{shown}/parts", 0, "part", "parts-incomplete", what)]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, or a folder above that may not be entered
        return False
