"""How a form may look in a text: folding, whole words, capitals, inflections."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.fold import APOSTROPHES, HYPHENS, SPACES, key

Span = tuple[int, int]
"""Start and end of a stretch of text, code points."""

_NEAT = {code: chr(code) for code in range(0x20, 0x250)} | str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS + "-–—−", " "), **dict.fromkeys(SPACES, " ")}
)
"""One character for one, so that places stay: apostrophes become ', hyphens, dashes and spaces a space.
Common letters stand for themselves: translating a character that the table lacks takes longer."""
_WORD = re.compile(r"[^\W_]+")
_SIBILANT = ("s", "x", "z", "ch", "sh")


def neat(text: str) -> str:
    """The text with plain apostrophes, and spaces for hyphens; the same length."""
    return text.translate(_NEAT)


def plain(text: str) -> str:
    """`neat`, in lower case and without diacritics; the same length."""
    return key(neat(text))


def neats(texts: Sequence[str]) -> list[str]:
    """`neat` of each, in one go."""
    found = neat("|".join(texts)).split("|") if texts else []
    return found if len(found) == len(texts) else [neat(text) for text in texts]


def first_word(text: str) -> str:
    """The first run of letters and digits; "" when there is none."""
    head = text.partition(" ")[0]
    return head if head.isalnum() else next((text[start:end] for start, end in words(text)), "")


def words(text: str) -> Iterator[Span]:
    """The runs of letters and digits."""
    return (found.span() for found in _WORD.finditer(text))


def find(form: str, text: str) -> Iterator[Span]:
    """The places where `form` stands in `text` as whole words; both already `plain` (or both `neat`).

    A word after # or @ is a name on a network, not a word of the text.
    """
    if not form:
        return
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if _opens(text, at) and _closes(text, end):
            yield at, end
        at = text.find(form, at + 1)


def _opens(text: str, at: int) -> bool:
    return at == 0 or not (text[at].isalnum() and (text[at - 1].isalnum() or text[at - 1] in "_#@"))


def _closes(text: str, end: int) -> bool:
    return end == len(text) or not (text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "_"))


def same(form: str, found: str) -> bool:
    """Whether `found` is `form` but for the capitals of a title or of a sentence's start; both `neat`."""
    if form == found or form.upper() == found:
        return True
    if len(form) != len(found):
        return False
    return all(
        there in (one, one[:1].upper() + one[1:])
        for one, there in zip(form.split(" "), found.split(" "), strict=False)
    )


@lru_cache(maxsize=65536)
def inflect(form: str, *, unique: bool = False) -> tuple[str, ...]:
    """The form, its plural, the singular of a lower-case plural, and these without a leading `the`.

    A `unique` thing, such as a city, has no plural: `Bombays` is a slip of the engine.
    """
    found = [form] if unique else [form, plural(form)]
    if form.islower():
        head, of, rest = form.partition(" of ")
        if of:
            found.append(f"{plural(head)} of {rest}")
        if form.endswith("s") and not form.endswith("ss"):
            found.append(form[:-3] + "y" if form.endswith("ies") else form[:-1])
    found += [one[4:] for one in found if one.startswith("the ")]
    return tuple(dict.fromkeys(found))


def plural(form: str) -> str:
    """The regular English plural of the last word."""
    low = form.lower()
    if low.endswith(_SIBILANT):
        return form + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return form[:-1] + "ies"
    return form + "s"
