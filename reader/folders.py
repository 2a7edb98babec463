"""Where Vis-à-vis keeps its files; nothing is created until something is written."""

from collections.abc import Callable
from pathlib import Path

import platformdirs

from reader.errors import VisavisError

_APP = "visavis"


def config() -> Path:
    """The folder of `config.toml` and of the user's own `glossary.tsv` (XDG_CONFIG_HOME is respected)."""
    return _own(platformdirs.user_config_dir)


def data() -> Path:
    """The folder of the translation memory, fetched articles and the unpacked starter (XDG_DATA_HOME)."""
    return _own(platformdirs.user_data_dir)


def _own(folder: Callable[..., str]) -> Path:
    """Raises VisavisError for a user without a home."""
    try:
        return Path(folder(_APP, appauthor=False))
    except RuntimeError as error:
        raise VisavisError("There is no home folder; run: export HOME=/path/to/a/folder/of/yours") from error


def _shipped(installed: str, checkout: str) -> Path:
    package = Path(__file__).resolve().parent
    folder = package / installed
    return folder if folder.is_dir() else package.parent / checkout


def curated() -> Path:
    """The folder of the curated glossary files: inside the wheel, or `glossary/` of a checkout."""
    return _shipped("curated", "glossary")


def samples() -> Path:
    """The folder of the sample articles: inside the wheel, or `seeds/` of a checkout."""
    return _shipped("samples", "seeds")
