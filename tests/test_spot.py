"""Terms are found where a French reader sees them, and nowhere else."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.fold import key, spelling
from reader.glossary import Case, Glossary, Origin, Term, glossary, load
from reader.spot import Spotter
from reader.spot.boundary import protected
from tests.conftest import ROOT

Found = list[tuple[str, str]]


def spotter(*terms: Term) -> Spotter:
    return Spotter(Glossary(terms))


def surfaces(spot: Spotter, text: str) -> list[str]:
    return [text[found.start : found.end] for found in spot.spot(text)]


def adversarial() -> Iterator[Any]:
    """(glossary, source, occurrences) of every case; a term's id stands in its note."""
    for name in ("adversarial.json", "adversarial-own.json"):
        data = json.loads((Path(__file__).parent / "data" / name).read_text(encoding="utf-8"))
        terms = Spotter(glossary([[_term(entry) for entry in data["terms"]]]))
        for case in data["cases"]:
            wanted = [(found["term"], found["surface"]) for found in case["occurrences"]]
            yield pytest.param(terms, case["source"], wanted, id=f"{name[11:-5]}:{case['source'][:40]}")


def _term(entry: dict[str, Any]) -> Term:
    source, *variants = entry["source"]
    needs, unless = ([value] if isinstance(value, str) else value for value in _conditions(entry))
    return Term(
        source,
        entry["target"],
        entry["id"],
        variants=tuple(variants),
        case=entry["case"],
        needs=tuple(needs),
        unless=tuple(unless),
    )


def _conditions(entry: dict[str, Any]) -> tuple[Any, Any]:
    return entry.get("needs", []), entry.get("unless", [])


@pytest.mark.parametrize(("spot", "source", "wanted"), list(adversarial()))
def test_adversarial_cases(spot: Spotter, source: str, wanted: Found) -> None:
    assert [(o.term.note, source[o.start : o.end]) for o in spot.spot(source)] == wanted


def test_there_are_enough_cases_of_our_own() -> None:
    assert sum(1 for case in adversarial() if str(case.id).startswith("-own")) >= 120


@pytest.mark.parametrize(
    ("case", "form", "found", "missed"),
    [
        (
            "exact",
            "Élysée",
            ["Élysée", "Elysée", "ÉLYSÉE", "ELYSEE", "ELYSÉE"],
            ["élysée", "Élysee", "elysée", "Èlysée"],
        ),
        ("initial", "émir", ["émir", "Émir", "Emir", "ÉMIR", "EMIR"], ["emir", "éMIR", "ÈMIR"]),
        (
            "initial",
            "nord-coréen",
            ["nord-coréen", "Nord-coréen", "Nord-Coréen"],
            ["nord-Corèen", "NORd-coréen"],
        ),
        ("initial", "Garde des Sceaux", ["Garde des Sceaux"], ["garde des Sceaux"]),
        (
            "any",
            "Premier ministre",
            ["premier ministre", "PREMIER MINISTRE", "premier Ministre"],
            ["prémier ministre"],
        ),
        ("exact", "Sacré-Cœur", ["Sacré-Cœur", "Sacré-Coeur", "SACRÉ-CŒUR", "SACRE-COEUR"], ["sacré-cœur"]),
        ("exact", "Est", ["Est"], ["EST", "est"]),
    ],
)
def test_case_and_accents(case: Case, form: str, found: list[str], missed: list[str]) -> None:
    spot = spotter(Term(form, "x", case=case))
    for surface in found:
        assert surfaces(spot, f"voici le mot {surface} dans une phrase") == [surface]
    for surface in missed:
        assert surfaces(spot, f"voici le mot {surface} dans une phrase") == []


def test_a_short_name_in_capitals_needs_a_headline_in_capitals() -> None:
    spot = spotter(Term("Var", "Var"))
    assert surfaces(spot, "LE VAR BRÛLE") == ["VAR"]
    assert surfaces(spot, "Le but refusé par la VAR fait débat.") == []


@pytest.mark.parametrize(
    "before", ["l'", "D’", "qu'", "Jusqu'", "anti-", "russo-", "Kiev-", "(", "«", "'", "-", "…", "/", "_"]
)
@pytest.mark.parametrize("after", ["", ".", "'", "-Kiev", ")", "’s", "…", "/", "_", "-"])
def test_what_may_touch_a_name(before: str, after: str) -> None:
    assert surfaces(spotter(Term("Iran", "Iran")), f"Dans {before}Iran{after} et") == ["Iran"]


@pytest.mark.parametrize(
    "before",
    [
        "O'",
        "x",
        "é",
        "5",
        "aujourd'",
        "sur-sus-",
        "Saint-",
        "Vitry-sur-",
        "Jean-",
        "a_",
        "#",
        "@",
        "x@",
        "www.",
    ],
)
def test_what_may_not_stand_before_a_name(before: str) -> None:
    assert surfaces(spotter(Term("Iran", "Iran")), f"Dans {before}Iran et") == []


