"""How alike two spellings of a name are: what transliteration and a mangling engine leave of it."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_SOUNDS = (
    ("tch", "C"),
    ("sch", "C"),
    ("sh", "C"),
    ("ch", "C"),
    ("dj", "J"),
    ("j", "J"),
    ("ph", "f"),
    ("qu", "k"),
    ("kh", "k"),
    ("gu", "g"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
)
"""French and English spellings of one sound, longest first."""
_SILENT = re.compile(r"[aeiouyh' ]+")
_STUTTER = re.compile(r"(.{1,4}?)\1+")
_DOUBLE = re.compile(r"(.)\1+")
_REMEMBERED = 8192
"""Forms and words whose reduction is kept: a form is compared with every strange word of its articles."""


@lru_cache(maxsize=_REMEMBERED)
def unstutter(text: str) -> str:
    """The text without syllables said twice: Lukashashenko gives Lukashenko, EUUU gives EU."""
    return _STUTTER.sub(r"\1", text)


@lru_cache(maxsize=_REMEMBERED)
def skeleton(text: str) -> str:
    """The consonants of a `plain` text as sounds, without doubles: Loukachenko and Lukashenko give lkCnk."""
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", text))


def likeness(one: str, other: str) -> float:
    """0 to 1 for two `plain` texts: the edit distance over the longer, or that of the skeletons if nearer."""
    if one == other:
        return 1.0
    letters = float(Levenshtein.normalized_similarity(one, other))
    if one[:1] != other[:1]:
        return letters
    bones, others = skeleton(one), skeleton(other)
    if min(len(bones), len(others)) < 3:
        return letters
    return max(letters, 0.95 * float(Levenshtein.normalized_similarity(bones, others)))


def near(one: str, other: str) -> bool:
    """Whether `one` is unmistakably a misspelt `other` (both `plain`).

    Two edits in six letters or more (in a long name one for every five), one in four or five; syllables that
    a weak engine stutters; or the same skeleton of four sounds or more.
    """
    if unstutter(one) == unstutter(other):
        return True
    edits = Levenshtein.distance(one, other)
    length = min(len(one), len(other))
    if edits <= (max(2, length // 5) if length >= 6 else 1 if length >= 4 else 0):
        return True
    if one[:1] != other[:1]:
        return False
    bones = skeleton(other)
    return len(bones) >= 4 and bones == skeleton(one)
