"""Enforce the glossary: the ladder, of which only segments that fail climb.

Each rung is one batch over everything passed in; every rendering says on which rung it was won.

| rung | what |
| --- | --- |
| R0 | the engine's own translation |
| R1 | repair: a forbidden, French or misspelt form becomes the right one |
| R2 | the engine's other hypotheses |
| R3 | the English term put into the French source, translated again |
| R6 | the natural translation stays, the term is flagged |
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.accept import accept, collapsed
from reader.bitext import Issue, Rendering
from reader.draft import Draft
from reader.engine import Engine, Hypothesis
from reader.extras import Names
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
        climb.offer(climb.draft.hypotheses[0], "R1")
    for climb in climbs:
        for hypothesis in climb.draft.hypotheses[1:]:
            climb.offer(hypothesis, "R2")
    _retranslate(engine, climbs)
    return [climb.result() for climb in climbs]


def _retranslate(engine: Engine, climbs: Sequence["_Climb"]) -> None:
    """Rung R3."""
    asked = [(climb, source) for climb in climbs if climb.failing for source in climb.substituted()]
    if not asked:
        return
    answers = engine.translate([source for _, source in asked])
    for (climb, _), hypotheses in zip(asked, answers, strict=True):
        for hypothesis in hypotheses:
            climb.offer(hypothesis, "R3")


class _Climb:
    """One segment on its way up: the best target so far, and on which rung each occurrence was won."""

    def __init__(self, draft: Draft, occurrences: tuple[Occurrence, ...], names: Names | None) -> None:
        self.draft = draft
        self.occurrences = occurrences
        self._names = names
        self._first = draft.hypotheses[0]
        self._target = self._first.text
        self._verdict = self._judge(self._target)
        self._rungs = ["R6" if span is None else "R0" for span in self._verdict.spans]

    @property
    def failing(self) -> bool:
        """Whether an occurrence is missing or a forbidden form stands in the target."""
        return bool(self._verdict.missing or self._verdict.forbidden)

    def substituted(self) -> list[str]:
        """The source with the missing terms in English; with and without the articles of places."""
        missing = self._verdict.missing or range(len(self.occurrences))
        both = [substitute(self.draft.source, self.occurrences, missing, bare=bare) for bare in (True, False)]
        return list(dict.fromkeys(both))

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
