"""Patterns of whole lines around pictures, players and embedded posts; a rule is as in `rules`.

A rule without first words is for the lines that name a house (`houses`).
"""

from reader.cleanup.houses import HOUSES, PAPERS

_EXACT = rf"(?-i:{HOUSES}|{HOUSES.upper()})"
"""Case counts: `photo du dr Petit` is no credit, `photo DR` is one."""
_WIRES = (
    "AFP|Reuters|REUTERS|AP|EPA|Keystone|KEYSTONE|Getty Images|GETTY IMAGES|Belga|Sipa|SIPA|Tass|TASS|"
    "Sputnik|SPUTNIK|DPA"
)
_WIRE_WORDS = "keystone afp reuters ap epa getty belga sipa tass sputnik dpa"
_NAME = r"(?-i:[A-Z])[\w'.-]{0,30}"
_PERSON = rf"{_NAME}(?:(?: | ?, | et )(?:(?:de|du|van|von|le|la|el|al|ben) |d')?{_NAME}){{0,5}}"
_SLASH = r"\s?(?:/|\||-|–|—|\bvia\b)\s?"
_AFTER = r"(?:(?:\s?/\s?[A-Z]|\s(?:via|pour)\s(?-i:[«A-Z]))[^.!?]{1,40})?"

_OWNER = (
    r"(?:(?-i:[A-Z0-9«\"'])|tous|capture|photo|image|archives?|droits|dr\b|www|"
    r"(?=[^.!?,\s]+(?: [^.!?,\s]+){0,3}\Z))"
)
"""After a copyright sign: a name, or a word or four without a stop."""

