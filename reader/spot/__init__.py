"""Spot the glossary's terms in a French segment."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from reader.fold import bare, fold, key, keys, spellings
from reader.glossary import Case, Glossary, Term
from reader.glossary.condition import Condition, condition
from reader.spot.boundary import bounded, protected

_WORD = re.compile(r"[^\W_]+")
_LIGATURE = re.compile("[œŒæÆ]")
_CASE_ORDER: dict[Case, int] = {"exact": 0, "initial": 1, "any": 2}
_SHORT = 3
"""A word in capitals of up to three letters is an acronym (VAR, EST) unless the whole text is in capitals."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term as it stands in a source: source[start:end], code points."""

    term: Term
    start: int
    end: int


class _Form(NamedTuple):
    """One French form of a term, folded."""

    text: str
    term: Term


class _Segment:
    """A folded segment and what is worked out about it at most once."""

    def __init__(self, source: str) -> None:
        self.folded = fold(source)
        self.text = self.folded.text
        self.key = key(self.text)
        self._held: dict[int, bool] = {}

    @cached_property
    def protected(self) -> tuple[tuple[int, int], ...]:
        """Addresses, @names and #tags: (start, end) of each."""
        return protected(self.text)

    @cached_property
    def reached(self) -> tuple[int, ...]:
        """For each protected span the furthest end of it and those before it."""
        return tuple(accumulate((end for _, end in self.protected), max))

    @cached_property
    def in_capitals(self) -> bool:
        """Whether it is a headline in capitals: more words in capitals than others."""
        words = _WORD.findall(self.text)
        return sum(1 if word.isupper() else -1 for word in words if word.upper() != word.lower()) > 0

    def allows(self, form: _Form) -> bool:
        """Whether the conditions of the term hold here."""
        if not form.term.needs and not form.term.unless:
            return True
        known = self._held.get(id(form.term))
        if known is None:
            known = self._held[id(form.term)] = self._holds(form.term)
        return known

    def _holds(self, term: Term) -> bool:
        if term.needs and not any(_condition(need).holds(self.text, self.key) for need in term.needs):
            return False
        return not any(_condition(bar).holds(self.text, self.key) for bar in term.unless)


class Spotter:
    """Finds the terms of one glossary; built once, asked for every segment.

    Forms are looked up by their key (no case, no accents): the first word of a form says which lengths to try
    at that word, so the time depends on the segment and hardly on the size of the glossary.
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._forms: dict[str, list[_Form]] = {}
        self._lengths: dict[str, tuple[tuple[int, int], ...]] = {}
        """Length and lead of every form, the longest first, under the first word of its key."""
        forms = _forms(glossary.terms)
        for form, plain in zip(forms, keys([form.text for form in forms]), strict=True):
            word, lead = _first_word(plain)
            if word:
                self._forms.setdefault(plain, []).append(form)
                self._learn(word, (len(plain), lead))
        ranks = _ranks(glossary.terms)
        for alike in self._forms.values():
            if len(alike) > 1:
                alike.sort(key=lambda form: _preference(form.term, ranks))

    def _learn(self, word: str, length: tuple[int, int]) -> None:
        known = self._lengths.get(word, ())
        if length not in known:
            self._lengths[word] = tuple(sorted((*known, length), reverse=True)) if known else (length,)

    def spot(self, text: str) -> tuple[Occurrence, ...]:
        """All occurrences in source order, none overlapping: the leftmost, and there the longest, wins."""
        return tuple(self._occurrences(text))

    def _occurrences(self, text: str) -> Iterator[Occurrence]:
        segment = _Segment(text)
        free = 0
        for word in _WORD.finditer(segment.key):
            if word.start() < free:
                continue
            for length, lead in self._lengths.get(word[0], ()):
                start, end = word.start() - lead, word.start() - lead + length
                term = self._term_at(segment, start, end) if start >= free else None
                if term is not None:
                    yield Occurrence(term, *segment.folded.span(start, end))
                    free = end
                    break

    def _term_at(self, segment: _Segment, start: int, end: int) -> Term | None:
        """The term of which segment.text[start:end] is a form, if it may count there."""
        forms = self._forms.get(segment.key[start:end])
        if forms is None or end > len(segment.text) or not bounded(segment.text, start, end):
            return None
        surface = segment.text[start:end]
        for form in forms:
            if _agrees(surface, form, segment) and segment.allows(form) and not _inside(segment, start, end):
                return form.term
        return None


def _forms(terms: Sequence[Term]) -> list[_Form]:
    """The folded forms, each also with œ and æ spelled out, as keyboards without them write it."""
    texts = spellings([form for term in terms for form in term.sources])
    owners = [term for term in terms for _ in term.sources]
    found = list(map(_Form, texts, owners))
    for text, term in zip(texts, owners, strict=True):
        if not text.isascii() and _LIGATURE.search(text):
            apart = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
            found.append(_Form(apart, term))
    return found


def _first_word(plain: str) -> tuple[str, int]:
    """The first word of a key and where it starts; "" when it has none."""
    head = plain.partition(" ")[0]
    if head.isalnum():
        return head, 0  # nearly always, and a regular expression would take longer
    found = _WORD.search(plain)
    return (found[0], found.start()) if found else ("", 0)


@lru_cache(maxsize=4096)
def _condition(value: str) -> Condition:
    return condition(value)


def _ranks(terms: Iterable[Term]) -> dict[str, int]:
    """The rank of each layer; 0 is the strongest."""
    return {layer: rank for rank, layer in enumerate(dict.fromkeys(term.origin.layer for term in terms))}


def _preference(term: Term, ranks: dict[str, int]) -> tuple[int, int, bool]:
    """Among forms with one key: the later layer first, then the stricter case, then one with conditions."""
    return ranks[term.origin.layer], _CASE_ORDER[term.case], not (term.needs or term.unless)


def _inside(segment: _Segment, start: int, end: int) -> bool:
    """Whether the span touches an address, an @name or a #tag."""
    at = bisect_left(segment.protected, (end,))
    return at > 0 and segment.reached[at - 1] > start


def _agrees(surface: str, form: _Form, segment: _Segment) -> bool:
    """Whether a surface with the form's key also has its case and accents."""
    text = form.text
    if surface == text:
        return True
    case = form.term.case
    if case == "any":
        return all(map(_same_letter, surface, text))
    text = _with_capitals_of(surface, text, first=case == "initial")
    if all(map(_same_capital, surface, text)):
        return True
    if not surface.isupper() or not (len(surface) > _SHORT or segment.in_capitals):
        return False
    return all(map(_same_letter, surface, text))


def _with_capitals_of(surface: str, text: str, *, first: bool) -> str:
    """The form with the surface's capitals at the start of its words: Nord-Coréens, Union Européenne.

    The `first` letter may have one under `initial` only, and so may a word after a hyphen.
    """
    before = " " + ("-" if first else "")
    return "".join(
        letter.upper() if written.isupper() and (text[at - 1] in before if at else first) else letter
        for at, (written, letter) in enumerate(zip(surface, text, strict=True))
    )


def _same_capital(letter: str, wanted: str) -> bool:
    """The same letter; a capital may have lost its accent."""
    return letter == wanted or (wanted.isupper() and letter == bare(wanted))


def _same_letter(letter: str, wanted: str) -> bool:
    """The same letter in any case; a capital may have lost its accent."""
    return letter.lower() == wanted.lower() or (letter.isupper() and letter == bare(wanted.upper()))
