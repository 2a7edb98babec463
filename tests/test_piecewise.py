"""Rung R4: a source in pieces, and one target made of theirs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.enforce.piecewise import cut, join, keepers
from reader.engine import Hypothesis

SOURCE = "Le gouvernement a signé l'accord, la NATO attend la réponse, et Belarus se tait depuis des mois."


def test_a_long_source_is_cut_and_nothing_is_lost() -> None:
    pieces = cut(SOURCE, 45)
    assert len(pieces) > 1 and all(len(piece) <= 45 for piece in pieces)
    assert " ".join(pieces) == SOURCE
    assert cut("La NATO attend.", 45) == ["La NATO attend."]


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_cutting_keeps_every_letter(text: str) -> None:
    assert "".join("".join(cut(text, 45)).split()) == "".join(text.split())


def test_capitals_and_full_stops_of_the_cutting_go() -> None:
    pieces = ["Hier le gouvernement a signé,", "parce que la NATO attend,", "Belarus se tait."]
    texts = ["Yesterday it signed.", "Because NATO waits.", "Belarus is silent."]
    answers = [[Hypothesis(text, -1.5)] for text in texts]
    (whole,) = join(pieces, answers)
    assert whole.text == "Yesterday it signed, because NATO waits, Belarus is silent."
    assert whole.score == -4.5


def test_a_name_at_the_start_of_a_piece_keeps_its_capital() -> None:
    (whole,) = join(["il dit,", "oui NATO"], [[Hypothesis("he says,", 0)], [Hypothesis("NATO, yes", 0)]])
    assert whole.text == "he says, NATO, yes"


def test_the_hypotheses_that_keep_the_terms_come_first() -> None:
    given_ones = [Hypothesis("the alliance waits", -1), Hypothesis("NATO waits", -2)]
    assert [one.text for one in keepers("la NATO attend", given_ones, ["NATO", "Belarus"])] == [
        "NATO waits",
        "the alliance waits",
    ]
