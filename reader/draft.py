"""Draft a translation: ask the engine once for all, and once more for what came out plainly wrong."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reader.bitext import Issue
from reader.engine import DEFAULT, GUARDED, Engine, Hypothesis
from reader.quality import FAULTS, inspect, legible
from reader.segment.breath import cut_clauses


@dataclass(frozen=True, slots=True)
class Draft:
    """What the engine makes of one source before the glossary is enforced."""

    source: str
    hypotheses: tuple[Hypothesis, ...]
    """At least one; the first is the chosen one, the others follow, best first."""
    issues: tuple[Issue, ...]
    """What is wrong with the chosen one."""

    @property
    def faulty(self) -> bool:
        """Does it still loop, break off, copy…? Numbers and quotes alone do not count."""
        return any(issue.kind in FAULTS for issue in self.issues)


def draft(engine: Engine, sources: Sequence[str]) -> list[Draft]:
    """Translate `sources` as one batch and judge the outcome; one draft for each, in order.

    A faulty one is retried once, each kind of retry as one batch over all that still need it: in lower case
    (headlines in capitals), with the repetition guard, in two halves. The fewest faults win, then the
    one that came first. A source without Latin letters is copied. Raises EngineError.
    """
    drafts = [_copied(source) for source in sources]
    wanted = [place for place, source in enumerate(sources) if legible(source)]
    answers = engine.translate([sources[place] for place in wanted], DEFAULT) if wanted else []
    for place, answer in zip(wanted, answers, strict=True):
        drafts[place] = _judged(sources[place], answer)
    for retry in (_shouted, _guarded, _halved):
        places = [place for place in wanted if drafts[place].faulty]
        again = retry(engine, [drafts[place].source for place in places]) if places else []
        for place, more in zip(places, again, strict=True):
            drafts[place] = _judged(sources[place], [*drafts[place].hypotheses, *more])
    return drafts


def _copied(source: str) -> Draft:
    return Draft(source, (Hypothesis(source, 0.0),), () if legible(source) else inspect(source, source))


def _judged(source: str, hypotheses: Sequence[Hypothesis]) -> Draft:
    """Choose among the hypotheses; the engine's own order is kept where the first is without faults."""
    kept: dict[str, Hypothesis] = {}
    for hypothesis in hypotheses:
        kept.setdefault(hypothesis.text, hypothesis)
    distinct = list(kept.values())
    first = inspect(source, distinct[0].text, distinct[0].replaced)
    if not any(issue.kind in FAULTS for issue in first):
        return Draft(source, tuple(distinct), first)
    others = [inspect(source, hypothesis.text, hypothesis.replaced) for hypothesis in distinct[1:]]
    issues = [first, *others]
    faults = [sum(issue.kind in FAULTS for issue in found) for found in issues]
    best = faults.index(min(faults))
    order = [best, *(place for place in range(len(distinct)) if place != best)]
    return Draft(source, tuple(distinct[place] for place in order), issues[best])


def _guarded(engine: Engine, sources: Sequence[str]) -> list[list[Hypothesis]]:
    return engine.translate(sources, GUARDED)


def _shouted(engine: Engine, sources: Sequence[str]) -> list[list[Hypothesis]]:
    """Headlines in capitals, asked in lower case and put back into capitals."""
    lowered = [source.lower().capitalize() for source in sources]
    wants = [source.isupper() and len(source) > 5 for source in sources]
    return _only(engine, lowered, wants, lambda text: text.upper())


def _halved(engine: Engine, sources: Sequence[str]) -> list[list[Hypothesis]]:
    """Long sources in two halves, guarded: a weak engine loses the thread of a long sentence."""
    halves = [
        [part.strip() for part in cut_clauses(source, math.ceil(len(source) * 0.6))] for source in sources
    ]
    long = [parts if len(source) > 80 else [] for source, parts in zip(sources, halves, strict=True)]
    flat = [part for parts in long for part in parts]
    answers: Iterator[list[Hypothesis]] = iter(engine.translate(flat, GUARDED) if flat else [])
    return [_glued([next(answers)[0] for _ in parts]) for parts in long]


def _glued(parts: Sequence[Hypothesis]) -> list[Hypothesis]:
    if not parts:
        return []
    replaced = tuple(piece for part in parts for piece in part.replaced)
    text = " ".join(part.text for part in parts)
    return [Hypothesis(text, sum(part.score for part in parts), replaced)]


def _only(
    engine: Engine, sources: Sequence[str], wants: Sequence[bool], dress: Callable[[str], str]
) -> list[list[Hypothesis]]:
    """Ask for the wanted ones alone, and dress their answers."""
    asked = [source for source, want in zip(sources, wants, strict=True) if want]
    answers = iter(engine.translate(asked, DEFAULT) if asked else [])
    return [
        [Hypothesis(dress(one.text), one.score, one.replaced) for one in next(answers)] if want else []
        for want in wants
    ]
