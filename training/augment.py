"""Change names while training: the model learns to copy names it has never seen, and English ones in French.

The reader puts English names into the French source (source substitution); a model that never saw that
translates around them. The rates are those of the shipped package.
"""

import random
import re
from functools import cache

from training import names
from training.corpus import Pair
from training.names import Name
from training.phrases import Phrases

SWAP, ENGLISH, SURNAMES = 0.8, 0.35, 0.3
"""How often a phrase is swapped, English names are put into the French, and surnames are replaced."""
_FULL = {"l": "la ", "L": "La ", "d": "de ", "D": "De ", "qu": "que ", "Qu": "Que "}
_CAPITALISED = re.compile(r"[A-ZÀ-Ý][\w’'-]*[a-zà-ÿ][\w-]*")


def augment(pair: Pair, phrases: Phrases, chance: random.Random) -> Pair:
    """The pair, perhaps with another phrase, with English names in its source, with other surnames."""
    if chance.random() < SWAP:
        pair = phrases.swap(pair, chance)
    if chance.random() < ENGLISH:
        pair = Pair(with_english_names(pair.source, chance), pair.target)
    if chance.random() < SURNAMES:
        pair = with_other_surnames(pair, chance)
    return pair


def with_english_names(source: str, chance: random.Random) -> str:
    """Write about half of the known names in English, their elided articles : d'Ukraine, de Ukraine."""

    def english(found: re.Match[str]) -> str:
        if chance.random() < 0.5:
            return found.group()
        elided, name = found.groups()
        return _FULL.get((elided or "").rstrip("'"), "") + _english()[name]

    return _pattern().sub(english, source)


def with_other_surnames(pair: Pair, chance: random.Random) -> Pair:
    """Replace capitalised words that stand alike on both sides: by invented names, or by known surnames."""
    for word in dict.fromkeys(_CAPITALISED.findall(pair.source[1:])):
        alike = len(word) > 3 and word not in _english() and _whole(word).search(pair.target[1:])
        if alike and chance.random() < 0.6:
            other = _surname(chance)
            pair = Pair(
                _whole(word).sub(other.source, pair.source), _whole(word).sub(other.target, pair.target)
            )
    return pair


def _surname(chance: random.Random) -> Name:
    if chance.random() < 0.25:
        return chance.choice(names.known("surname"))
    invented = names.invent(chance)
    return Name(invented, invented)


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


@cache
def _english() -> dict[str, str]:
    return dict(names.known("any"))


@cache
def _pattern() -> re.Pattern[str]:
    """A known name, the longest first, with the elided word before it."""
    listed = "|".join(map(re.escape, sorted(_english(), key=len, reverse=True)))
    return re.compile(rf"\b([lLdD]'|[qQ]u')?({listed})(?![\w-])")
