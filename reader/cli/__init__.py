"""The command line, and the one place that knows everybody (composition root)."""

import argparse
import os
import sys
from collections.abc import Sequence

from reader.cli.parser import parse
from reader.errors import VisavisError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; `argv` are the words after `visavis` (default: the process's own).

    Returns the exit code: 0 done, 1 failure, 2 bad usage, 130 interrupted. Prints at most one sentence for
    an error; never a traceback for anything a user can cause.
    """
    try:
        code = _run(parse(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except VisavisError as error:
        print(f"visavis: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The pager was closed: nothing more to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def _run(arguments: argparse.Namespace) -> int:
    """Import only what the command needs: `glossary check` must not pay for the reader or the engine."""
    match arguments.command:
        case "read":
            from reader.cli.read import run
        case "fetch":
            from reader.cli.fetch import run
        case "export":
            from reader.cli.export import run
        case "glossary":
            from reader.cli.glossary import run
        case "doctor":
            from reader.cli.doctor import run
        case _:
            from reader.cli.model import run
    return run(arguments)
