"""Translate a long source piece by piece: an engine loses less of a clause than of a sentence (rung R4)."""

from collections.abc import Sequence

from reader.engine import Hypothesis
from reader.segment.breath import cut_clauses
from reader.verify.lexicon import english
from reader.verify.surface import find, plain, words


def cut(source: str, longest: int) -> list[str]:
    """The clauses of `source`, short ones together; those of over `longest` characters cut between words."""
    return [piece.strip() for piece in cut_clauses(source, longest)]


def keepers(piece: str, hypotheses: Sequence[Hypothesis], wanted: Sequence[str]) -> list[Hypothesis]:
    """The hypotheses of one piece, those first that keep the most `wanted` forms that stand in the piece."""
    low = plain(piece)
    here = [form for form in map(plain, wanted) if next(find(form, low), None)]
    return sorted(hypotheses, key=lambda one: -sum(form in plain(one.text) for form in here))


def join(pieces: Sequence[str], answers: Sequence[Sequence[Hypothesis]]) -> list[Hypothesis]:
    """Hypotheses of the whole: the first of every piece, the second of every piece… joined."""
    return [
        Hypothesis(_joined(pieces, [one.text for one in parts]), sum(one.score for one in parts))
        for parts in zip(*answers, strict=False)
    ]


def _joined(pieces: Sequence[str], targets: Sequence[str]) -> str:
    """One target, without the capitals and full stops that the cutting brought."""
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
