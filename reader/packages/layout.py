"""Where Argos Translate keeps its packages and how it is set, read without importing it.

Importing `argostranslate.settings` creates five folders, prints on a bad file and fails in a read-only home;
this reads the same variables and the same `settings.json` and touches nothing. A test compares the two.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from reader.errors import PackageError

OFFICIAL_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
"""Argos Translate's own default."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Argos Translate's settings that matter here, with its defaults."""

    package_dirs: tuple[Path, ...]
    """Folders whose sub-folders are packages, in Argos's order; they need not exist."""
    device: str
    """ARGOS_DEVICE_TYPE: `cpu`, `cuda` or `auto`."""
    compute_type: str
    """ARGOS_COMPUTE_TYPE, as CTranslate2 names them; `auto` runs an int8 package in int8 on a CPU."""
    inter_threads: int
    intra_threads: int
    """Threads for each batch; 0 means all cores."""
    beam_size: int
    """ARGOS_BEAM_SIZE, or 0 when the user has not set it."""
    batch_size: int
    """ARGOS_BATCH_SIZE in tokens (32 by default)."""
    package_index: str
    """ARGOS_PACKAGE_INDEX: the address under which `index.json` lies."""


def settings() -> Settings:
    """Read the settings from the environment and `settings.json`; the environment wins.

    Raises PackageError when the file is not a JSON object or a number is none.
    """
    data = Path(os.getenv("XDG_DATA_HOME") or _home() / ".local" / "share") / "argos-translate"
    stored = _stored(settings_file())
    folder = Path(_text(stored, "ARGOS_PACKAGES_DIR", str(data / "packages")))
    return Settings(
        package_dirs=(folder, *_snap_dirs()),
        device=_text(stored, "ARGOS_DEVICE_TYPE", "cpu"),
        compute_type=_text(stored, "ARGOS_COMPUTE_TYPE", "auto"),
        inter_threads=_number(stored, "ARGOS_INTER_THREADS", 1, least=1),
        intra_threads=_number(stored, "ARGOS_INTRA_THREADS", 0),
        beam_size=_number(stored, "ARGOS_BEAM_SIZE", 0),
        batch_size=_number(stored, "ARGOS_BATCH_SIZE", 32),
        package_index=_text(stored, "ARGOS_PACKAGE_INDEX", OFFICIAL_INDEX),
    )


def settings_file() -> Path:
    """Argos Translate's own configuration file; it need not exist. Raises PackageError without a home."""
    return Path(os.getenv("XDG_CONFIG_HOME") or _home() / ".config") / "argos-translate" / "settings.json"


def _home() -> Path:
    if "SNAP" in os.environ and "SNAP_USER_DATA" in os.environ:
        return Path(os.environ["SNAP_USER_DATA"])
    try:
        return Path.home()
    except RuntimeError as error:  # no HOME, and a user that the system does not know
        raise PackageError("There is no home folder; run: export HOME=/path/to/a/folder/of/yours") from error


def _stored(path: Path) -> dict[str, object]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise PackageError(f"Argos's settings cannot be read: {path}: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise PackageError(f"Argos's settings are not JSON: {path}; correct or delete the file.") from error
    if not isinstance(value, dict):
        raise PackageError(f"Argos's settings are not a JSON object: {path}; correct or delete the file.")
    return value


def _text(stored: dict[str, object], key: str, default: str) -> str:
    value = os.environ.get(key, stored.get(key))
    return default if value is None else str(value)


def _number(stored: dict[str, object], key: str, default: int, least: int = 0) -> int:
    text = _text(stored, key, str(default))
    try:
        return max(least, int(text))
    except ValueError:
        raise PackageError(
            f"{key} must be a whole number, not {text!r}; correct it or run: unset {key}"
        ) from None


def _snap_dirs() -> list[Path]:
    """The extra folders of Argos's snap: its own packages, then each content snap."""
    if "SNAP" not in os.environ:
        return []
    snap = Path(os.environ["SNAP"]) / "snap_custom"
    own, content = snap / "packages", snap / "content_snap_packages"
    found = [own] if own.is_dir() else []
    return found + ([path for path in content.iterdir() if path.is_dir()] if content.is_dir() else [])
