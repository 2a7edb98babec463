"""Find names in French segments that no term covers: runs of capitalised words, and acronyms."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.bitext import Bitext, Unit
from reader.fold import key, spelling
from reader.glossary.stopwords import STOP_WORDS
from reader.verify.surface import Span

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŒ][^\W_]*(?:-[^\W_]+)*"
_RUN = re.compile(
    rf"\b{_CAPITAL}(?: (?:(?:de|du|des|ben|bin|von|van|der|al|el|della|dos) )?{_CAPITAL}){{0,5}}"
)
_WORD = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"(?:[ldjmtsnc]|(?:jus|lors|puis|quoi)?qu)['’]\Z", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?…:;«“\"(–—-])\s*\Z")
_LOOK = 8
_COMMON = STOP_WORDS | {
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "mme",
    "selon",
}
"""Words that open sentences, for libraries too short to show them small."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a segment: source[start:end] of the unit's segment text."""

    text: str
    article: str
    unit: Unit
    start: int
    end: int


def find_names(bitexts: Iterable[Bitext]) -> Iterator[Name]:
    """The names outside the glossary's occurrences, in reading order.

    The first word of a sentence counts only when the library never writes it small; segments in capitals are
    left out.
    """
    listed = list(bitexts)
    small = _small_words(listed)
    for bitext in listed:
        for unit in bitext.units:
            for start, end in _spans(unit, small):
                text = spelling(unit.segment.text[start:end])
                yield Name(text, bitext.article.slug, unit, start, end)


def _small_words(bitexts: Iterable[Bitext]) -> Counter[str]:
    """How often each word stands in small letters."""
    counts: Counter[str] = Counter()
    for bitext in bitexts:
        for unit in bitext.units:
            counts.update(word for word in _WORD.findall(unit.segment.text) if word.islower())
    return counts


def _spans(unit: Unit, small: Counter[str]) -> Iterator[Span]:
    source = unit.segment.text
    if _in_capitals(source):
        return
    covered = [(one.occurrence.start, one.occurrence.end) for one in unit.renderings]
    for run in _RUN.finditer(source):
        start, end = run.start(), run.end()
        if _OPENS.search(source, max(0, start - _LOOK), start):
            start = _past_common(source, start, end, small)
        text = source[start:end]
        if len(text) < 2 or any(start < stop and begin < end for begin, stop in covered):
            continue
        if " " not in text and small[text.lower()]:
            continue
        yield start, end


def _past_common(source: str, start: int, end: int, small: Counter[str]) -> int:
    """Where the name begins when the run opens a sentence: past words that are common when small."""
    while start < end:
        word = _WORD.match(source, start)
        if word is None or not (small[word[0].lower()] or key(word[0]) in _COMMON):
            return start
        following = source.find(" ", start, end)
        start = following + 1 if following >= 0 else end
    return start


def _in_capitals(source: str) -> bool:
    words = _WORD.findall(source)
    return len(words) > 1 and sum(word.isupper() for word in words) * 2 > len(words)
