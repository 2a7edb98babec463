"""The words beside a term in the English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.enforce.beside import mend
from reader.glossary.term import Term
from reader.verify.surface import Span


def mended(target: str, *names: str, kind: str = "place") -> str:
    """`target` mended, with the first place of each of the names as its span."""
    spans: list[Span | None] = []
    for name in names:
        at = target.index(name)
        spans.append((at, at + len(name)))
    return mend(target, [Term(name, name, kind=kind) for name in names], spans)


@pytest.mark.parametrize(
    ("target", "name", "wanted"),
    [
        (
            "at City College of New York York, he",
            "City College of New York",
            "at City College of New York, he",
        ),
        ("of low-low-enriched uranium, here", "low-enriched uranium", "of low-enriched uranium, here"),
        ("Conservative Conservative Party", "Conservative Party", "Conservative Party"),
        ("New York New York", "New York", "New York"),
        ("and Minsk's Minsk said", "Minsk", "and Minsk said"),
        ("Minsk's Minsker", "Minsk", "Minsk's Minsker"),
        ("under the Khmer Rouge Rouge in", "Khmer Rouge", "under the Khmer Rouge in"),
        ("a Khmer Rouge Rougeaud", "Khmer Rouge", "a Khmer Rouge Rougeaud"),
        ("New York, York and", "New York", "New York, York and"),
        ("Newer New York", "New York", "Newer New York"),
    ],
)
def test_a_word_of_the_term_is_not_repeated_beside_it(target: str, name: str, wanted: str) -> None:
    assert mended(target, name) == wanted


def test_another_occurrence_is_no_repetition() -> None:
    terms = [Term("Minsk", "Minsk")] * 2
    assert mend("Minsk Minsk", terms, [(0, 5), (6, 11)]) == "Minsk Minsk"
    assert mend("Minsk Minsk", terms, [(0, 5), None]) == "Minsk"


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("points out of the NATO.", "points out of NATO."),
        ("The NATO is worried", "NATO is worried"),
        ("in the NATO's mind", "in NATO's mind"),
        ("the NATO summit", "the NATO summit"),
        ("the NATO of tomorrow", "the NATO of tomorrow"),
        ("the NATO-Russia council", "the NATO-Russia council"),
        ("loathe NATO", "loathe NATO"),
    ],
)
def test_an_acronym_read_as_a_word_takes_no_article(target: str, wanted: str) -> None:
    assert mended(target, "NATO", kind="organisation") == wanted


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("to the Putin.", "to Putin."),
        ("The Putin phone", "The Putin phone"),
        ("The Putin said", "Putin said"),
        ("the Putin of 2000", "the Putin of 2000"),
        ("the Putin and Medvedev era", "the Putin and Medvedev era"),
    ],
)
def test_a_person_takes_no_article(target: str, wanted: str) -> None:
    assert mended(target, "Putin", kind="person") == wanted


def test_other_names_keep_theirs() -> None:
    assert mended("in the EU.", "EU", kind="organisation") == "in the EU."
    assert mended("in the Kremlin.", "Kremlin", kind="organisation") == "in the Kremlin."


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["the", "New", "York", "NATO", "-", ",", "war", "is"]), max_size=12))
def test_a_span_is_never_touched(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for name in ("New York", "NATO"):
        at = text.find(name)
        if at >= 0:
            left = mend(text, [Term(name, name)], [(at, at + len(name))])
            assert name in left
            assert len(left) <= len(text)
