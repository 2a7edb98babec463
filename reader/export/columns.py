"""Two columns of plain text, for a pipe or a pager."""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from rich.cells import cell_len, chop_cells

from reader.article import Article
from reader.bitext import Unit
from reader.neutral import one_line

_STACKED_BELOW = 60
"""Cells: narrower than this, the target stands under the source."""
_WIDEST_COLUMN = 90
"""Cells: longer lines tire the eye."""
_GAP = "  │  "


def columns(article: Article, units: Iterable[Unit], width: int) -> Iterator[str]:
    """Lines of at most `width` cells: each paragraph beside its target, a blank line after it.

    `units` in reading order, one paragraph's units together; lazy, so that a pager shows the first paragraph
    while the rest is translated. Below their paragraph stand issues, led by
    ⚑, and what was corrected by hand, led by ◆.
    """
    for index, group in groupby(units, key=lambda unit: unit.segment.paragraph):
        batch = list(group)
        target = " ".join(unit.target.strip() for unit in batch if unit.target.strip())
        yield from _pair(article.paragraphs[index].text, target, width)
        for unit in batch:
            if unit.origin == "edited":
                yield from _note("◆", f"corrected by hand: {unit.target}", width)
            for issue in unit.issues:
                yield from _note("⚑", issue.message, width)
        yield ""


def _pair(source: str, target: str, width: int) -> Iterator[str]:
    if width < _STACKED_BELOW:
        yield from wrap(source, max(width, 8))
        for line in wrap(target, max(width - 2, 8)):
            yield f"  {line}"
        return
    half = min((width - len(_GAP)) // 2, _WIDEST_COLUMN)
    for left, right in zip_longest(wrap(source, half), wrap(target, half), fillvalue=""):
        yield f"{left}{' ' * (half - cell_len(left))}{_GAP}{right}".rstrip()


def _note(sign: str, message: str, width: int) -> Iterator[str]:
    for number, line in enumerate(wrap(message, max(width - 4, 8))):
        yield f"  {sign if number == 0 else ' '} {line}"


def wrap(text: str, width: int) -> list[str]:
    """Break `text` at white space into lines of at most `width` terminal cells; a longer word is chopped."""
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in one_line(text).split():
        for piece in [word] if cell_len(word) <= width else chop_cells(word, width):
            cells = cell_len(piece)
            if line and used + 1 + cells > width:
                lines.append(" ".join(line))
                line, used = [], 0
            used += cells + (1 if line else 0)
            line.append(piece)
    if line:
        lines.append(" ".join(line))
    return lines
