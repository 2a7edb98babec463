"""Guess which words of an English segment stand for a French name that the glossary does not know."""

import re
from collections.abc import Iterator, Sequence

from reader.enforce.similar import likeness
from reader.verify.surface import Span, plain, words

_ALIKE = 0.55
"""Least likeness; Loukachenka and Lukashenko have 0.9, two names of one length by chance about 0.3."""
_SMALL = re.compile(r"of|the|and|al|el|ben|bin|von|van|de|du|da", re.IGNORECASE)


def guess(name: str, target: str, taken: Sequence[Span] = ()) -> Span | None:
    """Where `name` went: target[start:end], or None when nothing there is like it.

    The name itself where it was copied; else the capitalised words most alike (by letters, or by the sounds
    of the consonants), outside the spans `taken` by other names; an acronym may be an anagram (OTAN, NATO).
    """
    low, wanted = plain(target), plain(name)
    count = len(list(words(wanted)))
    best, score = None, _ALIKE
    for start, end in _windows(target, count + 1, taken):
        if low[start:end] == wanted:
            return start, end
        alike = _alike(name, target[start:end], wanted, low[start:end])
        if alike > score:
            best, score = (start, end), alike
    return best


def _alike(name: str, window: str, wanted: str, low: str) -> float:
    if name.isupper() and len(name) <= 6:
        return 0.9 if window.isupper() and sorted(name) == sorted(window) else 0.0
    return likeness(wanted, low)


def _windows(target: str, most: int, taken: Sequence[Span]) -> Iterator[Span]:
    """Runs of up to `most` words, the first and the last with a capital."""
    spans = [
        span for span in words(target) if not any(span[0] < end and start < span[1] for start, end in taken)
    ]
    for first, (start, _) in enumerate(spans):
        if not target[start].isupper():
            continue
        for last in range(first, min(first + most, len(spans))):
            begin, end = spans[last]
            if target[begin].isupper():
                yield start, end
            elif not _SMALL.fullmatch(target[begin:end]):
                break
