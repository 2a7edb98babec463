"""Find terms that share words, one ending with what the other begins with: where both stand, one is lost.

“président de la République” and “République tchèque” meet in “président de la République tchèque”; the
leftmost is spotted, the other never. The way out is a longer term for the two together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.fold import keys, spellings
from reader.glossary.stopwords import STOP_WORDS
from reader.glossary.term import Term

_Forms = dict[str, tuple[Term, str, str]]
"""A folded form in small letters → its term, the form as written, and as `spelling` folds it."""

_RIVALS = 20
"""Terms that begin alike and are looked at for one ending; more say nothing new."""


@dataclass(frozen=True, slots=True)
class Straddle:
    """Two terms that can overlap."""

    first: Term
    """The one on the left, which is spotted."""
    second: Term
    """The one that is lost."""
    together: str
    """The French in which they meet."""

    @property
    def reason(self) -> str:
        """What happens, in one sentence without a full stop."""
        second = f"{self.second.source} ({self.second.origin.path}:{self.second.origin.line})"
        return f"in “{self.together}” {self.first.source} is spotted and {second} is not"

    @property
    def fix(self) -> str:
        """What to do about it."""
        return f"add a term for “{self.together}” if it occurs"


def straddling(terms: Sequence[Term]) -> Iterator[Straddle]:
    """All pairs by their forms, each once; none for a pair that a longer term already covers."""
    forms = _meeting(_long_forms(terms))
    beginnings = _beginnings(forms)
    told: set[tuple[int, int]] = set()
    for plain, (first, form, _) in forms.items():
        for head, tail in _cuts(plain):
            if tail not in beginnings or _is_common(tail):
                continue
            for longer in beginnings[tail]:
                second, _, other = forms[longer]
                if second is first or f"{head} {longer}" in forms or (id(first), id(second)) in told:
                    continue
                told.add((id(first), id(second)))
                yield Straddle(first, second, form + other[len(tail) :])


def _long_forms(terms: Sequence[Term]) -> _Forms:
    """The French forms of several words; of the same ones the strongest term's."""
    found = [(term, form) for term in reversed(terms) for form in term.sources if " " in form]
    spelled = spellings([form for _, form in found])
    several = zip(keys(spelled), found, spelled, strict=True)
    return {plain: (term, form, other) for plain, (term, form), other in several}


def _meeting(forms: _Forms) -> _Forms:
    """Those that end with a word with which one begins, or begin with one that is inside another."""
    words = [plain.split(" ") for plain in forms]
    first = {one[0] for one in words}
    inside = {word for one in words for word in one[1:]}
    if inside.isdisjoint(first):
        return {}
    return {
        plain: form
        for one, (plain, form) in zip(words, forms.items(), strict=True)
        if one[0] in inside or not first.isdisjoint(one[1:])
    }


def _beginnings(forms: _Forms) -> dict[str, list[str]]:
    """The forms by each of their beginnings."""
    table: dict[str, list[str]] = {}
    for plain in forms:
        for head, tail in _cuts(plain):
            if _is_common(tail):
                continue
            rivals = table.setdefault(head, [])
            if len(rivals) < _RIVALS:
                rivals.append(plain)
    return table


def _cuts(plain: str) -> Iterator[tuple[str, str]]:
    """The two parts at each space."""
    at = plain.find(" ")
    while at >= 0:
        yield plain[:at], plain[at + 1 :]
        at = plain.find(" ", at + 1)


def _is_common(tail: str) -> bool:
    """Whether it is made of common words alone."""
    return STOP_WORDS.issuperset(tail.split(" "))
