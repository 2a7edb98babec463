"""Where the user's configuration is, for every command."""

from pathlib import Path

from reader import folders
from reader.config import Config, load


def file() -> Path:
    """`config.toml`, which need not be there. Raises VisavisError for a user without a home."""
    return folders.config() / "config.toml"


def configuration() -> Config:
    """What it says. Raises ConfigError."""
    return load(file())
