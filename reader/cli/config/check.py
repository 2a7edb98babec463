"""`visavis config check`: every problem with file and line."""

import argparse
from pathlib import Path

from reader.cli.configuration import file
from reader.config import is_there
from reader.config.problem import Problem, place


def run(_: argparse.Namespace) -> int:
    """Print the problems. Returns 1 when there are any, else 0."""
    return report(file())


def report(path: Path) -> int:
    """Print what is wrong with the file. Returns the exit code; raises ConfigError for an unreachable one."""
    if not is_there(path):
        print(f"{path} is not there: everything is as it is built in. To write it: visavis config init")
        return 0
    found = problems(path)
    for one in found:
        print(f"{place(path, one.line)}: {one.what}")
    plural = "" if len(found) == 1 else "s"
    print(f"{len(found)} problem{plural}" if found else f"{path}: no problems")
    return 1 if found else 0


def problems(path: Path) -> list[Problem]:
    """Everything that is wrong with the file, the keys and the colours included, in the order of lines."""
    from reader.config.reading import read
    from reader.tui.custom import examine

    config, found = read(path)
    return sorted([*found, *examine(config)[1]], key=lambda one: one.line)
