"""Fold a text into the plain spelling in which names are compared, and find the way back.

What counts as the same spelling (the rules of the glossary): composed accents (NFC), one apostrophe, one
hyphen, one kind of space and no two in a row, nothing invisible. Case and accents are kept; `bare` and `key`
take them off, character by character, so that places do not move.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

APOSTROPHES = "\u2019\u2018\u02bc\u201b\u2032\u00b4\uff07"
HYPHENS = "\u2010\u2011\ufe63\uff0d"
SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphen, zero-width characters, byte-order mark, marks of the writing direction."""

_COMMON: dict[int, int | str] = {code: code for code in (*range(0x250), *range(0x2010, 0x2040), 0x20AC)}
"""str.translate is three times slower on a character that its table lacks."""
_PLAIN = _COMMON | str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-"), **dict.fromkeys(SPACES, " ")}
)
_ODD = re.compile(f"[{APOSTROPHES}{HYPHENS}{SPACES}{INVISIBLE}]|  ")
_UNEVEN = re.compile(f"[{INVISIBLE}]|  ")
_JOINING_HANGUL = re.compile("[\u1160-\u11ff]")
_TOGETHER = 64
"""Texts that `spellings` looks at in one go."""
_MAX_MARKS = 30
"""Marks composed on one letter (the limit of Unicode's stream-safe format): a million of them stay cheap."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters came from."""

    text: str
    offsets: tuple[tuple[int, int], ...] | None = None
    """For each character of `text` its (start, end) in the input, code points; None: the same places."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the input; what was dropped at its edges stays outside."""
        if self.offsets is None:
            return start, end
        if start < end:
            return self.offsets[start][0], self.offsets[end - 1][1]
        if start < len(self.offsets):
            return self.offsets[start][0], self.offsets[start][0]
        at = self.offsets[-1][1] if self.offsets else 0
        return at, at


def fold(text: str) -> Folded:
    """Fold any text, in time proportional to its length; most need no offsets."""
    if _is_plain(text):
        return Folded(text)
    usual = _with_usual(text)
    if _is_plain(usual):
        return Folded(usual)
    plain = text.translate(_PLAIN)
    if _UNEVEN.search(plain) is None and unicodedata.is_normalized("NFC", plain):
        return Folded(plain)
    return _uneven(plain)


def _with_usual(text: str) -> str:
    """With the three characters replaced that French print is full of: mostly no others are left."""
    return text.replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")


def spelling(text: str) -> str:
    """The folded text alone, where no way back is needed."""
    return text if _is_plain(text) else fold(text).text


def spellings(texts: Sequence[str]) -> list[str]:
    """`spelling` of each, ten times as fast for short ones: most are plain, which many together show."""
    found: list[str] = []
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        found += some if _is_plain("|".join(some)) else map(spelling, some)
    return found


def _is_plain(text: str) -> bool:
    if text.isascii():
        return text.isprintable() and "  " not in text  # the same, five times as fast
    return _ODD.search(text) is None and unicodedata.is_normalized("NFC", text)


def _uneven(plain: str) -> Folded:
    """Drop, squeeze and compose, cluster by cluster (a letter and the marks that sit on it)."""
    characters: list[str] = []
    offsets: list[tuple[int, int]] = []
    cluster: list[str] = []
    first = last = 0

    def close() -> None:
        composed = unicodedata.normalize("NFC", "".join(cluster))
        characters.extend(composed)
        offsets.extend([(first, last)] * len(composed))
        cluster.clear()

    for at, character in enumerate(plain):
        if character in INVISIBLE:
            continue
        if cluster and not (_joins(character) and len(cluster) <= _MAX_MARKS):
            close()
        if character == " " and characters and characters[-1] == " ":
            offsets[-1] = (offsets[-1][0], at + 1)
            continue
        if not cluster:
            first = at
        cluster.append(character)
        last = at + 1
    close()
    return Folded("".join(characters), tuple(offsets))


def _joins(character: str) -> bool:
    """Whether the character may compose with the one before it."""
    if character < "\u0300":
        return False
    return unicodedata.category(character)[0] == "M" or _JOINING_HANGUL.match(character) is not None


def _accents() -> dict[int, int | str]:
    """Latin letters that carry a mark → the letter alone."""
    table: dict[int, int | str] = {
        ord(marked): plain for marked, plain in zip("ŁłØøĐđ", "LlOoDd", strict=True)
    }
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = unicodedata.normalize("NFD", chr(code))[0]
        if letter != chr(code) and letter.isascii():
            table[code] = letter
    return table


def _lowered() -> dict[int, int | str]:
    """Every letter of the Latin, Greek and Cyrillic blocks → the small letter, without its accent."""
    table: dict[int, int | str] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x530), *range(0x1E00, 0x2000)):
        small = chr(code).translate(_BARE).lower()
        if small != chr(code) and len(small) == 1:
            table[code] = small
    return table


_BARE = _COMMON | _accents()
_KEY = _COMMON | _lowered()


def bare(text: str) -> str:
    """The text without accents on Latin letters; the same length."""
    return text if text.isascii() else text.translate(_BARE)


def keys(texts: Sequence[str]) -> list[str]:
    """`key` of each of some texts without line breaks, in one go."""
    return key("\n".join(texts)).split("\n") if texts else []


def key(text: str) -> str:
    """The text without accents and capitals, to look things up by; the same length."""
    return text.lower() if text.isascii() else text.translate(_KEY)


def blind(text: str) -> str:
    """`key` of the folded text: two texts that differ in accents, case or typography alone are the same."""
    return key(spelling(text))
