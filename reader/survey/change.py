"""What another glossary does to a library: the terms that changed, and the segments that come out changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.bitext import Unit
from reader.edits import UNEDITED, Edits
from reader.engine import Engine
from reader.glossary import Glossary, Origin, Term
from reader.pipeline import redo
from reader.spot import Spotter


@dataclass(frozen=True, slots=True)
class Change:
    """A segment before and after."""

    article: str
    before: Unit
    after: Unit


def changed(old: Glossary, new: Glossary) -> tuple[Term, ...]:
    """The terms that only one of the two has, those of `old` first; where they stand does not count."""
    before, after = _bare(old, new), _bare(new, old)
    gone = [own for term, own in before.items() if term not in after]
    come = [own for term, own in after.items() if term not in before]
    return (*gone, *come)


def changes(
    before: Sequence[tuple[str, Unit]], engine: Engine, spotter: Spotter, edits: Edits = UNEDITED
) -> Iterator[Change]:
    """How units, each with its article's name, come out with another `spotter`, where that differs.

    Lazy, in batches: take as many as are shown. The engine is asked only for what the memory behind it does
    not know. Raises EngineError and StoreError. Which units to ask for: see `Uses.touched`.
    """
    after = redo([unit.segment for _, unit in before], engine, spotter, edits)
    for (article, old), new in zip(before, after, strict=True):
        if _differ(old, new):
            yield Change(article, old, new)


def differing(before: Iterable[tuple[str, Unit]], after: Iterable[Unit | None]) -> list[Change]:
    """The same where it is known how the units come out; None: not known, and left out."""
    return [
        Change(article, old, new)
        for (article, old), new in zip(before, after, strict=True)
        if new is not None and _differ(old, new)
    ]


def _bare(glossary: Glossary, other: Glossary) -> dict[Term, Term]:
    """The terms by what they do, without those that are the very same in both: of files not read again."""
    nowhere = Origin("", "", 0)
    same = set(map(id, other.terms))
    return {replace(term, origin=nowhere, note=""): term for term in glossary.terms if id(term) not in same}


def _differ(before: Unit, after: Unit) -> bool:
    """Whether a reader would see it: the English, a term's outcome, or an issue."""
    if (before.target, before.issues) != (after.target, after.issues):
        return True
    return _outcomes(before) != _outcomes(after)


def _outcomes(unit: Unit) -> list[tuple[int, int, str]]:
    return [(one.occurrence.start, one.occurrence.end, one.status) for one in unit.renderings]
