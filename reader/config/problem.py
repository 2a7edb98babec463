"""What is wrong with the configuration, and how it is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import ConfigError

EDIT = "visavis config edit"
"""The command that mends the file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the file at `line` (from 1; 0: the file as a whole), in one sentence."""

    line: int
    what: str


def complaint(path: Path, problems: Sequence[Problem]) -> ConfigError:
    """The first of the problems, and how many more there are."""
    first, more = problems[0], len(problems) - 1
    if more:
        rest = f"{more} more problem{'s' if more > 1 else ''}: visavis config check"
        return ConfigError(f"{place(path, first.line)}: {first.what} {rest}")
    return ConfigError(f"{place(path, first.line)}: {first.what} Type: {EDIT}")


def place(path: Path | None, line: int) -> str:
    """`path:line`, as compilers write it."""
    return f"{path}:{line}" if line else f"{path}"
