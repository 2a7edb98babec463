"""The phrases of `phrases.txt`, ready to be looked up."""

from collections import defaultdict
from functools import cache
from importlib.resources import files

from reader import fold
from reader.cleanup.line import key, opener, plain

_Table = dict[str, list[tuple[str, str]]]
"""Phrases as they are written, each with its reason, by their first words."""


@cache
def _written() -> tuple[_Table, _Table]:
    """The phrases that are sure, and those that are hints.

    Only their first words are worked out: an article needs the keys of a few phrases, and those of all would
    be a tenth of the time until it is shown.
    """
    tables: dict[str, _Table] = {"==": defaultdict(list), "??": defaultdict(list)}
    table, reason = tables["=="], ""
    lines = files("reader.cleanup").joinpath("phrases.txt").read_text(encoding="utf-8").splitlines()
    for line, low in zip(lines, fold.keys(lines), strict=True):
        if line[:2] in tables:
            table, reason = tables[line[:2]], line[3:]
        elif line and not line.startswith("#"):
            word = low.partition(" ")[0]
            table[word if word.isalpha() else opener(plain(line))].append((line, reason))
    return dict(tables["=="]), dict(tables["??"])


@cache
def _sure(first: str) -> dict[str, str]:
    return _keyed(_written()[0].get(first, []))


@cache
def _hints(first: str) -> dict[str, str]:
    return _keyed(_written()[1].get(first, []))


def _keyed(phrases: list[tuple[str, str]]) -> dict[str, str]:
    return {key(plain(phrase)): reason for phrase, reason in phrases}


def sure(phrase: str) -> str:
    """The reason for which a line of this `line.key` is no part of any article, or ""."""
    return _sure(opener(phrase)).get(phrase, "")


def hint(phrase: str) -> str:
    """What a line of this `line.key` would be if there are crumbs around it, or ""."""
    return _hints(opener(phrase)).get(phrase, "")


@cache
def openers() -> frozenset[str]:
    """The words with which the sure phrases begin."""
    return frozenset(_written()[0])
