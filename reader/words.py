"""Where words stand in a text: what a cursor stops at, and what an alignment joins.

A word is a run of letters, digits and what holds them together: `porte-parole`, `aujourd’hui`, `1 200`,
`3,5`, `U.S.`, `Minsk's`. An elided word is no word: in `l’Union` the cursor stands on `Union`. Ideographs and
kana, which are written without spaces, stand each for itself. Linear in the length of the text.
"""

import re
from functools import cache

_QUOTES = "'\u2019\u02bc\u2018\u00b4\uff07"
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f"
"""Invisible: they hold a word together, wherever they stand."""
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_LETTER = f"[^\\W_{_ALONE}]"
_TAIL = f"[{_MARKS}{_JOINERS}]"


@cache
def _word() -> re.Pattern[str]:
    """The pattern of a word; it takes some time to compile, and a reader may never ask for words."""
    return re.compile(
        # An elided word ends at its apostrophe; it is read here only to be left out.
        f"(?P<elided>(?i:[ldjmtsnc]|(?:jus|lors|puis|quoi)?qu)[{_QUOTES}](?={_LETTER}))"
        # A number with its groups and decimals.
        f"|[0-9]{{1,3}}(?:[.,\u00a0\u202f ][0-9]{{3}}(?![0-9]))++(?:[.,][0-9]++)?+(?!{_LETTER})"
        f"|[0-9]++(?:[.,][0-9]++)*+(?!{_LETTER})"
        # U.S., e.g.
        "|(?:[A-Za-z]\\.){2,}+"
        # Letters and digits; between two of them an apostrophe or a hyphen.
        f"|{_LETTER}(?:{_LETTER}|{_TAIL}|[{_QUOTES}\\-\u2010\u2011](?={_LETTER}))*+"
        f"|[{_ALONE}]{_TAIL}*+"
    )


def words(text: str) -> list[tuple[int, int]]:
    """The words of `text` as (start, end), code points, in order; text[start:end] is never empty."""
    return [found.span() for found in _word().finditer(text) if found["elided"] is None]
