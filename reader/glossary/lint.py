"""Lint a glossary: faults of its terms, and what they do to one another.

Every check is one pass over the terms with dictionaries, so that 100,000 terms take seconds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.fold import key, spelling
from reader.glossary import Glossary, Override, Problem, Severity, Term
from reader.glossary.stopwords import STOP_WORDS
from reader.glossary.straddle import straddling

_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_OTHER = "Ͱ-ϿЀ-ԯ"
_MIXED = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_LONGEST_STOP_WORD = max(map(len, STOP_WORDS))

_RIVALS = 20
"""Terms with one French form (under different conditions) that are looked at; more say nothing new."""

_CURATED = "curated"
"""The layer whose words meet so often (1,600 pairs) that only those that meet in an article are told."""

_ByForm = dict[str, list[Term]]


class _Folded(NamedTuple):
    """A term and its folded forms."""

    term: Term
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    forbidden: tuple[str, ...]


def lint(glossary: Glossary) -> list[Problem]:
    """All problems and notices of a glossary, those of its reading too, in the order of files and lines."""
    found = [*glossary.problems]
    folded = [_fold(term) for term in glossary.terms]
    for one in folded:
        found.extend(_alone(one))
    found.extend(_together(folded))
    found.extend(_shadowed(glossary.overrides))
    found.extend(_straddling(glossary.terms))
    return sorted(found, key=lambda problem: (problem.path, problem.line))


def _fold(term: Term) -> _Folded:
    return _Folded(
        term,
        tuple(map(spelling, term.sources)),
        tuple(map(spelling, term.targets)),
        tuple(map(spelling, term.forbidden)) if term.forbidden else (),
    )


def _problem(term: Term, reason: str, fix: str, severity: Severity = "problem") -> Problem:
    return Problem(term.origin.path, term.origin.line, reason, severity, fix)


def _place(term: Term) -> str:
    return f"{term.origin.path}:{term.origin.line}"


def _alone(one: _Folded) -> Iterator[Problem]:
    """What one line shows by itself."""
    term = one.term
    for form in term.sources:
        if len(form) <= _LONGEST_STOP_WORD and key(spelling(form)) in STOP_WORDS:
            yield _problem(term, f"the French form {form} is a common word", "add the words around it")
    for value in (*term.sources, *term.targets):
        if not value.isascii() and _MIXED.search(value):
            yield _problem(term, f"{value} mixes alphabets that look alike", "retype it in one alphabet")
        if "|" in value:
            yield _problem(term, f"the bar in {value} separates nothing", "put a space on both sides of it")
    for wrong, folded in zip(term.forbidden, one.forbidden, strict=True):
        if folded in one.targets:
            yield _problem(term, f"{wrong} is both right and forbidden", "delete it from one column")
    if len(one.targets) > 1 and len(set(one.targets)) < len(one.targets):
        yield _problem(term, "an accepted form stands twice", "delete one", "notice")


def _together(terms: Sequence[_Folded]) -> Iterator[Problem]:
    """What lines do to one another."""
    forbidden = _by_form((one.term, form) for one in terms for form in one.forbidden)
    sources = _by_form((one.term, form) for one in terms for form in one.sources)
    for one in terms:
        yield from _forbidden_elsewhere(one, forbidden)
        yield from _chained(one, sources)
    yield from _case_clashes(sources)


def _by_form(pairs: Iterable[tuple[Term, str]]) -> _ByForm:
    """Terms by the folded form."""
    table: _ByForm = {}
    for term, form in pairs:
        table.setdefault(form, []).append(term)
    return table


def _forbidden_elsewhere(one: _Folded, forbidden: _ByForm) -> Iterator[Problem]:
    """A right form that another term calls wrong: where both stand in a segment, neither can be verified."""
    for form, folded in zip(one.term.targets, one.targets, strict=True):
        for other in forbidden.get(folded, ()):
            if other is not one.term:
                reason = f"{form} is forbidden by {other.source} ({_place(other)})"
                yield _problem(one.term, reason, f"delete {form} from one of the two")
                break


def _chained(one: _Folded, sources: _ByForm) -> Iterator[Problem]:
    """A target that is itself a French form with another target: A→B, B→C, or A→B, B→A.

    Terms are spotted in the French only, never in their own result, so neither goes on after one step; and a
    chain may well be right (Mexique → Mexico, Mexico → Mexico City).
    """
    term = one.term
    for other in sources.get(one.targets[0], [])[:_RIVALS]:
        onward = spelling(other.target)
        if other is term or onward in one.targets:
            continue
        both = f"{term.source} → {term.target} and {other.source} → {other.target} ({_place(other)})"
        if onward in one.sources:
            yield _problem(term, f"{both} are a cycle", "keep one of the two; a term is applied once")
        else:
            yield _problem(term, f"{both} are a chain; each is applied once", "", "notice")
        return


def _case_clashes(sources: _ByForm) -> Iterator[Problem]:
    """Forms of two terms that only case tells apart, under rules by which one form also means the other."""
    by_lower: dict[str, Term] = {}
    for form, terms in sources.items():
        for term in terms:
            first = by_lower.setdefault(form.lower(), term)
            if first is not term and _clash(first, term):
                reason = f"{form} differs from {first.source} ({_place(first)}) in case only"
                yield _problem(term, reason, "give both the case exact, or one a condition")


def _clash(first: Term, other: Term) -> bool:
    if other.target == first.target or (other.needs, other.unless) != (first.needs, first.unless):
        return False
    return "any" in (first.case, other.case) or first.case == other.case == "initial"


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


def _straddling(terms: Sequence[Term]) -> Iterator[Problem]:
    """Pairs that share words where one ends and the other begins; see `reader.glossary.straddle`."""
    if all(term.origin.layer == _CURATED for term in terms):
        return
    for one in straddling(terms):
        if (one.first.origin.layer, one.second.origin.layer) != (_CURATED, _CURATED):
            own = one.first if one.first.origin.layer != _CURATED else one.second
            yield _problem(own, one.reason, one.fix, "notice")
