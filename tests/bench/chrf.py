"""chrF++ of a corpus: character n-grams to 6, word n-grams to 2, beta 2, no smoothing (Popović 2017)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

CHARACTERS, WORDS, BETA = 6, 2, 2.0
_TOKEN = re.compile(r"\w+|[^\w\s]")


def chrf(pairs: Iterable[tuple[str, str]]) -> float:
    """The score (0 to 100) of (hypothesis, reference) pairs: the mean of the corpus's F over the orders."""
    orders = CHARACTERS + WORDS
    matches, mine, theirs = [0] * orders, [0] * orders, [0] * orders
    for hypothesis, reference in pairs:
        for order, (one, other) in enumerate(zip(_grams(hypothesis), _grams(reference), strict=True)):
            matches[order] += (one & other).total()
            mine[order] += one.total()
            theirs[order] += other.total()
    scores = [_f(*counts) for counts in zip(matches, mine, theirs, strict=True)]
    return 100 * sum(scores) / orders


def _f(match: int, mine: int, theirs: int) -> float:
    if not match:
        return 0.0
    precision, recall = match / mine, match / theirs
    return (1 + BETA**2) * precision * recall / (BETA**2 * precision + recall)


def _grams(text: str) -> list[Counter[tuple[str, ...]]]:
    letters, tokens = "".join(text.split()), _TOKEN.findall(text)
    return [_count(letters, n) for n in range(1, CHARACTERS + 1)] + [
        _count(tokens, n) for n in range(1, WORDS + 1)
    ]


def _count(items: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(items[i : i + n]) for i in range(len(items) - n + 1))
