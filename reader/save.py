"""Put bytes into a file so that they are there whole or not at all."""

import os
import tempfile
from pathlib import Path


def save(path: Path, data: bytes) -> None:
    """Write `data` under a temporary name in the same folder, then rename it; a link's target is replaced.

    The permissions of the file are kept; a new one gets what the umask allows. Raises OSError; whatever
    stood there before is then unharmed and nothing is left behind. A device or a pipe is written to as it
    is: /dev/null must not become a file.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(data)
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(path))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file to be replaced, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
