"""How a glossary fares in a library: terms never used, always flagged, lost, or with idle conditions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reader.bitext import Bitext, Unit
from reader.glossary import Glossary, Problem, Term
from reader.glossary.straddle import Straddle
from reader.spot import Occurrence, Spotter

_WORD = re.compile(r"[^\W_]+")
_AHEAD = 120
"""Characters after a term that are looked at for another one that begins inside it."""


@dataclass(slots=True)
class Usage:
    """What was counted; terms are known by their place."""

    glossary: Glossary
    used: Counter[Term] = field(default_factory=Counter)
    flagged: Counter[Term] = field(default_factory=Counter)
    barred: Counter[Term] = field(default_factory=Counter)
    """Terms whose form occurs where their condition does not hold."""
    straddles: Counter[Straddle] = field(default_factory=Counter)

    @property
    def unused(self) -> tuple[Term, ...]:
        """The terms that were never spotted."""
        return tuple(term for term in self.glossary.terms if not self.used[term])

    def problems(self) -> Iterator[Problem]:
        """Terms always flagged, conditions that never hold, terms lost to others: all of them notices."""
        for term, count in self.flagged.items():
            if count == self.used[term]:
                times = "the one time" if count == 1 else f"all {count} times"
                reason = f"{term.source} is flagged {times} that it occurs"
                yield _problem(
                    term, reason, "accept what the engine writes, or forbid it so that it is repaired"
                )
        for term, count in self.barred.items():
            if not self.used[term]:
                times = "once" if count == 1 else f"{count} times"
                reason = f"{term.source} occurs {times} and its condition never holds"
                yield _problem(term, reason, "take another word of those segments for it")
        for one, count in self.straddles.items():
            times = f" ({count} times)" if count > 1 else ""
            yield _problem(one.first, one.reason + times, one.fix)


def usage(glossary: Glossary, bitexts: Iterable[Bitext], spotter: Spotter) -> Usage:
    """Count what became of every term. `spotter` is that of the glossary."""
    found = Usage(glossary)
    stripped = _unconditional(glossary)
    free = Spotter(Glossary(tuple(stripped)))
    for bitext in bitexts:
        for unit in bitext.units:
            for one in unit.renderings:
                found.used[one.occurrence.term] += 1
                found.flagged[one.occurrence.term] += one.status == "flagged"
            _count_barred(found, unit, free, stripped)
            found.straddles.update(_straddles(unit, spotter))
    found.flagged = +found.flagged
    return found


def _unconditional(glossary: Glossary) -> dict[Term, Term]:
    """The terms that have conditions, by what they are without them."""
    return {replace(term, needs=(), unless=()): term for term in glossary.terms if term.needs or term.unless}


def _count_barred(found: Usage, unit: Unit, free: Spotter, stripped: Mapping[Term, Term]) -> None:
    spotted = {one.occurrence.start for one in unit.renderings}
    for occurrence in free.spot(unit.segment.text):
        if occurrence.start not in spotted:
            found.barred[stripped[occurrence.term]] += 1


def _straddles(unit: Unit, spotter: Spotter) -> Iterator[Straddle]:
    """Terms that begin inside a spotted one and end behind it."""
    source = unit.segment.text
    for rendering in unit.renderings:
        one = rendering.occurrence
        lost = _lost(source, one, spotter)
        if lost is not None:
            yield Straddle(one.term, lost.term, source[one.start : lost.end])


def _lost(source: str, one: Occurrence, spotter: Spotter) -> Occurrence | None:
    words = [found.start() for found in _WORD.finditer(source, one.start, one.end)][1:]
    for start in words:
        if source[start - 1] not in " -":
            continue
        for inner in spotter.spot(source[start : one.end + _AHEAD])[:1]:
            begin, end = inner.start + start, inner.end + start
            if begin < one.end < end:
                return Occurrence(inner.term, begin, end)
    return None


def _problem(term: Term, reason: str, fix: str) -> Problem:
    return Problem(term.origin.path, term.origin.line, reason, "notice", fix)
