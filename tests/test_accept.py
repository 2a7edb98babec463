"""What a rung must not break."""

import pytest

from reader.enforce.accept import accept, collapsed

SOURCE = "Le 31 mars, 27 pays ont signé un accord avec la Biélorussie sur les frontières."
FIRST = "On 31 March, 27 countries signed an agreement with the country about its borders."


@pytest.mark.parametrize(
    ("candidate", "good"),
    [
        ("On 31 March, 27 countries signed an agreement with Belarus about its borders.", True),
        ("On 31 March, many countries signed an agreement with Belarus about its borders.", False),
        ("On 31 March, 27 countries signed Belarus.", False),
        (FIRST + " Belarus, which is a country with a border, signed an agreement too.", False),
        ("On 31 March, 27 countries signed with Belarus, 27 countries signed about its borders.", False),
        ("On 31 March, 27 countries and 54 others signed with Belarus about the borders.", True),
    ],
)
def test_numbers_length_and_repetition_count(candidate: str, good: bool) -> None:
    assert accept(candidate, FIRST, SOURCE) is good


def test_a_faulty_or_cut_first_translation_does_not_set_the_length() -> None:
    candidate = "On 31 March, 27 countries signed an agreement with Belarus about its borders."
    assert accept(candidate, "31, 27", SOURCE)
    assert not accept(candidate, FIRST * 3, SOURCE)
    assert accept(candidate, FIRST * 3, SOURCE, faulty=True)


def test_a_score_may_fall_but_not_collapse() -> None:
    assert not collapsed(-3.0, -2.0)
    assert collapsed(-9.0, -2.0)
