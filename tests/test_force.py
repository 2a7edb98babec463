"""Rung R5: where a missing term is forced, and what the engine glues to it."""

import pytest

from reader.enforce.force import opening, unglue
from reader.glossary.term import Term
from tests.spotted import spotted

AUSTRIA = Term("Autriche", "Austria", kind="place")
VIENNA = Term("Vienne", "Vienna", kind="place")
GERMANY = Term("Allemagne", "Germany", kind="place")
PREFECT = Term("préfet", "prefect", kind="title")


def test_the_place_lies_between_the_terms_that_are_there() -> None:
    source = "les visas en Autriche, à Vienne et en Allemagne"
    target = "visas in Austria and Germany"
    found = spotted(source, AUSTRIA, VIENNA, GERMANY)
    spans = ((9, 16), None, (21, 28))
    openings = {opening(target, source, found, spans, 1, choice) for choice in range(3)}
    assert openings == {"visas in Austria Vienna", "visas in Austria and Vienna"}


def test_without_neighbours_it_is_as_far_along_as_in_the_source() -> None:
    source = "Hier dans la ville, le préfet"
    target = "Yesterday in town, the man"
    places = [opening(target, source, spotted(source, PREFECT), (None,), 0, choice) for choice in (0, 1)]
    assert places == ["Yesterday in town, prefect", "Yesterday in town, the prefect"]


def test_a_term_at_the_start_is_capitalised() -> None:
    assert opening("Says no.", "préfet dit non", spotted("préfet dit non", PREFECT), (None,), 0) == "Prefect"


def test_terms_that_changed_places_do_not_confuse_it() -> None:
    source = "Autriche, Vienne, Allemagne"
    target = "Germany and Austria"
    found = spotted(source, AUSTRIA, VIENNA, GERMANY)
    assert opening(target, source, found, ((12, 19), None, (0, 7)), 1).endswith("Vienna")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Applectricates more", "the Apple more"),
        ("the Apple more", "the Apple more"),
        ("the Apples more", "the Apples more"),
        ("the Apple's more", "the Apple's more"),
        ("something else", "something else"),
        ("the Apple", "the Apple"),
    ],
)
def test_glued_letters_are_cut_off(text: str, wanted: str) -> None:
    assert unglue(text, "the Apple") == wanted
    assert unglue(text, "") == text
