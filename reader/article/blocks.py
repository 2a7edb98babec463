"""Find the paragraphs of plain text: set apart by blank lines, one a line, or wrapped at a margin."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

_MARGINS = range(40, 131)
"""Columns at which people and mail programs wrap; lines that are all shorter, or longer, were not wrapped."""
_FILLED = 0.8
"""A wrapped line reaches this part of the margin: only its next word was too long for it."""
_ENDS = tuple('.!?…»”":;')
_INVISIBLE = " \t\xa0\xad\u200b\u2060"


def blocks(text: str) -> list[str]:
    """Return the paragraphs of `text` (neutralised), each on one line, none of them blank."""
    groups = list(_groups(text.split("\n")))
    margin = _margin(groups)
    return [block for group in groups for block in (_rejoin(group, margin) if margin else group)]


def join(lines: Iterable[str]) -> str:
    """Join the lines of a wrapped paragraph; one that ends in a hyphen gets no space after it."""
    text = ""
    for line in lines:
        glue = "" if not text or text.endswith(("-", "\xad")) else " "
        text += glue + line
    return text


def _groups(lines: Iterable[str]) -> Iterable[list[str]]:
    """Yield the runs of lines between blank lines, each line trimmed."""
    group: list[str] = []
    for line in lines:
        trimmed = line.strip()
        if trimmed.strip(_INVISIBLE):
            group.append(trimmed)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _margin(groups: Sequence[Sequence[str]]) -> int:
    """Return the width at which the text was wrapped, 0 when every line is a paragraph of its own."""
    lengths = sorted(len(line) for group in groups if len(group) > 1 for line in group)
    if not lengths:
        return 0
    margin = lengths[len(lengths) * 9 // 10]  # not the longest: a bare address cannot be wrapped
    broken = [line for group in groups for line in group[:-1]]
    unfinished = sum(not line.endswith(_ENDS) for line in broken)
    filled = sum(len(line) >= margin * _FILLED for line in broken)  # a copied page is short links and labels
    return margin if margin in _MARGINS and min(unfinished, filled) * 2 > len(broken) else 0


def _rejoin(group: Sequence[str], margin: int) -> Iterable[str]:
    """Yield the paragraphs of a group of wrapped lines: a line that stops early ends one."""
    paragraph = [group[0]]
    for line, following in pairwise(group):
        if len(line) + 1 + following.find(" ") < margin * 0.85 and not line.endswith("-"):
            yield join(paragraph)
            paragraph = []
        paragraph.append(following)
    yield join(paragraph)
