"""Boxes of several lines: a newsletter's name, what it promises, and the button under it."""

import re
from collections.abc import Iterator, Sequence
from operator import or_

from reader.article import Paragraph
from reader.cleanup.hints import hint
from reader.cleanup.line import key, plain
from reader.cleanup.shape import is_short
from reader.late import late

_LINES = 7
"""A box with its heading and its button is no higher."""
_WORDS = 40
_NAME_WORDS = 8
_OPENING = late(
    r"(?:inscrivez-vous|abonnez-vous|s'inscrire|s'abonner|inscription) a (?:la|notre|nos|cette) newsletters?|"
    r"decouvrez (?:la|notre|nos) newsletters?"
)
_BUTTON = late(
    r"(?:s'|m'|je m'|j'|se )?(?:inscri(?:re|s)|abonner?|inscription)"
    r"(?: gratuitement| a la newsletter| a cette newsletter)?|inscrivez-vous|ok|valider|(?:je )?recev?oi[rs]|"
    r"(?:votre |entrez votre |saisissez votre )?(?:adresse )?(?:e-?mail|courriel)"
)
_PROMISE = late(
    r"\b(?:l'essentiel|le meilleur|une selection|notre selection|toute l'actualite|les (?:\w+ )?infos)\b"
    r"|\b(?:recevez|retrouvez|decouvrez|parcourez|explorez|notre|nos|vous|votre|vos)\b.{0,80}"
    r"\b(?:actualites?|l'actu|infos?|newsletters?|boite|redaction|selection|articles|analyses|rendez-vous)\b",
    re.IGNORECASE,
)
"""A promise speaks to the reader, and of news."""
_SAID = late(
    r", (?:a |ont |s')?(?:dit|dis(?:ent|ait)|lanc|repet|repond|conseill|averti|prev|plaisant|souri|promet|"
    r"propos|ironis|affirm|assur|expliqu|admet|soupir|jur|juge|not|resum|glis|rapp|cri|"
    r"raconte)\w*\b[^,]{0,60}\Z",
    re.IGNORECASE,
)
"""…, dit le maire: somebody's words are no promise."""


def newsletter(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield (place, reason) of the lines of each box, from `Newsletter` to `S’inscrire`.

    Both ends have to be there, and between them nothing but promises, names and fields.
    """
    done = 0
    for place, paragraph in enumerate(paragraphs):
        if place < done or paragraph.kind == "title" or not _opens(paragraph.text):
            continue
        end = _button(paragraphs, place)
        if end and _promises(paragraphs[place : end + 1]):
            done = end + 1
            yield from ((line, "newsletter box") for line in range(place, done))


def _opens(text: str) -> bool:
    if hint(text) == "newsletter box":
        return True
    return is_short(text, _NAME_WORDS) and _OPENING.fullmatch(key(plain(text))) is not None


def _button(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The place of the last button or field of the box that opens at `start`, 0 if it has none."""
    found = 0
    for place in range(start + 1, min(start + _LINES, len(paragraphs))):
        text = paragraphs[place].text
        if not is_short(text, _WORDS) or paragraphs[place].kind == "title":
            break
        if _BUTTON.fullmatch(key(plain(text))):
            found = place
        elif found:
            break
    return found


def _promises(box: Sequence[Paragraph]) -> bool:
    """Tell whether every line between heading and button, if any, is a promise, a name or a field."""
    between = [line.text.strip() for line in box[1:-1]]
    promised = [_promise(plain(text)) for text in between]
    named = (is_short(text, _NAME_WORDS) and not text.endswith((".", "!", "?", "…")) for text in between)
    return not between or (any(promised) and all(map(or_, promised, named)))


def _promise(line: str) -> bool:
    return _PROMISE.search(line) is not None and _SAID.search(line) is None
