"""Occurrences for tests that need no spotter."""

from reader.glossary.term import Term
from reader.spot import Occurrence


def spotted(source: str, *terms: Term) -> tuple[Occurrence, ...]:
    """The terms in the order in which they stand in the source; capitals do not matter."""
    low, found, at = source.lower(), [], 0
    for term in terms:
        forms = [form.lower() for form in term.sources if form.lower() in low[at:]]
        start, size = min((low.index(form, at), -len(form)) for form in forms)
        at = start - size
        found.append(Occurrence(term, start, at))
    return tuple(found)
