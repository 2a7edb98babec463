"""Notices and credits that were glued to a paragraph when its page was copied."""

from collections.abc import Iterator

from reader.cleanup.consent import cookie_notices
from reader.cleanup.crumbs import crumb
from reader.cleanup.line import LONGEST
from reader.late import late

_CREDIT = 120
"""Characters of the longest photo credit at the end of a caption."""
_POST = 400
"""Characters of the longest signature of an embedded post."""
_INVITED = (
    "éservé",
    "vous reste",
    "Related",
    "ire aussi",
    "IRE AUSSI",
    "bonnez-v",
    "nscrivez-v",
    "Partager s",
    "rédit",
)
_INVITATION = late(
    r"(?<=[.!?…»”\"])\s*(?=(?:La suite (?:de cet article )?est réservée aux|Il vous reste \d|"
    r"Cet article est réservé|Related Articles|Lire aussi\s?:|À lire aussi|(?:[ÀA] )?LIRE AUSSI|Abonnez-vous|"
    r"Inscrivez-vous à (?:notre|la) newsletter|Partager sur|Crédits? photos?\s?[:©]))"
)
_PICTURED = ("/", " POUR ", " VIA ", "©", "hoto", "HOTO", "rédit", " via ", "llustration", "rchives")
_CREDIT_STARTS = late(
    r"[.!?…»”\"]\s+(?=[A-ZÀ-ÖØ-Þ(])|\s?(?=©)|\s(?=\((?:[Pp]hoto|PHOTO|[Cc]rédit|[Ii]llustration))"
)
"""After a full stop, or where a copyright sign or a bracket opens."""
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]{1,30}"
_IN_CAPITALS = late(
    rf"{_CAPITALS}(?: {_CAPITALS}){{1,4}}(?: ?/ ?| POUR | VIA "
    rf")(?:«\s?)?(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ .«»/-]{{1,60}})"
)
"""A name and any house, both in capitals, end a caption and nothing else: SOFIA PETIT / AGENCE CAUCASE."""
_POSTED = late(
    r"(?:\s*https?://t\.co/\w{1,20})*\s*pic\.(?:twitter|x)\.com/\w{1,20}"
    r"(?:\s*[—–-]\s?[^()]{1,60}\(@\w{1,20}\)(?:\s[^.!?]{0,40}\d{4})?)?\s*\Z"
    r"|\s*[—–]\s?[^()—–]{1,60}\(@\w{1,20}\)\s[^.!?()]{0,40}\d{4}\s*\Z"
)
_WIRE = r"(?:l['’])?(?:AFP|Reuters|AP|Belga|ATS|agences?)"
_WIRED = late(rf"\s*\((?:[Aa]vec|AVEC) {_WIRE}(?:(?:,| et) {_WIRE}){{0,3}}\)\s*\Z")


def notices(text: str) -> Iterator[tuple[str, str]]:
    """Yield the line in pieces (piece, reason), in order, where a notice is glued to it; "" is kept."""
    rest = 0
    for start, end in cookie_notices(text):
        yield text[rest:start], ""
        yield text[start:end], "cookie notice"
        rest = end
    cut, reason = _invitation(text, rest) or _signature(text, rest) or _credit(text, rest) or (len(text), "")
    yield text[rest:cut], ""
    if reason:
        yield text[cut:], reason


def _invitation(text: str, rest: int) -> tuple[int, str] | None:
    """Where a glued call to the reader begins, and what it is."""
    start = max(rest, len(text) - LONGEST)
    if not _holds(text[start:], _INVITED):
        return None
    found = ((tail.end(), crumb(text[tail.end() :])) for tail in _INVITATION.finditer(text, start))
    return next((one for one in found if one[1]), None)


def _signature(text: str, rest: int) -> tuple[int, str] | None:
    """Where the signature of an embedded post begins, or the agency in brackets."""
    start = max(rest, len(text) - _POST)
    ending = text[start:]
    if "(@" not in ending and "pic." not in ending and not ending.rstrip().endswith(")"):
        return None
    for pattern, reason in ((_POSTED, "embedded post"), (_WIRED, "agency credit")):
        found = pattern.search(text, start)
        if found and found.start() > rest:
            return found.start(), reason
    return None


def _credit(text: str, rest: int) -> tuple[int, str] | None:
    """Where the photo credit of a caption begins."""
    start = max(rest, len(text) - _CREDIT)
    if not _holds(text[start:], _PICTURED):
        return None
    for found in _CREDIT_STARTS.finditer(text, start):
        ending = text[found.end() :].rstrip()
        if found.end() > rest and (_IN_CAPITALS.fullmatch(ending) or crumb(ending) == "photo credit"):
            return found.end(), "photo credit"
    return None


def _holds(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)
