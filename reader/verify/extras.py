"""Spot names in a target that nothing in the source called for."""

from collections.abc import Iterable, Iterator, Sequence

from reader.fold import keys
from reader.glossary.term import Term
from reader.verify.surface import find, first_word, neat, neats, plain, words

_NAMES = frozenset({"person", "place", "organisation"})
_STEM = 4
"""Letters that two words of one family share (Biélorussie, biélorusse; Belarus, Belarusian)."""


class Names:
    """The targets of a glossary's names, found by their first word.

    Accepted forms are left out: many are adjectives, which translators put in and leave out as they please.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        """Index the names among `terms`; other kinds and lower-case targets are left out."""
        named = [term for term in terms if term.kind in _NAMES]
        targets = [form for term in named for form in term.targets]
        exact = neats(targets)
        low = keys(exact)
        self._known = set(map(first_word, low)) - {""}
        self._by_word: dict[str, list[tuple[str, str, Term]]] = {}
        at = 0
        for term in named:
            if term.target[:1].isupper() and len(term.target) >= _STEM and (word := first_word(low[at])):
                self._by_word.setdefault(word, []).append((low[at], exact[at], term))
            at += 1 + len(term.accepted)

    def known(self, word: str) -> bool:
        """Whether a `plain` word begins a right form of a name of the glossary."""
        return word in self._known

    def uncalled(self, target: str, source: str, called: Sequence[Term]) -> Iterator[tuple[int, int, Term]]:
        """The names in `target` (start, end, term) that neither `source` nor the terms spotted in it explain.

        A word of the source, or of a spotted term's English, that begins like the name explains it: better
        to miss an extra name than to cry wolf.
        """
        low, text = plain(target), neat(target)
        stems: set[str] | None = None
        for start, end in words(low):
            if not text[start].isupper():
                continue
            for form, exact, term in self._by_word.get(low[start:end], ()):
                stop = start + len(form)
                if text[start:stop] != exact or (start, stop) not in find(form, low):
                    continue
                if stems is None:
                    stems = _stems(source, called)
                if not stems.intersection(_term_stems(term)):
                    yield start, stop, term
                    break


def _stems(source: str, called: Sequence[Term]) -> set[str]:
    texts = [source, *(form for term in called for form in term.targets)]
    return {text[a:b][:_STEM] for text in map(plain, texts) for a, b in words(text)}


def _term_stems(term: Term) -> set[str]:
    texts = map(plain, (*term.sources, *term.targets))
    return {text[a:b][:_STEM] for text in texts for a, b in words(text) if b - a >= _STEM}
