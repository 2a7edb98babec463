"""Put a package file into Argos Translate's own folder, and take one out of it.

A package is unpacked and tried beside that folder and renamed into it, so that neither we nor Argos
Translate, which refuses to list anything once a folder without metadata is there, ever see half of one.
"""

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from reader import packages
from reader.errors import PackageError
from reader.install import probe
from reader.install.offer import Pin
from reader.packages import Package, archive, layout

_STAGE = ".visavis-install-"
_STALE = 3600.0
"""Seconds after which what a killed process left is swept away."""
_MARGIN = 16 << 20
"""Bytes that are left free on the disk."""


def verify(file: Path, pin: Pin | None) -> tuple[Package, str]:
    """Look at a package file, whole: what it is, and its SHA-256. Nothing is unpacked.

    Raises PackageError when it cannot be read, is damaged, is no French to English package, or is not the one
    of `pin`.
    """
    if not file.is_file():
        raise PackageError(f"{file} is not a file: give a downloaded .argosmodel.")
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise PackageError(f"{file} cannot be read: {error.strerror or error}.") from error
    if pin and found != pin.sha256:
        raise PackageError(
            f"{file.name} is not the official package {pin.version}: its sha256 is {found}, "
            f"not {pin.sha256}. Nothing was installed."
        )
    with archive.opened(file) as zipped:
        archive.members(zipped, file)
        if (bad := zipped.testzip()) is not None:
            raise PackageError(f"{file} is damaged ({bad!r}); get the package again.")
    package = packages.read(file)
    if package is None:
        raise PackageError(f"{file} is not a French to English package.")
    if package.problem:
        raise PackageError(package.problem)
    return package, found


def install(file: Path) -> Package:
    """Unpack a verified package file, try it on a sentence, and put it where Argos Translate looks.

    One of the same folder name is replaced. Raises PackageError, and then nothing has changed.
    """
    folder, name = _folder(), _name(file)
    target = folder / name
    if os.path.lexists(target) and packages.read(target) is None:
        raise PackageError(f"{target} is something else already: move it away, then run the same command.")
    try:
        with _stage(folder) as stage:
            _make_room(file, stage)
            fresh = stage / "new" / name
            archive.unpack(file, fresh)
            probe.probe(fresh)
            _settle(fresh)
            _swap(fresh, target, stage / "old")
    except OSError as error:
        raise _unwritable(folder, error) from error
    installed = packages.read(target, "installed")
    if installed is None or installed.problem:
        raise PackageError(f"{target} was installed but cannot be read: run the same command again.")
    return installed


def remove(package: Package) -> None:
    """Delete an installed package, at once. Raises PackageError for one that is not in Argos's folders."""
    own = [folder.resolve() for folder in layout.settings().package_dirs]
    path = package.path
    if package.origin != "installed" or path.parent.resolve() not in own:
        raise PackageError(f"{package.name} was not installed by Argos Translate or Vis-à-vis: it stays.")
    try:
        if path.is_symlink():
            path.unlink()
            return
        with _stage(path.parent) as stage:
            path.rename(stage / "old")
    except OSError as error:
        raise _unwritable(path.parent, error) from error


def _folder() -> Path:
    folder = layout.settings().package_dirs[0]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return folder


def _name(file: Path) -> str:
    """The archive's own folder name, as Argos Translate would unpack it, when it is a plain one."""
    with archive.opened(file) as opened:
        root = next(PurePosixPath(name).parts[0] for name in opened.namelist() if not name.endswith("/"))
    if re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}", root):
        return root
    return f"translate-{packages.SOURCE}_{packages.TARGET}"


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Rename `fresh` to `target`; what stood there goes, or comes back when the disk refuses."""
    replaced = os.path.lexists(target)
    if replaced:
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if replaced:
            old.rename(target)
        raise


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A new folder on the disk of `folder`: beside it where that is possible, else inside."""
    folder = folder.resolve()
    _sweep(folder)
    stage = None
    for place in (folder.parent, folder):
        with suppress(OSError):
            stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=place))
            if stage.stat().st_dev == folder.stat().st_dev:
                break
            stage.rmdir()
            stage = None
    if stage is None:
        raise PermissionError(None, "permission denied")
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Delete what a killed process left; a young one may still be at work."""
    for place in (folder.parent, folder):
        for old in place.glob(f"{_STAGE}*"):
            with suppress(OSError):
                if time.time() - old.stat().st_mtime > _STALE:
                    shutil.rmtree(old, ignore_errors=True)


def _make_room(file: Path, stage: Path) -> None:
    with archive.opened(file) as opened:
        need = sum(info.file_size for info in archive.members(opened, file).values()) + _MARGIN
    free = shutil.disk_usage(stage).free
    if free < need:
        raise PackageError(
            f"{stage.parent} has {free >> 20} MiB free, but the package needs {need >> 20} MiB: make room."
        )


def _settle(folder: Path) -> None:
    """Have the disk keep the files before the rename does, or a power cut could leave empty ones."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


def _unwritable(folder: Path, error: OSError) -> PackageError:
    return PackageError(
        f"{folder} cannot be written ({error.strerror or error}): make room or make it writable, "
        "or set ARGOS_PACKAGES_DIR to another folder."
    )
