"""The phrases of `phrases.txt`, ready to be looked up."""

from functools import cache
from pathlib import Path

from reader.cleanup.line import keys, opener

_FILE = Path(__file__).with_name("phrases.txt")


@cache
def _phrases() -> tuple[dict[str, str], dict[str, str]]:
    """Return (sure, hints), each from the key of a phrase to the reason."""
    tables: dict[str, dict[str, str]] = {"==": {}, "??": {}}
    table, reason = tables["=="], ""
    for phrase in keys(_FILE.read_text(encoding="utf-8")):
        if phrase[:2] in tables:
            table, reason = tables[phrase[:2]], phrase[3:]
        elif phrase and not phrase.startswith("#"):
            table[phrase] = reason
    return tables["=="], tables["??"]


def sure(phrase: str) -> str:
    """The reason for which a line of this `line.key` is no part of any article, or ""."""
    return _phrases()[0].get(phrase, "")


def hint(phrase: str) -> str:
    """What a line of this `line.key` would be if there are crumbs around it, or ""."""
    return _phrases()[1].get(phrase, "")


@cache
def openers() -> frozenset[str]:
    """The words with which the sure phrases begin."""
    return frozenset(map(opener, _phrases()[0]))
