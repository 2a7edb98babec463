"""French (and common English) abbreviations: which full stops do not end a sentence.

The lists follow the usual French conventions (Imprimerie nationale, *Lexique des règles typographiques*) and
what the news writes; they are matched with their capitals, so that `Col. Martin` and `le col.` differ.
"""

from reader.late import late


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _words(
    # before a name
    "M MM Mr Mrs Ms Mme Mmes Mlle Mlles Melle Dr Drs Pr Prs Prof Me Mes Mgr Mgrs St Ste Sts Stes Gal Gén Col "
    "Lcl Cdt Cne Lt Slt Sgt Adj Gen Lt-Col Sen Gov Rep Rev Hon Ph Ch Th Chr Jn Cl "
    # before anything at all
    "av apr env cf Cf ibid Ibid vs Vs bd Bd boul Bld fg Fg p.ex P.ex c.-à-d C.-à-d i.e e.g"
)
_NUMBERED = _words(
    "n no nos nᵒ p pp art al chap ch fig vol t tom tél tel réf éd sect par max min § "
    "janv jan févr fév mar avr juil juill sept oct nov déc dec"
)
_FIRMS = _words("Inc Corp Ltd Co Cie Jr Sr Bros")
_LETTERED = _words(
    "plan vitamine groupe type hépatite classe catégorie point virus bac série ligue division zone lettre "
    "influenza axe ligne porte hall bâtiment poule niveau monsieur madame"
)
_PARTICLES = _words("Le La Les L De Du Des D Saint")
_STARTERS = _PARTICLES | _words(
    "Il Elle Ils Elles On Je J Tu Nous Vous Ce Cela Ça Ces Cet Cette C S N Qu Un Une Mais Et Ou Or Car Donc "
    "Ni En Dans Sur Sous Pour Par Avec Sans Chez Vers Selon Après Avant Depuis Pendant Entre Malgré Contre "
    "Dès À A Au Aux Son Sa Ses Leur Leurs Notre Nos Votre Mon Ma Mes Si Quand Lorsque Comme Alors Ainsi "
    "Aussi Puis Cependant Pourtant Toutefois Néanmoins Enfin Ensuite Hier Demain Lundi Mardi Mercredi Jeudi "
    "Vendredi Samedi Dimanche Tous Toutes Tout Plusieurs Certains Beaucoup Quant Face Outre Interrogé "
    "Qui Que Quoi Où Pourquoi Comment Reste Non Oui Voilà Voici Aucun Aucune Chaque Deux Trois"
)

_LAST_WORD = late(r"[^\W_]+(?:[.-]{1,2}[^\W_]+)*$")
_INITIALS = late(r"[^\W\d_](?:[.-]{1,2}[^\W\d_])*")
_NEXT_WORD = late(r"[^\W\d_]{2,20}|[^\W\d_](?=['’])|À|A(?=\s)")
_ROMAN = late(r"[IVXLCDM]+(?![\w’'])")
_MARKER = late(r"\W{0,4}(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])\Z")
_LOOK_BACK = 40


def abbreviated(text: str, start: int, dot: int, following: int) -> bool:
    """Tell whether the full stop at `dot` belongs to an abbreviation, an initial or a list marker.

    `start` is where the sentence began, `following` where the next word (or figure) begins.
    """
    if dot - start <= _LOOK_BACK and _MARKER.match(text, start, dot):
        return True
    left = text[max(start, dot - _LOOK_BACK) : dot]
    found = _LAST_WORD.search(left)
    if not found:
        return False
    word, before = found.group(), left[: found.start()].rstrip()
    if word in _TITLES or (word == "ex" and before.lower().endswith("p.")):
        return True
    if word.lower() in _NUMBERED and (text[following].isdigit() or _ROMAN.match(text, following)):
        return True
    if word in _FIRMS:
        return _next_word(text, following) not in _STARTERS
    if _INITIALS.fullmatch(word) and word[-1].isupper():
        return not _sentence_follows(before, _next_word(text, following))
    return False


def _next_word(text: str, at: int) -> str:
    found = _NEXT_WORD.match(text, at)
    return found.group() if found else ""


def _sentence_follows(before: str, following: str) -> bool:
    """After an initial: a word that opens sentences, unless it can be the particle of a name (J. Le Goff)."""
    if following not in _STARTERS:
        return False
    lettered = before.rpartition(" ")[2].rpartition("’")[2].lower() in _LETTERED
    return lettered or before.endswith(("av.", "apr.")) or following not in _PARTICLES
