"""What a web page leaves around an article, recognised line by line.

Each rule describes one whole line (or a notice glued to one) so narrowly that no sentence of an article
fits: when unsure, a line is kept. The shapes are those of French and British news sites.
"""

import re
from collections.abc import Iterator

from reader.cleanup.consent import cookie_notices

_LONGEST = 600
"""No crumb is longer; a longer line is not looked at (and a hostile one costs nothing)."""

_NETWORKS = (
    "facebook|twitter|x|whatsapp|linkedin|pinterest|telegram|reddit|messenger|bluesky|instagram|threads|"
    "email|e-mail|mail|courriel|flipboard|tumblr"
)
_AGENCIES = "AFP|Reuters|AP|EPA|SIPA|Getty(?: Images)?|Shutterstock|Belga|Tass|Unsplash|DR|MaxPPP|Keystone"
_TITLE = r"(?=[«“\"‘A-ZÀ-ÖØ-ÞŒ0-9\[])"
_REST = r"[^.!?«»“”\"]"
"""A character of a call to the reader: no second sentence, no quotation."""
_READ = r"(?:lire|voir|écouter)\s(?:aussi|également|ensuite)"
_TO_READ = r"[àa]\s(?:lire|voir|écouter|découvrir)\s(?:aussi|également)"
_LETTER = r"(?:newsletters?|lettres?(?: d['’]information)?)"
_RULES = {
    "read-also link": (
        rf"{_READ}\s?[:|►→>–-]?",
        rf"{_READ}\s?[:|►→>–-]\s?(?-i:{_TITLE})[^.]+[.?!…]?",
        rf"{_READ}\s(?-i:{_TITLE})[^.«»“”\"]+[^.,;:»”\"]",
        rf"{_TO_READ}(?:\s?[:|►→>][^.]*[.?!…]?)?",
        r"(?:read (?:also|more|next)|see also|also read|don['’]t miss)\s?(?::[^.]*|…|\.{3})?[.?!…]?",
        r"ne manquez (?:pas|plus)(?:\s(?:non plus|aussi))?\s?(?:…|\.{2,3}|:)?",
        rf"(?:découvrez|retrouvez|cliquez|lisez|regardez)\s{_REST}{{0,160}}(?-i:\sICI)\s?[.!]?",
        rf"cliquez ici(?:\spour\s{_REST}{{1,100}})?\s?[.!]?",
    ),
    "cookie notice": (
        r"privacy (?:&|and) cookies? policy|cookie (?:policy|settings)|(?:accept|reject) all",
        r"tout accepter|accepter et continuer|continuer sans accepter|accept(?: read more)?",
        r"(?:paramétrer|gérer|accepter|refuser)\s(?:les|mes|vos|tous les)\scookies",
    ),
    "subscription notice": (
        r"(?:il vous reste \d+\s?(?:[.,]\d+\s?)?% de cet article à lire\s?\.?\s*)?"
        r"(?:la suite(?: de cet article)?|cet article|ce contenu|article)(?: est)? réservée?s? "
        r"aux abonnée?s?\s?[.!]?",
        r"abonnez-vous(?:\s(?:maintenant|gratuitement|dès (?:maintenant|\d+\s?[€$][^.!?]{0,40})))?\s?[.!]?",
        rf"abonnez-vous pour (?:lire|continuer|accéder|profiter|recevoir|soutenir){_REST}{{0,80}}[.!]?",
        rf"abonnez-vous à (?:notre|nos|la) (?:{_LETTER}|chaîne|édition){_REST}{{0,60}}[.!]?",
        r"(?:déjà abonnée?\s?\?\s*)?(?:connectez-vous|se connecter|s['’]abonner|s['’]identifier)\s?[.!]?",
        rf"(?:inscrivez-vous|s['’]inscrire) à (?:notre|nos|la) {_LETTER}{_REST}{{0,80}}[.!]?",
        rf"recevez (?:gratuitement )?(?:notre|nos) {_LETTER}{_REST}{{0,80}}[.!]?",
        r"(?:subscribe(?: now| to [^.!?]{1,60})?|sign up (?:for|to) our (?:free )?newsletter)\s?[.!]?",
    ),
    "share links": (
        r"(?:partage[rz]|tweeter|share|imprimer|envoyer)(?:\s(?:cet|l['’]|this)\s?article)?"
        rf"(?:\s?(?:sur|via|par|on|with|:)?\s?(?:{_NETWORKS})\b[\s,/|·]*){{0,12}}",
        rf"(?:(?:{_NETWORKS})\b[\s,/|·]*){{2,12}}",
        r"(?:suivez-nous|rejoignez-nous|follow us)\s(?:aussi )?(?:sur|on)\s"
        rf"(?:google (?:news|actualités)|{_NETWORKS})[\s.!]*",
        r"copier le lien|copy link|envoyer par (?:e-?mail|courriel)|share this(?: article)?",
    ),
    "comment box": (
        r"laisser un commentaire|leave a (?:reply|comment)|\d{1,5} (?:commentaires?|comments?)",
        r"votre adresse e-?mail ne sera pas publiée\s?\.?.{0,80}",
    ),
    "reading time": (
        r"(?:temps de )?lecture\s?:?\s?\d{1,3}\s?min(?:utes?|\.)?",
        r"\d{1,3}\s?min(?:utes?|\.)?\s(?:de lecture|read)",
    ),
    "photo credit": (
        r"\(?(?:crédits?|photos?|crédits? photos?|illustration)\s?[:©]?\s?"
        rf"(?:[^\s.!?:]+[\s/]+){{0,6}}(?-i:{_AGENCIES})\s?[).]?",
        r"(?:crédits? photos?|photo credit)\s?[:©]\s?[^.!?:]{1,80}\.?|crédits? photos?",
        r"(?:©|\(c\))\s?[^.!?]{1,80}\.?",
    ),
    "advertisement": (
        r"publicité|advertisement|contenu sponsorisé",
        r"(?:la suite|l['’]article continue) après (?:la|cette) publicité",
    ),
    "page navigation": (
        r"aller au contenu(?: principal)?|skip to (?:main )?content|retour (?:à l['’]accueil|en haut)",
        r"(?:tags|mots[- ]clés)\s?:[^.!?]{1,200}",
    ),
}
_REASONS = tuple(_RULES)
_WHOLE = re.compile("|".join(f"({'|'.join(patterns)})" for patterns in _RULES.values()), re.IGNORECASE)
"""All rules at once, a group for each reason: asked of every line of a book."""
_RELATED = re.compile(
    r"(?:related (?:articles|posts|stories)|sur le même (?:sujet|thème)|dans la même rubrique|articles "
    r"(?:liés|similaires|associés)|(?:ces articles pourraient vous|vous (?:pourriez|aimerez)) (?:aussi )?"
    r"(?:intéresser|aimer)?|à lire ensuite|les plus lus|more from \w+)\s?:?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"La suite (?:de cet article )?est réservée aux|Il vous reste \d|"
    r"Cet article est réservé|Related Articles|Lire aussi\s?:|À lire aussi|Abonnez-vous|"
    r"Inscrivez-vous à (?:notre|la) newsletter|Partager sur|Ne manquez pas…|Crédits? photos?\s?[:©]"
)
_MARKS = (".", "!", "?", "…", "»", "”", '"')
"""What stands before a tail, spaces apart."""
_GLUE = 20
"""Characters before a tail that are looked at."""
_DATE_WORDS = (
    "publié posté mis en ligne à jour modifié actualisé le par et h min s heure heures paris gmt cet cest du "
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
    "septembre octobre novembre décembre janv févr avr juil sept oct nov déc er "
    "published updated on at last january february march april may june july august september october "
    "november december am pm utc"
)
_DATED = frozenset(_DATE_WORDS.split())
_TOKEN = re.compile(r"[^\W\d_]+|\d+")


