"""Find the date that a French text shows."""

import re
from datetime import date
from typing import NamedTuple

from reader.late import late

_SPELLINGS = (
    "janvier janv",
    "février fevrier févr fevr fév fev",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "août aout",
    "septembre sept",
    "octobre oct",
    "novembre nov",
    "décembre decembre déc dec",
)
_MONTHS = {name: number for number, names in enumerate(_SPELLINGS, 1) for name in names.split()}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = late(
    rf"(?<![\w/])(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\s)?"
    rf"(?P<d1>\d{{1,2}})(?:er)?\s(?P<month>{_NAMES})\b\.?\s(?P<y1>(?:19|20)\d\d)(?!\w)"
    r"|(?<![\w/.-])(?P<d2>\d{1,2})(?P<sep>[/.-])(?P<m2>\d{1,2})(?P=sep)(?P<y2>(?:19|20)\d\d|\d\d)(?![\w/-])"
    r"|(?<![\w/.-])(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?(?![\w/-])",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A date in a text: `text[start:end]` shows it."""

    iso: str
    """YYYY-MM-DD."""
    start: int
    end: int


def find(text: str) -> Found | None:
    """Return the first date in `text` that the calendar has, or None.

    Reads "mardi 28 mars 2023", "1er déc. 2022", "28/03/2023", "28.03.23" and ISO 8601, with or without a
    time; days stand before months, as in French. A date without its year is no date.
    """
    if not any(map(str.isdecimal, text)):
        return None
    for match in _DATE.finditer(text):
        year = match["y1"] or match["y2"] or match["y3"]
        month = _MONTHS[match["month"].casefold()] if match["month"] else int(match["m2"] or match["m3"])
        day = match["d1"] or match["d2"] or match["d3"]
        try:
            found = date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
        except ValueError:
            continue
        return Found(found.isoformat(), match.start(), match.end())
    return None


def iso(text: str) -> str:
    """Return the first date in `text` as YYYY-MM-DD, or ""."""
    found = find(text)
    return found.iso if found else ""
