"""The glossary: the terms of all files, and the layers that win over one another."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.errors import GlossaryError
from reader.fold import spellings
from reader.glossary.term import Case, Origin, Problem, Severity, Term
from reader.glossary.termfile import COLUMNS, read

__all__ = [
    "COLUMNS",
    "Case",
    "Glossary",
    "Origin",
    "Override",
    "Problem",
    "Severity",
    "Term",
    "fingerprint",
    "glossary",
    "load",
    "read",
]

_FormKey = tuple[str, Case]
"""A folded French form and its case rule: what a later layer replaces."""
_Conditions = tuple[tuple[str, ...], tuple[str, ...]]
"""`needs` and `unless`: inside a layer one form may stand under several."""


@dataclass(frozen=True, slots=True)
class Override:
    """A French form that two layers know: the later one counts."""

    form: str
    winner: Term
    loser: Term
    """As it was read, with the form that it lost."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms in force, those of the last layer first; inside a layer in reading order."""

    terms: tuple[Term, ...]
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files, in reading order; `reader.glossary.lint` finds more."""
    overrides: tuple[Override, ...] = ()

    @property
    def fingerprint(self) -> str:
        """See `fingerprint`; worked out anew each time, since most glossaries are never asked for it."""
        return fingerprint(self.terms)


def load(curated: Path, user: Path | None = None, extra: Sequence[Path] = ()) -> Glossary:
    """Read the layers: the curated folder's *.tsv by name, the user's file, then each extra file in order.

    Raises GlossaryError when the curated folder or a file cannot be read; the user's file may be missing.
    """
    if not curated.is_dir():
        raise GlossaryError(
            f"The folder of curated glossaries {curated} does not exist; install visavis again."
        )
    layers = [("curated", sorted(curated.glob("*.tsv")))]
    if user is not None and user.exists():
        layers.append(("user", [user]))
    layers.extend(("extra", [path]) for path in extra)
    terms: list[list[Term]] = []
    problems: list[Problem] = []
    for layer, paths in layers:
        terms.append([])
        for path in paths:
            read_terms, read_problems = read(path, layer)
            terms[-1].extend(read_terms)
            problems.extend(read_problems)
    return glossary(terms, problems)


def glossary(layers: Sequence[Iterable[Term]], problems: Iterable[Problem] = ()) -> Glossary:
    """Put layers of terms on top of one another, the last one wins.

    Across layers the winner takes the French form (folded, under the same case rule) and leaves the loser its
    other forms. Inside a layer the first line wins, and the second is a problem unless its conditions differ:
    one name may stand for two things in two contexts.
    """
    merging = _Merging()
    for layer in reversed(layers):
        merging.add(layer)
    return Glossary(tuple(merging.terms), (*problems, *merging.problems), overrides=tuple(merging.overrides))


@dataclass(slots=True)
class _Merging:
    """Takes the layers from the strongest to the weakest."""

    terms: list[Term] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)
    _taken: dict[_FormKey, Term] = field(default_factory=dict)

    def add(self, layer: Iterable[Term]) -> None:
        """Add the next weaker layer."""
        terms = tuple(layer)
        keys = _form_keys(terms)
        counts = Counter(keys)
        contested = counts.keys() & self._taken.keys()
        if len(counts) < len(keys):
            contested.update(key for key, count in counts.items() if count > 1)
        self._settle(terms, keys, contested)
        owners = [term for term in terms for _ in term.sources]
        self._taken = dict(zip(reversed(keys), reversed(owners), strict=True)) | self._taken

    def _settle(self, terms: Sequence[Term], keys: Sequence[_FormKey], contested: set[_FormKey]) -> None:
        """Take the terms over; only those with a contested form need a closer look."""
        if not contested:
            self.terms += terms
            return
        own: dict[tuple[_FormKey, _Conditions], Term] = {}
        at = 0
        for term in terms:
            start, at = at, at + 1 + len(term.variants)
            if contested.isdisjoint(keys[start:at]):
                self.terms.append(term)
            else:
                self._take_over(term, keys[start:at], own)

    def _take_over(
        self, term: Term, keys: Sequence[_FormKey], own: dict[tuple[_FormKey, _Conditions], Term]
    ) -> None:
        forms = self._left_over(term, keys, own)
        if forms == term.sources:
            self.terms.append(term)
        elif forms:
            self.terms.append(replace(term, source=forms[0], variants=forms[1:]))

    def _left_over(
        self, term: Term, keys: Sequence[_FormKey], own: dict[tuple[_FormKey, _Conditions], Term]
    ) -> tuple[str, ...]:
        """The forms of a term that nothing stronger holds; `own` is what its layer holds so far."""
        forms: list[str] = []
        for form, key in zip(term.sources, keys, strict=True):
            winner = self._taken.get(key)
            if winner is not None:
                self.overrides.append(Override(form, winner, term))
                continue
            rival = own.get((key, (term.needs, term.unless)))
            if rival is not None:
                self._report(form, term, rival)
                continue
            own[key, (term.needs, term.unless)] = term
            forms.append(form)
        return tuple(forms)

    def _report(self, form: str, term: Term, rival: Term) -> None:
        if rival is term:
            reason = f"{form} stands twice in the line"
        else:
            where = f"line {rival.origin.line} of {rival.origin.path}"
            also = "" if rival.target == term.target else f", as {rival.target}"
            reason = f"{form} already stands in {where}{also}; the first one counts"
        severity: Severity = "notice" if rival is term else "problem"
        fix = f"delete {form} here"
        self.problems.append(Problem(term.origin.path, term.origin.line, reason, severity, fix))


def _form_keys(terms: Sequence[Term]) -> list[_FormKey]:
    """The key of each form of each term, in their order."""
    forms = spellings([form for term in terms for form in term.sources])
    return list(zip(forms, [term.case for term in terms for _ in term.sources], strict=True))


def fingerprint(terms: Iterable[Term]) -> str:
    """A sha256 (hex) of what the terms do: the same wherever the files lie and in any order of lines.

    Notes and origins do not count.
    """
    lines = sorted(
        "\x1e".join(
            (
                term.source,
                term.target,
                term.kind,
                term.case,
                *(
                    "\x1f".join(values)
                    for values in (term.variants, term.accepted, term.forbidden, term.needs, term.unless)
                ),
            )
        )
        for term in terms
    )
    return hashlib.sha256("\x1d".join(lines).encode()).hexdigest()
