"""Find names in French segments that no term covers: runs of capitalised words, and acronyms."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reader.bitext import Bitext, Unit
from reader.fold import key, spelling
from reader.glossary.stopwords import STOP_WORDS
from reader.quality.names import french
from reader.verify.surface import Span

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŒ][^\W_]*(?:-[^\W_]+)*"
_RUN = re.compile(
    rf"\b{_CAPITAL}(?: (?:(?:de|du|des|ben|bin|von|van|der|al|el|della|dos) )?{_CAPITAL}){{0,5}}"
)
_WORD = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"(?:^|[!?…:;«“\"(\[–—•*-]|(?<![A-ZÀ-ÖØ-Þ])\.)\s*\Z")
"""A capital there may be that of any word; one after an initial or a title (M. Ensign) is a name's."""
_TITLES = frozenset({"mme", "mmes", "mlle", "mlles", "me", "mes", "dr", "pr", "mgr"})
"""What stands before a name and is no part of it."""
_LOOK = 8
_COMMON = STOP_WORDS | {
    *("mai", "juin", "aout", "fin", "via", "vu", "moi", "soi", "oui", "non", "cas", "but", "mot"),
    *("mesdames", "messieurs"),
}
"""Words that open sentences, besides those of `reader.quality.names.french`."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a segment: source[start:end] of the unit's segment text."""

    text: str
    article: str
    unit: Unit
    start: int
    end: int


def find_names(bitexts: Iterable[Bitext]) -> Iterator[Name]:
    """The names outside the glossary's occurrences, in reading order, without titles (Mme, Me, Dr).

    The first word of a sentence counts when it is no French word and the library never writes it small, or
    when it begins a longer name inside another sentence (Pierre); segments in capitals are left out.
    """
    listed = list(bitexts)
    words = _Words(listed)
    for bitext in listed:
        for unit in bitext.units:
            for start, end in _spans(unit, words):
                text = spelling(unit.segment.text[start:end])
                yield Name(text, bitext.article.slug, unit, start, end)


class _Words:
    """What a library shows of its words."""

    def __init__(self, bitexts: Iterable[Bitext]) -> None:
        self._small: set[str] = set()
        self._heads: set[str] = set()
        """What begins names of several words inside sentences: first names."""
        for bitext in bitexts:
            for unit in bitext.units:
                self._take(unit.segment.text)

    def _take(self, source: str) -> None:
        self._small.update(word for word in _WORD.findall(source) if word.islower())
        for run in _RUN.finditer(source):
            if " " in run[0] and not _opens(source, run.start()):
                self._heads.add(run[0].partition(" ")[0])

    def small(self, word: str) -> bool:
        """Whether it stands somewhere in small letters."""
        return word.lower() in self._small

    def common(self, word: str, *, alone: bool) -> bool:
        """Whether it opens a sentence as any word does; `alone`: no other capitalised word follows it."""
        if not alone and word in self._heads:
            return False
        plain = key(word)
        return self.small(word) or plain in _COMMON or plain in french()


def _opens(source: str, start: int) -> bool:
    return _OPENS.search(source, max(0, start - _LOOK), start) is not None


def _spans(unit: Unit, words: _Words) -> Iterator[Span]:
    source = unit.segment.text
    if _in_capitals(source):
        return
    covered = [(one.occurrence.start, one.occurrence.end) for one in unit.renderings]
    for run in _RUN.finditer(source):
        start, end = run.span()
        if _opens(source, start):
            start = _past(source, start, end, lambda word, alone: words.common(word, alone=alone))
        start = _past(source, start, end, lambda word, _: word.lower() in _TITLES)
        text = source[start:end]
        if len(text) < 2 or any(start < stop and begin < end for begin, stop in covered):
            continue
        if " " not in text and words.small(text):
            continue
        yield start, end


def _past(source: str, start: int, end: int, passed: Callable[[str, bool], bool]) -> int:
    """Where the name begins: behind the words of the run that are to be passed over."""
    while start < end:
        word = _WORD.match(source, start)
        space = source.find(" ", start, end)
        if word is None or not passed(word[0], space < 0):
            return start
        start = space + 1 if space >= 0 else end
    return start


def _in_capitals(source: str) -> bool:
    words = _WORD.findall(source)
    return len(words) > 1 and sum(word.isupper() for word in words) * 2 > len(words)
