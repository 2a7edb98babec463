"""What a web page leaves around an article, recognised line by line.

Each rule describes one whole line so narrowly that no sentence of an article fits: when unsure, a line is
kept. The shapes are those of French and British news sites.
"""

import re
from collections import defaultdict
from functools import cache

from reader.cleanup import phrases
from reader.cleanup.consent import cookie_notices
from reader.cleanup.houses import names_a_house
from reader.cleanup.line import LONGEST, key, opener, plain
from reader.cleanup.media import PICTURES
from reader.cleanup.offers import OFFERS
from reader.cleanup.rules import INVITATIONS
from reader.late import late

_CREDIT_LENGTH = 160
_PHRASE = 200
"""No phrase of `phrases.txt` is half as long."""
_START = 40
"""No first word is longer."""
_RELATED = late(
    r"(?:related (?:articles|posts|stories)|more from \w+|(?:sur|dans) le meme (?:sujet|theme|dossier)|"
    r"dans la meme rubrique|(?:autres )?(?:articles|contenus) "
    r"(?:lies|similaires|associes|connexes|recommandes)(?: pour vous)?|"
    r"(?:ces articles (?:pourraient|peuvent|devraient)(?: aussi)? vous|vous (?:pourriez|aimerez)|"
    r"(?:ca|cela|ce contenu) (?:peut|pourrait)(?: aussi| egalement)? vous) (?:aussi |egalement "
    r")?(?:interesser|aimer|plaire)|"
    r"vous aimerez aussi|recommandes? pour vous|la redaction vous (?:conseille|recommande|propose)|"
    r"prolongez votre lecture(?: autour de ce sujet)?|poursuivez votre lecture|"
    r"nos lecteurs ont (?:aussi )?lu(?: ensuite| aussi)?|a (?:lire|voir) ensuite|"
    r"(?:les )?(?:articles )?(?:les )?plus (?:lus|lues|vus|vues|commentes|partages)|top (?:articles|videos)|"
    r"valeurs associees)\s?[:!]?",
    re.IGNORECASE,
)
_LIST_HEAD = late(
    r"(?:a )?(?:lire|voir|decouvrir|ecouter) (?:aussi|egalement)|a ne pas (?:manquer|rater)|(?:les "
    r"articles )?a la une|"
    r"(?:ses|nos|les)? ?derni(?:er|ere)s (?:articles|actualites|infos|nouvelles|videos)(?: publies| parus)?|"
    r"du meme auteur|articles du meme auteur|(?:plus|davantage) d'(?:articles|actualites)|nos "
    r"recommandations|"
    r"toute l'(?:actualite|actu|info)(?: en (?:direct|continu|video))?|(?:l'(?:actualite|actu|info) )?en "
    r"continu|"
    r"(?:le )?fil (?:info|d'actualites?)|tags|mots[- ]cles(?: associes)?|themes|thematiques|sujets(?: "
    r"lies| associes)?|"
    r"dans cet article|dans l'actualite|a decouvrir|plus d'actu|l'actu en video|les plus (?:populaires|"
    r"recents)|nos videos|nos partenaires|guides d'achat|newsletters",
    re.IGNORECASE,
)
"""These open a list of links at the foot of a page, and are headings of an article elsewhere."""
_DATE_WORDS = (
    "publié publiée posté mis en ligne à a jour modifié actualisé le par et h min s heure heures paris "
    "gmt cet cest du hne hae utc "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
    "septembre octobre novembre décembre janv févr avr juil sept oct nov déc er dernière mise "
    "published updated on at last january february march april may june july august september october "
    "november december am pm"
)
_DATED = frozenset(_DATE_WORDS.split())
_DATE_OPENERS = frozenset(
    ["publié", "posté", "mis", "mise", "dernière", "modifié", "actualisé", "published", "updated"]
)
_TOKEN = late(r"[^\W\d_]+|\d+")


def crumb(text: str) -> str:
    """Why this line is no part of the article (`share links`, `photo credit`…), or "" when it may be."""
    if len(text) > LONGEST:
        return ""
    whole = text.strip()
    if (0, len(whole)) in cookie_notices(whole):
        return "cookie notice"
    if len(whole) > _PHRASE and whole[0].isalpha() and opener(plain(whole[:_START])) not in _by_opener():
        return ""  # nearly every paragraph of a book
    line = plain(whole)
    first = opener(line)
    if len(line) <= _PHRASE and first in phrases.openers():
        reason = phrases.sure(key(line))
        if reason:
            return reason
    if _related(line):
        return "related articles"
    return next((reason for reason, pattern in _candidates(line, first) if _fits(pattern, line)), "")


def related(text: str) -> bool:
    """Tell whether the line is the heading of a list of other articles."""
    return len(text) < LONGEST and _related(plain(text))


def opens_list(text: str) -> bool:
    """Tell whether the line may be the heading of a list of links, where such a list follows it."""
    return len(text) < _CREDIT_LENGTH and _LIST_HEAD.fullmatch(plain(text).rstrip(" :!")) is not None


def dateline(text: str) -> bool:
    """Tell whether the line says when the page was published, and nothing else."""
    if len(text) > _CREDIT_LENGTH:
        return False
    words = _TOKEN.findall(text.casefold())
    opens = bool(words) and words[0] in _DATE_OPENERS
    return opens and any(w.isdigit() for w in words) and all(w.isdigit() or w in _DATED for w in words)


def _related(line: str) -> bool:
    return len(line) < _CREDIT_LENGTH and _RELATED.fullmatch(line) is not None


def _candidates(line: str, first: str) -> list[tuple[str, str]]:
    """The rules for lines that begin with this word, and those for any word if the line looks like a "
    "credit."""
    rules = _by_opener()
    found = rules.get(first, [])
    return found + rules[""] if names_a_house(line) else found


@cache
def _by_opener() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for reason, openers, pattern in (*INVITATIONS, *OFFERS, *PICTURES):
        for word in openers.split() or [""]:
            table[word].append((reason, pattern))
    return dict(table)


def _fits(pattern: str, line: str) -> bool:
    return _compiled(pattern).fullmatch(line) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a line first needs it: most articles need few, and all take a while."""
    return re.compile(pattern, re.IGNORECASE)
