"""Where a French word begins and ends: elision, hyphens, and what is no text (addresses, @names, #tags).

All functions take folded text (`reader.fold`) and look only a few characters around.
"""

import re
import unicodedata

from reader.late import late

_ELIDED = late(r"[ldjmtsnc]|(?:jus|lors|puis|quoi|pres)?qu", re.IGNORECASE)
"""What may stand before the apostrophe: l'OTAN, d'Égypte, qu'Ukraine, jusqu'Athènes."""
_PREFIX = late(
    r"anti|pro|ex|non|pré|post|inter|trans|extra|intra|supra|ultra|super|vice|quasi|mi|semi|demi|hors|"
    r"contre|avant|après|mini|maxi|hyper|néo|\w{2,}o",
    re.IGNORECASE,
)
"""What may stand before a hyphen in small letters: anti-OTAN, ex-URSS; a nation before another ends in -o
(franco, russo, sino, israélo, biélorusso), which needs no list."""
_NOT_A_PAIR = late(
    r"nord|sud|est|ouest|saint|sainte|st|ste|jean|marie|anne|pierre|charles|louis|paul", re.IGNORECASE
)
"""Capitalised heads that make one name with what follows: Sud-Coréen, Saint-Maurice, Jean-Paul."""
_LOOK = 24
"""How many characters before an apostrophe or a hyphen are read; no prefix is longer."""
_LAST_WORD = late(r"[^\W_]+\Z")
_HINT = late(r"[@#]|://|www\.|[^\W_]\.[^\W_]")
_ADDRESS = late(r"(?:[A-Za-z]{1,10}://|www\.)\S*|[@#][\w.\-]*")
_MAIL_NAME = late(r"[\w.+\-]+\Z")
_DOTTED = late(r"[\w.\-]+")
_PATH = late(r"[/:?]\S*")
_TOP_LEVEL = late(
    r"com|org|net|info|edu|gouv?|int|eu|africa|news|press|media|tv|io|co|app|dev|paris|"
    r"fr|be|ch|ca|uk|us|ua|by|ru|pl|de|it|es|pt|lu|nl|ie|se|no|fi|dk|gr|tr|ro|bg|cz|sk|hu|at|rs|hr|si|ba|mk|"
    r"md|ge|am|az|kz|uz|cn|jp|kr|in|br|mx|ar|au|nz|za|ma|dz|tn|sn|ci|ml|cm|cd|ga",
    re.IGNORECASE,
)
"""The last label of a domain name; `Kiev.Les` and `M.Poutine` lack a space, they are no domains."""


def bounded(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] may be a whole word or phrase."""
    return _left(text, start) and _right(text, end)


def _left(text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before == "_":
        return start < 2 or not text[start - 2].isalnum()
    if before not in "'-":
        return not before.isalnum() and unicodedata.combining(before) == 0
    found = _LAST_WORD.search(text, max(0, start - 1 - _LOOK), start - 1)
    if found is None:
        return True  # a quotation mark, a dash
    word = found[0]
    if before == "'":
        return _ELIDED.fullmatch(word) is not None
    if _PREFIX.fullmatch(word):
        return True
    return word[0].isupper() and _NOT_A_PAIR.fullmatch(word) is None


def _right(text: str, end: int) -> bool:
    after, next_one = text[end : end + 1], text[end + 1 : end + 2]
    if after == "'":
        english_genitive = next_one in ("s", "S") and not text[end + 2 : end + 3].isalnum()
        return not next_one.isalnum() or english_genitive
    if after == "-":
        return not next_one.isalnum() or next_one.isupper()
    if after == "_":
        return not next_one.isalnum()
    return after == "" or (not after.isalnum() and unicodedata.combining(after) == 0)


def protected(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of web and mail addresses, domain names, @names and #tags; linear in the text."""
    if _HINT.search(text) is None:
        return ()
    spans: list[tuple[int, int]] = []
    for found in _ADDRESS.finditer(text):
        start = found.start()
        if text[start] == "@":
            name = _MAIL_NAME.search(text, max(0, start - 64), start)
            start = name.start() if name else start
        spans.append((start, found.end()))
    covered = 0
    for found in _DOTTED.finditer(text):
        if found.start() >= covered and _is_domain(found[0]):
            path = _PATH.match(text, found.end())
            covered = path.end() if path else found.end()
            spans.append((found.start(), covered))
    return tuple(sorted(spans))


def _is_domain(name: str) -> bool:
    labels = name.rstrip(".-").split(".")
    last = labels[-1]
    if len(labels) < 2 or not labels[-2] or _TOP_LEVEL.fullmatch(last) is None:
        return False
    return last.islower() or name.isupper()
