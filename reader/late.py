"""Regular expressions that are compiled when they are first used.

Compiling those of the clean-up alone took a twentieth of the time to the first French, and most articles
need few of them.
"""

import re
from typing import cast

_METHODS = ("fullmatch", "match", "search", "finditer", "findall", "split", "sub", "subn")


class _Late:
    """Stands for a pattern until it is asked for anything."""

    def __init__(self, regex: str, flags: int) -> None:
        self._asked = regex, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._asked)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))  # nothing stands between from now on
        return getattr(compiled, name)


def late(regex: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does as `re.compile(regex, flags)`; a mistake in `regex` shows only when it is used."""
    return cast(re.Pattern[str], _Late(regex, flags))
