"""Lend the terminal to another program."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


def run(words: Sequence[str]) -> int:
    """Run a program in the terminal of a suspended application; returns its exit status. Raises OSError."""
    with _undisturbed():
        return subprocess.run(words, check=False).returncode


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl+C is the program's; a handler of our own is not inherited by it, as ignoring would be."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
