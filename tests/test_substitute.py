"""Rung R3: English terms in the French source, in French grammar."""

import pytest

from reader.enforce.substitute import substitute
from reader.glossary.term import Term
from tests.spotted import spotted

NATO = Term("OTAN", "NATO", kind="organisation")
BELARUS = Term("Biélorussie", "Belarus", kind="place")
IVORY = Term("Côte d'Ivoire", "Ivory Coast", kind="place")
EU = Term("Union européenne", "EU", kind="organisation")
NETHERLANDS = Term("Pays-Bas", "the Netherlands", kind="place")
PREFECT = Term("préfet", "prefect", kind="title", variants=("Préfet",))
CZECH = Term("tchèque", "Czech", variants=("Tchèques", "tchèques"), accepted=("Czechs",))


@pytest.mark.parametrize(
    ("source", "term", "wanted"),
    [
        ("l'OTAN agit", NATO, "la NATO agit"),
        ("L’OTAN agit", NATO, "La NATO agit"),
        ("le chef d'OTAN", NATO, "le chef de NATO"),
        ("parce qu'OTAN agit", NATO, "parce que NATO agit"),
        ("lorsqu'OTAN agit", NATO, "lorsque NATO agit"),
        ("anti-OTAN", NATO, "anti-NATO"),
        ("l'Union européenne agit", EU, "l'EU agit"),
        ("La Biélorussie ferme", BELARUS, "Belarus ferme"),
        ("dans la Biélorussie", BELARUS, "dans Belarus"),
        ("la Côte d'Ivoire signe", IVORY, "Ivory Coast signe"),
        ("Préfet ou non", PREFECT, "Prefect ou non"),
        ("les Tchèques votent", CZECH, "les Czechs votent"),
        ("les élus tchèques votent", CZECH, "les élus Czech votent"),
        ("les Pays-Bas", NETHERLANDS, "les Netherlands"),
        ("aux Pays-Bas", NETHERLANDS, "aux the Netherlands"),
    ],
)
def test_the_french_around_a_term_fits_it(source: str, term: Term, wanted: str) -> None:
    assert substitute(source, spotted(source, term), [0]) == wanted


def test_only_the_chosen_occurrences_change() -> None:
    source = "l'OTAN, la Biélorussie et l'OTAN"
    found = spotted(source, NATO, BELARUS, NATO)
    assert substitute(source, found, [2]) == "l'OTAN, la Biélorussie et la NATO"
    assert substitute(source, found, []) == source
