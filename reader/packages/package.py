"""One translation package, a folder or an `.argosmodel` file: what it says, and whether it is whole.

Nothing here loads the engine, and nothing is written.
"""

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from reader.errors import PackageError
from reader.neutral import one_line
from reader.packages import archive

SOURCE, TARGET = "fr", "en"

_TOKENIZERS = ("sentencepiece.model", "bpe.model")
_VOCABULARIES = ("shared_vocabulary", "target_vocabulary")

Origin = Literal["installed", "starter", "file"]


@dataclass(frozen=True, slots=True)
class Package:
    """A French to English package: a folder, or an `.argosmodel` file that is not unpacked yet."""

    path: Path
    version: str
    """As its metadata say it; "" when they say nothing."""
    origin: Origin
    """installed: in Argos's folders; starter: shipped with Vis-à-vis; file: named by path."""
    target_prefix: str = ""
    """A piece that every target starts with (packages with several targets), or ""."""
    problem: str = ""
    """Why the package cannot be used, one sentence; "" when it can."""

    @property
    def name(self) -> str:
        """What the reader is told: `starter 0.1`, `argos fr→en 1.9`."""
        kind = "starter" if self.origin == "starter" else f"argos {SOURCE}→{TARGET}"
        return f"{kind} {self.version}".rstrip()

    @property
    def key(self) -> str:
        """What the user types to name it: `starter`, or its folder: `translate-fr_en-1_9`."""
        return "starter" if self.origin == "starter" else self.path.name

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        paths = self.path.rglob("*") if self.path.is_dir() else [self.path]
        return sum(path.stat().st_size for path in paths if path.is_file())

    def answers_to(self, name: str) -> bool:
        """May the user mean this package by `name`: its key, its name, its version?"""
        return name in (self.key, self.name) or (self.origin != "starter" and name == self.version)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over all that defines the output: an archive whole; a folder's model, tokenizer, metadata.

        66 MB take about 60 ms, once a process. Raises PackageError when a file cannot be read.
        """
        return _digest(self.path, tuple(_stamps(self.path)))


def read(path: Path, origin: Origin = "file") -> Package | None:
    """Look at one folder or `.argosmodel` file; None when it is for another pair or is no package at all."""
    try:
        files, metadata = _look(path)
    except PackageError as error:
        return Package(path, "", origin, problem=str(error)) if _claims_pair(path) else None
    if (metadata.get("from_code"), metadata.get("to_code")) != (SOURCE, TARGET):
        return None
    if metadata.get("type", "translate") != "translate":
        return None
    version = one_line(str(metadata.get("package_version", "")))[:40]
    prefix = str(metadata.get("target_prefix", ""))
    return Package(path, version, origin, prefix, _problem(path, files))


def _look(path: Path) -> tuple[dict[str, int], dict[str, object]]:
    """Names and sizes of the package's files, and its metadata."""
    if path.is_dir():
        return sizes(path), _metadata(path, _bytes(path / "metadata.json"))
    with archive.opened(path) as opened:
        found = archive.members(opened, path)
        if "metadata.json" not in found:
            raise PackageError(f"{path} has no metadata.json; get the package again")
        metadata = _metadata(path, opened.read(found["metadata.json"]))
    return archived(path), metadata


def vocabulary(folder: Path) -> frozenset[str]:
    """The pieces that the unpacked package's decoder can write. Raises PackageError when unreadable."""
    for stem in _VOCABULARIES:
        if (path := folder / "model" / f"{stem}.json").is_file():
            try:
                return frozenset(json.loads(_bytes(path)))
            except (ValueError, TypeError, RecursionError) as error:
                raise PackageError(f"{path} is damaged; get the package again") from error
        if (path := folder / "model" / f"{stem}.txt").is_file():
            return frozenset(_bytes(path).decode("utf-8", "replace").splitlines())
    return frozenset()


def _metadata(path: Path, text: bytes) -> dict[str, object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackageError(f"{path} has a metadata.json that is not valid; get the package again") from error
    if not isinstance(value, dict):
        raise PackageError(f"{path} has a metadata.json that is not valid; get the package again")
    return value


def _problem(path: Path, files: dict[str, int]) -> str:
    """What a package needs and this one lacks; empty files count as lacking."""
    full = {name for name, size in files.items() if size}
    vocabularies = {f"model/{stem}{end}" for stem in _VOCABULARIES for end in (".json", ".txt")}
    needs = {
        "model/model.bin": {"model/model.bin"},
        "a vocabulary": vocabularies,
        "a tokenizer": set(_TOKENIZERS),
    }
    lacking = [what for what, names in needs.items() if not names & full]
    return f"{path} lacks {' and '.join(lacking)}; get the package again" if lacking else ""


def _claims_pair(path: Path) -> bool:
    """Does a package without readable metadata look like ours by its name?"""
    return f"{SOURCE}_{TARGET}" in path.name


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of the files that define the output, by relative name; sentence splitters inside are not ours."""
    paths = [folder / name for name in ("metadata.json", *_TOKENIZERS)] + [*folder.glob("model/*")]
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in paths if path.is_file()}


def archived(path: Path) -> dict[str, int]:
    """The same of an archive. Raises PackageError."""
    with archive.opened(path) as opened:
        sizes = {name: info.file_size for name, info in archive.members(opened, path).items()}
    own = ("metadata.json", *_TOKENIZERS)
    return {name: size for name, size in sizes.items() if name in own or PurePosixPath(name).match("model/*")}


def _stamps(path: Path) -> list[tuple[str, int, int]]:
    """What says cheaply that a package is still the same: names, sizes, times of change."""
    names = sorted(sizes(path)) if path.is_dir() else [""]
    try:
        stats = [(name, (path / name).stat()) for name in names]
    except OSError as error:
        raise PackageError(f"{path} cannot be read: {error.strerror}.") from error
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]


@functools.lru_cache(maxsize=16)
def _digest(path: Path, stamps: tuple[tuple[str, int, int], ...]) -> str:
    if not path.is_dir():
        return hashlib.sha256(_bytes(path)).hexdigest()
    whole = hashlib.sha256()
    for name, size, _ in stamps:
        whole.update(f"{name}\0{size}\0".encode())
        whole.update(_bytes(path / name))
    return whole.hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackageError(f"{path} cannot be read: {error.strerror}") from error
