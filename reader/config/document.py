"""The file as TOML: its tables, and the line of each key."""

import re
import tomllib
from pathlib import Path
from typing import Any

from reader.config.problem import Problem
from reader.neutral import one_line

MOST_BYTES = 64 * 1024
"""A configuration is a page or two; what is longer is something else."""
_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|(end of document))\)")


class NoDocument(Exception):
    """The file holds no TOML; why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def document(path: Path) -> tuple[dict[str, Any], dict[str, int]]:
    """The tables of the file, and the lines of its keys as `lines` gives them. Raises NoDocument."""
    text = _text(path)
    try:
        return tomllib.loads(text), lines(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        why = one_line(_AT.sub("", str(error)))
        raise NoDocument(Problem(line, f"This line is not TOML ({why}).")) from error
    except RecursionError as error:
        raise NoDocument(Problem(0, "It is nested too deeply to be a configuration.")) from error


def lines(text: str) -> dict[str, int]:
    """The line (from 1) of each table and each `table.key`; quotation marks around a key do not count."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("["):
            table = _name(line.lstrip("[ \t").partition("]")[0])
            found.setdefault(table, number)
        elif "=" in line and not line.lstrip().startswith("#"):
            name = _name(line.partition("=")[0])
            found.setdefault(f"{table}.{name}" if table else name, number)
    return found


def _name(text: str) -> str:
    return re.sub(r"[\s\"']", "", text)


def _text(path: Path) -> str:
    try:
        if path.is_dir():
            raise NoDocument(Problem(0, "This is a folder, where a file should be."))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoDocument(Problem(0, f"It cannot be read ({error.strerror}).")) from error
    if len(data) > MOST_BYTES:
        raise NoDocument(Problem(0, f"It is larger than {MOST_BYTES // 1024} kB: no configuration is."))
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NoDocument(Problem(line, "This line is not UTF-8: save the file as UTF-8.")) from error
