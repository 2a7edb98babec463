"""Lint a glossary: faults of its terms, and what they do to one another.

Every check goes over a whole column of forms at a time and looks closely only at what stands out, so that
100,000 terms take about a second.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from reader.fold import key, spelling, spellings
from reader.glossary import Glossary, Override, Problem, Severity, Term
from reader.glossary.longer import left
from reader.glossary.stopwords import STOP_WORDS
from reader.glossary.straddle import straddling

_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_OTHER = "Ͱ-ϿЀ-ԯ"
_FOREIGN = re.compile(f"[{_OTHER}]")
_MIXED = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_LONGEST_STOP_WORD = max(map(len, STOP_WORDS))

_RIVALS = 20
"""Terms with one French form (under different conditions) that are looked at; more say nothing new."""

_CURATED = "curated"
"""The layer whose words meet so often (1,600 pairs) that only those that meet in an article are told."""

_ByForm = dict[str, list[Term]]


@dataclass(frozen=True, slots=True)
class _Column:
    """All forms of one kind, and for each of them its term and its folded spelling."""

    owners: list[Term]
    forms: list[str]
    folded: list[str]

    def by_form(self, wanted: Set[str]) -> _ByForm:
        """The terms with these folded forms."""
        table: _ByForm = {}
        for owner, folded in zip(self.owners, self.folded, strict=True):
            if folded in wanted:
                table.setdefault(folded, []).append(owner)
        return table


def _column(terms: Sequence[Term], cells: Sequence[Sequence[str]]) -> _Column:
    owners = [term for term, cell in zip(terms, cells, strict=True) for _ in cell]
    forms = list(chain.from_iterable(cells))
    return _Column(owners, forms, spellings(forms))


class _Columns:
    """The forms of a glossary, column by column."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.sources = _column(terms, [term.sources for term in terms])
        self.targets = _column(terms, [term.targets for term in terms])
        self.forbidden = _column(terms, [term.forbidden for term in terms])


def lint(glossary: Glossary) -> list[Problem]:
    """All problems and notices of a glossary, those of its reading too, in the order of files and lines."""
    columns = _Columns(glossary.terms)
    found = [
        *glossary.problems,
        *_common(columns.sources),
        *_odd(columns.sources),
        *_odd(columns.targets),
        *_right_and_wrong(columns),
        *_twice(columns.targets),
        *_forbidden_elsewhere(columns, glossary.overrides),
        *_chained(glossary.terms, columns.sources),
        *_case_clashes(columns.sources),
        *_shadowed(glossary.overrides),
        *_left(glossary),
        *_straddling(glossary.terms),
    ]
    return sorted(found, key=lambda problem: (problem.path, problem.line))


def _problem(term: Term, reason: str, fix: str, severity: Severity = "problem") -> Problem:
    return Problem(term.origin.path, term.origin.line, reason, severity, fix)


def _place(term: Term) -> str:
    return f"{term.origin.path}:{term.origin.line}"


# -- what one line shows by itself --


def _common(sources: _Column) -> Iterator[Problem]:
    """French forms that are words like `le`."""
    for at, folded in enumerate(sources.folded):
        if len(folded) <= _LONGEST_STOP_WORD and key(folded) in STOP_WORDS:
            reason = f"the French form {sources.forms[at]} is a common word"
            yield _problem(sources.owners[at], reason, "add the words around it")


def _odd(column: _Column) -> Iterator[Problem]:
    """Letters of two alphabets in a word, bars that were meant to separate values."""
    suspects = [at for at, form in enumerate(column.forms) if "|" in form or not form.isascii()]
    for at in suspects:
        form = column.forms[at]
        if _FOREIGN.search(form) and _MIXED.search(form):
            reason = f"{form} mixes alphabets that look alike"
            yield _problem(column.owners[at], reason, "retype it in one alphabet")
        if "|" in form:
            reason = f"the bar in {form} separates nothing"
            yield _problem(column.owners[at], reason, "put a space on both sides of it")


def _right_and_wrong(columns: _Columns) -> Iterator[Problem]:
    """English forms that a term both wants and forbids."""
    forbidden = columns.forbidden
    both = set(forbidden.folded).intersection(columns.targets.folded)
    for at, folded in enumerate(forbidden.folded):
        if folded in both and folded in spellings(forbidden.owners[at].targets):
            reason = f"{forbidden.forms[at]} is both right and forbidden"
            yield _problem(forbidden.owners[at], reason, "delete it from one column")


def _twice(targets: _Column) -> Iterator[Problem]:
    """English forms that stand twice in a line."""
    at = 0
    while at < len(targets.owners):
        owner = targets.owners[at]
        end = at + len(owner.targets)
        if owner.accepted and len(set(targets.folded[at:end])) < end - at:
            yield _problem(owner, "an accepted form stands twice", "delete one", "notice")
        at = end


# -- what lines do to one another --


