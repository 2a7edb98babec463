"""Accept or refuse a candidate of the ladder: what a rung must not break."""

import re
from collections import Counter

from reader.verify.surface import plain, words

_NUMBER = re.compile(r"\d+")
_SHORTEST, _LONGEST = 0.7, 1.4
"""Length of a candidate over that of the engine's own translation."""
_SLACK = 12
"""Characters that a short candidate may be longer or shorter whatever the ratio."""
_COLLAPSE = 0.8
"""How far (log-probability) a candidate's score may fall below the first translation's."""


def accept(candidate: str, first: str, source: str, *, faulty: bool = False) -> bool:
    """Whether `candidate` keeps the numbers and the length of `first`, and repeats nothing that it did not.

    `first` is the engine's own translation (R0); where it is `faulty` (it loops, breaks off…) or far shorter
    than the source, its length says nothing and the source's is taken.
    """
    trusted = not faulty and len(first) >= _SHORTEST * len(source)
    return (
        _numbers(candidate, source) >= _numbers(first, source)
        and _fits(len(candidate), len(first) if trusted else len(source))
        and not (_repeated(candidate) - _repeated(first))
    )


def collapsed(score: float, first: float) -> bool:
    """Whether the engine believes in the candidate far less than in its first translation."""
    return score < 2 * first - 1


def _numbers(text: str, source: str) -> Counter[str]:
    return Counter(_NUMBER.findall(text)) & Counter(_NUMBER.findall(source))


def _fits(length: int, first: int) -> bool:
    return first * _SHORTEST - _SLACK <= length <= first * _LONGEST + _SLACK


def _repeated(text: str) -> set[tuple[str, ...]]:
    """The word trigrams that stand more than once."""
    low = plain(text)
    run = [low[a:b] for a, b in words(low)]
    return {gram for gram, times in Counter(zip(run, run[1:], run[2:], strict=False)).items() if times > 1}
