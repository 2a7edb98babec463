"""Rung R1: wrong forms become right ones, unmistakable misspellings too, and nothing else is touched."""

import pytest

from reader.enforce.repair import repair
from reader.glossary.term import Term
from reader.verify.extras import Names
from tests.spotted import spotted

LUKASHENKO = Term(
    "Loukachenko", "Lukashenko", kind="person", variants=("Loukachenka",), forbidden=("Lukashenka",)
)
ALEXANDER = Term(
    "Alexandre Loukachenko", "Alexander Lukashenko", kind="person", forbidden=("Alexandre", "Aleksandr")
)
PUTIN = Term("Poutine", "Putin", kind="person")
BELARUS = Term("Biélorussie", "Belarus", kind="place")
BELARUSIAN = Term(
    "biélorusse",
    "Belarusian",
    kind="demonym",
    variants=("biélorusses", "Biélorusses"),
    accepted=("Belarusians",),
    forbidden=("Belarussian",),
)
NATO = Term("OTAN", "NATO", kind="organisation")
UK = Term("Royaume-Uni", "United Kingdom", kind="place", accepted=("Britain", "UK"))
BRITAIN = Term("Grande-Bretagne", "Britain", kind="place")
IVORY = Term("Côte d'Ivoire", "Ivory Coast", kind="place")
AUSTRIA = Term("Autriche", "Austria", kind="place")
AUSTRALIA = Term("Australie", "Australia", kind="place")
PREFECT = Term("préfet", "prefect", kind="title")
IMF = Term("FMI", "IMF", kind="organisation")


@pytest.mark.parametrize(
    ("source", "terms", "target", "fixed"),
    [
        ("Loukachenko parle", [LUKASHENKO], "Loukachenko speaks", "Lukashenko speaks"),
        ("Loukachenko parle", [LUKASHENKO], "Lukashenka's voice", "Lukashenko's voice"),
        ("Loukachenko parle", [LUKASHENKO], "Loukanchenka speaks", "Lukashenko speaks"),
        ("Loukachenko parle", [LUKASHENKO], "Lukashashenko speaks", "Lukashenko speaks"),
        ("LOUKACHENKO PARLE", [LUKASHENKO], "LOUKACHENKO SPEAKS", "LUKASHENKO SPEAKS"),
        ("Poutine parle", [PUTIN], "Putine's voice", "Putin's voice"),
        (
            "Alexandre Loukachenko",
            [ALEXANDER],
            "Alexandre Lukashenko said",
            "Alexander Lukashenko said",
        ),
        ("Alexandre Loukachenko", [ALEXANDER], "Alexand Lukashenko said", "Alexander Lukashenko said"),
        ("la Biélorussie", [BELARUS], "in Bielorussie, far away", "in Belarus, far away"),
        ("les biélorusses", [BELARUSIAN], "a Belarussian plan", "a Belarusian plan"),
        ("les Biélorusses", [BELARUSIAN], "the Biélorusses vote", "the Belarusians vote"),
        ("l'OTAN", [NATO], "an OTAN plan", "a NATO plan"),
        ("l'OTAN", [NATO], "the NAATO plan", "the NATO plan"),
        ("le FMI", [IMF], "a FMI plan", "an IMF plan"),
        ("le Royaume-Uni", [UK], "the Royaume-Uni's army", "the United Kingdom's army"),
        ("en Grande-Bretagne", [BRITAIN], "In Grand-Bretagne, yes", "In Britain, yes"),
        ("la Côte d'Ivoire", [IVORY], "Cote d'Ivoire waits", "Ivory Coast waits"),
        ("le préfet", [PREFECT], "the préfet said", "the prefect said"),
        ("le préfet", [PREFECT], "Préfet or not", "Prefect or not"),
        (
            "Poutine et Poutine",
            [PUTIN, PUTIN],
            "Poutine and Putine",
            "Putin and Putin",
        ),
    ],
)
def test_the_right_form_takes_the_place_of_a_wrong_one(
    source: str, terms: list[Term], target: str, fixed: str
) -> None:
    assert repair(target, source, spotted(source, *terms)) == fixed


@pytest.mark.parametrize(
    ("source", "terms", "target"),
    [
        ("Loukachenko parle", [LUKASHENKO], "He speaks"),
        ("Loukachenko parle", [LUKASHENKO], "Lukashenko speaks to Loukanov"),
        ("Poutine parle", [PUTIN], "Putting it there"),
        ("Poutine parle à Patine", [PUTIN], "Patine speaks"),
        ("Poutine parle, Poutine rit, Loukachenko", [PUTIN, LUKASHENKO], "Xandor and Yulbek speak"),
        ("l'Autriche attend", [AUSTRIA], "Australia waits"),
        ("le préfet", [PREFECT], "the perfect man"),
        ("Autriche", [AUSTRIA], "Justice waits"),
    ],
)
def test_what_may_be_something_else_is_left_alone(source: str, terms: list[Term], target: str) -> None:
    names = Names([AUSTRIA, AUSTRALIA])
    assert repair(target, source, spotted(source, *terms), names) == target


def test_a_name_that_the_source_has_elsewhere_is_left_alone() -> None:
    source = "Alexandre Loukachenko reçoit Alexandre Dumas"
    target = "Alexander Lukashenko receives Alexandre Dumas"
    assert repair(target, source, spotted(source, ALEXANDER)) == target


def test_french_forms_never_stay_whatever_else_is_missing() -> None:
    source = "Poutine, Loukachenko, l'OTAN, le Royaume-Uni et la Biélorussie"
    found = spotted(source, PUTIN, LUKASHENKO, NATO, UK, BELARUS)
    fixed = repair("Poutine, OTAN, Royaume-Uni, Biélorussie, BIELORUSSIE", source, found)
    assert fixed == "Putin, NATO, United Kingdom, Belarus, BELARUS"


def test_a_cycle_between_two_terms_ends() -> None:
    one = Term("Alpha", "Bravo", kind="place", forbidden=("Alpha",))
    two = Term("Bravo", "Alpha", kind="place", forbidden=("Bravo",))
    source = "Alpha et Bravo"
    assert repair("Bravo and Alpha", source, spotted(source, one, two)) == "Bravo and Alpha"
    repair("Alpha", source, spotted(source, one, two))


def test_a_target_that_holds_its_own_forbidden_form_ends() -> None:
    term = Term("Kiev", "Kiev City", kind="place", forbidden=("Kiev",))
    assert repair("Kiev", "Kiev", spotted("Kiev", term)) == "Kiev City"