@pytest.mark.parametrize("after", ["ien", "é", "5", "-là", "'x", "_a", "\u0323", ".com", ".fr/x", "@x.fr"])
def test_what_may_not_stand_after_a_name(after: str) -> None:
    assert surfaces(spotter(Term("Iran", "Iran")), f"Dans Iran{after} et") == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("voir https://a.fr/x?y=1, et", ["https://a.fr/x?y=1,"]),
        ("www.a.fr", ["www.a.fr"]),
        ("un.deux@a.fr", ["un.deux@a.fr"]),
        ("@nom et #mot-clé", ["@nom", "#mot-clé"]),
        ("lemonde.fr, LEMONDE.FR", ["lemonde.fr", "LEMONDE.FR"]),
        ("Kiev.Les M.Poutine fin.De l'U.E. 3.14", []),
    ],
)
def test_protected(text: str, spans: list[str]) -> None:
    found = {at for start, end in protected(text) for at in range(start, end)}
    wanted = {text.index(span) + at for span in spans for at in range(len(span))}
    assert found == wanted


def test_the_later_layer_wins_whatever_its_case_rule() -> None:
    weak = Term("Kiev", "Kyiv", origin=Origin("curated", "a", 1))
    strong = Term("kiev", "Kiev", case="any", origin=Origin("user", "b", 1))
    (found,) = Spotter(glossary([[weak], [strong]])).spot("À Kiev.")
    assert found.term is strong


def test_inside_a_layer_the_stricter_form_wins() -> None:
    name, word = Term("Nice", "Nice"), Term("nice", "nice", case="any")
    spot = Spotter(glossary([[word, name]]))
    assert [found.term for found in spot.spot("Nice, nice")] == [name, word]


def test_one_name_two_conditions_one_default() -> None:
    default = Term("Orange", "Orange town")
    company = Term("Orange", "Orange SA", needs=("opérateur",))
    spot = Spotter(glossary([[default, company]]))
    assert [found.term for found in spot.spot("L'opérateur Orange")] == [company]
    assert [found.term for found in spot.spot("La ville d'Orange")] == [default]


def test_when_the_longest_may_not_count_a_shorter_one_does() -> None:
    long, short = Term("Kiev Post", "Kyiv Post", unless=("faux",)), Term("Kiev", "Kyiv")
    spot = spotter(long, short)
    assert surfaces(spot, "le Kiev Post") == ["Kiev Post"]
    assert surfaces(spot, "le faux Kiev Post") == ["Kiev"]
    assert surfaces(spot, "le Kiev Posté") == ["Kiev"]


def test_a_form_may_begin_and_end_with_marks() -> None:
    spot = spotter(Term("(ex-)Union", "x"), Term("« Le Monde »", "y"), Term("+++", "never"))
    assert surfaces(spot, "l'(ex-)Union, « Le Monde », +++") == ["(ex-)Union", "« Le Monde »"]


FORMS = ["Kiev", "Kiev Post", "l'Élysée", "Élysée", "Russie", "Rus' de Kiev", "russe", "C++", "Post", "Sceau"]
TERMS = tuple(Term(form, "x", case=case) for form, case in zip(FORMS, ["exact", "initial"] * 5, strict=True))
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([*FORMS, " ", "-", "'", "’", "l'", "anti-", ".", "@", "\u00ad", "\u00a0", "É"]),
        st.text(max_size=2),
    ),
    max_size=12,
).map("".join)


@settings(deadline=None)
@given(TEXTS)
def test_occurrences_are_disjoint_in_order_and_forms_of_their_term(text: str) -> None:
    end = 0
    for found in spotter(*TERMS).spot(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert key(spelling(text[found.start : found.end])) in {key(spelling(f)) for f in found.term.sources}


@settings(deadline=None)
@given(TEXTS)
def test_a_form_alone_between_spaces_is_always_found(text: str) -> None:
    """Whatever stands before it on other lines, and every form of the glossary."""
    spot = spotter(*TERMS)
    for form in FORMS:
        source = f"{text} . {form} ."
        found = spot.spot(source)
        assert found and source[found[-1].start : found[-1].end] == form


@settings(deadline=None)
@given(st.text())
def test_without_terms_nothing_is_found(text: str) -> None:
    assert Spotter(Glossary(())).spot(text) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "Kiev ",
        "Kiev-",
        "@a.fr",
        "a.fr/",
        "http://x ",
        "l'",
        "é\u0301\u0323",
        "_Kiev",
        "#Kiev Kiev ",
        "Orange ",
    ],
)
def test_hostile_lengths_end(piece: str) -> None:
    spot = spotter(*TERMS, Term("Orange", "x", needs=("nulle part", "(zzz|yyy)")))
    text = piece * (100_000 // len(piece))
    assert all(found.end <= len(text) for found in spot.spot(text))


def test_the_curated_glossary_finds_the_names_of_the_seeds(shared: Path) -> None:
    spot = Spotter(load(ROOT / "glossary"))
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = {text[one.start : one.end] for one in spot.spot(text)}
        wanted = {"Loukachenko", "Biélorussie", "Poutine", "OTAN", "Royaume-Uni", "Kiev"}
        assert {name for name in wanted if f" {name} " in text} <= {
            part for one in found for part in (one, one.split()[-1])
        }


def test_a_phrase_may_have_capitals_that_the_glossary_does_not() -> None:
    union = Term("Union européenne", "European Union")
    attorney = Term("procureur général", "attorney general", case="initial")
    spotter = Spotter(Glossary((union, attorney)))
    text = "L'Union Européenne et le Procureur Général, union européenne"
    assert [text[one.start : one.end] for one in spotter.spot(text)] == [
        "Union Européenne",
        "Procureur Général",
    ]
