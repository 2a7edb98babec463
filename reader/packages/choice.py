"""Which package the user wants, remembered in one small file of the configuration folder."""

import os
import tempfile
from pathlib import Path

from reader import folders
from reader.errors import PackageError

AUTO, STARTER = "auto", "starter"


def path() -> Path:
    """The file; it need not exist."""
    return folders.config() / "package"


def remembered() -> str:
    """A package's key, `starter` or `auto`; `auto` too when the file is missing or cannot be read."""
    try:
        words = path().read_text(encoding="utf-8").split("\n", 1)
    except (OSError, UnicodeDecodeError):
        return AUTO
    return words[0].strip() or AUTO


def remember(key: str) -> None:
    """Write it down, at once or not at all; `auto` deletes the file. Raises PackageError."""
    file = path()
    try:
        if key == AUTO:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".package.", dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as sink:
                sink.write(f"{key}\n")
            Path(temporary).replace(file)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PackageError(f"{file} cannot be written: {error.strerror or error}.") from error
