"""The words around a hit, as many as fit on a line."""

from rich.cells import cell_len

from reader.neutral import neutralise

_LEAD = 3
"""The hit stands behind this part of the line at most (a third): what follows tells more."""
_MORE = "…"


def snippet(text: str, start: int, end: int, cells: int) -> tuple[str, str, str]:
    """What stands before text[start:end], that, and what follows: harmless, together at most `cells` wide."""
    hit = _cut(_harmless(text[start:end]), cells)
    room = cells - cell_len(hit)
    after = _harmless(text[end : end + cells + 1])
    before = _cut_left(
        _harmless(text[max(0, start - cells - 1) : start]), max(room // _LEAD, room - cell_len(after))
    )
    return before, hit, _cut(after, room - cell_len(before))


def _harmless(text: str) -> str:
    return neutralise(text).replace("\n", " ")


def _cut(text: str, cells: int) -> str:
    """The beginning of `text` that fits, ending with … where something is left out."""
    if cell_len(text) <= cells:
        return text
    kept = text[: max(0, cells - 1)]
    while kept and cell_len(kept) > cells - 1:
        kept = kept[:-1]
    return kept + _MORE if cells > 0 else ""


def _cut_left(text: str, cells: int) -> str:
    """The end of `text` that fits, from a word's beginning where there is one."""
    if cell_len(text) <= cells:
        return text
    kept = text[max(0, len(text) - cells + 1) :]
    while kept and cell_len(kept) > cells - 1:
        kept = kept[1:]
    _, space, words = kept.partition(" ")
    if space and words:
        kept = words
    return _MORE + kept if cells > 0 else ""
