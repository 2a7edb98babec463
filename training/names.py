"""Names for augmentation: those that French and English spell differently, and invented ones."""

import random
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("names.tsv")
"""kind TAB French TAB English; kind is `any` (used in place) or `surname` (may replace another surname)."""


class Name(NamedTuple):
    """A name in both languages."""

    source: str
    target: str


class Syllables(NamedTuple):
    """What invented surnames of one region begin with, are linked by and end with."""

    opening: list[str]
    link: list[str]
    ending: list[str]


def _region(opening: str, link: str, ending: str) -> Syllables:
    return Syllables(opening.split(), link.split(), ending.split())


REGIONS = (
    _region(
        "ka lo vo ni sa mi ba dra zer gor bel tar pav ser mak vas yar kov sten dov mar tin",
        "v k l m r n sh ch z",
        "enko ov ova ski sky ine in ets uk ych an ich ko ka ak",
    ),
    _region(
        "du mo la be gi ro ma fa ver cha le bou mar per sau del tou bré",
        "r l n t d g m",
        "ard eau in ier et ot ac on elle and ois ert ault oux",
    ),
    _region(
        "al ben abd ha ra mou sa ka na fa zi ka ma ou tra dia ko kou ndo mbe",
        "l r s m n d b k",
        "i ane aoui oui ari im ed ré ba mba lé ya dou do ko",
    ),
    _region(
        "ja wil bar hol fer mon tan li wo che suz ya ma go her sil san",
        "r l n d m t k",
        "son er ton ez as os aki uro ing ang ley field man es a",
    ),
)


@cache
def known(kind: str) -> tuple[Name, ...]:
    """The names of one kind, in the table's order."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return tuple(Name(source, target) for row_kind, source, target in rows if row_kind == kind)


def invent(chance: random.Random) -> str:
    """A surname that nobody need bear: two to four syllables of one region."""
    region = chance.choice(REGIONS)
    name = chance.choice(region.opening)
    if chance.random() < 0.3:
        name += chance.choice(region.link) + chance.choice(region.opening)
    if chance.random() < 0.7:
        name += chance.choice(region.link)
    return (name + chance.choice(region.ending)).capitalize()