def crumb(text: str) -> str:
    """Why this line is no part of the article (`share links`, `photo credit`…), or "" when it may be."""
    line = text.strip()
    if len(line) > _LONGEST:
        return ""
    if related(line):
        return "related articles"
    if (0, len(line)) in cookie_notices(line):
        return "cookie notice"
    found = _WHOLE.fullmatch(line)
    return _REASONS[found.lastindex - 1] if found and found.lastindex else ""


def related(text: str) -> bool:
    """Tell whether the line is the heading of a list of other articles."""
    return len(text) < _LONGEST and _RELATED.fullmatch(text.strip()) is not None


def dateline(text: str) -> bool:
    """Tell whether the line says when the page was published, and nothing else."""
    if len(text) > 160:
        return False
    words = _TOKEN.findall(text.casefold())
    opens = words[:1] and words[0] in {
        "publié",
        "posté",
        "mis",
        "modifié",
        "actualisé",
        "published",
        "updated",
    }
    return bool(opens) and any(w.isdigit() for w in words) and all(w.isdigit() or w in _DATED for w in words)


def notices(text: str) -> Iterator[tuple[str, str]]:
    """Yield the line in pieces (piece, reason), in order, where a notice is glued to it; "" is kept."""
    rest = 0
    for start, end in cookie_notices(text):
        yield text[rest:start], ""
        yield text[start:end], "cookie notice"
        rest = end
    for tail in _TAIL.finditer(text, max(rest, len(text) - _LONGEST)):
        start = tail.start()
        if not text[max(0, start - _GLUE) : start].rstrip().endswith(_MARKS):
            continue
        reason = crumb(text[start:])
        if reason:
            yield text[rest:start], ""
            yield text[start:], reason
            return
    yield text[rest:], ""
