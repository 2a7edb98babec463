"""How fast the reader is in a real (pseudo-)terminal: `make bench`.

For an article of sixty segments, with an empty translation memory and with a full one: the seconds from the
command to the first French, to the desk (engine and glossary are set up: the status line names the engine),
to the first English and to the last. For a book of 10,000 paragraphs, while it is being translated: opening,
a line and a page scrolled, a new width, a key in the search line, memory.

Each figure is the median and the best of several runs, with the processor's seconds beside it: those of the
whole process where the article is opened, those of the thread that paints where it answers. Nothing is
asserted, since a shared machine is no judge.
"""

import argparse
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.material import OPENING, SEGMENTS, article, book, environment
from tests.bench.terminal import Answer, Moment, Terminal

_SIGNS = {
    "French": OPENING,
    "desk": "starter",
    "English": rf"[1-9]\d*/{SEGMENTS}",
    "whole": f"{SEGMENTS}/{SEGMENTS}",
}
_TARGETS = {
    "cold: French": 0.4,
    "cold: English": 1.2,
    "cold: whole": 4.0,
    "memory: French": 0.4,
    "memory: desk to whole": 0.15,
    "book: French": 1.0,
    "book: line": 0.033,
    "book: page": 0.033,
    "book: width": 0.3,
    "book: search key": 0.05,
}
"""Seconds."""
_MEGABYTES = 350

Figure = Moment | Answer
Figures = dict[str, list[Figure]]


def opening(path: Path, environment: Mapping[str, str]) -> dict[str, Moment]:
    """Open the article and read its signs of life, until it is all English."""
    with Terminal([str(path)], environment) as terminal:
        found = {name: terminal.until(sign) for name, sign in _SIGNS.items()}
        terminal.press("q")
        terminal.settle(0.2)
    return found


def leafing(path: Path, environment: Mapping[str, str], figures: Figures) -> float:
    """Open the book, use it, and return the megabytes that it took."""
    with Terminal([str(path)], environment) as terminal:
        figures.setdefault("book: French", []).append(terminal.until(OPENING))
        terminal.until(r"\d+/\d{5}")
        terminal.settle(0.5)
        for name, keys in (("line", "j" * 20), ("page", " " * 20)):
            figures.setdefault(f"book: {name}", []).extend(map(terminal.press, keys))
        widths = (120, 138, 96, 140)
        figures.setdefault("book: width", []).extend(terminal.resize(width, 40) for width in widths)
        terminal.press("/")
        terminal.until(r"search both")
        terminal.settle(0.5)
        figures.setdefault("book: search key", []).extend(map(terminal.press, "président"))
        return terminal.resident()


def _since(figures: Figures, name: str, start: str) -> list[Figure]:
    pairs = zip(figures[name], figures[start], strict=True)
    return [Moment(one.wall - other.wall, one.processor - other.processor) for one, other in pairs]


def _print(name: str, found: Sequence[Figure]) -> None:
    walls, processor = ([getattr(one, what) for one in found] for what in ("wall", "processor"))
    target = f"target {1000 * _TARGETS[name]:5.0f}" if name in _TARGETS else ""
    print(
        f"{name:24} {1000 * statistics.median(walls):6.0f} ms  best {1000 * min(walls):5.0f}  worst "
        f"{1000 * max(walls):5.0f}  processor {1000 * statistics.median(processor):5.0f}  "
        f"best {1000 * min(processor):5.0f}  {target}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--books", type=int, default=2)
    wish = parser.parse_args()
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        homes = [
            environment(folder / f"home{number}", folder / "compiled") for number in range(wish.runs + 1)
        ]
        sixty, thick = article(folder), book(folder)
        opening(sixty, homes[0])  # compiles, and warms the disk cache
        for label, chosen in (("cold", homes[1:]), ("memory", homes[:1] * wish.runs)):
            for home in chosen:
                for what, moment in opening(sixty, home).items():
                    figures.setdefault(f"{label}: {what}", []).append(moment)
        figures["memory: French to whole"] = _since(figures, "memory: whole", "memory: French")
        figures["memory: desk to whole"] = _since(figures, "memory: whole", "memory: desk")
        # Each time in a home of its own: in the same one the book would open where it was left.
        shelves = [
            environment(folder / f"shelf{number}", folder / "compiled") for number in range(wish.books)
        ]
        taken = [leafing(thick, home, figures) for home in shelves]
    for label, found in figures.items():
        _print(label, found)
    print(f"{'book: memory':24} {max(taken):6.0f} MB, target {_MEGABYTES}")


if __name__ == "__main__":
    main()
