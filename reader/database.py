"""Our SQLite files: opened in WAL mode, made by no newer version, their failures said in one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import StoreError


@contextmanager
def explained(what: str, path: Path | None) -> Iterator[None]:
    """Turn a failure of the disk or of SQLite inside the block into a StoreError about the file of `what`."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"The {what} {path} cannot be used ({error}): "
            "check the folder's permissions and free space, or move the file away."
        ) from error


def connected(
    what: str, path: Path | None, schema: str, version: int, *, patience: float
) -> sqlite3.Connection:
    """Open the file of `what`, for any thread, with the tables of `schema` (None: in this process only).

    `patience`: seconds to wait for another process's lock. Raises StoreError when the file cannot be made, is
    no database or has a newer `version`; it is then closed, and left as it is.
    """
    with explained(what, path):
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(path or ":memory:", timeout=patience, check_same_thread=False)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] > version:
                raise StoreError(f"{path} was written by a newer Vis-à-vis: upgrade, or move the file away.")
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=NORMAL")
            database.executescript(f"BEGIN IMMEDIATE; {schema} PRAGMA user_version={version}; COMMIT;")
        except BaseException:
            database.close()
            raise
    return database
