"""Find terms that keep the English which a line of a stronger layer has replaced.

Who writes Loukachenko → Lukashenka over the curated Lukashenko still reads Alexander Lukashenko, which the
longer curated term says, and Lukashenko for Loukachenka, a variant of the curated line: one man, two names.
"""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.fold import keys, spellings
from reader.glossary import Override, Term
from reader.glossary.stopwords import STOP_WORDS


@dataclass(frozen=True, slots=True)
class Left:
    """A term that won, what it replaced, and the terms of weaker layers that still say that."""

    winner: Term
    loser: Term
    kept: tuple[Term, ...]

    @property
    def reason(self) -> str:
        """What is left, in one sentence without a full stop."""
        first, *others = self.kept
        names = [f"{first.source} ({first.origin.path}:{first.origin.line})", *(one.source for one in others)]
        more = f" and {len(names) - 2} more" if len(names) > 2 else ""
        return f"{self.loser.target} is still said for {', '.join(names[:2])}{more}"

    @property
    def fix(self) -> str:
        """The command for the first of them."""
        first = self.kept[0]
        english = first.target.replace(self.loser.target, self.winner.target, 1)
        words = [first.source, english, *(word for form in first.variants for word in ("--variant", form))]
        return f"visavis glossary add {shlex.join(words)}"


def left(terms: Sequence[Term], overrides: Sequence[Override]) -> Iterator[Left]:
    """One for each pair of a winner and a loser that say different things; `terms` are those in force.

    What remains of the loser comes first, then the longer terms in which the form stands.
    """
    told: set[tuple[int, int]] = set()
    replaced = []
    for one in overrides:
        pair = (id(one.winner), id(one.loser))
        if pair not in told and one.loser.target not in one.winner.targets:
            told.add(pair)
            replaced.append(one)
    if not replaced:
        return
    lines = {one.loser.origin for one in replaced}
    remains = {term.origin: term for term in terms if term.origin in lines}
    forms = keys(spellings([one.form for one in replaced]))
    around = _around(terms, {_head(form) for form in forms})
    for one, form in zip(replaced, forms, strict=True):
        beside = [term for plain, term in around.get(_head(form), ()) if f" {form} " in f" {plain} "]
        rest = remains.get(one.loser.origin)
        kept = dict.fromkeys(
            term for term in ([rest, *beside] if rest else beside) if _keeps(term, one.winner, one.loser)
        )
        if kept:
            yield Left(one.winner, one.loser, tuple(kept))


def _head(form: str) -> str:
    """The first word by which longer forms are found; "" for one that is too common."""
    word = form.partition(" ")[0]
    return "" if word in STOP_WORDS else word


def _around(terms: Sequence[Term], heads: set[str]) -> dict[str, list[tuple[str, Term]]]:
    """The forms of several words by each of the heads in them."""
    found = [(term, form) for term in terms for form in term.sources if " " in form]
    table: dict[str, list[tuple[str, Term]]] = {}
    for (term, _), plain in zip(found, keys(spellings([form for _, form in found])), strict=True):
        for word in heads.intersection(plain.split(" ")):
            table.setdefault(word, []).append((plain, term))
    return table


def _keeps(term: Term, winner: Term, loser: Term) -> bool:
    """Whether a longer term is of another layer and says what the loser said."""
    origin, other = term.origin, winner.origin
    elsewhere = (origin.layer, origin.path) != (other.layer, other.path)
    return elsewhere and f" {loser.target} " in f" {term.target} " and winner.target not in term.target
