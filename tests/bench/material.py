"""What the reader is measured with, made of the sample articles' sentences: an article, a book, a home."""

import os
import random
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

SEGMENTS = 60
PARAGRAPHS = 10_000
OPENING = "Le premier jour."
"""The first paragraph of both, to be seen on the screen."""
_WELCOMED = """
from reader import folders
from reader.places import Places
Places(folders.data() / "places.db").set("welcomed", "yes")
"""


def sentences() -> list[str]:
    """The sentences of the samples, each once."""
    from reader.intake import collect, read
    from reader.segment import segment

    found = (one.text for entry in collect([str(ROOT / "seeds")]) for one in segment(read(entry)))
    return list(dict.fromkeys(text for text in found if text.endswith(".")))


def article(folder: Path) -> Path:
    """Sixty paragraphs of one segment."""
    return _write(folder / "sixty.txt", [OPENING, *sentences()][:SEGMENTS])


def book(folder: Path) -> Path:
    """10,000 paragraphs of one to four sentences, some 250 characters each; always the same."""
    dice, known = random.Random(1), sentences()
    paragraphs = [" ".join(dice.sample(known, dice.randint(1, 4))) for _ in range(PARAGRAPHS - 1)]
    return _write(folder / "book.txt", [OPENING, *paragraphs])


def environment(home: Path, compiled: Path) -> dict[str, str]:
    """That of a user whose home is `home`, who knows the welcome; Python compiles into `compiled`."""
    dropped = ("LINES", "COLUMNS", "PYTHONDONTWRITEBYTECODE", "ARGOS_PACKAGES_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in dropped and name[:4] != "XDG_"}
    made = kept | {
        "HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(compiled),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    home.mkdir(parents=True)
    subprocess.run([sys.executable, "-c", _WELCOMED], env=made, cwd=ROOT, check=True)
    return made


def _write(path: Path, paragraphs: list[str]) -> Path:
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path
