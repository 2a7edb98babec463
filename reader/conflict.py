"""Say what is wrong with a term before it is saved: what `glossary check` would say once it stands there."""

from collections.abc import Iterable
from dataclasses import replace

from reader.errors import GlossaryError
from reader.fold import key, spelling
from reader.glossary import Glossary, Problem, Term, glossary
from reader.lint import lint
from reader.row import faults

_LAYERS = ("curated", "user", "extra")
"""From the weakest to the strongest; each extra file is a layer of its own."""


def conflicts(term: Term, known: Glossary, instead: Term | None = None) -> tuple[Problem, ...]:
    """What `check` would say if `term` stood in its file (`term.origin`), in place of `instead` if given.

    A problem should keep it from being saved, a notice should be read first: among them every line of a
    weaker layer that it would win over. Only terms that share a form with it are looked at: with 5,000
    terms this takes some 10 ms. A term that no line can hold is one problem.
    """
    try:
        own = faults(term)
    except GlossaryError as error:
        return (Problem(term.origin.path, term.origin.line, str(error).rstrip(".")),)
    near = [one for one in _near(term, known.terms) if instead is None or one.origin != instead.origin]
    before = {str(problem) for problem in lint(_merged(near))}
    after = [one for one in lint(_merged([*near, term])) if str(one) not in before]
    return tuple(dict.fromkeys([*(replace(one, line=term.origin.line) for one in own), *after]))


def _near(term: Term, terms: Iterable[Term]) -> list[Term]:
    """The terms with a form in common, on whichever side, or that may overlap with it."""
    keys = _keys(term)
    words = _edges(term)
    return [one for one in terms if not (keys.isdisjoint(_keys(one)) and words.isdisjoint(_edges(one)))]


def _keys(term: Term) -> set[str]:
    return {key(spelling(form)) for form in (*term.sources, *term.targets, *term.forbidden)}


def _edges(term: Term) -> set[str]:
    """First and last words of forms with several words: what overlaps another term."""
    long = [key(spelling(form)).split(" ") for form in term.sources if " " in form]
    return {word for words in long for word in (words[0], words[-1])}


def _merged(terms: Iterable[Term]) -> Glossary:
    """The terms in their layers again."""
    layers: dict[tuple[int, str], list[Term]] = {}
    for term in terms:
        rank = _LAYERS.index(term.origin.layer) if term.origin.layer in _LAYERS else len(_LAYERS)
        path = term.origin.path if term.origin.layer == "extra" else ""
        layers.setdefault((rank, path), []).append(term)
    return glossary([layers[place] for place in sorted(layers)])
