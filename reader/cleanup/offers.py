"""Patterns of whole lines that sell: subscriptions, newsletters, applications; a rule is as in `rules`."""

from reader.cleanup.rules import ENDED, OTHER, SAME

_LETTER = r"(?:newsletters?|lettres?(?: d'information)?|infolettres?)"
_SUBSCRIBER = r"abonne(?:e?s?|[·(.-]e[·.)-]?s?\)?)"
_WHEN = (
    r"(?:jours?|matins?|midis?|soirs?|semaines?|mois|week-ends?|lundis?|mardis?|mercredis?|jeudis?|"
    r"vendredis?|"
    r"samedis?|dimanches?)"
)
_NEWS = (
    r"(?:l'essentiel de (?:l'actualite|l'info|la semaine|nos)|toute? l'(?:actualite|info)|notre selection|"
    r"nos (?:articles|infos|enquetes|alertes|informations)|\d+ (?:infos|informations|actualites))"
)
_MAIL = (
    r"(?:(?:dans|sur) votre (?:boite|mail|messagerie|e-?mail)|par (?:e-?mail|mail|courriel)|"
    r"(?:notre|nos|la) (?:newsletters?|lettres? d'information))"
)

OFFERS = (
    (
        "subscription notice",
        "parce vous en non",
        rf"parce qu'une autre personne {OTHER}{{2,80}} avec ce compte sur un autre appareil\.?"
        rf"|vous ne pouvez lire {OTHER}{{2,60}} que sur un seul appareil a la fois{OTHER}{{0,60}}\.?"
        rf"|en cliquant sur [«\"]\s?continuer a lire ici\s?[»\"] {OTHER}{{2,160}}\.?"
        rf"|non\. vous pouvez vous connecter avec votre compte sur autant d'appareils {OTHER}{{2,160}}\.?",
    ),
    (
        "subscription notice",
        "il la cet ce article contenu acces",
        r"(?:il vous reste \d+\s?(?:[.,]\d+\s?)?% de cet article a (?:lire|decouvrir)\s?\.?\s*)?"
        r"(?:la suite(?: de cet article)?|cet article|ce contenu|ce service|article|contenu|acces)(?: "
        r"est)? reservee?s? "
        rf"(?:aux|a nos) {_SUBSCRIBER}(?: de [^.!?]{{1,30}})?{ENDED}"
        r"(?: il vous reste \d+\s?% a (?:lire|decouvrir)\.?| s'identifier)?",
    ),
    (
        "subscription notice",
        "il",
        r"il vous reste \d+\s?(?:[.,]\d+\s?)?% de (?:cet|l')\s?article a (?:lire|decouvrir)\s?\.?",
    ),
    (
        "subscription notice",
        "abonnez",
        rf"abonnez-vous(?:\s(?:maintenant|gratuitement|des (?:maintenant|"
        rf"\d+\s?[€$]{OTHER}{{0,40}})))?{ENDED}",
    ),
    (
        "subscription notice",
        "abonnez",
        rf"abonnez-vous pour (?:lire|continuer|acceder|profiter|recevoir|soutenir){OTHER}{{0,80}}[.!]?",
    ),
    (
        "subscription notice",
        "abonnez",
        rf"abonnez-vous a (?:notre|nos|la) (?:{_LETTER}|chaine|edition){OTHER}{{0,60}}[.!]?",
    ),
    (
        "subscription notice",
        "deja connectez se s",
        rf"(?:deja {_SUBSCRIBER}\s?\?\s*)?(?:connectez-vous|se connecter|s'abonner|s'identifier){ENDED}",
    ),
    (
        "subscription notice",
        "vous",
        rf"vous n'etes pas (?:encore )?(?:{_SUBSCRIBER} (?:a|au) [^.!?]{{1,40}}\?|inscrite? sur "
        rf"[^.!?]{{1,40}}\? "
        rf"inscrivez-vous gratuitement)(?: (?:inscrivez|abonnez)-vous(?: gratuitement)?)?{ENDED}",
    ),
    (
        "subscription notice",
        "pour",
        r"pour (?:lire|acceder a|continuer|poursuivre|debloquer|ajouter) (?:gratuitement )?"
        rf"(?:la suite|l'article|l'integralite|cet article|ce contenu|la lecture|votre lecture|tous "
        rf"(?:nos|les) articles)"
        rf"{OTHER}{{0,60}} "
        rf"(?:abonnez|connectez|identifiez|inscrivez)-vous(?: gratuitement| a partir de "
        rf"{OTHER}{{1,30}})?{ENDED}",
    ),
    (
        "subscription notice",
        "abonnez s je testez essayez",
        rf"(?:(?:abonnez-vous|s'abonner|je m'abonne) (?:pour|a partir de|des)|(?:testez|essayez)(?: "
        rf"\w+){{0,2}} "
        rf"\d+ mois) {OTHER}{{0,30}}\d+(?:[.,]\d+)?\s?(?:€|\$|euros?|chf){OTHER}{{0,60}}[.!]?",
    ),
    (
        "subscription notice",
        "vous",
        rf"vous avez (?:lu|atteint|consulte) (?:tous )?(?:vos|votre limite d[e'] ?)\s?\w+ "
        rf"articles\b{OTHER}{{0,60}}[.!]?",
    ),
    (
        "subscription notice",
        "acces accedez",
        rf"(?:acces|accedez)(?: illimite)? a tous (?:les|nos) (?:articles|contenus)\b{SAME}{{0,80}}[.!]?",
    ),
    ("subscription notice", "vous", rf"vous pouvez lire {OTHER}{{2,30}} sur un seul appareil a la fois\.?"),
    ("subscription notice", "lecture", rf"lecture du {OTHER}{{2,30}} en cours sur un autre appareil\.?"),
    (
        "subscription notice",
        "soutenez",
        rf"soutenez (?:notre|un|une|le|votre) (?:journal|redaction|journalisme|presse|"
        rf"media)\b{SAME}{{0,40}}[.!]?",
    ),
    (
        "subscription notice",
        "l",
        rf"l'espace des contributions est reserve aux {_SUBSCRIBER}\.(?: abonnez-vous [^.!?]{{1,120}}\.)?",
    ),
    ("subscription notice", "subscribe", rf"subscribe(?: now| to [^.!?]{{1,60}})?{ENDED}"),
    ("subscription notice", "sign", rf"sign up (?:for|to) our (?:free )?newsletter{ENDED}"),
    (
        "subscription notice",
        "inscrivez s",
        rf"(?:inscrivez-vous|s'inscrire) (?:gratuitement )?a (?:notre|nos|la|toutes nos) "
        rf"{_LETTER}{OTHER}{{0,80}}[.!]?",
    ),
    (
        "subscription notice",
        "recevez",
        rf"recevez (?:gratuitement )?(?:notre|nos) {_LETTER}{OTHER}{{0,80}}[.!]?",
    ),
    (
        "newsletter box",
        "chaque tous toutes une",
        rf"(?:chaque|tous les|toutes les|une fois par) {_WHEN}(?: a \d+ ?h(?:eures)?)?,? "
        rf"(?:recevez\b(?={OTHER}*\b(?:{_NEWS}|{_MAIL}))|(?:parcourez|retrouvez|decouvrez|l'essentiel|le "
        rf"meilleur|"
        rf"(?:une|notre) selection)\b(?={OTHER}*\b{_MAIL})){OTHER}{{1,200}}[.!]?",
    ),
    (
        "newsletter box",
        "recevez recevoir newsletter infolettre",
        rf"(?:(?:newsletter|infolettre)\s?:?\s)?rece(?:vez|voir)\b(?={OTHER}*\b(?:{_NEWS}|"
        rf"{_MAIL})){SAME}{{1,60}}"
        rf"(?:,? (?:directement|chaque|tous) {OTHER}{{1,100}})?[.!]?",
    ),
    (
        "newsletter box",
        "recevez",
        rf"recevez (?:gratuitement )?(?:chaque|tous les|toutes les) {_WHEN} (?:notre|nos|la) {_LETTER}"
        r"(?:\s?[:,][^.!?«»]{1,120})?\s?[.!]?",
    ),
    ("newsletter box", "je", rf"je m'inscris a la (?:{_LETTER}|matinale)\b{SAME}{{0,40}}"),
    (
        "newsletter box",
        "en",
        r"en (?:vous inscrivant|cliquant sur [«\"]? ?(?:s'inscrire|je m'inscris|ok|valider) ?[»\"]?)"
        r"(?: a (?:cette|la|notre) newsletter)?,? vous acceptez [^!?]{0,160}"
        r"\b(?:conditions|politique|newsletters?|communications|courriels|e-?mails)\b[^!?]{0,200}",
    ),
    (
        "newsletter box",
        "votre",
        r"votre (?:adresse )?(?:e-?mail|mail)(?:, avec votre consentement,)? (?:est|sera) (?:uniquement )?"
        r"(?:utilise|collecte|traite)e? (?:par|pour) [^!?]{1,160}"
        r"\b(?:newsletters?|nos (?:actualites|offres)|lettres? d'information|desinscri\w+|en savoir "
        r"plus)\b[^!?]{0,200}",
    ),
    (
        "newsletter box",
        "vous",
        rf"vous pouvez vous desinscrire a tout moment(?: (?:en|via|grace|a l'aide|"
        rf"depuis)\b{OTHER}{{1,120}})?[.!]?",
    ),
    (
        "app promotion",
        "telechargez emportez",
        rf"telechargez (?:gratuitement )?(?:notre|nos) applications?\b{SAME}{{0,80}}[.!]?"
        rf"|telechargez l'application {SAME}{{2,40}} pour (?:suivre|lire|recevoir|ne rien) "
        rf"{SAME}{{1,80}}[.!]?"
        rf"|emportez l'actualite {SAME}{{1,60}}!(?: telechargez l'application {SAME}{{2,40}}\.?)?",
    ),
    (
        "app promotion",
        "suivez",
        rf"suivez (?:toute )?l'(?:actualite|info)\b{SAME}{{0,60}} "
        rf"(?:en telechargeant|sur|avec|dans|via) (?:l'application|notre application|nos applications|"
        rf"notre chaine)\b"
        rf"{SAME}{{0,60}}[.!]?",
    ),
)
