"""Suggest terms: names that a library holds and the glossary lacks, ranked, each with a line to add."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from reader.glossary.term import Term
from reader.survey.consistency import english_of
from reader.survey.names import Name
from reader.verify.surface import plain

_SHORTEST = 6
"""Letters of a name that may be called a variant of a known one; shorter ones are alike by chance."""
_NEAR_WEIGHT, _SEVERAL_WEIGHT = 3.0, 2.0
_ACRONYM = 6
_EDITS = 5
"""Letters of the shorter name for each that may differ: Loukachenka is like Loukachenko, Tchernov not like
Tchernigov."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that the glossary may want."""

    name: str
    count: int
    articles: int
    renderings: tuple[tuple[str, int], ...]
    """The English forms that it seems to have now, the most frequent first; "" counts the unknown ones."""
    like: Term | None
    """The known term of which it looks like another spelling."""
    term: Term
    """The proposed line."""

    @property
    def score(self) -> float:
        """Its rank: occurrences, three times for a variant of a known name, twice for several renderings."""
        several = sum(bool(form) for form, _ in self.renderings) > 1
        return self.count * (_NEAR_WEIGHT if self.like else 1) * (_SEVERAL_WEIGHT if several else 1)


def suggest(names: Iterable[Name], terms: Sequence[Term], *, least: int = 2) -> list[Candidate]:
    """Rank the names that occur `least` times or more; `terms` are those already known."""
    known = _Known(terms)
    by_name: dict[str, list[Name]] = {}
    for name in names:
        by_name.setdefault(name.text, []).append(name)
    found = [_candidate(text, group, known) for text, group in by_name.items() if len(group) >= least]
    return sorted(found, key=lambda one: (-one.score, one.name))


def _candidate(text: str, group: Sequence[Name], known: "_Known") -> Candidate:
    forms = Counter(map(english_of, group))
    like = known.like(text)
    articles = len({name.article for name in group})
    return Candidate(text, len(group), articles, tuple(forms.most_common()), like, _term(text, forms, like))


def _term(text: str, forms: Counter[str], like: Term | None) -> Term:
    """The known term's English for a variant; the name as it is, unless nearly all agree on another form."""
    if like is not None:
        note = f"suggested: like {like.source}"
        return Term(text, like.target, note, like.kind, (), like.accepted, like.forbidden)
    form, count = forms.most_common(1)[0]
    agreed = form and count >= 3 and count * 10 >= forms.total() * 9
    return Term(text, form if agreed else text, "suggested", _kind(text))


def _kind(text: str) -> str:
    """A guess: acronyms are organisations, two or three capitalised words a person; else unknown."""
    if text.isupper() and len(text) <= _ACRONYM:
        return "organisation"
    words = text.split(" ")
    return "person" if 2 <= len(words) <= 3 and all(word[0].isupper() for word in words) else ""


class _Known:
    """The names of a glossary by first letter and length, to find near ones fast."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: dict[tuple[str, int], list[tuple[str, Term]]] = {}
        for term in terms:
            for form in term.sources:
                low = plain(form)
                if len(low) >= _SHORTEST and form[0].isupper():
                    self._forms.setdefault((low[0], len(low)), []).append((low, term))

    def like(self, text: str) -> Term | None:
        """The first known term of which `text` is unmistakably another spelling."""
        low = plain(text)
        if len(low) < _SHORTEST:
            return None
        return next((term for form, term in self._around(low) if _alike(low, form)), None)

    def _around(self, low: str) -> Iterator[tuple[str, Term]]:
        for size in sorted(range(len(low) - 3, len(low) + 4), key=lambda size: abs(size - len(low))):
            yield from self._forms.get((low[0], size), ())


def _alike(one: str, other: str) -> bool:
    """Whether two `plain` names are one spelt in two ways, and no word is quite another (Ryjkov, Bykov)."""
    words = one.split(" "), other.split(" ")
    if len(words[0]) != len(words[1]) or not _near(one, other, _EDITS):
        return False
    return all(_near(first, second, _EDITS - 1) for first, second in zip(*words, strict=True))


def _near(one: str, other: str, each: int) -> bool:
    """Whether at most one letter for `each` is another, added or missing."""
    most = min(len(one), len(other)) // each
    return Levenshtein.distance(one, other, score_cutoff=most) <= most
