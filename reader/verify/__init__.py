"""Verify a target: does every occurrence of the source stand in it, and nothing that is wrong?

Pure functions over strings and terms; `enforce` tries, this judges.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reader.glossary.term import Term
from reader.spot import Occurrence
from reader.verify.extras import Names
from reader.verify.forename import misnamed
from reader.verify.lexicon import english
from reader.verify.surface import Span, find, inflect, neat, plain, same

_UNIQUE = frozenset({"place", "organisation"})
"""Kinds of which there is one each; people are not among them (the Clintons)."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something in the target that should not be there: target[start:end]."""

    kind: Literal["forbidden", "extra"]
    """forbidden: a deprecated form, or the French one; extra: a name that nothing in the source calls for."""
    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one target."""

    spans: tuple[Span | None, ...]
    """For each occurrence, the place of its English form in the target; None where it is missing."""
    wrong: tuple[Wrong, ...] = ()

    @property
    def missing(self) -> tuple[int, ...]:
        """Indexes of the occurrences without a place."""
        return tuple(i for i, span in enumerate(self.spans) if span is None)

    @property
    def forbidden(self) -> tuple[Wrong, ...]:
        """What is `wrong` by a forbidden form."""
        return tuple(one for one in self.wrong if one.kind == "forbidden")

    @property
    def ok(self) -> bool:
        """Every occurrence has a place and nothing is wrong."""
        return not self.wrong and None not in self.spans


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of a term, each as (plain, neat)."""

    right: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]


@lru_cache(maxsize=65536)
def _forms(term: Term) -> _Forms:
    unique = term.kind in _UNIQUE
    right = dict.fromkeys(form for one in term.targets for form in inflect(one, unique=unique))
    plains = {plain(one) for one in right}
    wrong = dict.fromkeys(one for one in term.forbidden if one not in right)
    for one in term.sources:
        if plain(one) not in plains and not _is_english(one):
            wrong.setdefault(one)
    return _Forms(_both(right), _both(wrong))


def _both(forms: dict[str, None]) -> tuple[tuple[str, str], ...]:
    return tuple((plain(one), neat(one)) for one in forms)


def _is_english(form: str) -> bool:
    """Whether a French form reads as plain English too (`force`), so that it proves nothing."""
    return form.islower() and all(word in english() for word in neat(form).split())


def verify(
    target: str, occurrences: Sequence[Occurrence], source: str, names: Names | None = None
) -> Verdict:
    """Judge `target` as the English of `source`, in which `occurrences` were spotted, in source order.

    Each occurrence needs its own stretch of a right form; a longer form wins over one inside it; forbidden
    and French forms are wrong unless they stand inside a right one, or in the source outside every
    occurrence. With `names`, a glossary name that nothing in the source called for is wrong as well.
    """
    if not occurrences:
        return Verdict((), tuple(_extra(names, target, source, occurrences, []))) if names else Verdict(())
    low, text = plain(target), neat(target)
    places = [_places(one.term, low, text) for one in occurrences]
    kept = _longest({span for spans in places for span in spans})
    kept -= _misnamed(occurrences, places, kept, low, text, source)
    spans = _assign([[span for span in spans if span in kept] for spans in places])
    wrong = [*_forbidden(occurrences, low, text, kept, source)]
    if names:
        wrong += _extra(names, target, source, occurrences, kept)
    return Verdict(tuple(spans), tuple(wrong))


def _places(term: Term, low: str, text: str) -> list[Span]:
    """Where a right form of the term stands."""
    return sorted(
        {(a, b) for form, exact in _forms(term).right for a, b in find(form, low) if same(exact, text[a:b])}
    )


def _misnamed(
    occurrences: Sequence[Occurrence],
    places: Sequence[list[Span]],
    kept: set[Span],
    low: str,
    text: str,
    source: str,
) -> set[Span]:
    """The surnames before which the engine wrote a first name that is not theirs: Dmit Peskov."""
    return {
        span
        for one, spans in zip(occurrences, places, strict=True)
        for span in spans
        if span in kept and misnamed(one.term, plain(source[one.start : one.end]), low, text, span, kept)
    }


def _longest(spans: set[Span]) -> set[Span]:
    """The spans without those that a longer one overlaps."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return set(kept)


def _assign(choices: list[list[Span]]) -> list[Span | None]:
    """Give each occurrence a span of its own, as many as can be (augmenting paths)."""
    taken: dict[Span, int] = {}
    for who in range(len(choices)):
        _seat(who, choices, taken, set())
    spans: list[Span | None] = [None] * len(choices)
    for span, who in taken.items():
        spans[who] = span
    return spans


def _seat(who: int, choices: list[list[Span]], taken: dict[Span, int], tried: set[Span]) -> bool:
    """Find `who` a span, moving those before it only when no span is free."""
    free = next((span for span in choices[who] if span not in taken), None)
    if free is not None:
        taken[free] = who
        return True
    for span in choices[who]:
        if span not in tried:
            tried.add(span)
            if _seat(taken[span], choices, taken, tried):
                taken[span] = who
                return True
    return False


def _forbidden(
    occurrences: Sequence[Occurrence], low: str, text: str, right: set[Span], source: str
) -> Iterator[Wrong]:
    seen: set[Span] = set()
    for term in dict.fromkeys(one.term for one in occurrences):
        for form, exact in _forms(term).wrong:
            hits = [
                (a, b)
                for a, b in find(form, low)
                if (a, b) not in seen and _is_form(exact, text[a:b]) and not _covered(a, b, right)
            ]
            if hits:
                free = _free_copies(form, occurrences, source)
                seen.update(hits[free:])
                yield from (Wrong("forbidden", a, b, term) for a, b in hits[free:])


def _is_form(exact: str, found: str) -> bool:
    """Capitals as in the form; diacritics may be lost from a name, never from a common word."""
    return same(exact, found) if exact.islower() else same(plain_marks(exact), plain_marks(found))


def plain_marks(text: str) -> str:
    """The text without diacritics, its capitals kept."""
    return "".join(
        low.upper() if char.isupper() else low for char, low in zip(text, plain(text), strict=True)
    )


def _covered(start: int, end: int, spans: set[Span]) -> bool:
    return any(a <= start and end <= b for a, b in spans)


def _free_copies(form: str, occurrences: Sequence[Occurrence], source: str) -> int:
    """How often the form stands in the source outside every occurrence: so many may be copied."""
    taken = {(one.start, one.end) for one in occurrences}
    return sum(not any(a < d and c < b for c, d in taken) for a, b in find(form, plain(source)))


def _extra(
    names: Names,
    target: str,
    source: str,
    occurrences: Sequence[Occurrence],
    right: Sequence[Span] | set[Span],
) -> Iterator[Wrong]:
    for start, end, term in names.uncalled(target, source, [one.term for one in occurrences]):
        if not any(a < end and start < b for a, b in right):
            yield Wrong("extra", start, end, term)
