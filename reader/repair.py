"""Repair a target: put the right form where a forbidden, French or misspelt one stands (rung R1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.dress import article, dress
from reader.extras import Names
from reader.lexicon import english
from reader.similar import likeness, near
from reader.spot import Occurrence
from reader.surface import Span, plain, words
from reader.term import Term
from reader.verify import Verdict, verify

_JOINTS = frozenset({" ", "-", "'", "’", "\u00a0", "‑"})
"""What may stand between two words of one name."""
_LIKE = 0.5
"""Likeness that is enough when one name is missing and one unknown word is left over."""


def repair(target: str, source: str, occurrences: Sequence[Occurrence], names: Names | None = None) -> str:
    """`target` with everything repaired that is unmistakable; the same text when nothing is.

    Wrong forms that `verify` finds are always replaced. A missing name is looked for among the words that
    nothing else explains: no English word, nothing that the source itself says, no other glossary name.
    """
    for _ in range(2 * len(occurrences) + 4):
        verdict = verify(target, occurrences, source)
        fixed = _forbidden(target, occurrences, verdict) or _misspelt(
            target, source, occurrences, verdict, names
        )
        if not fixed or fixed == target:
            break
        target = fixed
    return target


def _forbidden(target: str, occurrences: Sequence[Occurrence], verdict: Verdict) -> str | None:
    for wrong in verdict.forbidden:
        owner = next((i for i in verdict.missing if occurrences[i].term == wrong.term), None)
        if owner is None:
            owner = next(i for i, one in enumerate(occurrences) if one.term == wrong.term)
        held = [span for span in verdict.spans if span]
        return _put(target, _widen(target, (wrong.start, wrong.end), wrong.term, held), wrong.term)
    return None


def _widen(target: str, span: Span, term: Term, held: Sequence[Span]) -> Span:
    """The span with the words beside it that are words of the right form (Alexandre + Lukashenko)."""
    mine = _words_of(term)
    low = plain(target)
    tokens = [one for one in words(target) if not _inside(one, held)]
    start, end = span
    for a, b in tokens:
        if a > end and a - end == 1 and target[end] in _JOINTS and low[a:b] in mine:
            end = b
    for a, b in reversed(tokens):
        if b < start and start - b == 1 and target[b] in _JOINTS and low[a:b] in mine:
            start = a
    return start, end


def _put(target: str, span: Span, term: Term) -> str:
    start, end = span
    form = dress(term, target, start, end)
    return article(target[:start], form) + form + target[end:]


@dataclass(frozen=True, slots=True)
class _Guess:
    likeness: float
    span: Span
    index: int
    sure: bool


def _misspelt(
    target: str, source: str, occurrences: Sequence[Occurrence], verdict: Verdict, names: Names | None
) -> str | None:
    wanted = [i for i in verdict.missing if any(c.isupper() for c in occurrences[i].term.target)]
    if not wanted:
        return None
    strange = _Strange(target, source, occurrences, verdict, names)
    guesses = sorted(
        (guess for i in wanted for guess in strange.guesses(occurrences[i].term, i)),
        key=lambda guess: (-guess.sure, -guess.likeness, guess.span),
    )
    if not guesses:
        return None
    best = guesses[0]
    if not best.sure and (len({occurrences[i].term for i in wanted}) > 1 or not strange.alone(best.span)):
        return None
    rivals = [
        one
        for one in guesses
        if one.span == best.span and occurrences[one.index].term != occurrences[best.index].term
    ]
    if any(one.likeness >= best.likeness for one in rivals):
        return None
    return _put(target, best.span, occurrences[best.index].term)


class _Strange:
    """The words of a target that nothing explains."""

    def __init__(
        self,
        target: str,
        source: str,
        occurrences: Sequence[Occurrence],
        verdict: Verdict,
        names: Names | None,
    ) -> None:
        self._low = plain(target)
        self._target = target
        self._held = [span for span in verdict.spans if span]
        self._tokens = [one for one in words(target) if not _inside(one, self._held)]
        spans = [(one.start, one.end) for one in occurrences]
        low = plain(source)
        self._free = {low[a:b] for a, b in words(source) if not _inside((a, b), spans)}
        self._proper = {
            low[a:b] for a, b in words(source) if source[a].isupper() and not _inside((a, b), spans)
        }
        self._names = names

    def _unknown(self, span: Span) -> bool:
        """A capitalised word that is no English, not in the source and no glossary name."""
        word = self._low[slice(*span)]
        return (
            self._target[span[0]].isupper()
            and len(word) > 2
            and word not in english()
            and word not in self._free
            and not (self._names and self._names.known(word))
        )

    def alone(self, span: Span) -> bool:
        """Whether no unknown word stands outside `span`."""
        return not any(self._unknown(one) for one in self._tokens if not _inside(one, [span]))

    def guesses(self, term: Term, index: int) -> Iterator[_Guess]:
        """The stretches that may be the misspelt `term`."""
        mine = _words_of(term) | _foreign(term)
        forms = [plain(one) for one in (*term.targets, *term.sources, *term.forbidden)]
        longest = max(form.count(" ") for form in forms) + 2
        for span in self._windows(longest):
            inner = [one for one in self._tokens if _inside(one, [span])]
            if not all(self._unknown(one) or self._low[slice(*one)] in mine for one in inner):
                continue
            word = self._low[slice(*span)]
            if not any(self._unknown(one) for one in inner) and (word not in forms or word in english()):
                continue
            best = max(likeness(word, form) for form in forms)
            if best < _LIKE or any(likeness(word, other) >= best for other in self._proper):
                continue
            sure = any(near(word, form) for form in forms)
            if sure or word[:1] in {form[:1] for form in forms}:
                yield _Guess(best, span, index, sure)

    def _windows(self, longest: int) -> Iterator[Span]:
        for i, (start, end) in enumerate(self._tokens):
            yield start, end
            for after, stop in self._tokens[i + 1 : i + longest]:
                if after - end != 1 or self._target[end] not in _JOINTS:
                    break
                end = stop
                yield start, end


def _foreign(term: Term) -> set[str]:
    """The words of French forms of several words, and these less a letter (Grand-Bretagne)."""
    forms = [plain(one) for one in term.sources if len(list(words(one))) > 1]
    whole = {low[a:b] for low in forms for a, b in words(low) if b - a > 3}
    return whole | {word[:-1] for word in whole}


def _words_of(term: Term) -> set[str]:
    return {low[a:b] for low in map(plain, term.targets) for a, b in words(low)}


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)
