"""Translate a long source piece by piece: an engine loses less of a clause than of a sentence (rung R4)."""

from collections.abc import Sequence

from reader.breath import cut_clauses
from reader.lexicon import english
from reader.surface import words


def cut(source: str, longest: int) -> list[str]:
    """The clauses of `source`, short ones together, cut between words where they have over `longest` characters."""
    return [piece.strip() for piece in cut_clauses(source, longest)]


def join(pieces: Sequence[str], targets: Sequence[str]) -> str:
    """One target from those of the pieces, without the capitals and full stops that the cutting brought."""
    last = len(pieces) - 1
    return " ".join(
        _fit(target.strip(), piece, first=at == 0, last=at == last)
        for at, (piece, target) in enumerate(zip(pieces, targets, strict=True))
    )


def _fit(target: str, piece: str, *, first: bool, last: bool) -> str:
    if not last and target.endswith(".") and not piece.endswith("."):
        target = target[:-1]
        target += piece[-1] if piece[-1] in ",;:" else ""
    start, end = next(words(target), (0, 0))
    if not first and piece[:1].islower() and target[start:end].lower() in english():
        target = target[:start] + target[start : start + 1].lower() + target[start + 1 :]
    return target
