"""Wrap text to terminal cells: where each line starts, without building the lines.

Wide (CJK), zero-width and joined characters are counted as the terminal draws them; no grapheme is torn.
"""

import re

from rich.cells import cell_len, split_graphemes

# Everything outside these ranges may be wider or narrower than one cell and takes the careful way.
_ODD = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]"
)
# French typography: these never start a line, and an opening guillemet never ends one.
_CLINGING = frozenset("»;:!?%…–—”.,)")
_AWKWARD = _CLINGING | {" "}
_OPENING = "«"


def wrap(text: str, width: int) -> list[int]:
    """Return the code-point index at which each line of `text` starts, in cells of `width` (>= 1).

    Line i is `text[starts[i]:starts[i + 1]]`; the spaces at its end may hang over the width. There is always
    at least one line. A word longer than a line is cut. Linear in the length of the text.
    """
    return _wrap_odd(text, width) if _ODD.search(text) else _wrap_even(text, width)


def _wrap_even(text: str, width: int) -> list[int]:
    """Wrap where every character is one cell wide."""
    starts = [0]
    start, length = 0, len(text.rstrip(" "))
    rfind = text.rfind
    while length - start > width:
        start = rfind(" ", start, start + width + 1) + 1
        # Nearly every line ends here; this loop sets how fast a book is resized.
        if start <= starts[-1] + 1 or text[start] in _AWKWARD or text[start - 2] == _OPENING:
            start = _break_carefully(text, starts[-1], starts[-1] + width)
        starts.append(start)
    return starts


def _break_carefully(text: str, start: int, end: int) -> int:
    """The best place to start the next line after `start`, so that text[start:place] fits up to `end`."""
    cut = text.rfind(" ", start, end + 1)
    while cut > start and (text[cut + 1 : cut + 2] in _CLINGING or text[cut - 1] == _OPENING):
        cut = text.rfind(" ", start, cut)
    if cut <= start:
        cut = text.rfind(" ", start + 1, end + 1)
    if cut <= start:
        return end
    cut += 1
    while text[cut : cut + 1] == " ":
        cut += 1
    return cut


def _wrap_odd(text: str, width: int) -> list[int]:
    """Wrap grapheme by grapheme, counting cells."""
    starts = [0]
    start, cells, place, cells_at_place = 0, 0, 0, 0
    for first, end, size in split_graphemes(text)[0]:
        if "\u200d" in text[first:end]:  # Rich forgets what a joiner at the start joins
            size = max(size, cell_len(text[first:end]))
        if text[first:end] == " ":
            cells += size
            if text[end : end + 1] not in _CLINGING and text[max(first - 1, 0)] != _OPENING:
                place, cells_at_place = end, cells
            continue
        if cells + size > width and place > start:
            start, cells = place, cells - cells_at_place
            starts.append(start)
        if cells + size > width and first > start:  # a word longer than a line
            start, cells = first, 0
            starts.append(start)
        cells += size
    return starts
