"""Cookie notices, alone on a line or glued to a paragraph of the article."""

import re
from collections.abc import Iterator

from reader.late import late

_REST = r"[^.!?«»“”\"]"
_AIM = (
    r"(?:pour|afin d(?:e |['’]))\s?(?:vous|nous|le bon|améliorer|garantir|assurer|mesurer|réaliser|"
    r"personnaliser|optimiser|offrir|analyser|faciliter|proposer)|"
    r"to (?:improve|ensure|give|make|provide|offer|personalise|enhance)"
)
_MORE = (
    r"we['’]ll assume|by (?:continuing|using|clicking)|you can|if you continue|read more|cookie settings|"
    r"(?:pour )?en savoir plus|en (?:poursuivant|continuant|cliquant)|vous (?:pouvez|acceptez)"
)
_BUTTON = (
    r"Accept All|Accept Read More|Accept Reject(?: Read More)?|Accept|Tout accepter|J['’]accepte|"
    r"En savoir plus|Accepter|OK"
)
_NOTICE = late(
    r"(?:^|(?<=[.!?…»”\"])\s*)"
    r"(?:(?:this (?:web)?site uses|we use|(?:notre|ce) site(?: web)? utilise des|nous utilisons des)"
    rf"\scookies\s(?:{_AIM})\b|"
    rf"en (?:poursuivant|continuant) (?:votre navigation|à naviguer){_REST}{{0,80}}, vous acceptez)"
    rf"{_REST}{{1,250}}[.!]?(?:\s*(?:{_MORE}){_REST}{{0,200}}[.!])*"
    rf"(?:\s*(?P<button>(?-i:(?:{_BUTTON})\.?(?=$|\s*[A-ZÀ-Ö«“]))))?",
    re.IGNORECASE,
)
_TO_READER = late(r"\b(?:vous|votre|vos|you|your)\b", re.IGNORECASE)
_SPOKEN = late(r",\s(?!\w+r\b|(?:vous|et|ou|nous|mais|you|to|we|but|and|including)\b)\w")
"""A comma before anything but a list of aims: `…, explique la CNIL` is news, not a notice."""


def cookie_notices(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each cookie notice in the line.

    A notice speaks to the reader; it ends in a button ("Accept Read More"), or it is the whole line and
    quotes nobody.
    """
    low = text.casefold()
    if "cookies" not in low and "acceptez" not in low:
        return  # no notice is without one of them, and few lines are with one
    small = text.lower()
    if "cookies" not in small and "en poursuivant" not in small and "en continuant" not in small:
        return
    for found in _NOTICE.finditer(text):
        alone = found.span() == (0, len(text)) and not _SPOKEN.search(found.group())
        if _TO_READER.search(found.group()) and (found["button"] or alone):
            yield found.span()
