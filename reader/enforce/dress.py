"""Dress a right form for its place: capitals, plural, the article before it."""

import re

from reader.glossary.term import Term
from reader.verify.surface import plain, words

_ARTICLE = re.compile(r"\b([Aa])(n?)(\s+[\"'“‘«(]?\s?)$")
_THE = re.compile(r"\b[Tt]he\s+$")
_SPELT_AN = frozenset("AEFHILMNORSX")
"""Letters whose English name begins with a vowel."""
_LIKE_YOU = re.compile(r"eu|uni|uk|ug|uru|ut[aeiou]|us[aeiou]|uae|one\b", re.IGNORECASE)
"""Beginnings that are written with a vowel and spoken with a consonant (a European, a Ukrainian, a union)."""


def dress(term: Term, text: str, start: int, end: int, surface: str = "") -> str:
    """The form of `term` that fits instead of text[start:end]; `surface` is how the source has it."""
    form, old = choose(term, surface), text[start:end]
    if form.startswith("the ") and _THE.search(text[:start]):
        form = form[4:]
    if _shouts(old) and not _shouts(form) and (len(old) > 5 or _shouts(text)):
        return form.upper()
    if form[:1].islower() and _begins(text, start):
        return form[:1].upper() + form[1:]
    return form


def choose(term: Term, surface: str) -> str:
    """The target, or its accepted plural where the source has a noun in the plural (les Tchèques: Czechs)."""
    many = term.target + "s"
    if surface[:1].isupper() and not surface.isupper() and surface.endswith("s") and many in term.accepted:
        return many
    return term.target


def _shouts(text: str) -> bool:
    return text.isupper() and sum(c.isalpha() for c in text) > 1


def _begins(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    before = text[:start].rstrip(" \"'“‘«(\u00a0")
    return not before or before[-1] in ".!?"


def article(before: str, form: str) -> str:
    """`before` with a final a or an made to agree with `form`."""
    found = _ARTICLE.search(before)
    if not found:
        return before
    return before[: found.start()] + found[1] + ("n" if _vowel(form) else "") + found[3]


def _vowel(form: str) -> bool:
    word = next((form[a:b] for a, b in words(form)), "")
    if len(word) > 1 and word.isupper() and word[1] not in "AEIOU":
        return word[0] in _SPELT_AN
    if word == "EU":
        return True
    return plain(word)[:1] in tuple("aeiou") and not _LIKE_YOU.match(plain(word))
