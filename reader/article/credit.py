"""Read the lines under a title: who wrote the article, when, and for which paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article import dates
from reader.late import late

LONGEST = 160
"""Characters; a longer block is a paragraph."""

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'.-]{0,30}"
_LINK = r"(?:\s(?:d[eu]|de la|des|la|le|van|von|ben|el|al)\s|\sd['’]|\s)"
_PERSON = rf"{_NAME}(?:{_LINK}{_NAME}){{0,4}}"
_AGENCY = (
    r"(?:l['’])?(?:AFP|Agence France-Presse|Reuters|AP|Associated Press|EFE|dpa|DPA|Belga|ATS|Keystone-ATS|"
    r"ANSA|Tass|La Presse canadienne|agences?)"
)
_AGENCIES = rf"{_AGENCY}(?:(?:,\s|\set\s){_AGENCY}){{0,3}}"
_POST = (
    r"(?:envoyée?s? spéciale?s?|spécia(?:le|ux)|correspondante?s?|à|[Jj]ournalistes?|"
    r"(?:[Gg]rande? )?[Rr]eporter|[Cc]hef(?:fe)? (?:du|de|adjointe?)|[Rr]édact(?:eur|rice))\b[^.]{0,60}"
)
_BYLINE = late(
    rf"(?:(?i:(?:propos recueillis |article rédigé )?par|by|un texte de)|(?i:auteur|autrice|texte)\s?:)\s"
    rf"(?P<who>(?i:la rédaction)(?:\s[^.]{{0,40}})?"
    rf"|{_PERSON}(?:(?:,\s|\set\s|\s&\s){_PERSON}){{0,4}}"
    rf"(?:,?\s\(?{_POST}\)?)?(?:,?\s\(?avec {_AGENCIES}\)?|\s\({_AGENCIES}\))?)"
)
_JOINED = late(rf"(?P<who>{_NAME}{_LINK}{_PERSON},?\s\(?avec {_AGENCIES}\)?)")
_POSTED = late(
    r"(?P<who>(?:De |Par )?(?i:(?:de )?(?:notre|nos) (?:correspondant|envoyé)(?:e|s|es)?)\b[^.]{0,90})"
)
_PAPER = late(
    rf"(?:(?i:source|média)\s?:\s(?P<named>{_PERSON})"
    rf"|(?i:(?:article rédigé )?par\s)?(?P<paper>(?:(?:Le|La|Les)\s|L['’]){_PERSON}|France\s?\w{{1,12}}"
    rf"|[Ff]ranceinfo|Libération|Mediapart|Euronews|Courrier international|Ouest-France|20 Minutes"
    rf"|[A-Z][A-Z0-9]{{1,7}}) \(?avec {_AGENCIES}\)?"
    rf"|\(?(?P<agency>AFP|Reuters)\)?)"
)
_STAMP = late(
    r"(?:(?:article |première |dernière )?(?:publi|mis|modifi|actualis|post|paru|cré)\w{0,3}"
    r"(?: (?:à|a) jour| en ligne)?\s?:?\s?)?(?:le\s?:?\s?)?#"
    r"(?:,?\s(?:à|-)?\s?\d{1,2}\s?[h:]\s?(?:\d\d)?(?::\d\d)?(?:\s(?:(?:GMT|UTC)(?:[+-]\d{1,2})?|CES?T|HAE|HNE))?)?",
    re.IGNORECASE,
)
_UPDATE = late(
    r"(?:mis|modifi|actualis)\w{0,3}(?: (?:à|a) jour)?\s(?:à\s)?\d{1,2}\s?[h:]\s?(?:\d\d)?", re.IGNORECASE
)
_HINTS = {
    "paper": re.compile(r"avec |:|AFP|Reuters"),
    "byline": re.compile(r"(?:propos|article|par|by|un texte|auteur|autrice|texte)\b", re.IGNORECASE),
    "posted": re.compile(r"correspondant|envoyé", re.IGNORECASE),
}
"""What stands in every line that the patterns of papers and people describe."""
_AROUND = " ,;|•·–—-/()"


@dataclass(frozen=True, slots=True)
class Credit:
    """What one line says about the article; "" for what it does not say."""

    byline: str = ""
    published: str = ""
    """YYYY-MM-DD."""
    outlet: str = ""


def read(line: str) -> Credit | None:
    """Return what `line` says when it is a credit line and nothing else, or None.

    "Par Jean Dupont", "Le Monde avec AFP, publié le 28 mars 2023 à 10h12", "De notre correspondante à Kiev":
    a line with one more word in it is a paragraph, and so is a bare "par".
    """
    if len(line) > LONGEST:
        return None
    rest, published = _take_dates(line)
    if not rest:
        return Credit(published=published) if published else None
    paper = _PAPER.fullmatch(rest) if _HINTS["paper"].search(rest) else None
    if paper:
        return Credit(published=published, outlet=paper["named"] or paper["paper"] or paper["agency"])
    who = next(filter(None, (pattern.fullmatch(rest) for pattern in _people(rest))), None)
    return Credit(byline=who["who"], published=published) if who else None


def _people(line: str) -> Iterator[re.Pattern[str]]:
    """The patterns of bylines for which there is a sign in the line: compiling one takes a while."""
    if _HINTS["byline"].match(line):
        yield _BYLINE
    if _HINTS["posted"].search(line):
        yield _POSTED
    if "avec " in line:
        yield _JOINED


def _take_dates(line: str) -> tuple[str, str]:
    """Return the line without its dates, their verbs and times, and the first date."""
    first = ""
    while (found := dates.find(line)) is not None:
        first = first or found.iso
        # The date becomes a # that cannot be in the line, so that one pattern takes what surrounds it.
        marked = line[: found.start].replace("#", " ") + "#" + line[found.end :].replace("#", " ")
        line = _STAMP.sub(" ", marked, count=1)
    if first:
        line = _UPDATE.sub(" ", line)
    return " ".join(line.split()).strip(_AROUND if first else " "), first
