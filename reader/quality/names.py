"""Do the names of a French source, those that no term covers, stand in the English target as they are?

French and English write nearly all names alike, but a weak engine spoils or drops them. A name is a
capitalised word inside a sentence that neither language knows as a word. Of 12,520 human references 3.5 %
seem to lack one: most of these were transliterated anew.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from reader.fold import key
from reader.verify.lexicon import english

_NAME = re.compile(r"(?<![^\W_])(?<![-#@])[A-ZÀ-ÖØ-ÞŒ][a-zß-öø-ÿœ]{3,40}(?![^\W_])(?!-)")
"""A capital, then small letters: acronyms change, and what is joined by a hyphen is one name with it."""
_OPENS = re.compile(r"(?:^|[!?…:;«“\"(\[–—•*-]|(?<![A-Z])\.)\s*\Z")
"""A capital there proves nothing; one after an initial (M. Ensign) does."""
_LOOK = 8
_PLURAL = re.compile(r"\b(?:les|des|aux|ces|ses|leurs|nos|vos)\s\Z", re.IGNORECASE)
"""What stands before peoples, who have an English name: les Lillois."""
_TRANSLATED = frozenset(
    {"avent", "dieu", "noel", "paques", "mademoiselle", "melle", "messieurs", "monseigneur"}
)
_ABSTRACT = re.compile(r"(?:ite|tion|isme|iste|ique|ement|ien|ienne|ais|aise|ois|oise|eur|euse|aire)s?\Z")
"""Endings of French words and peoples rather than of names, without accents."""
_LIKE = 0.6
_BEGINNING = 3
_WORD = re.compile(r"[^\W\d_]+")


@cache
def french() -> frozenset[str]:
    """Some 18,000 French words without case and accents, one a line in `french.txt`.

    Source: the words of four letters or more that are written small at least twice on the French side of the
    sentences written for this project (CC0).
    """
    return frozenset(files("reader.quality").joinpath("french.txt").read_text(encoding="utf-8").split())


def lost(source: str, target: str, covered: Sequence[tuple[int, int]]) -> list[str]:
    """The names of the source, each once, that the target lacks or misspells.

    `covered` are the stretches of the source that the glossary answers for. A first name may be left out
    where the surname stands, as journalists do.
    """
    names = list(_names(source, covered))
    low = key(target) if names else ""
    found = []
    for place, (start, end) in enumerate(names):
        name = key(source[start:end])
        if name in low:
            continue
        is_first = place + 1 < len(names) and names[place + 1][0] == end + 1
        if not is_first or any(_like(word, name) for word in _WORD.findall(low)):
            found.append(source[start:end])
    return list(dict.fromkeys(found))


def _names(source: str, covered: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for match in _NAME.finditer(source):
        start, end = match.span()
        before = source[max(0, start - _LOOK) : start]
        if _OPENS.search(before) or any(a < end and start < b for a, b in covered):
            continue
        word = key(match[0])
        if match[0].endswith("s") and _PLURAL.search(before):
            continue
        if not (word in french() or word in english() or word in _TRANSLATED or _ABSTRACT.search(word)):
            yield start, end


def _like(word: str, name: str) -> bool:
    same = len(word) > _BEGINNING and word[:_BEGINNING] == name[:_BEGINNING]
    return same or float(Levenshtein.normalized_similarity(word, name)) >= _LIKE
