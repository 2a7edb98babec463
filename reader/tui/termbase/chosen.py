"""The terms that the reader seems to want: for the words that he selected, or for the names of a sentence."""

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Article
from reader.bitext import Unit
from reader.counterpart import Link, Span, across, counterparts
from reader.engine import Engine
from reader.fold import spelling
from reader.glossary import Glossary, Term
from reader.survey.names import Name
from reader.survey.suggest import suggest
from reader.tui.bench import Bench
from reader.tui.drawing.selection import Selected
from reader.tui.termbase.drafting import proposals
from reader.words import words

_SHORT = 3
"""Letters of words that may well have no counterpart: de, la, du."""


def beginning(selected: Selected) -> Term:
    """What a new term is known to be before anything was looked into."""
    return Term(selected.text, "") if selected.column == "source" else Term("", selected.text)


def wanted(
    article: Article, units: Sequence[Unit | None], place: int, selected: Selected | None, bench: Bench
) -> list[Term]:
    """New terms: for what is selected, then for the other names of the segment at `place`.

    Raises VisavisError.
    """
    known = bench.glossary
    found = proposals(article, units, place, known)
    unit = units[selected.segment] if selected else None
    if selected is None or unit is None:
        return found
    with bench.turns.first():
        return [chosen(unit, selected, known, bench.engine), *found]


def chosen(unit: Unit, selected: Selected, known: Glossary, engine: Engine) -> Term:
    """A new term: its French and English are the selection and its counterpart, as far as they are known.

    For what looks like another spelling of a known name, the known English.
    """
    links = counterparts(unit, engine)
    there = aligned(links, unit, selected)
    span = (selected.start, selected.end)
    if selected.column == "target":
        source = spelling(unit.segment.text[slice(*there)]) if there else ""
        return Term(source, spelling(unit.target[slice(*span)]), kind=_kind(source))
    source = spelling(unit.segment.text[slice(*span)])
    (found,) = suggest([Name(source, "", unit, *span)], known.terms, least=1)
    if found.like is not None:
        return replace(found.term, note="")
    target = spelling(unit.target[slice(*there)]) if there else found.renderings[0][0]
    copied = source if source[:1].isupper() else ""
    return Term(source, target or copied, kind=found.term.kind or _kind(source))


def aligned(links: Sequence[Link], unit: Unit, selected: Selected) -> Span | None:
    """The one stretch of the other column that stands for the selection; None unless that is plain.

    Every longer word of the selection must have a counterpart, and what stands between the counterparts none
    elsewhere.
    """
    back = selected.column == "target"
    ours, theirs = (unit.target, unit.segment.text) if back else (unit.segment.text, unit.target)
    span = (selected.start, selected.end)
    found = across(links, span, back=back)
    long = [one for one in words(ours[slice(*span)]) if one[1] - one[0] > _SHORT]
    if not found or not all(across(links, _moved(one, span[0]), back=back) for one in long):
        return None
    start, end = found[0][0], max(last for _, last in found)
    between = [_moved(one, start) for one in words(theirs[start:end])]
    strange = [
        here
        for one in between
        for here in across(links, one, back=not back)
        if here[1] <= span[0] or span[1] <= here[0]
    ]
    return None if strange else (start, end)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _kind(source: str) -> str:
    """What begins small is a term; of a name only its bearer's kind is known, and that not here."""
    return "term" if source[:1].islower() else ""
