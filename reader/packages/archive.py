"""Unpack an `.argosmodel` file, a zip with one folder, without trusting anything that it says."""

import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from reader.errors import PackageError

MOST_BYTES = 4 << 30
"""No known package is over 400 MB; what claims more is a bomb."""
MOST_RATIO = 100
"""Model weights hardly compress (1.1 for the starter); text files do, up to about 20."""
MOST_FILES = 5_000
_BLOCK = 1 << 20


class WriteError(OSError):
    """The disk refuses a file of the archive; `errno` and `strerror` say why."""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the archive; whatever is wrong with it while it is open becomes a PackageError.

    A disk that refuses what is made of it (`WriteError`) is not the archive's fault and goes through.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except WriteError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackageError(f"{path} is damaged ({error}); get the package again.") from error
    except OSError as error:
        raise PackageError(f"{path} cannot be read: {error.strerror or error}.") from error


def members(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """The files of the archive by their name inside its one folder, e.g. `model/model.bin`.

    Raises PackageError for a name that leads outside, a link, a second folder, or sizes that no package has.
    """
    infos = [info for info in archive.infolist() if not info.is_dir()]
    size = sum(info.file_size for info in infos)
    # Members that overlap claim more packed bytes than the file has.
    packed = min(sum(info.compress_size for info in infos), path.stat().st_size)
    if len(infos) > MOST_FILES or size > MOST_BYTES or size > MOST_RATIO * max(packed, _BLOCK):
        raise PackageError(f"{path} would unpack to {size:,} bytes in {len(infos):,} files: not a package.")
    found: dict[str, zipfile.ZipInfo] = {}
    roots = set()
    for info in infos:
        root, name = _inside(info, path)
        roots.add(root)
        found[name] = info
    if len(roots) != 1 or len(found) != len(infos):
        raise PackageError(f"{path} is not a package: it must hold exactly one folder.")
    return found


def _inside(info: zipfile.ZipInfo, path: Path) -> tuple[str, str]:
    """Split a member's name into the archive's folder and the name in it."""
    parts = PurePosixPath(info.filename).parts
    link = stat.S_ISLNK(info.external_attr >> 16)
    strange = "\\" in info.filename or ":" in info.filename or ".." in parts or info.filename.startswith("/")
    if link or strange or len(parts) < 2:
        raise PackageError(f"{path} is not safe to unpack: it holds {info.filename!r}.")
    return parts[0], "/".join(parts[1:])


def unpack(path: Path, folder: Path) -> None:
    """Unpack the archive's one folder as `folder`, at once or not at all; what stood there is replaced.

    Two processes may do so at the same time: each works in a folder of its own, and the rename decides.
    Raises PackageError for a bad archive, OSError when the disk refuses.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".unpack-", dir=folder.parent))
    try:
        fresh = work / "new"
        with opened(path) as archive:
            for name, info in members(archive, path).items():
                _extract(archive, info, fresh / name)
        _swap(fresh, folder, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _extract(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    """Copy one member; its declared size is the limit, and its checksum is checked at the end."""
    left = info.file_size
    with archive.open(info) as source, _writing(target) as sink:
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise zipfile.BadZipFile(f"{info.filename} is longer than declared")
            _write(sink, block)


@contextmanager
def _writing(target: Path) -> Iterator[BinaryIO]:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sink = target.open("xb", buffering=0)
    except OSError as error:
        raise WriteError(error.errno, error.strerror) from error
    with sink:
        yield cast(BinaryIO, sink)


def _write(sink: BinaryIO, block: bytes) -> None:
    rest = memoryview(block)
    try:
        while rest:
            rest = rest[sink.write(rest) :]
    except OSError as error:
        raise WriteError(error.errno, error.strerror) from error


def _swap(fresh: Path, folder: Path, work: Path) -> None:
    """Rename `fresh` to `folder`; give way to another process that has just put its own there."""
    if folder.exists():
        with suppress(FileNotFoundError):
            folder.rename(work / "old")
    try:
        fresh.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
