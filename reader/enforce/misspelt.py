"""Find a missing name in a target where the engine misspelt it: unmistakable near-copies only (rung R1)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.enforce.similar import likeness, near
from reader.glossary.term import Term
from reader.spot import Occurrence
from reader.verify import Verdict
from reader.verify.extras import Names
from reader.verify.lexicon import english
from reader.verify.surface import Span, plain, words

_JOINTS = frozenset(" -'’\u00a0\u2011")
"""What may stand between two words of one name."""
_LIKE = 0.5
"""Likeness that is enough when one name is missing and one unknown word is left over."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the target that no verified term holds."""

    start: int
    end: int
    text: str
    """As `plain` spells it."""
    unknown: bool
    """A capitalised word that is no English, not said by the source and no glossary name."""


@dataclass(frozen=True, slots=True)
class _Guess:
    likeness: float
    span: Span
    term: Term
    sure: bool


def misspelt(
    target: str, source: str, occurrences: Sequence[Occurrence], verdict: Verdict, names: Names | None
) -> tuple[Span, Term] | None:
    """The best place of a missing name and its term; None when nothing is unmistakable.

    Either the place is `near` one name more than any other, or one name is missing, one unknown word is left
    over and they begin alike.
    """
    wanted = {occurrences[i].term for i in verdict.missing}
    wanted = {term for term in wanted if not term.target.islower()}
    if not wanted:
        return None
    rest = _rest(target, source, occurrences, verdict, names)
    proper = _proper(source, occurrences)
    guesses = [guess for term in wanted for guess in _guesses(rest, target, term, proper)]
    if not guesses:
        return None
    best = min(guesses, key=lambda guess: (-guess.sure, -guess.likeness, guess.span, guess.term.source))
    if not best.sure and (len(wanted) > 1 or _others(rest, best.span, proper)):
        return None
    if any(
        one.term != best.term and one.likeness >= best.likeness for one in guesses if one.span == best.span
    ):
        return None
    return best.span, best.term


def _rest(
    target: str, source: str, occurrences: Sequence[Occurrence], verdict: Verdict, names: Names | None
) -> list[_Word]:
    held = [span for span in verdict.spans if span]
    said = {text for text, _ in _outside(source, _spans(occurrences))}
    low = plain(target)
    rest = []
    for start, end in words(target):
        if not any(a < end and start < b for a, b in held):
            text = low[start:end]
            strange = target[start].isupper() and len(text) > 2 and text not in english() and text not in said
            known = strange and names is not None and names.known(text)
            rest.append(_Word(start, end, text, strange and not known))
    return rest


def _spans(occurrences: Sequence[Occurrence]) -> tuple[Span, ...]:
    return tuple((one.start, one.end) for one in occurrences)


@lru_cache(maxsize=64)
def _outside(source: str, taken: tuple[Span, ...]) -> tuple[tuple[str, bool], ...]:
    """The words of the source outside every span, `plain`, and whether they are capitalised.

    Asked again for every candidate of a segment, and there may be dozens.
    """
    low = plain(source)
    free = [(a, b) for a, b in words(source) if not any(start < b and a < end for start, end in taken)]
    return tuple((low[a:b], source[a].isupper()) for a, b in free)


def _proper(source: str, occurrences: Sequence[Occurrence]) -> list[str]:
    return [text for text, capital in _outside(source, _spans(occurrences)) if capital]


def _others(rest: Sequence[_Word], span: Span, proper: Sequence[str]) -> bool:
    """Whether an unknown word stands outside `span` that is like no capitalised word of the source."""
    left = [one.text for one in rest if one.unknown and (one.end <= span[0] or span[1] <= one.start)]
    return any(all(likeness(text, other) < _LIKE for other in proper) for text in left)


def _guesses(rest: Sequence[_Word], target: str, term: Term, proper: Sequence[str]) -> Iterator[_Guess]:
    """The stretches that may be the misspelt `term`; no English word is in them but its own."""
    shape = _shape(term)
    low = plain(target)
    for start, end, unknown in _stretches(rest, target, shape.own, shape.longest + 1):
        text = low[start:end]
        if not unknown and (text not in shape.forms or text in english()):
            continue
        best = max(likeness(text, form) for form in shape.forms)
        if best < _LIKE or any(likeness(text, other) >= best for other in proper):
            continue
        sure = any(near(text, form) for form in shape.forms)
        if sure or text[:1] in shape.initials:
            yield _Guess(best, (start, end), term, sure)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What misspelt forms of a term are compared with."""

    forms: tuple[str, ...]
    """All of them, `plain`."""
    initials: frozenset[str]
    own: frozenset[str]
    longest: int
    """Words in the longest form."""


@lru_cache(maxsize=4096)
def _shape(term: Term) -> _Shape:
    forms = tuple(dict.fromkeys(map(plain, (*term.targets, *term.sources, *term.forbidden))))
    return _Shape(forms, frozenset(form[:1] for form in forms), _own(term), max(map(_size, forms)))


def _size(form: str) -> int:
    return form.count(" ") + 1


def _stretches(
    rest: Sequence[_Word], target: str, own: Collection[str], longest: int
) -> Iterator[tuple[int, int, bool]]:
    """Runs of words that are unknown or the term's `own`: (start, end, whether one is unknown)."""
    for at, first in enumerate(rest):
        end, unknown = first.start, False
        for word in rest[at : at + longest]:
            joined = word is first or (word.start - end == 1 and target[end] in _JOINTS)
            if not joined or not (word.unknown or word.text in own):
                break
            end, unknown = word.end, unknown or word.unknown
            yield first.start, end, unknown


def _own(term: Term) -> frozenset[str]:
    """The words of the right forms, and of long French ones, also less a letter (Grand-Bretagne)."""
    right = {low[a:b] for low in map(plain, term.targets) for a, b in words(low)}
    long = [plain(one) for one in term.sources if _size(plain(one)) > 1]
    french = {low[a:b] for low in long for a, b in words(low) if b - a > 3}
    return frozenset(right | french | {word[:-1] for word in french})
