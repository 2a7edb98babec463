"""Cut an overlong sentence where a reader would breathe."""

import re

from reader.late import late

_MUST_FOLLOW = (
    "et|ou|mais|car|donc|or|ni|qui|que|qu[’']|dont|où|lequel|laquelle|lesquels|lesquelles|parce|puisque|tandis|"
    "alors|lorsque|quand|comme|si|afin|pour|avant|après|sans|ainsi|bien|ce qui|ce que|tout en|soit|selon|"
    "notamment|y compris|par exemple"
)
_BREAKS = (
    late(r"[;:…!?][»”\"’)\]]*\s++"),
    late(r"(?<!\s)\s++(?=[–—]\s)"),
    late(rf",[»”\"]?\s++(?=(?:{_MUST_FOLLOW})\b)", re.IGNORECASE),
    late(r"[,.)][»”\"]*\s++(?![,;:.])"),
    late(rf"\s(?=(?:{_MUST_FOLLOW})\b)", re.IGNORECASE),
    late(r"\s++(?![,;:.!?»)\]%])"),
    late(r"\s++"),
)
"""Where a sentence may be cut, best first; the cut falls after the match."""
_LEAST = 0.3
"""No piece is shorter than this part of the limit, so that each step moves on (linear time)."""


def cut_clauses(sentence: str, limit: int) -> list[str]:
    """Cut a sentence into pieces of at most `limit` characters: "".join(pieces) == sentence."""
    pieces = []
    start = 0
    while len(sentence) - start > limit:
        end = start + _best_cut(sentence, start, limit)
        pieces.append(sentence[start:end])
        start = end
    if start < len(sentence):
        pieces.append(sentence[start:])
    return pieces


def _best_cut(sentence: str, start: int, limit: int) -> int:
    """Offset from `start`: the cut nearest to equal pieces, outside brackets where one can be had."""
    rest = len(sentence) - start
    window = sentence[start : start + limit + 1]
    ideal = min(limit, -(-rest // -(-rest // limit)))
    depths = _depths(window)
    for outside in (True, False):
        for pattern in _BREAKS:
            ends = [m.end() for m in pattern.finditer(window)]
            ends = [e for e in ends if _LEAST * limit <= e <= limit and (depths[e] == 0 or not outside)]
            if ends:
                return min(ends, key=lambda end: abs(end - ideal))
    return limit


def _depths(window: str) -> list[int]:
    """How many brackets are open before each character; a bracket that is never closed counts as none."""
    depths = [0] * (len(window) + 1)
    opened: list[int] = []
    for place, char in enumerate(window):
        if char in "([":
            opened.append(place)
        elif char in ")]" and opened:
            first = opened.pop()
            if not opened:
                depths[first + 1 : place + 1] = [1] * (place - first)
    return depths
