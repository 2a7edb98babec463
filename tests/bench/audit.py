"""An independent audit: does the English hold what the glossary asks for?

It shares no code with spot and verify. It reads words, not characters: a form is a tuple of lower-case words
without accents. It knows nothing of rungs; a segment that says what it missed is not silent.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.glossary.term import Term

Words = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Finding:
    """A term that the source has more often than the English, without a word about it."""

    term: Term
    wanted: int
    found: int
    left: str
    """A French or forbidden form that stands in the English, or ""."""

    def __str__(self) -> str:
        left = f", {self.left} is left" if self.left else ""
        return f"{self.term.source} → {self.term.target}: {self.found} of {self.wanted}{left}"


def bare(text: str) -> str:
    """Lower case, no accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def split(text: str) -> Words:
    """The words of a text, as compared."""
    return tuple(_WORD.findall(bare(text).replace("œ", "oe")))


class Audit:
    """Finds the terms of a glossary in French word tuples, the longest first."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[Words, Term] = {}
        for term in terms:
            for form in (term.source, *term.variants):
                self._terms.setdefault(split(form), term)

    def findings(self, source: str, target: str, flagged: Sequence[Term]) -> list[Finding]:
        """What is wrong and not flagged. Terms under a condition are left out: the audit cannot judge it."""
        wanted = Counter(self._wanted(source))
        excused = Counter(flagged)
        english = split(target)
        found: list[Finding] = []
        for term, times in wanted.items():
            right = _count(english, _right(term))
            left = next((form for form in _wrong(term) if _count(english, [form])), ())
            if right + excused[term] < times or (left and not excused[term]):
                found.append(Finding(term, times, right, " ".join(left)))
        return found

    def _wanted(self, source: str) -> Iterable[Term]:
        words, at = list(_WORD.finditer(bare_keeping_length(source))), 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                term = self._terms.get(tuple(word[0] for word in words[at : at + size]))
                surface = source[words[at].start() : words[at + size - 1].end()]
                if term is not None and _same_case(surface, term):
                    if not term.needs and not term.unless:
                        yield term
                    at += size - 1
                    break
            at += 1


def bare_keeping_length(text: str) -> str:
    """`bare`, one character for one."""
    return "".join((bare(c) or c)[0] for c in text)


def _same_case(surface: str, term: Term) -> bool:
    """A name needs its capital and an acronym all of them; other letters are not looked at."""
    return any(
        surface.isupper() if form.isupper() else form[0].islower() or surface[0].isupper()
        for form in (term.source, *term.variants)
        if split(form) == split(surface)
    )


def _right(term: Term) -> list[Words]:
    forms = [split(form) for form in (term.target, *term.accepted)]
    forms += [form[1:] for form in forms if form[0] == "the" and len(form) > 1]
    return sorted(set(forms), key=len, reverse=True)


def _wrong(term: Term) -> Iterable[Words]:
    """French and forbidden forms that no right form holds."""
    right = {word for form in _right(term) for word in form}
    for form in (*term.forbidden, *(one for one in (term.source, *term.variants) if one[0].isupper())):
        words = split(form)
        if not set(words) <= right and (len(words) > 1 or form not in term.forbidden):
            yield words


def _count(english: Words, forms: Sequence[Words]) -> int:
    """How often one of the forms stands in the English: the longest first, none twice, a plural too."""
    used: set[int] = set()
    times = 0
    for form in forms:
        for at in range(len(english) - len(form) + 1):
            here = range(at, at + len(form))
            if used.isdisjoint(here) and _is(english[at : at + len(form)], form):
                used.update(here)
                times += 1
    return times


def _is(words: Words, form: Words) -> bool:
    *head, last = words
    return tuple(head) == form[:-1] and (
        last in (form[-1], form[-1] + "s", form[-1] + "es", form[-1][:-1] + "ies", form[-1].removesuffix("s"))
    )
