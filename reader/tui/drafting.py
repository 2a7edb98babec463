"""What a term would do once it is saved: whose name it may be, what speaks against it, what it changes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.article import Article
from reader.bitext import Bitext, Unit
from reader.errors import GlossaryError
from reader.glossary import Glossary, Origin, Problem, Term
from reader.glossary.conflict import Conflicts
from reader.glossary.layers import Layers
from reader.glossary.row import tidy
from reader.glossary.termfile import usual_case
from reader.spot import Spotter
from reader.survey.change import Change, changes
from reader.survey.names import find_names
from reader.survey.suggest import suggest
from reader.survey.uses import Uses
from reader.tui.bench import Bench

_AROUND = 40
"""Segments on each side that tell which words are common ones."""
_TITLE = re.compile(r"(?:Mme|Mlle|MM?\.|Me|Dr|Pr)\s+")
"""What stands before a name and is no part of it."""
MOST = 40
"""Segments whose change is shown."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What saving a term would do."""

    conflicts: Sequence[Problem] = ()
    changes: Sequence[Change] = ()
    """At most MOST."""
    touched: int = 0
    """Segments that have to be redone."""

    @property
    def refused(self) -> bool:
        """Whether a problem, not only a notice, speaks against it."""
        return any(one.severity == "problem" for one in self.conflicts)


class Study:
    """One article and one glossary, looked at once; then each draft of a term is judged fast."""

    def __init__(self, bench: Bench, layers: Layers, units: Sequence[Unit]) -> None:
        """`units` are those of the open article that are here. Takes a moment; raises VisavisError."""
        self._bench = bench
        self._layers = layers
        self._known = bench.glossary
        self._conflicts = Conflicts(self._known)
        self._units = {(one.segment.paragraph, one.segment.index): one for one in units}
        self._uses = Uses()
        self._uses.add("", [one.segment for one in units], [one.target for one in units])

    def judge(self, term: Term, instead: Term | None) -> Effects:
        """What happens when `term` takes the place of `instead`, or comes new. Raises VisavisError."""
        conflicts = self._conflicts.of(term, instead)
        trial = self._layers.trial(term, instead)
        touched = self._uses.touched([term] if instead is None else [term, instead])
        found = [self._units[use.segment.paragraph, use.segment.index] for use in touched]
        before = [("", unit) for unit in found if unit.origin != "edited"]
        shown = changes(before[:MOST], self._bench.engine, Spotter(trial))
        return Effects(conflicts, tuple(shown), len(before))


def proposals(article: Article, units: Sequence[Unit | None], place: int, known: Glossary) -> list[Term]:
    """Terms for the names of the segment at `place` that the glossary lacks, guessed as far as it goes."""
    around = [unit for unit in units[max(0, place - _AROUND) : place + _AROUND] if unit is not None]
    here = units[place] if place < len(units) else None
    names = [one for one in find_names([Bitext(article, tuple(around))]) if one.unit is here]
    out = []
    for found in suggest(names, known.terms, least=1):
        guessed = found.renderings[0][0] if found.like is None else ""
        source, target = (_TITLE.sub("", text) for text in (found.name, guessed or found.term.target))
        out.append(replace(found.term, source=source, target=target, note=""))
    return out


def draft(cells: dict[str, str], base: Term, origin: Origin) -> Term:
    """The term that the fields of a form say; what they do not show stays as in `base`.

    Raises GlossaryError when a form is missing.
    """
    lists = {name: _values(cells[name]) for name in ("variants", "forbidden")}
    texts = {name: cells[name] for name in ("source", "target", "note", "kind")}
    term = tidy(replace(base, **texts, **lists, origin=origin))  # type: ignore[arg-type]
    if not term.source or not term.target:
        raise GlossaryError("A term needs a French and an English form.")
    return term if base.source else replace(term, case=usual_case(term.source))


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in cell.split("|") if value.strip())
