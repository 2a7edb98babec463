"""The user's configuration: one small TOML file, `config.toml`, which may be missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from reader.errors import ConfigError

MODES = ("auto", "columns", "stacked", "source", "target", "reveal")
PAIRINGS = ("paragraph", "sentence")
SPLITS = range(25, 76)
"""Percent of the width that the source column may have."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read; what is "" or None is left as it is built in or remembered."""

    mode: str = ""
    pairing: str = ""
    split: int | None = None
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Lookup:
    """A command of the user's own that explains words."""

    command: tuple[str, ...] = ()
    """Its words, run as they are, without a shell; `{word}` and `{sentence}` are filled in. (): none."""
    where: Literal["panel", "terminal"] = "panel"


@dataclass(frozen=True, slots=True)
class Articles:
    """What `visavis` opens when no article is named."""

    folders: tuple[str, ...] = ()
    """(): the samples."""
    translate: Literal["opened", "all"] = "opened"
    """What is translated in the background: what is asked for, or every article that is listed."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be configured; each value is as it is built in unless the file says otherwise."""

    reading: Reading = field(default_factory=Reading)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of bindings, by id; (): none. Checked by `reader.tui.keymap`, which knows the ids."""
    lookup: Lookup = field(default_factory=Lookup)
    articles: Articles = field(default_factory=Articles)
    glossaries: tuple[str, ...] = ()
    """[glossary] files: read after the user's own; their terms win over it."""
    path: Path | None = None
    """None: there is no file."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where `table.key` stands in the file, from 1."""


def load(path: Path) -> Config:
    """The configuration in the file at `path`; as it is built in when there is none.

    Raises ConfigError, which names the file, the line, what is wrong and the nearest thing that is known.
    """
    if not is_there(path):
        return Config()
    from reader.config.problem import complaint  # most have no file, and need no parser
    from reader.config.reading import read

    config, problems = read(path)
    if problems:
        raise complaint(path, problems)
    return config


def is_there(path: Path) -> bool:
    """Is there such a file? Raises ConfigError when that cannot be known."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise ConfigError(f"{path} cannot be reached ({error.strerror}): check that folder.") from error
    return True
