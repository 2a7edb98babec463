"""Show a download's progress: one line that changes on a terminal, a few plain lines elsewhere."""

import shutil
import sys
from typing import TextIO

from reader.install.offer import Progress


class Bar:
    """A `Report` that writes to standard error; a context manager that leaves the cursor on a fresh line."""

    def __init__(self, sink: TextIO | None = None) -> None:
        self._sink = sink or sys.stderr
        self._live = self._sink.isatty()
        self._next = 0
        self._note = ""
        self._open = False

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._open:
            self._sink.write("\n")
            self._sink.flush()

    def __call__(self, progress: Progress) -> None:
        """Show it; elsewhere than on a terminal only every tenth part, and each new trouble."""
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            self._sink.write(f"\r\x1b[K{_line(progress)[:width]}")
            self._open = True
        elif progress.note != self._note and progress.note:
            self._sink.write(f"{_line(progress)}\n")
        elif not progress.note and _tenths(progress) >= self._next:
            self._next = _tenths(progress) + 1
            self._sink.write(f"{_line(progress)}\n")
        self._note = progress.note
        self._sink.flush()


def megabytes(count: int) -> str:
    """A number of bytes as people read it."""
    return f"{count / 1e6:.1f} MB"


def _tenths(progress: Progress) -> int:
    """How many tenths of the whole are here; one for every 10 MB when the whole is unknown."""
    return 10 * progress.done // (progress.total or 100_000_000)


def _line(progress: Progress) -> str:
    if progress.note:
        return f"{progress.note} Trying again in {progress.wait:.0f} s." if progress.wait else progress.note
    if progress.total is None:
        parts = [megabytes(progress.done)]
    else:
        share = f"{100 * progress.done / max(1, progress.total):.0f} %"
        parts = [share, f"{progress.done / 1e6:.1f} of {megabytes(progress.total)}"]
    if progress.rate:
        parts.append(f"{megabytes(int(progress.rate))}/s")
    if progress.left is not None and progress.done != progress.total:
        parts.append(f"{_span(progress.left)} left")
    return " · ".join(parts)


def _span(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
