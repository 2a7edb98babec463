"""Change a glossary file in one step: no half-written file, no lost update.

Two Vis-à-vis take turns by a lock on the folder (flock; it leaves no file behind and ends with its process).
An editor knows no lock: what it saves between our reading and our renaming is seen, and the change is made
anew on top of it.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import GlossaryError
from reader.glossary.termfile import contents
from reader.save import save

if sys.platform != "win32":
    import fcntl

_PATIENCE = 5.0
"""Seconds to wait for another writer; one change takes milliseconds."""
_ATTEMPTS = 5


def rewrite(path: Path, alter: Callable[[bytes], bytes], *, create: bool = False) -> bytes:
    """Replace the bytes of the file by alter(bytes), and give the new ones; unchanged bytes write nothing.

    `alter` may be called several times. With `create` a missing file counts as empty and its folder is made.
    Raises GlossaryError, and whatever `alter` raises; the file is then as it was.
    """
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        with _turn(path):
            for _ in range(_ATTEMPTS):
                before = _read(path, create)
                after = alter(before)
                if after == before:
                    return after
                _refuse_read_only(path)
                if _read(path, create) == before:
                    save(path, after)
                    return after
    except OSError as error:
        raise _failure(path, error) from error
    raise GlossaryError(
        f"Another program keeps writing {path}; nothing was changed: close it, and try again."
    )


def _read(path: Path, create: bool) -> bytes:
    return b"" if create and not path.exists() else contents(path)


def _refuse_read_only(path: Path) -> None:
    """A rename would replace a file that its owner has closed to writing."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Wait until no other Vis-à-vis writes in the file's folder. Raises OSError after _PATIENCE."""
    if sys.platform == "win32":
        yield
        return
    folder = os.open(path.resolve().parent, os.O_RDONLY)
    try:
        _lock(folder)
        yield
    finally:
        os.close(folder)


def _lock(folder: int) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


def _failure(path: Path, error: OSError) -> GlossaryError:
    if isinstance(error, BlockingIOError):
        why, then = "another visavis is writing there", "try again when it is done"
    elif isinstance(error, PermissionError):
        why, then = "you may not write there", f"try `chmod u+w {path} {path.parent}`"
    elif isinstance(error, FileNotFoundError):
        why, then = "its folder does not exist", f"type `mkdir -p {path.parent}`"
    elif error.errno in (errno.ENOSPC, errno.EDQUOT):
        why, then = "the disk is full", "make room, and try again"
    else:
        why, then = error.strerror or str(error), f"look at it with `ls -ld {path}`"
    return GlossaryError(f"The glossary file {path} cannot be written: {why}; nothing was changed: {then}.")
