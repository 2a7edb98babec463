"""Find the translation packages on this machine and choose one: an installed one, or the starter.

Nothing here loads the engine; nothing is written until `unpacked` is asked for the starter.
"""

import atexit
import functools
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from reader import folders
from reader.errors import PackageError
from reader.neutral import one_line
from reader.packages import archive, choice, layout
from reader.packages.package import SOURCE, TARGET, Package, archived, read, sizes, vocabulary

__all__ = [
    "SOURCE",
    "STARTER",
    "TARGET",
    "Decision",
    "Package",
    "choose",
    "decide",
    "find",
    "named",
    "read",
    "unpacked",
    "use",
    "vocabulary",
]

STARTER = Path(__file__).resolve().parents[1] / "starter"
"""Holds exactly one `.argosmodel`, whatever its name, and its card."""
SUFFIX = ".argosmodel"


@dataclass(frozen=True, slots=True)
class Decision:
    """The package to translate with."""

    package: Package
    notice: str = ""
    """Why it is not the one that the user chose; "" when it is, or when nothing was chosen."""


def find() -> list[Package]:
    """All French to English packages, the best first: installed ones, newest first, then the starter.

    Packages with a `problem` are listed too; other language pairs are not.
    Raises PackageError when Argos's settings cannot be read.
    """
    installed = [package for folder in layout.settings().package_dirs for package in _installed(folder)]
    return sorted(installed, key=_rank, reverse=True) + _starter()


def choose() -> Package:
    """The package to translate with; see `decide`."""
    return decide().package


def decide() -> Decision:
    """The package that the user chose (`choice`), else the best; one with a problem never.

    Raises PackageError when there is none.
    """
    found = find()
    usable = [package for package in found if not package.problem]
    if not usable:
        why = found[-1].problem if found else f"no {SUFFIX} file in {STARTER}"
        raise PackageError(f"No translation package can be used: {why.rstrip('.')}. Install Vis-à-vis again.")
    wanted = choice.remembered()
    if wanted == choice.AUTO:
        return Decision(usable[0])
    if (chosen := next((package for package in usable if package.answers_to(wanted)), None)) is not None:
        return Decision(chosen)
    trouble = "cannot be used" if any(package.answers_to(wanted) for package in found) else "is gone"
    return Decision(
        usable[0],
        f"The package {one_line(wanted)} that you chose {trouble}: {usable[0].name} is used. "
        "To choose anew: visavis model use auto",
    )


def named(name: str) -> Package:
    """The package with that key, name or version, one that works before one that does not.

    Raises PackageError when there is none.
    """
    found = sorted(
        (package for package in find() if package.answers_to(name)), key=lambda one: bool(one.problem)
    )
    if not found:
        raise PackageError(f"No package is called {one_line(name)}. To see them: visavis model list")
    return found[0]


def use(name: str) -> None:
    """Remember that this package is wanted (`named`), or the best again (`auto`).

    Raises PackageError for one that is not there or has a problem.
    """
    if name == choice.AUTO:
        choice.remember(choice.AUTO)
        return
    package = named(name)
    if package.problem:
        raise PackageError(f"{package.name} cannot be used: {package.problem}")
    choice.remember(package.key)


def unpacked(package: Package) -> Path:
    """The package as a folder; an archive is unpacked into the data folder, once.

    A copy whose files are missing or have changed size is unpacked anew; without a writable data folder
    a temporary one serves until the program ends. Raises PackageError when nothing works.
    """
    if package.path.is_dir():
        return package.path
    name = f"{package.path.stem}-{package.fingerprint[:12]}"
    folder = folders.data() / "packages" / name
    if sizes(folder) == archived(package.path):
        return folder
    try:
        archive.unpack(package.path, folder)
    except OSError:
        return _temporary(package.path, name)
    return folder


@functools.cache
def _temporary(path: Path, name: str) -> Path:
    try:
        work = Path(tempfile.mkdtemp(prefix="visavis-"))
        atexit.register(shutil.rmtree, work, ignore_errors=True)
        archive.unpack(path, work / name)
    except OSError as error:
        where = folders.data()
        raise PackageError(
            f"{path.name} cannot be unpacked: make room or writable: {where} ({error})."
        ) from error
    return work / name


def _starter() -> list[Package]:
    found = (read(path, "starter") for path in sorted(STARTER.glob(f"*{SUFFIX}")))
    return [package for package in found if package]


def _installed(folder: Path) -> list[Package]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_dir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        return [Package(folder, "", "installed", problem=f"{folder} cannot be read: {error.strerror}")]
    return [package for path in paths if (package := read(path, "installed"))]


def _rank(package: Package) -> tuple[bool, Version, str]:
    """Sort key: versions that are none come below all others."""
    try:
        return True, Version(package.version), str(package.path)
    except InvalidVersion:
        return False, Version("0"), str(package.path)
