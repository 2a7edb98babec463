"""Where words stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.words import words
from tests.test_tui_layout import HOSTILE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’Union européenne", "Union|européenne"),
        ("qu'il s’en va, jusqu'à lorsqu’elle", "il|en|va|à|elle"),
        (
            "aujourd’hui, quelqu'un, presqu’île, don't, Minsk's",
            "aujourd’hui|quelqu'un|presqu’île|don't|Minsk's",
        ),
        ("porte-parole – dit-il", "porte-parole|dit-il"),
        ("1 200 ou 1\u202f200,5 ou 3,5 % en 2024, 17h42", "1 200|ou|1\u202f200,5|ou|3,5|en|2024|17h42"),
        ("12/03/2024", "12|03|2024"),
        ("U.S. et O.N.U. fin.Suite", "U.S.|et|O.N.U.|fin|Suite"),
        ("e\u0301te\u0301 cou\u00adpé", "e\u0301te\u0301|cou\u00adpé"),
        ("漢字かな", "漢|字|か|な"),
        ("a_b « … » 👩‍💻 'n'", "a|b|n"),
        ("", ""),
    ],
)
def test_words_are_what_a_reader_would_call_words(text: str, found: str) -> None:
    assert "|".join(text[start:end] for start, end in words(text)) == found


@given(st.text(max_size=80) | st.sampled_from(HOSTILE) | st.text("aé'’-. 1,\u0301\u200d漢_", max_size=40))
@settings(max_examples=200)
def test_words_stand_in_order_inside_the_text_and_are_never_empty(text: str) -> None:
    edges = [edge for span in words(text) for edge in span]
    assert edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)
    assert all(start < end for start, end in words(text))


@pytest.mark.parametrize(
    "text", ["a'" * 200_000, "1 000" * 100_000, "a." * 200_000, "e\u0301" * 200_000, "-" * 400_000]
)
def test_a_long_text_takes_time_in_proportion(text: str) -> None:
    assert sum(end - start for start, end in words(text)) <= len(text)
