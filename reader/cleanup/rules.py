"""Patterns of whole lines that invite the reader: to read more, to share, to comment.

A rule is (reason, first words, pattern). A line as `line.plain` gives it is held only against the rules of
its first word, and has to fit from end to end; `OTHER` and `SAME` keep it from reaching into a second
sentence or a quotation.
"""

OTHER = r"[^.!?«»“”\"]"
"""A character of a call to the reader: no second sentence, no quotation."""
SAME = r"[^.!?«»“”\",]"
"""The same, and no comma: `…, implorait la chaîne` is news."""
ENDED = r"\s?[.!]?"
_NETWORKS = (
    "facebook|twitter|x|whatsapp|linkedin|pinterest|telegram|reddit|messenger|bluesky|instagram|threads|"
    "email|e-mail|mail|courriel|flipboard|tumblr|mastodon|tiktok|youtube|snapchat|sms|imprimer"
)
_TITLE = r"(?=[«“\"'A-Z0-9\[])"
_SEP = r"[:|►→>–—-]"
_READ = r"(?:re)?(?:lire|voir|ecouter)\s(?:aussi|egalement|ensuite)"
_TO_READ = r"a\s(?:lire|voir|ecouter|decouvrir)\s(?:aussi|egalement)"
_PIECE = (
    r"(?:article|analyse|enquete|reportage|editorial|entretien|interview|tribune|portrait|dossier|decryptage|"
    r"recit|podcast|video|infographie|chronique|critique|portfolio|grand format|explication|direct)s?"
)

_STAMPED = (
    r"(?:publie|mis a jour|modifie|actualise)e?(?: (?:il y a|a l'instant|depuis)"
    r"(?: \d+ (?:min|minutes?|h|heures?|jours?|semaines?|mois|ans?))?"
    r"|,? (?:aujourd'hui|hier|ce (?:matin|jour|soir)),? a \d{1,2}\s?[h:]\s?\d{0,2})"
)

