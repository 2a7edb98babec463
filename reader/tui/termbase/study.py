"""What a term would do once it is saved: what speaks against it, what it changes here and in the library."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reader import recalled
from reader.bitext import Unit
from reader.glossary import Problem, Term
from reader.glossary.conflict import Conflicts
from reader.glossary.layers import Layers
from reader.segment import Segment
from reader.spot import Spotter
from reader.survey.census import Census
from reader.survey.change import Change, changes, differing
from reader.survey.uses import Use, Uses
from reader.tui.bench import Bench

MOST = 40
"""Segments of the open article whose change is shown."""
_FEW = 5
"""Segments of other articles whose change is shown."""
_TRIED = 3 * _FEW
"""Segments of other articles that are looked up in the memory for that."""
_AT_ONCE = 200
"""Segments after which it is asked whether anybody still waits."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What saving a term would do in the other articles of the library."""

    segments: int
    """Those in which the term is spotted then, or what it replaces is now."""
    articles: int
    changes: Sequence[Change]
    """The first few of them that the translation memory knows."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What saving a term would do."""

    conflicts: Sequence[Problem] = ()
    changes: Sequence[Change] = ()
    """In the open article, at most MOST."""
    touched: int = 0
    """Segments of the open article that have to be redone."""
    asking: int = 0
    """How many of the first MOST of them wait for the engine."""
    elsewhere: Elsewhere | None = None
    """None: there is no library, or it is still being read."""

    @property
    def refused(self) -> bool:
        """Whether a problem, not only a notice, speaks against it."""
        return any(one.severity == "problem" for one in self.conflicts)


class _Known(NamedTuple):
    """What is known of some units beforehand: what changes, and of how many it is not known."""

    changes: Sequence[Change]
    unknown: int


_Before = tuple[str, Unit]
"""The name of an article, and a unit of it."""


class Study:
    """One article, one library and one glossary, looked at once; then each draft of a term is judged fast."""

    def __init__(
        self,
        bench: Bench,
        layers: Layers,
        units: Sequence[Unit],
        census: Census | None = None,
        here: str = "",
    ) -> None:
        """`units` are those of the open article that are here, `here` what the census calls it.

        Takes a moment; raises VisavisError.
        """
        self._bench = bench
        self._layers = layers
        self._conflicts = Conflicts(bench.glossary)
        self._units = {(one.segment.paragraph, one.segment.index): one for one in units}
        self._uses = Uses()
        self._uses.add("", [one.segment for one in units], [one.target for one in units])
        self._census = census
        self._here = here

    def judge(
        self, term: Term, instead: Term | None, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Effects]:
        """What happens when `term` takes the place of `instead`, or comes new.

        First what is known without asking the engine, then, where that was not all, the whole.
        Raises VisavisError.
        """
        conflicts = self._conflicts.of(term, instead)
        spotter = Spotter(self._layers.trial(term, instead))
        concerned = [term] if instead is None else [term, instead]
        before = [("", unit) for unit in self._before(concerned)]
        shown = before[:MOST]
        here = self._differing(shown, spotter)
        uses = self._altered(term, instead, spotter, cancelled)
        examples = self._examples(uses)
        there = self._differing(examples, spotter)
        elsewhere = None
        if uses is not None:
            elsewhere = Elsewhere(len(uses), len({use.article for use in uses}), there.changes)
        first = Effects(conflicts, here.changes, len(before), here.unknown, elsewhere)
        yield first
        if here.unknown and not cancelled():
            first = replace(first, changes=self._asked(shown, spotter), asking=0)
            yield first
        if elsewhere and there.unknown and not cancelled():
            yield replace(first, elsewhere=replace(elsewhere, changes=self._asked(examples, spotter)))

    def _asked(self, before: Sequence[_Before], spotter: Spotter) -> list[Change]:
        """What changes, the engine asked where the memory does not know."""
        return list(changes(before, self._bench.engine, spotter, self._bench.edits))

    def _differing(self, before: Sequence[_Before], spotter: Spotter) -> "_Known":
        """What is known to change without asking the engine."""
        after = self._recalled([unit.segment for _, unit in before], spotter)
        return _Known(differing(before, after), sum(unit is None for unit in after))

    def _before(self, terms: Sequence[Term]) -> list[Unit]:
        """The units of the open article that the terms touch, but for those corrected by hand."""
        uses = self._uses.touched(terms)
        units = [self._units[use.segment.paragraph, use.segment.index] for use in uses]
        return [unit for unit in units if unit.origin != "edited"]

    def _recalled(self, segments: Sequence[Segment], spotter: Spotter) -> list[Unit | None]:
        return recalled.units(segments, self._bench.engine, spotter, self._bench.edits)

    def _altered(
        self, term: Term, instead: Term | None, spotter: Spotter, cancelled: Callable[[], bool]
    ) -> list[Use] | None:
        """The segments of other articles where `term` is spotted then, or `instead` now; None: not known."""
        if self._census is None or not self._census.complete:
            return None
        found: list[Use] = []
        for at, use in enumerate(self._census.touched([term] if instead is None else [term, instead])):
            if at % _AT_ONCE == 0 and cancelled():
                break
            text = use.segment.text
            if use.article == self._here:
                continue
            if _spotted(spotter, term, text) or (instead and _spotted(self._bench.spotter, instead, text)):
                found.append(use)
        return found

    def _examples(self, uses: Sequence[Use] | None) -> list[_Before]:
        """The first few units that the memory knows."""
        found: list[_Before] = []
        for start in range(0, min(len(uses or ()), _TRIED), _FEW):
            some = (uses or ())[start : start + _FEW]
            units = self._recalled([use.segment for use in some], self._bench.spotter)
            found += ((use.article, unit) for use, unit in zip(some, units, strict=True) if unit is not None)
            if len(found) >= _FEW:
                break
        return found[:_FEW]


def _spotted(spotter: Spotter, term: Term, text: str) -> bool:
    """Whether it is spotted there, whatever forms it lost to a stronger layer."""
    return any(one.term.origin == term.origin for one in spotter.spot(text))
