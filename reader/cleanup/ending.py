"""What stands under the last sentence of an article: who wrote it, with which agency, whose rights."""

import re
from collections.abc import Iterator, Mapping

from reader.article import Article, credit
from reader.cleanup.hints import hint
from reader.cleanup.line import LONGEST, plain
from reader.cleanup.shape import is_label
from reader.cleanup.trail import alike
from reader.late import late

_FOOT = 20
"""Lines from the end among which the signature is looked for."""
_LABEL_WORDS = 12
_BETWEEN_NAMES = late(r"[,(&]| et | avec ")
_WIRE = (
    r"(?:(?:l'|l'agence )?(?:afp|reuters|ap|belga|ats|keystone-ats|dpa|efe|ansa|tass|interfax|ukrinform|"
    r"xinhua|"
    r"agence france-presse|associated press|la presse canadienne|cp|cnn|bbc|sputnik|agences?))"
)
_WIRES = rf"{_WIRE}(?:(?:,? et |, | / |/| - ){_WIRE}){{0,3}}"
_SIGNATURE = r"(?-i:(?:[A-Z][\w'.-]{0,20}|[0-9]{2})(?: [A-Za-z][\w'.-]{0,20}){0,4})"
_AGENCY = late(
    rf"(?:source ?: )?{_WIRES}\.?"
    rf"|(?:{_SIGNATURE},? |franceinfo,? )?\(?avec (?:(?:les |des )?informations d(?:e |es |"
    rf"'))?{_WIRES}\)?\.?",
    re.IGNORECASE,
)
_INITIALS = late(r"(?:[A-Z]\.\s?-?){2,4}|\((?:[A-Z]{2,3}|(?:[A-Z]\.\s?-?){2,4})\)")
_DESK = late(
    r"\(?(?:bur-)?[a-z]{2,4}(?:-[a-z]{2,4}){0,3}(?:/[a-z]{2,4}(?:-[a-z]{2,4}){0,3}){1,4}\)?"
    r"|[a-z]{2,4}(?:/[a-z]{2,4}){0,3},? avec (?:ats|afp|belga|reuters|agences)"
)
"""The dispatch editors' initials: bur-jm/ab/cd."""
_TEAM = late(
    r"\((?:reportage|version française|rédigé|édité|écrit|propos recueillis)"
    r"\s(?:de |du |d['’]|par |par : )?(?-i:[A-ZÀ-Ý])[^().!?]{1,300}\)\.?",
    re.IGNORECASE,
)
_RIGHTS = late(
    r"(?:toute )?reproduction,? (?:(?:meme )?partielle,? |et (?:diffusion|traduction) |totale ou partielle )?"
    r"(?:strictement |formellement )?interdite(?: sans [^!?«»]{1,100})?\.?"
    r"|toute reproduction[^.!?«»]{0,60} est (?:strictement |formellement )?interdite sans (?:l')?autorisation"
    r"[^!?«»]{0,40}(?:editeur|redaction|journal|agence|prealable|ecrite)[^!?«»]{0,60}"
    r"|(?:toutes )?les informations (?:re(?:prises|produites)|\([^()]{1,60}\) reproduites)[^!?«»]{0,200}"
    r"(?:propriete intellectuelle|droits d'auteur|droits)[^!?«»]{0,300}"
    r"|le present article est protege par les droits d'auteur[^!?«»]{0,200}"
    r"|(?:themes|thematiques|sujets|dans cet article) ?: ?[^.!?]{1,200}",
    re.IGNORECASE,
)


def closing(article: Article, found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield (place, reason) of the credits under the last sentence; `found`: what is known to go.

    Looks from the end up, over crumbs and labels, as far as the last sentence.
    """
    places = [place for place in range(1, len(article.paragraphs)) if place not in found]
    for place in reversed(places[-_FOOT:]):
        paragraph = article.paragraphs[place]
        if paragraph.kind != "text":
            return
        reason = _reason(paragraph.text.strip(), article)
        if reason:
            yield place, reason
        elif not hint(paragraph.text) and not is_label(paragraph, _LABEL_WORDS):
            return


def _names(article: Article) -> set[str]:
    """The names in the byline, alone and together, and the paper's."""
    names = [article.byline, article.outlet, *_BETWEEN_NAMES.split(article.byline)]
    return {alike(name) for name in names if name.strip()}


def _reason(text: str, article: Article) -> str:
    if len(text) > LONGEST:
        return ""
    line = plain(text)
    said = credit.read(text.strip("()"))
    if _AGENCY.fullmatch(line) or (said and said.outlet):
        return "agency credit"
    if (
        alike(text) in _names(article)
        or (said and said.byline)
        or _INITIALS.fullmatch(text)
        or _TEAM.fullmatch(text)
    ):
        return "byline"
    if _DESK.fullmatch(text):
        return "agency credit"
    return "legal notice" if _RIGHTS.fullmatch(line) else ""
