"""Boxes of several lines: a newsletter's name, what it promises, and the button under it."""

import re
from collections.abc import Iterator, Sequence

from reader.article import Paragraph
from reader.cleanup.hints import hint
from reader.cleanup.line import key, plain
from reader.cleanup.shape import is_short

_LINES = 7
"""A box with its heading and its button is no higher."""
_WORDS = 40
_BUTTON = re.compile(
    r"(?:s'|m'|je m'|j'|se )?(?:inscri(?:re|s)|abonner?|inscription)(?: gratuitement| a la newsletter| a "
    r"cette newsletter)?|"
    r"(?:votre |entrez votre |saisissez votre )?(?:adresse )?(?:e-?mail|courriel)|(?:je )?recev?oi[rs]|"
    r"inscrivez-vous|ok|valider"
)
_PROMISE = re.compile(
    r"\b(?:chaque|tous les|toutes les|recevez|recevoir|retrouvez|decouvrez|parcourez|l'essentiel|"
    r"actualites?|l'actu|"
    r"boite (?:mail|aux lettres|de reception)|e-?mail|mail|gratuite?ment|gratuite|selection|newsletters?|"
    r"hebdomadaire|"
    r"quotidien(?:ne)?|rendez-vous|inscri\w+)\b",
    re.IGNORECASE,
)


def newsletter(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield (place, reason) of the lines of each box, from `Newsletter` to `S’inscrire`.

    Both ends have to be there, and a line between them that promises something to come by mail.
    """
    done = 0
    for place, paragraph in enumerate(paragraphs):
        if place < done or paragraph.kind == "title" or hint(paragraph.text) != "newsletter box":
            continue
        end = _button(paragraphs, place)
        if end and _promises(paragraphs[place : end + 1]):
            done = end + 1
            yield from ((line, "newsletter box") for line in range(place, done))


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
    """Tell whether the lines between heading and button, if any, are those of an advertisement."""
    between = box[1:-1]
    return not between or any(_PROMISE.search(plain(line.text)) for line in between)
