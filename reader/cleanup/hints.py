"""Lines that may be crumbs: what each would be, for those who look at the lines around it."""

import re

from reader.cleanup import phrases
from reader.cleanup.line import key, opener, plain
from reader.late import late

_LONGEST = 100
_LETTER = late(
    r"(?:(?:inscription a )?la |notre |nos )?(?:newsletters?|infolettres?)(?:[ :-]+[^.!?]{1,60})?",
    re.IGNORECASE,
)
_JOB = late(
    r"(?:grande? |ancienne? )?(?:journaliste|reporter|redact(?:eur|rice)|correspondante?s?|"
    r"envoyee?s? speciale?s?|chef(?:fe)? (?:du service|de rubrique|adjointe?)|"
    r"chroniqueu(?:r|se)|editorialiste)\b[^.!?;«»]{0,70}",
    re.IGNORECASE,
)
_HANDLE = late(r"@\w[\w.]{1,29}")
_AGO = late(r"il y a \d{1,3} ?(?:min(?:utes?)?|h(?:eures?)?|jours?|semaines?|mois|ans?)", re.IGNORECASE)


def hint(text: str) -> str:
    """What this line would be with crumbs around it (`share links` for `Facebook`), or ""."""
    if len(text) > _LONGEST:
        return ""
    line = plain(text)
    found = phrases.hint(key(line))
    if found or not opener(line):
        return found
    if _LETTER.fullmatch(line):
        return "newsletter box"
    if _JOB.fullmatch(line) or _HANDLE.fullmatch(line):
        return "author box"
    return "date line" if _AGO.fullmatch(line) else ""
