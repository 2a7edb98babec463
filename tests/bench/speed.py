"""How fast the reader is in a real (pseudo-)terminal: `make bench`.

Prints, for an article of sixty segments, the seconds from the command to the first French, to the first
English and to the last, with an empty translation memory and with a full one: medians of several runs.
Nothing is asserted, since a shared machine is no judge.
"""

import argparse
import os
import pty
import re
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

_ESCAPE = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]")
_SIZE = (40, 140)
"""Rows and columns of the terminal."""
_PATIENCE = 60.0
"""Seconds to wait for a sign before giving up."""
SEGMENTS = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """Seconds from the command to each sign of life."""

    source: float
    target: float
    whole: float


def open_once(article: Path, home: Path) -> Opening:
    """Open the article in a pseudo-terminal with that HOME, wait until it is all English, quit."""
    began = time.monotonic()
    process, terminal = pty.fork()
    if process == 0:
        environment = os.environ | {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.environ.clear()
        os.environ.update(environment, LINES=str(_SIZE[0]), COLUMNS=str(_SIZE[1]))
        os.execv(sys.executable, [sys.executable, "-m", "reader", str(article)])
    try:
        signs = (rb"premier jour", rb"[1-9]\d*/60", rb"60/60")
        return Opening(*(at - began for at in _watch(terminal, signs)))
    finally:
        os.write(terminal, b"q")
        time.sleep(0.2)
        os.close(terminal)
        os.waitpid(process, 0)


def _watch(terminal: int, signs: Sequence[bytes]) -> list[float]:
    """When each sign was first on the screen, in order."""
    seen, text, times = b"", b"", []
    for sign in signs:
        deadline = time.monotonic() + _PATIENCE
        while not re.search(sign, text):
            if not select.select([terminal], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise SystemExit(f"The reader did not show {sign!r} within {_PATIENCE:.0f} s.")
            seen += os.read(terminal, 65536)
            text = _ESCAPE.sub(b"", seen)
        times.append(time.monotonic())
    return times


def sample(folder: Path) -> Path:
    """An article of sixty segments, made of our own sample articles' sentences."""
    from reader.intake import collect, read
    from reader.segment import segment

    sentences = [
        one.text
        for entry in collect([str(ROOT / "seeds")])
        for one in segment(read(entry))
        if one.text.endswith(".")
    ]
    lines = ["Le premier jour.", *dict.fromkeys(sentences)][:SEGMENTS]
    path = folder / "sixty.txt"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        article = sample(Path(name))
        homes = [Path(name) / f"home{number}" for number in range(runs)]
        for home in homes:
            home.mkdir()
        open_once(article, homes[0])  # warm the disk cache
        empty = [open_once(article, home) for home in homes[1:]]
        full = [open_once(article, homes[0]) for _ in range(runs)]
    for label, openings in (("empty memory", empty), ("full memory", full)):
        for what in ("source", "target", "whole"):
            figure = statistics.median(getattr(one, what) for one in openings)
            print(f"{label}: {what:6} after {figure:.2f} s (median of {len(openings)})")


if __name__ == "__main__":
    main()
