"""Put the English of a term into the French source, so that the engine only has to copy it (rung R3)."""

import re
from collections.abc import Iterable, Sequence

from reader.enforce.dress import choose
from reader.spot import Occurrence
from reader.verify.surface import plain

_ELIDED = re.compile(r"(?:\b([LlDdJjMmTtSsNn]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)['’])$")
_FULL = {
    "l": "la",
    "d": "de",
    "qu": "que",
    "jusqu": "jusque",
    "lorsqu": "lorsque",
    "puisqu": "puisque",
    "s": "se",
}
_COUNTRY_ARTICLE = re.compile(r"(?:(?<=\s)|^)([Ll]a |[Ll]e |[Ll]['’])$")


def substitute(source: str, occurrences: Sequence[Occurrence], chosen: Iterable[int]) -> str:
    """`source` with the targets of the `chosen` occurrences (indexes) in the place of their French forms.

    An elided word before a consonant is written out again (l'OTAN: la NATO); the article of a place goes (la
    Biélorussie: Belarus).
    """
    for index in sorted(chosen, reverse=True):
        one = occurrences[index]
        form = choose(one.term, source[one.start : one.end])
        before = _before(source[: one.start], form, one.term.kind == "place")
        source = before + _english(form, before) + source[one.end :]
    return source


def _english(target: str, before: str) -> str:
    """The target, without an article of its own where the French keeps one."""
    if target.startswith("the ") and re.search(r"(?:\b[Ll][ae]s? |['’])$", before):
        return target[4:]
    return target if before.strip(" «“\"'") or not target[:1].islower() else target[:1].upper() + target[1:]


def _before(text: str, target: str, place: bool) -> str:
    if place and (found := _COUNTRY_ARTICLE.search(text)):
        return text[: found.start()]
    found = _ELIDED.search(text)
    if not found or plain(target)[:1] in tuple("aeiou"):
        return text
    full = _FULL.get(found[1].lower(), found[1].lower() + "e")
    return text[: found.start()] + (full.capitalize() if found[1][0].isupper() else full) + " "
