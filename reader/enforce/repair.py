"""Repair a target: put the right form where a forbidden, French or misspelt one stands (rung R1)."""

from collections.abc import Callable, Sequence

from reader.enforce.dress import article, dress
from reader.enforce.misspelt import misspelt
from reader.glossary.term import Term
from reader.spot import Occurrence
from reader.verify import Verdict, verify
from reader.verify.extras import Names
from reader.verify.surface import Span, plain, words


def repair(
    target: str,
    source: str,
    occurrences: Sequence[Occurrence],
    names: Names | None = None,
    judge: Callable[[str], Verdict] | None = None,
) -> str:
    """`target` with everything repaired that is unmistakable; the same text when nothing is.

    `judge` is `verify` for these occurrences, for a caller that remembers what it said.
    Wrong forms that `verify` finds are always replaced. A missing name is looked for among the words that
    nothing else explains: no English word, nothing that the source itself says, no other glossary name.
    """
    for _ in range(2 * len(occurrences) + 4):
        verdict = judge(target) if judge else verify(target, occurrences, source)
        place = _forbidden(target, verdict) or misspelt(target, source, occurrences, verdict, names)
        fixed = _put(target, place[0], place[1], source, occurrences) if place else target
        if fixed == target:
            break
        target = fixed
    return target


def _forbidden(target: str, verdict: Verdict) -> tuple[Span, Term] | None:
    """The first wrong form, with the words of the right one beside it (Alexandre + Lukashenko)."""
    if not verdict.forbidden:
        return None
    wrong = verdict.forbidden[0]
    held = [span for span in verdict.spans if span]
    return _widen(target, (wrong.start, wrong.end), wrong.term, held), wrong.term


def _widen(target: str, span: Span, term: Term, held: Sequence[Span]) -> Span:
    low = plain(target)
    own = {form[a:b] for form in map(plain, term.targets) for a, b in words(form)}
    free = [(a, b) for a, b in words(target) if low[a:b] in own and not any(a < d and c < b for c, d in held)]
    start, end = span
    for a, b in free:
        if a - end == 1 and not target[end].isalnum():
            end = b
    for a, b in reversed(free):
        if start - b == 1 and not target[b].isalnum():
            start = a
    return start, end


def _put(target: str, span: Span, term: Term, source: str, occurrences: Sequence[Occurrence]) -> str:
    start, end = span
    surface = next((source[one.start : one.end] for one in occurrences if one.term == term), "")
    form = dress(term, target, start, end, surface)
    return article(target[:start], form) + form + target[end:]
