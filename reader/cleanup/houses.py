"""Who signs pictures: agencies, picture libraries, papers."""

import re
from functools import cache

_HOUSES = """
AFP|Agence France-Presse|Reuters|AP|AP Photo|Associated Press|The Associated Press|EPA|EPA-EFE|EFE|DPA|SIPA
SIPA Press|SIPA USA|Getty|Getty Images|Shutterstock|Belga|Belga Image|Belga Photo|Tass|Sputnik|Ria Novosti
Unsplash|DR|MaxPPP|Keystone|Keystone-ATS|ATS|Abaca|Abacapress|Hans Lucas|REA|MYOP|Agence VU|Agence VU'|Magnum
Magnum Photos|NurPhoto|Bestimage|PhotoPQR|Anadolu|Anadolu Agency|Xinhua|ZUMA|ZUMA Press|Imago|Imago Images
Alamy|Adobe Stock|AdobeStock|iStock|Pexels|Pixabay|Wikimedia|Wikimedia Commons|Divergence|Le Pictorium
La Presse Canadienne|Icon Sport|IconSport|Presse Sports|Panoramic|Hemis|Leemage|Bridgeman|Roger-Viollet
Gamma-Rapho|Polaris|PA Wire
"""
_PAPERS = """
Ouest-France|Le Figaro|Le Monde|Liberation|Le Parisien|Radio-Canada|Radio France|Le Soir|La Croix|Sud Ouest
Mediapart|Le Temps|RTS|20 Minutes|La Libre|RTBF|Le Devoir|La Presse
"""
_PIECES = re.compile(r"\s?[/|,•:]\s?|\s[–—-]\s|\s(?:via|pour)\s", re.IGNORECASE)
_LENGTH = 160
"""Characters: no credit is longer."""


def _pattern(names: str) -> str:
    return names.strip().replace("\n", "|")


HOUSES = _pattern(_HOUSES)
"""A regular expression of the agencies and libraries, without accents."""
PAPERS = _pattern(_PAPERS)
"""The same of those papers that sign pictures with a person's name."""


@cache
def _names() -> frozenset[str]:
    return frozenset(f"{HOUSES}|{PAPERS}".lower().split("|"))


def names_a_house(line: str) -> bool:
    """Tell whether one of the pieces of the line, at its slashes, commas and dashes, is a house alone."""
    if len(line) > _LENGTH:
        return False
    pieces = _PIECES.split(line)
    return len(pieces) > 1 and any(piece.strip(" .)").lower() in _names() for piece in pieces)