PICTURES = (
    ("photo credit", "", rf"{_PERSON}\s?(?:/|\bvia\b)\s?{_EXACT}{_AFTER}\s?\.?"),
    ("photo credit", "", rf"(?!l[ae]s? ){_NAME} {_PERSON}\s?/\s?(?:{PAPERS}){_AFTER}\s?\.?"),
    ("photo credit", "", rf"(?-i:[A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]+){{1,4}})\s?(?:,|-|–|—)\s?{_EXACT}{_AFTER}"),
    ("photo credit", _WIRE_WORDS, rf"(?-i:{_WIRES}){_SLASH}{_PERSON}"),
    (
        "photo credit",
        f"archive archives {_WIRE_WORDS}",
        rf"(?:archives?\s)?(?-i:{_WIRES})\s?/\s?archives?|archives?\s(?-i:{_WIRES})",
    ),
    (
        "photo credit",
        "credit credits photo photos illustration",
        r"(?:credits?|photos?|credits? (?:photos?|images?)|illustration)\s?[:©]?\s?"
        rf"(?:[^\s.!?:]+[\s/]+){{0,6}}{_EXACT}{_AFTER}\s?[.]?",
    ),
    (
        "photo credit",
        "credit credits photo",
        r"(?:credits? (?:photos?|images?)|photo credit)\s?[:©]\s?[^.!?:]{1,80}\.?|credits? photos?",
    ),
    (
        "photo credit",
        "photo photos",
        r"(?-i:PHOTOS?,? (?:FOURNIES?|TIREES?|PRISES?|ARCHIVES?)\b[A-Z0-9 ,.'&/:-]{2,90})",
    ),
    ("photo credit", "photo photos", rf"photos?\s?:\s?(?:{HOUSES}|{PAPERS})\s?/\s?{_PERSON}"),
    ("photo credit", "photo photos", rf"photos? (?:by|de|par)?\s?{_PERSON}\s?(?:/|,)\s?(?:{HOUSES}){_AFTER}"),
    (
        "photo credit",
        "image images photo photos visuel photographie illustration",
        r"(?:images?|photos?|visuels?|photographies?) (?:d'(?:illustration|archives?)|pretexte)"
        r"\.?(?:\s?[|©(].{0,80}|\s?[–—-]\s?(?:©|credit|photo).{0,80}|\s(?:photo|credits?)\s?:.{1,80})?|"
        r"illustration\.?\s?[|©(].{0,80}",
    ),
    ("photo credit", "© (", rf"(?:©|\(c\))\s?{_OWNER}[^.!?]{{0,80}}\.?(?:\s?(?:reduire|agrandir))?"),
    (
        "reading time",
        "lecture temps",
        r"(?:temps de )?lecture\s?:?\s?(?:env(?:iron|\.) )?\d{1,3}\s?(?:min(?:utes?|\.)?|mn)(?: de "
        r"lecture)?\.?",
    ),
    ("reading time", "0", r"\d{1,3}\s?(?:min(?:utes?|\.)?|mn)\s(?:de lecture|read)"),
    (
        "player",
        "ecouter lecture audio video podcast duree",
        r"(?:ecouter(?: l'article| cet article| l'audio)?|lecture|audio|video|podcast|duree)\s?[:|·•(–-]?\s?"
        r"\d{1,2}(?::\d\d(?::\d\d)?(?:\s?/\s?\d{1,2}:\d\d)?|\s?min(?:utes?|\.)?)(?: de lecture)?\)?",
    ),
    (
        "player",
        "votre",
        r"votre navigateur (?:ne (?:peut pas|supporte pas|prend pas|permet pas|gere pas|vous permet pas)|"
        r"n'est pas (?:compatible|a jour)|semble) [^!?«»]{1,200}",
    ),
    ("player", "une", r"une extension de votre navigateur [^!?«»]{1,250}"),
    (
        "player",
        "pour",
        r"pour (?:pouvoir )?(?:regarder|lire|visionner) (?:ce contenu|cette video|ce media)\b[^!?«»]{0,120}"
        r"(?:navigateur|javascript|desactiver|desinstaller)[^!?«»]{0,120}",
    ),
    (
        "player",
        "veuillez activez javascript",
        r"(?:(?:veuillez )?activer? javascript|activez javascript|javascript (?:est desactive|doit etre "
        r"active))[^!?«»]{0,120}",
    ),
    (
        "player",
        "la",
        r"la synthese vocale, basee sur l'intelligence artificielle, permet de generer un texte "
        r"parle[^!?]{0,80}",
    ),
    (
        "cookie notice",
        "ce cet cette",
        r"(?:ce (?:contenu|media|lecteur|tweet|post|message)|cette (?:video|publication))(?: \w+)? "
        r"(?:est bloquee?|est hebergee?|"
        r"n'est pas (?:disponible|affichee?)|ne peut (?:pas )?etre (?:affichee?|lue?))[^!?«»]{0,160}"
        r"\b(?:cookies|traceurs|vos preferences|votre consentement|par un tiers)\b[^!?]{0,300}",
    ),
    (
        "cookie notice",
        "en",
        r"en cliquant sur [«\"']?\s?(?:j'accepte|accepter|tout accepter|autoriser)[^!?]{0,160}"
        r"\b(?:cookies|traceurs)\b[^!?]{0,60}\b(?:deposes|personnalisation|stockage|partenaires|ce "
        r"contenu|ces contenus|"
        r"nos sites|visualiser)\b[^!?]{0,240}",
    ),
    (
        "cookie notice",
        "pour",
        r"pour (?:afficher|voir|lire|visualiser|consulter) (?:ce|cette) (?:contenu|video|tweet|publication)\b"
        r"[^!?«»]{0,120}\b(?:(?:les|des|vos) cookies|votre consentement)\b[^!?]{0,200}",
    ),
    (
        "cookie notice",
        "cliquez",
        r"cliquez sur [«\"']?\s?(?:j'accepte|accepter|autoriser|tout accepter)\b[^!?]{0,120}"
        r"\b(?:cookies|traceurs|ce contenu)\b[^!?]{0,160}",
    ),
    (
        "cookie notice",
        "acceptez ce",
        r"(?:ce contenu externe ajoute des informations supplementaires a l'article\. )?"
        r"acceptez-vous que des cookies soient (?:places|deposes) [^!«»]{2,200}\?",
    ),
    ("embedded post", "— – - —", r"[—–-]\s?[^()]{1,60}\(@\w{1,20}\)(?:\s[^.!?]{0,40}\d{4})?"),
    ("embedded post", "pic https http t", r"(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/\w{1,20}"),
    (
        "embedded post",
        "https http",
        r"https?://(?:www\.)?(?:twitter|x|instagram|facebook|youtube|youtu|tiktok|t)\.(?:com|be|"
        r"me)/\S{1,200}",
    ),
    (
        "embedded post",
        "une",
        r"une (?:publication|video) partagee par [^!?]{1,80}\(@[\w.]{1,40}\)(?:[\s,].{0,60})?",
    ),
    ("embedded post", "@", r"@[\w.]{2,30} ♬ .{1,100}"),
)
