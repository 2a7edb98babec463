"""Swap noun phrases of the corpus's lexicon files into its sentences (after Fadaee and others, 2017)."""

import random
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from training.corpus import Pair

_DETERMINERS = frozenset(("un", "une", "des", "le", "la", "les"))
_ARTICLES = {"a": "a", "an": "a", "the": "the"}
_STOPS = ".,;:!?"


class Kind(NamedTuple):
    """What a phrase must share with the one it replaces: the French determiner and the English article."""

    determiner: str
    article: str
    """a (or an), the, or "" for none."""


class Phrases:
    """Noun phrases by kind."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        """Take the noun phrases among the pairs; sentences are passed over."""
        self._by_kind: defaultdict[Kind, list[Pair]] = defaultdict(list)
        self._known: dict[str, tuple[str, Kind]] = {}
        for pair in pairs:
            kind = _kind(pair)
            if kind is not None:
                self._by_kind[kind].append(pair)
                self._known[pair.source] = (pair.target, kind)

    def __len__(self) -> int:
        return len(self._known)

    def swap(self, pair: Pair, chance: random.Random) -> Pair:
        """The pair with one of its phrases replaced on both sides, or the pair itself."""
        found = self._find(pair.source)
        chance.shuffle(found)
        for source in found[:2]:
            target, kind = self._known[source]
            if pair.source.count(source) == 1 and pair.target.count(target) == 1:
                other = chance.choice(self._by_kind[kind])
                return Pair(
                    pair.source.replace(source, other.source), pair.target.replace(target, other.target)
                )
        return pair

    def _find(self, source: str) -> list[str]:
        words = source.split(" ")
        spans = (" ".join(words[at : at + n]).rstrip(_STOPS) for at in range(len(words)) for n in (4, 3, 2))
        return [span for span in spans if span in self._known]


def _kind(pair: Pair) -> Kind | None:
    source, target = pair.source.split(), pair.target.split()
    if not 2 <= len(source) <= 4 or len(target) > 5 or pair.source[-1] in ".!?":
        return None
    kind = Kind(source[0], _ARTICLES.get(target[0], ""))
    bare = kind.article == "" and kind.determiner not in ("des", "les")
    return None if kind.determiner not in _DETERMINERS or bare else kind
