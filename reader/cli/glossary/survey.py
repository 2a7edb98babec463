"""`check --articles`: what the articles say about the glossary."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.cli.desk import set_up
from reader.cli.glossary.articles import pairs
from reader.cli.glossary.shown import Json, one_line, place
from reader.glossary import Glossary, Problem
from reader.neutral import one_line as harmless
from reader.spot import Spotter
from reader.survey.consistency import Inconsistency, inconsistencies
from reader.survey.names import find_names
from reader.survey.usage import Usage, usage

_PLACES = 5
"""Places that are printed for one form; --json has all."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found."""

    articles: int
    usage: Usage
    inconsistencies: tuple[Inconsistency, ...]

    @property
    def problems(self) -> list[Problem]:
        """Those of `Usage.problems`, in the order of files and lines."""
        return sorted(self.usage.problems(), key=lambda problem: (problem.path, problem.line))

    def json(self) -> Json:
        """All of it for --json."""
        return {
            "articles": self.articles,
            "unused": [{"source": term.source, "place": place(term)} for term in self.usage.unused],
            "inconsistent": [
                {
                    "name": one.name,
                    "in_glossary": one.known,
                    "forms": {form: [list(where) for where in places] for form, places in one.forms.items()},
                }
                for one in self.inconsistencies
            ],
        }

    def lines(self) -> list[str]:
        """All of it for people."""
        unused = self.usage.unused
        own = [term for term in unused if term.origin.layer != "curated"]  # of those most occur nowhere
        return [
            *(f"never used: {one_line(term)}" for term in own),
            *(line for one in self.inconsistencies for line in _lines(one)),
            f"{self.articles} articles: {len(self.usage.used)} terms used, {len(unused)} never, of these "
            f"{len(own)} of your own; {len(self.inconsistencies)} names rendered several ways",
        ]


def survey(glossary: Glossary, paths: Sequence[str]) -> Survey:
    """Translate the articles (from the memory where it knows them) and look. Raises VisavisError."""
    spotter = Spotter(glossary)
    bitexts = list(pairs(paths, set_up(()), spotter))
    found = inconsistencies(bitexts, find_names(bitexts))
    return Survey(len(bitexts), usage(glossary, bitexts, spotter), tuple(found))


def _lines(one: Inconsistency) -> list[str]:
    known = "the glossary accepts these" if one.known else "not in the glossary"
    return [
        f"inconsistent: {harmless(one.name)} ({known})",
        *(f"  {harmless(form)} × {len(places)}: {_places(places)}" for form, places in one.forms.items()),
    ]


def _places(places: Sequence[tuple[str, str]]) -> str:
    distinct = list(dict.fromkeys(places))
    shown = ", ".join(f"{article} {segment}" for article, segment in distinct[:_PLACES])
    return shown + (", …" if len(distinct) > _PLACES else "")
