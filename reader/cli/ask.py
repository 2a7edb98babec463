"""Ask before something is downloaded or deleted."""

import sys

from reader.errors import UsageError


def agreed(question: str, yes: bool) -> bool:
    """Is the answer yes? `yes` is --yes: nobody is asked then. Raises UsageError when nobody can be asked."""
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("Nobody can be asked here: add --yes.")
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "o", "oui")
