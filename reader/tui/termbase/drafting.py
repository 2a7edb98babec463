"""Whose name a term may be, and the term that the fields of a form say."""

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Article
from reader.bitext import Bitext, Unit
from reader.errors import GlossaryError
from reader.glossary import Glossary, Origin, Term
from reader.glossary.row import tidy
from reader.glossary.termfile import usual_case
from reader.survey.names import find_names
from reader.survey.suggest import suggest

_AROUND = 40
"""Segments on each side that tell which words are common ones."""


def proposals(article: Article, units: Sequence[Unit | None], place: int, known: Glossary) -> list[Term]:
    """Terms for the names of the segment at `place` that the glossary lacks, guessed as far as it goes."""
    around = [unit for unit in units[max(0, place - _AROUND) : place + _AROUND] if unit is not None]
    here = units[place] if place < len(units) else None
    names = [one for one in find_names([Bitext(article, tuple(around))]) if one.unit is here]
    out = []
    for found in suggest(names, known.terms, least=1):
        guessed = found.renderings[0][0] if found.like is None else ""
        out.append(replace(found.term, target=guessed or found.term.target, note=""))
    return out


def draft(cells: dict[str, str], base: Term, origin: Origin) -> Term:
    """The term that the fields of a form say; what they do not show stays as in `base`.

    Raises GlossaryError when a form is missing.
    """
    lists = {name: _values(cells[name]) for name in ("variants", "forbidden")}
    texts = {name: cells[name] for name in ("source", "target", "note", "kind")}
    term = tidy(replace(base, **texts, **lists, origin=origin))  # type: ignore[arg-type]
    if not term.source or not term.target:
        raise GlossaryError("A term needs a French and an English form.")
    return term if base.source else replace(term, case=usual_case(term.source))


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in cell.split("|") if value.strip())
