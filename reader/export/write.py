"""Write a file so that it is there whole or not at all."""

import os
import tempfile
from pathlib import Path

from reader.errors import ExportError


def write(path: Path, text: str) -> None:
    """Write `text` (UTF-8, `\\n`) to `path`: first under a temporary name beside it, then renamed.

    Makes the folder when it is missing. Raises ExportError; a file that was there before is then unharmed.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _failure(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(path))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _failure(path, error) from error


def _mode(path: Path) -> int:
    """The permissions of the file to be replaced, or what the umask gives a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _failure(path: Path, error: OSError) -> ExportError:
    why = error.strerror or str(error)
    return ExportError(f"{path} cannot be written ({why}): choose another place with -o OUT.")
