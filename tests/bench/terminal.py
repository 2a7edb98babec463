"""The reader in a real pseudo-terminal, as a user has it: keys go in, and what comes out is timed."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]")
_PATIENCE = 60.0
"""Seconds to wait for a sign before giving up."""
_QUIET = 0.05
"""Seconds without output before something is asked: what comes then is the answer."""
_TAIL = 200_000
"""Bytes of the screen's output that are searched for a sign: some screens."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was seen: seconds since the command, and processor seconds spent until then.

    On a machine that does other work the latter say more. They are those of all threads.
    """

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Answer:
    """How long an answer took: seconds until it was on the screen, processor seconds of what paints."""

    wall: float
    processor: float


class Terminal:
    """`visavis` at work in a terminal of `columns` × `rows`; a context manager that ends it."""

    def __init__(
        self, words: Sequence[str], environment: Mapping[str, str], columns: int = 140, rows: int = 40
    ) -> None:
        """Type the command: `words` are those after `visavis`."""
        self._began = time.monotonic()
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            _set_size(0, columns, rows)
            os.execve(sys.executable, [sys.executable, "-m", "reader", *words], dict(environment))
        self._seen = b""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)  # until it is waited for, the process has its number
        os.close(self._terminal)
        os.waitpid(self._process, 0)

    def until(self, sign: str) -> Moment:
        """Wait until `sign`, a regular expression, is on the screen. Raises SystemExit when it never is."""
        pattern = re.compile(sign.encode())
        deadline = time.monotonic() + _PATIENCE
        while not pattern.search(_ESCAPE.sub(b"", self._seen)):
            if not self._read(deadline - time.monotonic()):
                raise SystemExit(f"The reader did not show {sign!r} within {_PATIENCE:.0f} s.")
        return Moment(time.monotonic() - self._began, time.clock_gettime(~self._process << 3 | 2))

    def press(self, keys: str) -> Answer:
        """Press keys (or send any bytes) and wait for what they bring about."""
        return self._answer(lambda: os.write(self._terminal, keys.encode()))

    def resize(self, columns: int, rows: int) -> Answer:
        """Make the terminal larger or smaller; the whole screen has to come anew."""
        return self._answer(lambda: _set_size(self._terminal, columns, rows), columns * rows, 2 * _QUIET)

    def settle(self, quiet: float) -> None:
        """Read on until nothing has come for `quiet` seconds, or for ten of them."""
        deadline = time.monotonic() + 10 * quiet
        while time.monotonic() < deadline and self._read(quiet):
            pass

    def resident(self) -> float:
        """Megabytes of memory that the process holds."""
        pages = int(Path(f"/proc/{self._process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def _answer(self, act: Callable[[], object], least: int = 1, quiet: float = 0.02) -> Answer:
        """Until `least` bytes are there and none has followed for `quiet` seconds; the last one counts."""
        self.settle(_QUIET)
        began, spent, count, last = time.monotonic(), self._spent(), 0, 0.0
        act()
        while count < least or self._ready(quiet):
            count += self._read(_PATIENCE)
            last = time.monotonic()
        return Answer(last - began, self._spent() - spent)

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self._terminal], [], [], max(0.0, seconds))[0])

    def _read(self, seconds: float) -> int:
        """Take what there is within `seconds`; how many bytes that was."""
        if not self._ready(seconds):
            return 0
        try:
            data = os.read(self._terminal, 65536)
        except OSError:
            return 0  # the reader has left
        self._seen = (self._seen + data)[-_TAIL:]
        return len(data)

    def _spent(self) -> float:
        """Processor seconds of the first thread, which paints; the others read and translate."""
        return int(Path(f"/proc/{self._process}/schedstat").read_text().split()[0]) / 1e9


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
