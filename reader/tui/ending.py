"""End in order when the terminal is closed, or when the process is told to end."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
_GRACE = 5.0
"""Seconds after which the process ends anyway: a terminal that is gone takes no more output, and blocks."""


def heed(end: Callable[[int], None]) -> None:
    """Call `end` with the exit code (128 + the signal's number) when such a signal comes.

    Needs a running event loop. `end` keeps what is to be kept at once: the process has a few seconds left.
    """
    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        with suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, _end, end, 128 + number)


def _end(end: Callable[[int], None], code: int) -> None:
    last = threading.Timer(_GRACE, os._exit, (code,))
    last.daemon = True
    last.start()
    end(code)
