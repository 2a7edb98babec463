"""Enforce the glossary: the ladder, of which only segments that fail climb.

Each rung is one batch over everything passed in; every rendering says on which rung it was won.

| rung | what |
| --- | --- |
| R0 | the engine's own translation |
| R1 | repair: a forbidden, French or misspelt form becomes the right one |
| R2 | the engine's other hypotheses |
| R3 | the missing terms put into the French source in English and translated again, by clauses |
| R4 | every term in English, phrase by phrase |
| R5 | the target is made to begin as before, up to the place of the term, and to go on with the term |
| R6 | the natural translation stays, the term is flagged |
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.draft import Draft
from reader.enforce.climb import Climb, Enforced, Request
from reader.enforce.force import opening, unglue
from reader.enforce.piecewise import cut, join, keepers
from reader.enforce.substitute import substitute
from reader.engine import Engine, Hypothesis, Options
from reader.spot import Occurrence
from reader.verify import verify
from reader.verify.extras import Names

__all__ = ["Enforced", "enforce"]

_AGAIN = Options(beam=2, hypotheses=2)
"""How the rungs ask: a narrower beam than the first translation's costs half, and wins as many terms but one
in a hundred."""


_STRICT = Options(beam=2, hypotheses=2, guarded=True)
"""How R5 asks: a forced engine repeats itself more, and what repeats itself is refused."""
_CLAUSE, _PHRASE = 90, 45
"""Characters in a piece at most. Clauses take half the time of whole sentences, and chrF++ is the same (39.8
with either on the development sets)."""


def enforce(
    engine: Engine,
    drafts: Sequence[Draft],
    occurrences: Sequence[tuple[Occurrence, ...]],
    names: Names | None = None,
) -> list[Enforced]:
    """Bring every occurrence into its draft's English, or flag it. One result for each draft, in order.

    `occurrences[i]` are those of `drafts[i].source`, in source order. `names` finds names that nothing
    called for. Raises EngineError when the engine fails.
    """
    climbs = [Climb(draft, found, names) for draft, found in zip(drafts, occurrences, strict=True)]
    for climb, draft in zip(climbs, drafts, strict=True):
        for number, hypothesis in enumerate(draft.hypotheses):
            climb.offer(hypothesis, "R2" if number else "R1")
    for rung, requests in _RUNGS:
        _climb(engine, climbs, rung, requests)
    return [climb.result() for climb in climbs]


def _climb(
    engine: Engine, climbs: Sequence[Climb], rung: str, requests: Callable[[Climb], list[Request]]
) -> None:
    """One rung: everything that the failing segments want translated, as one batch."""
    asked = [(climb, request) for climb in climbs if climb.failing for request in climb.new(requests(climb))]
    if not asked:
        return
    flat = [(source, request.prefix) for _, request in asked for source in request.sources]
    prefixes = [prefix for _, prefix in flat]
    sources = [source for source, _ in flat]
    answers = iter(
        engine.translate(sources, _STRICT if any(prefixes) else _AGAIN, prefixes if any(prefixes) else ())
    )
    for climb, request in asked:
        whole = _whole(climb, request, [next(answers) for _ in request.sources])
        climb.trial = whole[0].text if request.prefix else climb.target
        for hypothesis in whole:
            climb.offer(hypothesis, rung)


def _whole(climb: Climb, request: Request, answers: Sequence[Sequence[Hypothesis]]) -> Sequence[Hypothesis]:
    """The answers to the pieces of a request as hypotheses of the whole."""
    if len(answers) == 1:
        return [replace(one, text=unglue(one.text, request.prefix)) for one in answers[0]]
    wanted = [one.term.target for one in climb.occurrences]
    return join(
        request.sources, [keepers(*pair, wanted) for pair in zip(request.sources, answers, strict=True)]
    )


def _missing(climb: Climb) -> str:
    """The source with the missing terms in English, all of them where none is missing."""
    return substitute(climb.source, climb.occurrences, climb.verdict.missing or range(len(climb.occurrences)))


def _all(climb: Climb) -> str:
    """The source with every term in English: what the engine only has to copy, it seldom loses."""
    return substitute(climb.source, climb.occurrences, range(len(climb.occurrences)))


def _in_clauses(climb: Climb) -> list[Request]:
    return [Request(tuple(cut(_missing(climb), _CLAUSE)))]


def _in_phrases(climb: Climb) -> list[Request]:
    return [Request(tuple(cut(_all(climb), _PHRASE)))]


def _forced(climb: Climb) -> list[Request]:
    """The next missing term forced into the last candidate; those before it stay, since it begins alike."""
    spans = verify(climb.trial, climb.occurrences, climb.source).spans
    if None not in spans:
        return []
    begun = opening(climb.trial, climb.source, climb.occurrences, spans, spans.index(None))
    return [Request((_all(climb),), begun)]


_RUNGS: tuple[tuple[str, Callable[[Climb], list[Request]]], ...] = (
    ("R3", _in_clauses),
    ("R4", _in_phrases),
    *(("R5", _forced) for _ in range(6)),
)
"""The rungs that ask the engine, in their order; R5 forces one term after the other."""
