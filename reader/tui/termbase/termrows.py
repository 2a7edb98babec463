"""The lines of the glossary as they are listed: found by words, sorted, with their problems and uses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from reader.fold import blind
from reader.glossary import Glossary, Term
from reader.glossary.lint import lint
from reader.survey.census import Meaning, meaning
from reader.tui.room.status import shorten

Order = Literal["layer", "French", "English", "use here", "use in the library", "problems"]
ORDERS: tuple[Order, ...] = ("layer", "French", "English", "use here", "use in the library", "problems")

_SOURCE, _TARGET, _LAYER, _HERE, _ALL = 25, 22, 8, 5, 8
"""Cells."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often terms stand in the open article, and in the library; None: not asked, or not known yet."""

    here: Mapping[Meaning, int] | None = None
    everywhere: Mapping[Meaning, int] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A term in the list; `term` is None for a line that holds none."""

    term: Term | None
    meaning: Meaning | None
    problem: str
    haystack: str

    def line(self, counts: Counts) -> Content:
        """One line, and one more for a problem."""
        if self.term is None:
            return Content.styled(f"! {self.problem}", "$text-error")
        term = self.term
        told = Content.assemble(
            (f"{shorten(term.source, _SOURCE):<{_SOURCE}}", "bold"),
            f" {shorten(term.target, _TARGET):<{_TARGET}} ",
            (f"{term.origin.layer:<{_LAYER}}", "$text-muted"),
            (_times(self.used(counts.here), _HERE), "$text-accent"),
            (_times(self.used(counts.everywhere), _ALL), "$text-accent"),
        )
        return told + Content.styled(f"\n  ! {self.problem}", "$text-error") if self.problem else told

    def used(self, counts: Mapping[Meaning, int] | None) -> int:
        """How often, by one of the two counts."""
        return counts.get(self.meaning, 0) if counts and self.meaning else 0


def _times(count: int, width: int) -> str:
    return f"{f'{count:,}×' if count else '':>{width}}"


def heading(counts: Counts) -> str:
    """What stands over the columns."""
    here = "" if counts.here is None else "here"
    column = "" if counts.everywhere is None else "library"
    return f"{'French':<{_SOURCE}} {'English':<{_TARGET}} {'layer':<{_LAYER}}{here:>{_HERE}}{column:>{_ALL}}"


def rows(glossary: Glossary) -> list[Row]:
    """The lines of the glossary, the strongest layer first; lines that could not be read first."""
    problems = {
        (one.path, one.line): f"{one.reason}{f' ({one.fix})' if one.fix else ''}"
        for one in lint(glossary)
        if one.severity == "problem"
    }
    told = [_row(term, problems) for term in glossary.terms]
    lost = [Row(None, None, f"{path}:{line}: {why}", blind(why)) for (path, line), why in problems.items()]
    return [*lost, *told]


def _row(term: Term, problems: dict[tuple[str, int], str]) -> Row:
    texts = (*term.sources, *term.targets, *term.forbidden, term.kind, term.note, term.origin.layer)
    problem = problems.pop((term.origin.path, term.origin.line), "")
    return Row(term, meaning(term), problem, blind(" ".join(texts)))


def arranged(found: Sequence[Row], query: str, order: Order, counts: Counts) -> list[Row]:
    """Those in which every word of the query stands, in that order."""
    words = blind(query).split()
    kept = [one for one in found if all(word in one.haystack for word in words)]
    if order in ("use here", "use in the library"):
        uses = counts.here if order == "use here" else counts.everywhere
        kept.sort(key=lambda one: -one.used(uses))
    elif order == "problems":
        kept.sort(key=lambda one: not one.problem)
    elif order != "layer":
        name = "source" if order == "French" else "target"
        kept.sort(key=lambda one: blind(getattr(one.term, name)) if one.term else "")
    return kept


def orders(counts: Counts) -> list[Order]:
    """Those that make sense with these counts."""
    missing = {"use here": counts.here is None, "use in the library": counts.everywhere is None}
    return [one for one in ORDERS if not missing.get(one)]


def used_here(occurring: Sequence[Term]) -> Counter[Meaning]:
    """The uses in the open article, of the terms of its occurrences."""
    return Counter(map(meaning, occurring))
