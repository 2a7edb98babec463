"""The plain spelling in which words are looked for: what a hand types for what a newspaper prints."""

import re

from reader.fold import Folded, fold, key

_SAME_LENGTH = str.maketrans("ıð“”„‟–—", 'id""""--')
_APART = {
    "œ": "oe", "æ": "ae", "ß": "ss", "þ": "th", "ĳ": "ij", "…": "...",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
"""Marks that no letter has taken in (NFC): what they stand on is found without them."""
_ODD = re.compile(f"[ıð“”„‟–—{''.join(_APART)}{_MARKS}]")
_MARK = re.compile(f"[{_MARKS}]")


def plain(text: str) -> Folded:
    """`text` without capitals, accents and typography, and the way back to its code points.

    As `fold.fold` and `fold.key` (one apostrophe, one hyphen, one space, nothing invisible), and further:
    ligatures are two letters, the Turkish dotless i has a dot, quotation marks are straight, dashes are
    hyphens, marks of other alphabets are left out. Linear in the length of the text.
    """
    folded = fold(text)
    small = key(folded.text)
    if small.isascii() or _ODD.search(small) is None:
        return Folded(small, folded.offsets)
    same = small.translate(_SAME_LENGTH)
    letters = ["" if _MARK.match(one) else _APART.get(one, one) for one in same]
    spans = folded.offsets or [(at, at + 1) for at in range(len(same))]
    return Folded(
        "".join(letters),
        tuple(span for span, taken in zip(spans, letters, strict=True) for _ in taken),
    )