def _forbidden_elsewhere(columns: _Columns, overrides: Sequence[Override]) -> Iterator[Problem]:
    """A right form that another term calls wrong: where both stand in a segment, neither can be verified.

    Whoever replaces Lukashenko by Lukashenka need not hear from every Lukashenko of the weaker layer that it
    forbids the other: that these are left is `_left`'s to say.
    """
    replaced: dict[str, set[str]] = {}
    for one in overrides:
        replaced.setdefault(one.winner.target, set()).add(one.loser.target)
    targets = columns.targets
    both = set(columns.forbidden.folded).intersection(targets.folded)
    forbidden = columns.forbidden.by_form(both)
    for at in [at for at, folded in enumerate(targets.folded) if folded in forbidden]:
        term = targets.owners[at]
        rivals = forbidden[targets.folded[at]]
        other = next((one for one in rivals if _forbids(one, term, replaced)), None)
        if other is not None:
            form = targets.forms[at]
            reason = f"{form} is forbidden by {other.source} ({_place(other)})"
            yield _problem(term, reason, f"delete {form} from one of the two")


def _forbids(other: Term, term: Term, replaced: Mapping[str, Set[str]]) -> bool:
    if other is term:
        return False
    if (other.origin.layer, other.origin.path) == (term.origin.layer, term.origin.path):
        return True
    return not any(f" {english} " in f" {other.target} " for english in replaced.get(term.target, ()))


def _chained(terms: Sequence[Term], sources: _Column) -> Iterator[Problem]:
    """A target that is itself a French form with another target: A→B, B→C, or A→B, B→A.

    Terms are spotted in the French only, never in their own result, so neither goes on after one step; and a
    chain may well be right (Mexique → Mexico, Mexico → Mexico City).
    """
    targets = spellings([term.target for term in terms])
    onward = sources.by_form(set(targets).intersection(sources.folded))
    for term, target in [pair for pair in zip(terms, targets, strict=True) if pair[1] in onward]:
        for other in onward[target][:_RIVALS]:
            if other is term or (found := _next_step(term, other)) is None:
                continue
            yield found
            break


def _next_step(term: Term, other: Term) -> Problem | None:
    """What to say of a term whose target is a French form of another."""
    onward = spelling(other.target)
    if onward in spellings(term.targets):
        return None
    both = f"{term.source} → {term.target} and {other.source} → {other.target} ({_place(other)})"
    if onward in spellings(term.sources):
        return _problem(term, f"{both} are a cycle", "keep one of the two; a term is applied once")
    return _problem(term, f"{both} are a chain; each is applied once", "", "notice")


def _case_clashes(sources: _Column) -> Iterator[Problem]:
    """Forms of two terms that only case tells apart, under rules by which one form also means the other."""
    lower = [folded.lower() for folded in sources.folded]
    repeated = {form for form, count in Counter(lower).items() if count > 1}
    suspects = {folded for folded, form in zip(sources.folded, lower, strict=True) if form in repeated}
    by_lower: dict[str, Term] = {}
    for form, terms in sources.by_form(suspects).items():
        for term in terms:
            first = by_lower.setdefault(form.lower(), term)
            if first is not term and _clash(first, term):
                reason = f"{form} differs from {first.source} ({_place(first)}) in case only"
                yield _problem(term, reason, "give both the case exact, or one a condition")


def _clash(first: Term, other: Term) -> bool:
    if other.target == first.target or (other.needs, other.unless) != (first.needs, first.unless):
        return False
    return "any" in (first.case, other.case) or first.case == other.case == "initial"


# -- what layers do to one another, and words to words --


def _shadowed(overrides: Sequence[Override]) -> Iterator[Problem]:
    """Lines that replace, or needlessly repeat, a line of a weaker layer."""
    told: set[tuple[int, int]] = set()
    for one in overrides:
        if (id(one.winner), id(one.loser)) in told:
            continue
        told.add((id(one.winner), id(one.loser)))
        there = f"{one.form} → {one.loser.target} of {_place(one.loser)}"
        if one.winner.targets == one.loser.targets:
            yield _problem(one.winner, f"{there} says the same", "this line can go", "notice")
        else:
            yield _problem(one.winner, f"wins over {there}", "", "notice")


def _left(glossary: Glossary) -> Iterator[Problem]:
    """Terms that keep what a line replaces; see `reader.glossary.longer`."""
    for one in left(glossary.terms, glossary.overrides):
        yield _problem(one.winner, one.reason, one.fix, "notice")


def _straddling(terms: Sequence[Term]) -> Iterator[Problem]:
    """Pairs that share words where one ends and the other begins; see `reader.glossary.straddle`."""
    if all(term.origin.layer == _CURATED for term in terms):
        return
    for one in straddling(terms):
        if (one.first.origin.layer, one.second.origin.layer) != (_CURATED, _CURATED):
            own = one.first if one.first.origin.layer != _CURATED else one.second
            yield _problem(own, one.reason, one.fix, "notice")
