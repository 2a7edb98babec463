"""The command line, and the one place that knows everybody (composition root)."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from reader.cli.parser import parse
from reader.errors import VisavisError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What writing to a full or broken disk answers."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; `argv` are the words after `visavis` (default: the process's own).

    Returns the exit code: 0 done, 1 failure, 2 bad usage, 130 interrupted. Prints at most one sentence for
    an error; never a traceback for anything a user can cause.
    """
    _ready_streams()
    try:
        code = _run(parse(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except VisavisError as error:
        print(f"visavis: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The pager was closed: nothing more to say, and nowhere to say it.
        _drop_output()
        return 0
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _drop_output()
        print(f"visavis: The output cannot be written ({error.strerror}): make room.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _ready_streams() -> None:
    """Make the two output streams fit for any article.

    A process that was started with one closed (`>&-`) gets one that goes nowhere: else the next file to be
    opened would get its number, and be printed into. One that cannot hold every character shows a ? for it.
    """
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not stumble over it at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: argparse.Namespace) -> int:
    """Import only what the command needs: `glossary check` must not pay for the reader or the engine."""
    match arguments.command:
        case "read":
            from reader.cli.read import run
        case "fetch":
            from reader.cli.fetch import run
        case "export":
            from reader.cli.export import run
        case "search":
            from reader.cli.search import run
        case "glossary":
            from reader.cli.glossary import run
        case "config":
            from reader.cli.config import run
        case "doctor":
            from reader.cli.doctor import run
        case _:
            from reader.cli.model import run
    return run(arguments)
