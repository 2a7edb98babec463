"""Read parallel corpora, make their typography plain, and hold out whole pieces for testing."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from training.errors import TrainingError

PLAIN = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "« ": '"',
    " »": '"',
    "«": '"',
    "»": '"',
    "…": "...",
    "–": "-",
    "—": "-",
    "‑": "-",
}
"""What the model never sees, and what it sees instead; longer keys stand before their parts. The subword
model carries the same rules (`subwords.rules`), so that whoever runs the package need not know them."""

PIECES = frozenset("ABCEFHIJLM")
"""The files that are made of whole pieces; from the others, lists of phrases, nothing is held out."""
BLOCK = 12
"""Lines held out together: about one piece, so that no neighbour of a test sentence is trained on."""
HELD_OUT = 30
"""Blocks of a thousand that are held out."""


class Pair(NamedTuple):
    """A French sentence and its English."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a corpus: its name without `.tsv`, and its pairs in order."""

    name: str
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class Split:
    """What is trained on, and what is not."""

    train: list[Pair]
    held_out: list[Pair]


def plain(text: str) -> str:
    """The text in NFC, with the typography of PLAIN and single spaces."""
    text = unicodedata.normalize("NFC", text)
    for mark, plainer in PLAIN.items():
        text = text.replace(mark, plainer)
    return " ".join(text.split())


def read(folders: Iterable[Path]) -> list[Document]:
    """Every `*.tsv` of the folders, by name: French TAB English, one pair a line. Raises TrainingError."""
    documents = [_document(path) for folder in folders for path in sorted(folder.glob("*.tsv"))]
    if not any(document.pairs for document in documents):
        raise TrainingError(f"No pair to train on: there is no .tsv file in {', '.join(map(str, folders))}.")
    return documents


def split(documents: Sequence[Document]) -> Split:
    """Hold out whole blocks, chosen by a hash of file and place: the choice stays when the files grow."""
    divided = Split([], [])
    for document in documents:
        for start in range(0, len(document.pairs), BLOCK):
            block = document.pairs[start : start + BLOCK]
            side = divided.held_out if _is_held_out(document.name, start) else divided.train
            side.extend(block)
    return divided


def read_test_set(stem: Path) -> list[Pair]:
    """The pairs of STEM.fra and STEM.eng, aligned by line; lines that are empty on a side are left out."""
    sides = [_lines(stem.with_name(f"{stem.name}.{side}")) for side in ("fra", "eng")]
    if len(sides[0]) != len(sides[1]):
        raise TrainingError(f"{stem}.fra has {len(sides[0])} lines and {stem}.eng {len(sides[1])}.")
    pairs = (Pair(plain(source), plain(target)) for source, target in zip(*sides, strict=True))
    return [pair for pair in pairs if pair.source and pair.target]


def _document(path: Path) -> Document:
    pairs = []
    for number, line in enumerate(_lines(path), start=1):
        sides = line.split("\t")
        if len(sides) != 2 or not all(side.strip() for side in sides):
            raise TrainingError(f"{path}, line {number}: expected French, one TAB, English.")
        pairs.append(Pair(plain(sides[0]), plain(sides[1])))
    return Document(path.stem, pairs)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError(f"{path} cannot be read: {error}.") from error


def _is_held_out(name: str, start: int) -> bool:
    digest = hashlib.sha1(f"{name}:{start}".encode(), usedforsecurity=False).hexdigest()
    return name in PIECES and int(digest, 16) % 1000 < HELD_OUT
