"""A download that may be half done: its bytes so far, and what says whether they still fit the rest."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Self
from urllib.parse import urlsplit

from reader.errors import PackageError

try:
    import fcntl
except ImportError:  # Windows: two installs at once then end in a wrong hash, which is found
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Mark:
    """What the server said of the file when its first byte came."""

    total: int | None
    """Bytes of the whole file; None when the server did not say."""
    etag: str = ""
    modified: str = ""
    """The Last-Modified header, as it came."""

    @property
    def validator(self) -> str:
        """What If-Range may carry: a strong ETag, else the date (RFC 9110, 13.1.5); "" for neither."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


class Partial:
    """The bytes of `url` so far, in `folder`; a context manager that holds them for one process."""

    def __init__(self, folder: Path, url: str) -> None:
        """Nothing is created before the `with`."""
        name = re.sub(r"[^\w.-]+", "-", urlsplit(url).path.rsplit("/", 1)[-1], flags=re.ASCII).strip("-.")
        known = hashlib.sha256(url.encode()).hexdigest()[:8]  # two sites' model.zip are two files
        self.path = folder / f"{name[:80] or 'package'}-{known}.part"
        self._sidecar = self.path.with_suffix(".json")
        self._file: IO[bytes] | None = None
        self.mark = Mark(None)
        self.size = 0
        """Bytes that are here."""
        self.resumed = False
        """Some of the bytes were here before this process began."""

    @property
    def kept(self) -> int:
        """Bytes on the disk, asked without holding them."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def __enter__(self) -> Self:
        """Raises PackageError when another process downloads the same, OSError when the disk refuses."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("ab")
        try:
            self._hold(self._file)
            self.size = self._file.tell()
            self.mark = self._remembered()
            self.resumed = self.size > 0
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        assert self._file is not None
        self._file.close()

    def restart(self, mark: Mark) -> None:
        """Throw the bytes away and begin the file that `mark` describes."""
        assert self._file is not None
        self._file.truncate(0)
        self.size, self.mark, self.resumed = 0, mark, False
        self._sidecar.write_text(json.dumps(asdict(mark)), encoding="utf-8")

    def append(self, block: bytes) -> None:
        """Add bytes at the end; they outlive a killed process."""
        assert self._file is not None
        self._file.write(block)
        self._file.flush()
        self.size += len(block)

    def discard(self) -> None:
        """Delete the bytes and what is known of them."""
        self.path.unlink(missing_ok=True)
        self._sidecar.unlink(missing_ok=True)

    def _hold(self, file: IO[bytes]) -> None:
        if fcntl is None:
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PackageError("Another `visavis model install` is downloading the same package.") from error

    def _remembered(self) -> Mark:
        """What the sidecar says; bytes without it cannot be trusted, so they go."""
        try:
            stored = json.loads(self._sidecar.read_text(encoding="utf-8"))
            total = stored["total"]
            return Mark(None if total is None else int(total), str(stored["etag"]), str(stored["modified"]))
        except (OSError, ValueError, KeyError, TypeError):
            if self.size:
                self.restart(Mark(None))
            return Mark(None)
