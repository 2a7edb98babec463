"""The everyday English words: what must never be taken for a misspelt name."""

from functools import cache
from importlib.resources import files


@cache
def english() -> frozenset[str]:
    """Some 15,000 lower-case words, one a line in `english.txt`.

    Source: the words seen at least twice in the English side of the sentences written for this project (CC0).
    """
    return frozenset(files("reader.verify").joinpath("english.txt").read_text(encoding="utf-8").split())
