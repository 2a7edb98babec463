"""The curated glossary against CLDR: every territory, language and currency, or a listed exception."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_territory_currencies

from reader.fold import spelling
from reader.glossary import Glossary, Term, load
from reader.spot import Spotter
from tests.conftest import ROOT

DIFFERENCES = Path(__file__).parent / "data" / "cldr-differences.tsv"
FRENCH, ENGLISH = Locale("fr"), Locale("en")


@cache
def curated() -> Glossary:
    return load(ROOT / "glossary")


@cache
def spotter() -> Spotter:
    return Spotter(curated())


@cache
def by_form() -> dict[str, list[Term]]:
    """The terms by their folded French forms; under `initial` also with a capital."""
    table: dict[str, list[Term]] = {}
    for term in curated().terms:
        for form in term.sources:
            folded = spelling(form)
            table.setdefault(folded, []).append(term)
            if term.case == "initial" and folded[:1].islower():
                table.setdefault(folded[:1].upper() + folded[1:], []).append(term)
    return table


@cache
def differences() -> dict[tuple[str, str], tuple[str, str, str]]:
    """By kind and CLDR's French name: its English, ours, the reason."""
    with DIFFERENCES.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row["kind"], row["french"]): (row["cldr"], row["ours"], row["reason"]) for row in table}


def territories() -> Iterator[tuple[str, str]]:
    """CLDR's French and English names; “&” is CLDR's way to write “and”."""
    for code, name in FRENCH.territories.items():
        yield name, ENGLISH.territories[code].replace("&", "and")


def languages() -> Iterator[tuple[str, str]]:
    """Every language with a two-letter code, and the official languages of all territories."""
    official = {
        language
        for code in FRENCH.territories
        for language in get_official_languages(str(code), de_facto=True)
    }
    for code, name in FRENCH.languages.items():
        if (len(code) == 2 or code in official) and code in ENGLISH.languages:
            yield name, ENGLISH.languages[code]


def currencies() -> Iterator[tuple[str, str]]:
    """The legal tenders of all territories, singular and plural."""
    codes = {code for place in FRENCH.territories for code in get_territory_currencies(str(place))}
    pairs = {
        (get_currency_name(code, number, FRENCH), get_currency_name(code, number, ENGLISH))
        for code in codes
        for number in (1, 2)
    }
    for french, english in sorted(pairs):
        yield french, english.replace("&", "and").replace("ʻ", "'")


NAMES = [
    (kind, *pair)
    for kind, pairs in (
        ("territory", territories()),
        ("language", languages()),
        ("currency", currencies()),
    )
    for pair in pairs
]


def test_cldr_has_the_names_of_the_world() -> None:
    kinds = [kind for kind, _, _ in NAMES]
    assert kinds.count("territory") > 250
    assert kinds.count("language") > 190
    assert kinds.count("currency") > 290


def english_of(kind: str, french: str) -> set[str]:
    """What the glossary has for a name: of a territory only the target, else also what it accepts."""
    terms = by_form().get(spelling(french), [])
    return {form for term in terms for form in ((term.target,) if kind == "territory" else term.targets)}


@pytest.mark.parametrize(("kind", "french", "english"), NAMES)
def test_every_name_is_a_term_or_a_listed_exception(kind: str, french: str, english: str) -> None:
    known = differences().get((kind, french))
    found = english_of(kind, french)
    if known is None:
        assert english in found
    else:
        cldr, mine, reason = known
        assert cldr == english
        assert reason
        assert english not in found, "no difference any more: delete the line"
        assert mine in found if mine else not found


def test_every_listed_difference_is_a_name_of_cldr() -> None:
    assert set(differences()) <= {(kind, french) for kind, french, _ in NAMES}


@pytest.mark.parametrize("french", [name for kind, name, _ in NAMES if (kind, name) not in differences()])
def test_a_name_alone_on_its_line_is_spotted_whole(french: str) -> None:
    terms = by_form()[spelling(french)]
    if all(term.needs or term.unless for term in terms):
        return
    found = spotter().spot(french)
    assert [(one.start, one.end) for one in found] == [(0, len(french))]


MONEY_AND_TONGUES = [
    ("Il parle l'ourdou et le pachto.", {"ourdou": "Urdu", "pachto": "Pashto"}),
    ("Le rouble biélorusse recule.", {"rouble biélorusse": "Belarusian ruble"}),
    ("Dix millions de pesos mexicains", {"pesos mexicains": "Mexican pesos"}),
    ("Cent livres sterling et cent livres.", {"livres sterling": "pounds"}),
    ("La livre turque chute.", {"livre turque": "Turkish lira"}),
    ("Le malaise grandit.", {}),
    ("L'Amérique latine", {"Amérique latine": "Latin America"}),
    ("MACRON CREE UN FONDS", {"MACRON": "Macron"}),
]


@pytest.mark.parametrize(("sentence", "wanted"), MONEY_AND_TONGUES)
def test_languages_and_currencies_in_sentences(sentence: str, wanted: dict[str, str]) -> None:
    found = spotter().spot(sentence)
    assert {sentence[one.start : one.end]: one.term.target for one in found} == wanted
