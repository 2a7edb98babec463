"""Right forms in their place: capitals, plural, articles."""

import pytest

from reader.enforce.dress import article, choose, dress
from reader.glossary.term import Term

PREFECT = Term("préfet", "prefect")
HAGUE = Term("Élysée", "the Elysee")


@pytest.mark.parametrize(
    ("before", "form", "wanted"),
    [
        ("a ", "Ivorian", "an "),
        ("an ", "Belarusian", "a "),
        ("A ", "Iranian", "An "),
        ("an ", "Ukrainian", "a "),
        ("an ", "European", "a "),
        ("a ", "EU", "an "),
        ("a ", "IMF", "an "),
        ("an ", "NATO", "a "),
        ("an ", "US", "a "),
        ("an ", "UN", "a "),
        ("an ", "Ugandan", "a "),
        ("a ", "Uzbek", "an "),
        ('a "', "Iranian", 'an "'),
        ("extra ", "Iranian", "extra "),
        ("the ", "Iranian", "the "),
        ("", "Iranian", ""),
    ],
)
def test_the_article_agrees(before: str, form: str, wanted: str) -> None:
    assert article(before, form) == wanted


def test_capitals_follow_the_place() -> None:
    assert dress(PREFECT, "the préfet", 4, 10) == "prefect"
    assert dress(PREFECT, "Yes. Préfet", 5, 11) == "Prefect"
    assert dress(PREFECT, "LE PRÉFET PARLE", 3, 9) == "PREFECT"


def test_the_article_is_not_said_twice() -> None:
    assert dress(HAGUE, "at the Élysée", 7, 13) == "Elysee"
    assert dress(HAGUE, "at Élysée", 3, 9) == "the Elysee"


def test_a_noun_in_the_plural_takes_the_accepted_plural() -> None:
    czech = Term("tchèque", "Czech", accepted=("Czechs",))
    assert choose(czech, "Tchèques") == "Czechs"
    assert choose(czech, "tchèques") == "Czech"
    assert choose(czech, "TCHÈQUES") == "Czech"
    assert choose(Term("chinois", "Chinese"), "Chinois") == "Chinese"
