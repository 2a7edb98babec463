"""A surname that is right, behind a first name that is not: Dmit Peskov for Dmitri Peskov."""

from collections.abc import Collection, Iterator

from rapidfuzz.distance import Levenshtein

from reader.glossary.term import Term
from reader.verify.lexicon import english
from reader.verify.surface import Span, plain

_LIKE = 0.5
"""Least likeness of the word before the surname to the first name; nationalities and titles are unlike."""
_BEGINNING = 3
"""Letters that are enough when both begin with them."""


def misnamed(term: Term, surface: str, low: str, text: str, span: Span, held: Collection[Span]) -> bool:
    """Whether only the surname of a person stands at `span`, with a spoilt first name before it.

    `surface` is the French, `low` the target, both `plain`; `text` is the target, `neat`; `held` are the
    right forms in it. A surname alone is right (journalists shorten names); so is one behind a title.
    """
    if term.kind != "person" or " " not in surface:
        return False
    surname = low[slice(*span)]
    heads = set(_heads(term, surname))
    found = _before(text, span[0])
    if not heads or found is None or any(a < span[0] and found < b for a, b in held if (a, b) != span):
        return False
    word = low[found : span[0] - 1]
    return word not in english() and word not in heads and any(_like(word, head) for head in heads)


def _heads(term: Term, surname: str) -> Iterator[str]:
    """What may stand before the surname, in English or in French: the last word of it."""
    for form in (*term.targets, *term.sources):
        name = plain(form)
        head = name.removesuffix(surname).rstrip() if name.endswith(surname) else ""
        if not head:
            head = name.rpartition(" ")[0]
        if head:
            yield head.rpartition(" ")[2]


def _before(text: str, start: int) -> int | None:
    """Where the capitalised word begins that ends one space before `start`."""
    begun = ended = start - 1
    while begun > 0 and text[begun - 1].isalpha():
        begun -= 1
    return begun if ended > begun and text[ended] == " " and text[begun].isupper() else None


def _like(word: str, head: str) -> bool:
    """Whether a word may be a spoilt `head`."""
    alike = float(Levenshtein.normalized_similarity(word, head))
    return alike >= _LIKE or (len(word) > _BEGINNING and word[:_BEGINNING] == head[:_BEGINNING])
