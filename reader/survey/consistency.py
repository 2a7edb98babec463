"""Find names that are rendered several ways across a library, with counts and places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.bitext import Bitext, Rendering, Unit
from reader.survey.guess import guess
from reader.survey.names import Name
from reader.verify.surface import inflect, plain

_STEM = 4
"""Letters that two words of one family share (Belarus, Belarusian)."""

Place = tuple[str, str]
"""An article's name and a segment's id."""


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """One French name and its English forms, the most frequent first."""

    name: str
    known: bool
    """Whether the glossary has it."""
    forms: Mapping[str, tuple[Place, ...]]


def inconsistencies(bitexts: Iterable[Bitext], names: Iterable[Name]) -> list[Inconsistency]:
    """The names with two English forms or more, those with most occurrences first.

    Of a glossary's term, forms of one family count as one (a plural, the adjective, a surname alone). For
    `names`, which no term covers, the English is guessed, and what cannot be guessed is left out.
    """
    ours = _several(_of_terms(bitexts), known=True)
    others = _several(_of_names(names), known=False)
    return sorted([*ours, *others], key=lambda one: -sum(map(len, one.forms.values())))


def english_of(name: Name) -> str:
    """The English that a name seems to have; "" when nothing there is like it."""
    taken = [
        (one.start, one.end) for one in name.unit.renderings if one.start is not None and one.end is not None
    ]
    span = guess(name.text, name.unit.target, taken)
    return name.unit.target[slice(*span)] if span else ""


_Found = Iterator[tuple[str, str, Place]]


def _of_terms(bitexts: Iterable[Bitext]) -> _Found:
    for bitext in bitexts:
        for unit in bitext.units:
            for one in unit.renderings:
                if one.start is not None and one.end is not None:
                    form = _form(one, unit)
                    yield one.occurrence.term.source, form, (bitext.article.slug, unit.segment.id)


def _form(one: Rendering, unit: Unit) -> str:
    """Which of the term's forms stands there, whatever its number and case."""
    there = plain(unit.target[slice(one.start, one.end)]).removesuffix("'s").removesuffix("'")
    for form in one.occurrence.term.targets:
        if there in map(plain, inflect(form)):
            return form
    return unit.target[slice(one.start, one.end)]


def _of_names(names: Iterable[Name]) -> _Found:
    for name in names:
        english = english_of(name)
        if english:
            yield name.text, english, (name.article, name.unit.segment.id)


def _several(found: _Found, *, known: bool) -> Iterator[Inconsistency]:
    table: dict[str, dict[str, list[Place]]] = {}
    for name, form, place in found:
        table.setdefault(name, {}).setdefault(form, []).append(place)
    for name, forms in table.items():
        apart = _apart(forms)
        if len(apart) > 1:
            ordered = sorted(apart.items(), key=lambda item: -len(item[1]))
            yield Inconsistency(name, known, {form: tuple(places) for form, places in ordered})


def _apart(forms: Mapping[str, list[Place]]) -> dict[str, list[Place]]:
    """The forms with those of one family put together under the most frequent."""
    apart: dict[str, list[Place]] = {}
    for form, places in sorted(forms.items(), key=lambda item: -len(item[1])):
        kin = next((other for other in apart if _related(form, other)), form)
        apart[kin] = [*apart.get(kin, []), *places]
    return apart


def _related(one: str, other: str) -> bool:
    """Whether two forms are one name: the same words, fewer of them, or words of one family."""
    first, second = set(plain(one).split()), set(plain(other).split())
    if first <= second or second <= first:
        return True
    if len(first) != len(second):
        return False
    return all(any(_kin(word, there) for there in second) for word in first)


def _kin(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return longer.startswith(shorter[: max(_STEM, len(shorter) - 2)]) and len(shorter) >= _STEM
