"""Enforce the glossary: the ladder, of which only segments that fail climb.

Each rung is one batch over everything passed in; every rendering says on which rung it was won.

| rung | what |
| --- | --- |
| R0 | the engine's own translation |
| R1 | repair: a forbidden, French or misspelt form becomes the right one |
| R2 | the engine's other hypotheses |
| R3 | the English term put into the French source, translated again |
| R4 | the same, clause by clause |
| R6 | the natural translation stays, the term is flagged |
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.accept import accept, collapsed
from reader.bitext import Issue, Rendering
from reader.draft import Draft
from reader.engine import DEFAULT, Engine, Hypothesis
from reader.extras import Names
from reader.force import openings
from reader.piecewise import cut, join
from reader.repair import repair
from reader.spot import Occurrence
from reader.substitute import substitute
from reader.verify import Verdict, verify


@dataclass(frozen=True, slots=True)
class Enforced:
    """The target of one segment after the ladder."""

    target: str
    """The engine's own translation, byte for byte, where the source has no occurrence."""
    renderings: tuple[Rendering, ...]
    """One for each occurrence, in source order."""
    issues: tuple[Issue, ...]
    """A `term` issue for each flagged occurrence, then `forbidden` and `extra` ones."""


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
    climbs = [_Climb(draft, found, names) for draft, found in zip(drafts, occurrences, strict=True)]
    for climb in climbs:
        for number, hypothesis in enumerate(climb.draft.hypotheses):
            climb.offer(hypothesis, "R2" if number else "R1")
    for rung, requests in _RUNGS:
        _ask(engine, climbs, rung, requests)
    return [climb.result() for climb in climbs]


def _ask(engine: Engine, climbs: Sequence["_Climb"], rung: str, requests: "_Requests") -> None:
    """One rung: everything that the failing climbs want translated, as one batch."""
    asked = [(climb, request) for climb in climbs if climb.failing for request in climb.new(requests(climb))]
    if not asked:
        return
    flat = [(source, request.prefix) for _, request in asked for source in request.sources]
    prefixes = [prefix for _, prefix in flat]
    answers = iter(
        engine.translate([source for source, _ in flat], DEFAULT, prefixes if any(prefixes) else ())
    )
    for climb, request in asked:
        for hypothesis in request.read([next(answers) for _ in request.sources]):
            climb.offer(hypothesis, rung)


@dataclass(frozen=True, slots=True)
class _Request:
    """What a segment wants translated: its source in one or several pieces, and how the target must begin."""

    sources: tuple[str, ...]
    prefix: str = ""

    def read(self, answers: Sequence[Sequence[Hypothesis]]) -> list[Hypothesis]:
        """The hypotheses of the whole."""
        if len(answers) == 1:
            return list(answers[0])
        return [
            Hypothesis(join(self.sources, [one.text for one in parts]), sum(one.score for one in parts))
            for parts in zip(*answers, strict=False)
        ]


class _Climb:
    """One segment on its way up: the best target so far, and on which rung each occurrence was won."""

    def __init__(self, draft: Draft, occurrences: tuple[Occurrence, ...], names: Names | None) -> None:
        self.draft = draft
        self.occurrences = occurrences
        self._names = names
        self._asked: set[_Request] = set()
        self._first = draft.hypotheses[0]
        self._target = self._first.text
        self._verdict = self._judge(self._target)
        self._rungs = ["R6" if span is None else "R0" for span in self._verdict.spans]

    @property
    def failing(self) -> bool:
        """Whether an occurrence is missing or a forbidden form stands in the target."""
        return bool(self._verdict.missing or self._verdict.forbidden)

    def new(self, requests: Iterable[_Request]) -> list[_Request]:
        """Those of the requests that this segment has not asked before."""
        fresh = [one for one in dict.fromkeys(requests) if one not in self._asked]
        self._asked.update(fresh)
        return fresh

    def substituted(self, *, bare: bool) -> str:
        """The source with the missing terms in English."""
        missing = self._verdict.missing or range(len(self.occurrences))
        return substitute(self.draft.source, self.occurrences, missing, bare=bare)

    def forced(self) -> list[_Request]:
        """The source, and the beginnings that end with a missing term."""
        return [
            _Request((self.draft.source,), opening)
            for index in self._verdict.missing
            for opening in openings(
                self._target, self.draft.source, self.occurrences, self._verdict.spans, index
            )
        ]

    def offer(self, hypothesis: Hypothesis, rung: str) -> None:
        """Take what the engine wrote, or its repair, where it is better than what there is."""
        if not self.failing or collapsed(hypothesis.score, self._first.score):
            return
        self._take(hypothesis.text, rung)
        if self.failing:
            self._take(repair(hypothesis.text, self.draft.source, self.occurrences, self._names), rung)

    def _take(self, candidate: str, rung: str) -> None:
        verdict = self._judge(candidate)
        if not self._better(verdict) or not accept(candidate, self._first.text, self.draft.source):
            return
        for index in set(self._verdict.missing) - set(verdict.missing):
            self._rungs[index] = rung
        self._target, self._verdict = candidate, verdict

    def _better(self, verdict: Verdict) -> bool:
        """No term lost, and one more won or something wrong less."""
        if not set(verdict.missing) <= set(self._verdict.missing):
            return False
        gain = len(self._verdict.missing) - len(verdict.missing)
        fewer = len(self._verdict.forbidden) - len(verdict.forbidden)
        return (gain > 0 and fewer >= 0) or (gain == 0 and fewer > 0)

    def _judge(self, target: str) -> Verdict:
        return verify(target, self.occurrences, self.draft.source, self._names)

    def result(self) -> Enforced:
        """The best target, a rendering for each occurrence, an issue for everything that is not right."""
        renderings = tuple(map(self._rendering, range(len(self.occurrences))))
        return Enforced(self._target, renderings, (*self._flags(), *self._wrongs()))

    def _rendering(self, index: int) -> Rendering:
        occurrence, span = self.occurrences[index], self._verdict.spans[index]
        if span is None:
            return Rendering(occurrence, None, None, "flagged", "R6")
        rung = self._rungs[index]
        return Rendering(occurrence, *span, "already" if rung == "R0" else "applied", rung)

    def _flags(self) -> list[Issue]:
        return [self._flag(self.occurrences[index]) for index in self._verdict.missing]

    def _flag(self, one: Occurrence) -> Issue:
        surface = self.draft.source[one.start : one.end]
        return Issue("term", f"{surface} should read {one.term.target}, which the English does not have.")

    def _wrongs(self) -> list[Issue]:
        return [
            Issue(
                one.kind,
                _explain(one.kind, self._target[one.start : one.end], one.term.target),
                one.start,
                one.end,
            )
            for one in self._verdict.wrong
        ]


def _explain(kind: str, surface: str, target: str) -> str:
    if kind == "forbidden":
        return f"{surface} should read {target}."
    return f"Nothing in the French calls for {surface}."


_Requests = Callable[[_Climb], list[_Request]]


def _bare(climb: _Climb) -> list[_Request]:
    return [_Request((climb.substituted(bare=True),))]


def _with_articles(climb: _Climb) -> list[_Request]:
    return [_Request((climb.substituted(bare=False),))]


def _in_pieces(climb: _Climb) -> list[_Request]:
    return [_Request(tuple(cut(climb.substituted(bare=False))))]


_RUNGS: tuple[tuple[str, _Requests], ...] = (
    ("R3", _bare),
    ("R3", _with_articles),
    ("R4", _in_pieces),
)
