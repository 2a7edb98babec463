"""The spelling in which one line is compared with what sites write."""

import re

from reader import fold

LONGEST = 600
"""No crumb is longer; a longer line is not looked at (and a hostile one costs nothing)."""

_BULLETS = re.compile("[\\s•·▪■●◆‣»›>|*+…\u2190-\u21ff\u2300-\u27bf\ufe0f\U0001f300-\U0001faff]+")
_AROUND = (("[", "]"), ("(", ")"), ("- ", " -"), ("– ", " –"), ("— ", " —"))
_CLOSING = " :>›→»|•·▶►…*"
_NUMBER = re.compile(r"\d+(?:[ .,]\d+)*")
_LOOSE = re.compile(r" (?=[?!:;,.])")
_FIRST = re.compile(r"[^\W\d_]+|\S")
_WORDS = 3
"""From this many words on, a closing full stop says nothing: "Abonnez-vous à la newsletter."."""


def plain(text: str) -> str:
    """The line in one kind of apostrophe and space, without accents, bullets before or brackets around."""
    line = fold.bare(fold.spelling(text)).strip()
    bullets = _BULLETS.match(line)
    line = line[bullets.end() :] if bullets else line
    for before, after in _AROUND:
        if line.startswith(before) and line.endswith(after) and line.count(after) == 1:
            line = line[len(before) : -len(after)].strip()
    return line


def key(line: str) -> str:
    """What `plain` gave, as phrases are looked up: small letters, 0 for a number, no count, no end mark."""
    return _ended(_LOOSE.sub("", _NUMBER.sub("0", fold.key(line))))


def keys(lines: str) -> list[str]:
    """The key of each line of a text that needs no `plain`, in one go."""
    return [_ended(line) for line in _LOOSE.sub("", fold.key(lines)).split("\n")]


def _ended(line: str) -> str:
    found = line.rstrip(_CLOSING).removesuffix(" (0)")
    return found.rstrip("!." + _CLOSING) if found.count(" ") >= _WORDS - 1 else found


def opener(line: str) -> str:
    """The first word of what `plain` gave, in small letters; 0 for a number, else the mark that it "
    "opens with."""
    first = _FIRST.match(line, 0, 40)
    if first is None:
        return ""
    return "0" if first.group().isdigit() else fold.key(first.group())
