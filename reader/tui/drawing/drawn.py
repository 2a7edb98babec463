"""What of a text is drawn, and in which cell."""

import re

from rich.cells import cell_len, split_graphemes

# What a terminal might obey, or draws with no width we can know, never reaches it.
_HARMLESS = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF)),
    **dict.fromkeys((*range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC))),
    **dict.fromkeys(range(0xE0000, 0xE0080)),
}
# A joiner with nothing to join would swallow the cell beside it. Terminals disagree on the width of an emoji
# that carries a selector, a skin tone, or others joined to it: only its first figure is drawn.
_STRAY = re.compile(
    "(?:^|(?<=\\s))\u200d+|\u200d+(?=\\s|$)|\ufe0f|[\U0001f3fb-\U0001f3ff]"
    "|\u200d[\u2190-\u2bff\U0001f000-\U0001faff]"
)


def drawn(text: str) -> str:
    """The text without what a terminal might obey, or draws with a width that nobody knows."""
    return _STRAY.sub("", text.translate(_HARMLESS))


def offset_at(line: str, cell: int) -> int | None:
    """The code point of `line` that is drawn in that cell (from 0); None beyond its end."""
    if cell < 0:
        return None
    if line.isascii() and line.isprintable():
        return cell if cell < len(line) else None
    for first, end, _ in split_graphemes(line)[0]:
        cell -= cell_len(drawn(line[first:end]))
        if cell < 0:
            return first
    return None
