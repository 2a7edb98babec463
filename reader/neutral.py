"""Make hostile text harmless: what an article holds may reach a terminal and a file, never command them."""

import re
import unicodedata

from reader.late import late

MAX_MARKS = 8
"""Most combining marks kept in a row; real writing needs four at the very most."""

_SEQUENCE = late(
    # Strings (DCS, SOS, OSC, PM, APC) up to their terminator. The payload stops at any opener, so that a
    # text full of unterminated openers is still read once. ECMA-48, 5.6 and 8.3.
    "(?:\x1b[PX\\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*+(?:\x07|\x1b\\\\|\x9c)"
    # Control sequences: parameters, intermediates, final. ECMA-48, 5.4.
    "|(?:\x1b\\[|\x9b)[0-?]*+[ -/]*+[@-~]?"
    # All other escapes: intermediates, final. ECMA-35, 13.2.
    "|\x1b[ -/]*+[0-~]?"
)
_BREAKS = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_DROPPED = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,  # bidi marks, embeddings, overrides and isolates
    *range(0x200E, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x2070),  # and the deprecated format characters after them
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    0xFEFF,
    *range(0xE0000, 0xE0080),  # tags: text that nobody sees
)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED),
    **{ord(char): "\n" for char in _BREAKS},
    ord("\t"): " ",
}
_CARRIAGE = late("\r\n?")
_BROKEN = late(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
# A mark is neither a letter, a digit nor a space, so a run of them lies inside one such stretch. The first
# character is asked for its number alone, which makes the search four times as fast.
_STRETCH = late(rf"[^\x00-\u02ff](?<![\w\s])[^\w\s\x00-\u02ff]{{{MAX_MARKS},}}")
_KEPT = ("\n", "\u00a0", "\u202f", "\u2009", "\u00ad", "\u200b")
"""Characters that do not count as printable and stay as they are: those that news is full of."""


def neutralise(text: str) -> str:
    """Return `text` with nothing in it that can steer a terminal, hide or reorder what is read.

    Escape sequences go as a whole; other controls, bidi controls, U+FEFF and tags are dropped; every
    kind of line break becomes `\\n`, a tab a space; lone surrogates and noncharacters become U+FFFD; at most
    `MAX_MARKS` combining marks stay in a row. Soft hyphens, zero-width and no-break spaces are kept.
    Applying it twice changes nothing more. Linear in the length of the text.
    """
    if _is_harmless(text):
        return text
    text = _SEQUENCE.sub("", text)
    text = _CARRIAGE.sub("\n", text).translate(_TABLE)
    text = _BROKEN.sub("\ufffd", text)
    return _STRETCH.sub(_thin_marks, text)


def _is_harmless(text: str) -> bool:
    """Whether nothing is to be done, as for nearly every text: asked in a tenth of the time of doing it."""
    if not text.isprintable():
        for kept in _KEPT:
            text = text.replace(kept, "")
    return text.isprintable() and _STRETCH.search(text) is None


def one_line(text: str) -> str:
    """Return `text` neutralised, on one line: its lines trimmed and joined by single spaces."""
    text = neutralise(text)
    if "\n" not in text:
        return text.strip(" ")
    lines = (line.strip(" ") for line in text.split("\n"))
    return " ".join(line for line in lines if line)


def _thin_marks(match: re.Match[str]) -> str:
    """Return the stretch with its runs of combining marks cut to `MAX_MARKS`."""
    kept: list[str] = []
    run = 0
    for char in match[0]:
        run = run + 1 if unicodedata.category(char).startswith("M") else 0
        if run <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
