"""Lint a glossary: faults of its terms, and what they do to one another.

Every check is one pass over the terms with dictionaries, so that 100,000 terms take seconds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.fold import key, spelling
from reader.glossary import Glossary, Problem, Severity, Term
from reader.stopwords import STOP_WORDS

_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_OTHER = "Ͱ-ϿЀ-ԯ"
_MIXED = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_LONGEST_STOP_WORD = max(map(len, STOP_WORDS))

_RIVALS = 20
"""Terms with one French form (under different conditions) that are looked at; more say nothing new."""

_ByForm = dict[str, list[Term]]


def lint(glossary: Glossary) -> list[Problem]:
    """All problems and notices of a glossary, those of its reading too, in the order of files and lines."""
    found = [*glossary.problems]
    for term in glossary.terms:
        found.extend(_alone(term))
    found.extend(_together(glossary.terms))
    return sorted(found, key=lambda problem: (problem.path, problem.line))


def _problem(term: Term, reason: str, fix: str, severity: Severity = "problem") -> Problem:
    return Problem(term.origin.path, term.origin.line, reason, severity, fix)


def _place(term: Term) -> str:
    return f"{term.origin.path}:{term.origin.line}"


def _alone(term: Term) -> Iterator[Problem]:
    """What one line shows by itself."""
    for form in term.sources:
        if len(form) <= _LONGEST_STOP_WORD and key(spelling(form)) in STOP_WORDS:
            yield _problem(term, f"the French form {form} is a common word", "add the words around it")
    for value in (*term.sources, *term.targets):
        if not value.isascii() and _MIXED.search(value):
            yield _problem(term, f"{value} mixes alphabets that look alike", "retype it in one alphabet")
        if "|" in value:
            yield _problem(term, f"the bar in {value} separates nothing", "put a space on both sides of it")
    right = [spelling(value) for value in term.targets]
    for wrong in term.forbidden:
        if spelling(wrong) in right:
            yield _problem(term, f"{wrong} is both right and forbidden", "delete it from one column")
    if len(right) > 1 and len(set(right)) < len(right):
        yield _problem(term, "an accepted form stands twice", "delete one", "notice")


def _together(terms: Sequence[Term]) -> Iterator[Problem]:
    """What lines do to one another."""
    forbidden = _by_form((term, form) for term in terms for form in term.forbidden)
    sources = _by_form((term, form) for term in terms for form in term.sources)
    for term in terms:
        yield from _forbidden_elsewhere(term, forbidden)
        yield from _chained(term, sources)
    yield from _case_clashes(sources)


def _by_form(pairs: Iterable[tuple[Term, str]]) -> _ByForm:
    """Terms by the folded form."""
    table: _ByForm = {}
    for term, form in pairs:
        table.setdefault(spelling(form), []).append(term)
    return table


def _forbidden_elsewhere(term: Term, forbidden: _ByForm) -> Iterator[Problem]:
    """A right form that another term calls wrong: where both stand in a segment, neither can be verified."""
    for form in term.targets:
        for other in forbidden.get(spelling(form), ()):
            if other is not term:
                reason = f"{form} is forbidden by {other.source} ({_place(other)})"
                yield _problem(term, reason, f"delete {form} from one of the two")
                break


def _chained(term: Term, sources: _ByForm) -> Iterator[Problem]:
    """A target that is itself a French form with another target: A→B, B→C, or A→B, B→A.

    Terms are spotted in the French only, never in their own result, so neither goes on after one step; and a
    chain may well be right (Mexique → Mexico, Mexico → Mexico City).
    """
    for other in sources.get(spelling(term.target), [])[:_RIVALS]:
        onward = spelling(other.target)
        if other is term or onward in map(spelling, term.targets):
            continue
        cycle = onward in map(spelling, term.sources)
        both = f"{term.source} → {term.target} and {other.source} → {other.target} ({_place(other)})"
        if cycle:
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
