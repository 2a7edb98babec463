"""One segment on the ladder: its best target so far, and on which rung each of its terms was won."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.bitext import Issue, Rendering
from reader.draft import Draft
from reader.enforce.accept import accept, collapsed
from reader.enforce.beside import mend
from reader.enforce.repair import repair
from reader.engine import Hypothesis
from reader.spot import Occurrence
from reader.verify import Verdict, Wrong, verify
from reader.verify.extras import Names
from reader.verify.surface import Span


@dataclass(frozen=True, slots=True)
class Enforced:
    """The target of one segment after the ladder."""

    target: str
    """The engine's own translation, byte for byte, where the source has no occurrence."""
    renderings: tuple[Rendering, ...]
    """One for each occurrence, in source order."""
    issues: tuple[Issue, ...]
    """A `term` issue for each flagged occurrence, then `forbidden` and `extra` ones."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a segment wants translated."""

    sources: tuple[str, ...]
    """The whole, or its pieces in order."""
    prefix: str = ""
    """What the target of the first source must begin with."""


class Climb:
    """One segment on its way up; `offer` it hypotheses until it is no longer `failing`."""

    def __init__(self, draft: Draft, occurrences: tuple[Occurrence, ...], names: Names | None) -> None:
        self.source = draft.source
        self.occurrences = occurrences
        self.target = draft.hypotheses[0].text
        """The best so far; at first the engine's own (R0)."""
        self._draft = draft
        self._first = draft.hypotheses[0]
        self._names = names
        self._asked: set[Request] = set()
        self._offered: set[str] = set()
        self._verdicts: dict[str, Verdict] = {}
        self.trial = self.target
        """A candidate that need not be better yet: the next term is forced into it."""
        self.verdict = self._judge(self.target)
        """The judgement of `target`."""
        self._rungs = ["R6" if span is None else "R0" for span in self.verdict.spans]

    @property
    def failing(self) -> bool:
        """Whether an occurrence is missing or a forbidden form stands in the target."""
        return bool(self.verdict.missing or self.verdict.forbidden)

    def new(self, requests: Iterable[Request]) -> list[Request]:
        """Those of the requests that were not made before for this segment."""
        fresh = [one for one in dict.fromkeys(requests) if one not in self._asked]
        self._asked.update(fresh)
        return fresh

    def offer(self, hypothesis: Hypothesis, rung: str) -> None:
        """Take what the engine wrote, or its repair, where it is better than the best so far."""
        if not self.failing or collapsed(hypothesis.score, self._first.score):
            return
        text = hypothesis.text
        if text in self._offered:
            return  # what was no better than a worse target is none than a better one
        self._offered.add(text)
        self._take(text, rung)
        if self.failing:
            self._take(repair(text, self.source, self.occurrences, self._names, self._judge), rung)

    def _take(self, candidate: str, rung: str) -> None:
        verdict = self._judge(candidate)
        if not _better(verdict, self.verdict):
            return
        if not accept(candidate, self._first.text, self.source, faulty=self._draft.faulty):
            return
        for index in set(self.verdict.missing) - set(verdict.missing):
            self._rungs[index] = rung
        self.target, self.verdict = candidate, verdict

    def _judge(self, target: str) -> Verdict:
        known = self._verdicts.get(target)
        if known is None:
            known = self._verdicts[target] = verify(target, self.occurrences, self.source)
        return known

    def result(self) -> Enforced:
        """The best target, a rendering for each occurrence, an issue for everything that is not right."""
        return _told(self._mended(), self.source, self.occurrences, self._rungs, self._names)

    def _mended(self) -> str:
        """The target with what stands beside its terms mended, where it is judged no worse for it."""
        mended = mend(self.target, [one.term for one in self.occurrences], self.verdict.spans)
        verdict = self._judge(mended)
        worse = set(verdict.missing) - set(self.verdict.missing) or len(verdict.wrong) > len(
            self.verdict.wrong
        )
        return self.target if worse else mended


def judge(
    target: str, source: str, occurrences: Sequence[Occurrence], names: Names | None = None
) -> Enforced:
    """What the glossary says of a target that nobody may change: right (`already`, R0) or flagged."""
    return _told(target, source, occurrences, ["R0"] * len(occurrences), names)


def _told(
    target: str, source: str, occurrences: Sequence[Occurrence], rungs: Sequence[str], names: Names | None
) -> Enforced:
    verdict = verify(target, occurrences, source, names)
    renderings = tuple(map(_rendering, occurrences, verdict.spans, rungs))
    flags = [_flag(source, occurrences[index]) for index in verdict.missing]
    return Enforced(target, renderings, (*flags, *(_issue(target, one) for one in verdict.wrong)))


def _rendering(occurrence: Occurrence, span: Span | None, rung: str) -> Rendering:
    if span is None:
        return Rendering(occurrence, None, None, "flagged", "R6")
    return Rendering(occurrence, *span, "already" if rung == "R0" else "applied", rung)


def _better(new: Verdict, old: Verdict) -> bool:
    """No term lost, and one more won or something wrong less."""
    if not set(new.missing) <= set(old.missing):
        return False
    gain = len(old.missing) - len(new.missing)
    fewer = len(old.forbidden) - len(new.forbidden)
    return (gain > 0 and fewer >= 0) or (gain == 0 and fewer > 0)


def _flag(source: str, one: Occurrence) -> Issue:
    surface = source[one.start : one.end]
    return Issue("term", f"“{surface}” should read “{one.term.target}”, which the English does not have.")


def _issue(target: str, one: Wrong) -> Issue:
    surface = target[one.start : one.end]
    if one.kind == "forbidden":
        return Issue(one.kind, f"“{surface}” should read “{one.term.target}”.", one.start, one.end)
    return Issue(one.kind, f"Nothing in the French calls for “{surface}”.", one.start, one.end)