INVITATIONS = (
    ("read-also link", "lire voir ecouter relire revoir", rf"{_READ}\s?{_SEP}?"),
    (
        "read-also link",
        "lire voir ecouter relire revoir",
        rf"{_READ}\s?{_SEP}\s?(?-i:{_TITLE})(?:[^.]|\b(?-i:[A-Z])\.|\d\.\d){{1,200}}[.?!…]?",
    ),
    (
        "read-also link",
        "lire voir ecouter relire revoir",
        rf"{_READ}\s(?-i:{_TITLE})[^.«»“”\"]{{1,200}}[^.,;:»”\"]",
    ),
    (
        "read-also link",
        "lire voir a ecouter",
        r"(?-i:(?:A )?(?:LIRE|VOIR|ECOUTER) (?:AUSSI|EGALEMENT))\b.{0,100}[a-z].{0,200}",
    ),
    ("read-also link", "lire voir a ecouter", r"(?-i:(?:A )?(?:LIRE|VOIR|ECOUTER) (?:AUSSI|EGALEMENT))\s?:?"),
    ("read-also link", "a", rf"{_TO_READ}(?:\s?{_SEP}[^.]{{0,200}}[.?!…]?)?"),
    ("read-also link", "a", rf"{_TO_READ}\s(?-i:(?=[A-Z0-9]))[^.«»“”\"]{{1,200}}[^.,;:»”\"]"),
    (
        "read-also link",
        "lire relire voir revoir ecouter consulter decouvrir lisez ecoutez consultez",
        rf"\w+(?: aussi| egalement)? (?:(?:notre|nos|le|la|les)\s|l')(?:\w+ )?{_PIECE}\b[^.:|«»“”\"]{{0,60}}?"
        rf"\s?[:|►→]\s?(?-i:{_TITLE})[^.]{{1,200}}[.?!…]?",
    ),
    (
        "read-also link",
        "consultez retrouvez suivez decouvrez",
        rf"\w+ (?:ici )?(?:notre|nos|tou(?:s|tes) (?:nos|les)|l'integralite de nos|l'ensemble de nos) "
        rf"(?:\w+ )?(?:{_PIECE}|lives?)\b{SAME}{{0,90}}{ENDED}",
    ),
    (
        "read-also link",
        "sur pour dans",
        rf"(?:sur le meme (?:sujet|theme)|dans la meme rubrique) ?{_SEP} ?(?-i:{_TITLE})[^.]{{1,200}}[.?!…]?",
    ),
    (
        "read-also link",
        "read see also don",
        r"(?:read (?:also|more|next)|see also|also read|don't miss)\s?(?::[^.]{0,200}|…|\.{3})?[.?!…]?",
    ),
    ("read-also link", "ne", r"ne manquez (?:pas|plus)(?:\s(?:non plus|aussi))?\s?(?:…|\.{2,3}|:)?"),
    (
        "read-also link",
        "decouvrez retrouvez cliquez lisez regardez",
        rf"\w+\s{OTHER}{{0,160}}(?-i:\sICI)\s?[.!]?",
    ),
    (
        "read-also link",
        "lire retrouvez article",
        rf"(?:lire la suite|retrouvez cet article|article original publie) sur (?-i:[A-Z]){SAME}{{1,30}}"
        r"(?:\.(?:fr|com|be|ch))?",
    ),
    ("read-also link", "cliquez", rf"cliquez ici(?:\spour\s{OTHER}{{1,100}})?{ENDED}"),
    (
        "share links",
        "partager partagez tweeter share imprimer envoyer",
        r"(?:partager|tweeter|share|(?:partagez|imprimer|envoyer)(?=\s))(?:\s(?:cet |l'|this )article)?"
        r"(?: sur les reseaux sociaux)?"
        rf"(?:\s?(?:sur|via|par|on|with|:)?\s?(?:{_NETWORKS})\b[\s,/|·]*){{0,12}}",
    ),
    ("share links", _NETWORKS.replace("|", " ") + " e", rf"(?:(?:{_NETWORKS})\b[\s,/|·•]*){{2,12}}"),
    (
        "share links",
        "suivez rejoignez follow retrouvez",
        r"(?:(?:suivez|rejoignez|retrouvez)-nous|follow us)\s(?:aussi )?(?:sur|on)\s"
        rf"(?:google (?:news|actualites|discover)|notre chaine whatsapp|(?:{_NETWORKS})(?:,? (?:et |sur "
        rf")*(?:{_NETWORKS}))*)[\s.!]*",
    ),
    ("share links", _NETWORKS.replace("|", " ") + " e", rf"(?:{_NETWORKS}) sharing button"),
    ("share links", "ajoutez", r"ajoutez-nous a vos (?:preferences|sources preferees|favoris) sur google"),
    (
        "share links",
        "suivez rejoignez",
        rf"(?:suivez|rejoignez) {SAME}{{2,40}} (?:sur|dans) (?:google (?:news|actualites|discover)|"
        rf"notre chaine whatsapp|votre fil google|whatsapp channels)[\s.!]*"
        r"|rejoignez (?:notre|la) chaine (?:whatsapp|telegram)[\s.!]*",
    ),
    (
        "share links",
        "ajouter ajoutez faites",
        rf"(?:ajoute[rz] {SAME}{{2,40}} (?:a|comme|parmi|dans) (?:vos |mes )?(?:sources? preferees?|favoris)"
        rf"|faites de {SAME}{{2,40}} (?:votre|l'une de vos) sources? preferees?|ajoute[rz] "
        rf"{SAME}{{2,30}} (?:a|sur) google)"
        rf"(?: sur google(?: discover| news| actualites)?)?{ENDED}",
    ),
    (
        "comment box",
        "connectez vous",
        rf"connectez-vous (?:a votre compte )?(?:{SAME}{{2,20}} )?pour (?:commenter|reagir|participer a la "
        rf"conversation){ENDED}|vous ne pouvez plus reagir aux articles suite {OTHER}{{2,160}}\.?",
    ),
    ("comment box", "votre", r"votre adresse e-?mail ne sera pas publiee\s?\.?.{0,80}"),
    (
        "page tools",
        "une vous",
        rf"(?:une (?:erreur|faute|coquille)(?: s'est glissee)?|vous avez (?:repere|trouve|remarque) une "
        rf"(?:erreur|faute|coquille))"
        rf" dans (?:cet article|ce texte|l'article) ?\?(?: {OTHER}{{1,60}}[.!]?)?",
    ),
    (
        "advertisement",
        "la suite l votre le cet",
        r"(?:la suite|l'article continue|suite de (?:l'|votre )article|votre contenu|le reste de cet article|"
        r"cet article continue)(?: de (?:l'|votre )article)? apres (?:la|cette|une) (?:publicite|annonce|"
        r"pub|video)",
    ),
    ("advertisement", "contenu contenus", rf"contenus? (?:sponsorises?|proposes?) par {SAME}{{1,40}}"),
    ("page navigation", "tags mots", r"(?:tags|mots[- ]cles)\s?:[^.!?]{1,200}"),
    (
        "date line",
        "publie mis modifie actualise article",
        rf"(?:article )?{_STAMPED}(?:,? {_STAMPED})?",
    ),
    (
        "date line",
        "publie mis modifie actualise",
        r"(?:publie|mis a jour|modifie|actualise)e? le (?:\w+di |dimanche )?\d{1,2}(?:er)? [a-z]{3,9}\.?,? "
        r"(?:a )?\d{1,2}\s?[h:]\s?\d{2}",
    ),
    (
        "author box",
        "voir tous lire retrouvez",
        r"(?:(?:voir|lire|retrouvez) )?tous (?:les|ses) (?:derniers )?articles (?:de |d'|publies par )"
        r"(?-i:[A-Z])[\w'.-]+(?: (?-i:[A-Z])[\w'.-]+){1,3}",
    ),
    ("author box", "suivre", r"suivre @\w{2,30}"),
    (
        "agency credit",
        "information",
        r"informations? fournies? par (?-i:[A-Z])[\w .'-]{1,30}(?:•[^.!?]{1,40})?",
    ),
    (
        "legal notice",
        "© copyright",
        r"(?:©|copyright)[^!?]{1,120}protege par les? droits? d'auteur[^!?]{0,80}",
    ),
    (
        "legal notice",
        "tous",
        r"tous droits(?: de reproduction(?:,? (?:et|ou) (?:de )?(?:representation|diffusion))?)? "
        r"reserves?(?:\s?[.©–—-].{0,80})?",
    ),
    (
        "legal notice",
        "© copyright",
        r"(?:©|copyright)[^!?]{1,120}tous droits(?: de reproduction)?[^!?]{0,40} reserves?[^!?]{0,200}",
    ),
)
