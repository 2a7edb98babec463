"""The census of a library says how often each term stands in it, and redoes only what has changed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reader.glossary import Glossary, Origin, Term
from reader.intake import Entry, collect
from reader.spot import Occurrence, Spotter
from reader.stock import Stock
from reader.survey.census import Census, key, meaning

MINSK = Term("Minsk", "Minsk", origin=Origin("curated", "a.tsv", 2))
OTAN = Term("OTAN", "NATO", variants=("Otan",), origin=Origin("curated", "a.tsv", 3))
TEXTS = ("Minsk et l’OTAN.", "L’Otan parle. Minsk aussi. Minsk se tait.", "Rien.")


class Watched(Spotter):
    """Says what it was asked for."""

    def __init__(self, terms: Sequence[Term]) -> None:
        super().__init__(Glossary(tuple(terms)))
        self.asked: list[str] = []

    def spot(self, text: str) -> tuple[Occurrence, ...]:
        self.asked.append(text)
        return super().spot(text)


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(f"Titre\n\n{text}\n", "utf-8")
    return collect([str(tmp_path)])


def test_terms_are_counted_once_and_again_where_something_changed(entries: list[Entry]) -> None:
    census, spotter = Census(Stock(entries)), Watched([MINSK, OTAN])
    census.follow()
    assert (census.done, census.total) == (3, 3)
    assert census.counts(spotter) == {meaning(MINSK): 3, meaning(OTAN): 2}
    spotter.asked.clear()
    assert census.counts(spotter) == {meaning(MINSK): 3, meaning(OTAN): 2}
    assert spotter.asked == []

    version = census.version
    assert entries[2].path
    entries[2].path.write_text("Titre\n\nMinsk encore.\n", "utf-8")
    census.follow()
    assert census.version > version
    assert census.counts(spotter)[meaning(MINSK)] == 4
    assert set(spotter.asked) == {"Titre", "Minsk encore."}


def test_a_changed_term_is_counted_only_where_it_may_stand(entries: list[Entry]) -> None:
    census = Census(Stock(entries))
    census.follow()
    census.counts(Watched([MINSK, OTAN]))
    moved = replace(MINSK, origin=Origin("curated", "a.tsv", 9))
    other = Watched([moved, replace(OTAN, variants=())])
    assert census.counts(other) == {meaning(moved): 3, meaning(OTAN): 1}
    assert "Rien." not in other.asked


def test_an_article_that_goes_or_cannot_be_read_counts_for_nothing(entries: list[Entry]) -> None:
    stock = Stock(entries)
    census, spotter = Census(stock), Watched([MINSK])
    census.follow()
    assert entries[0].path
    entries[0].path.unlink()
    stock.take(entries[:2])
    census.follow()
    assert census.done == 2
    assert census.counts(spotter) == {meaning(MINSK): 2}
    assert {use.article for use in census.touched([MINSK])} == {key(entries[1])}


def test_whoever_stops_it_goes_on_later(entries: list[Entry]) -> None:
    census, spotter = Census(Stock(entries)), Watched([MINSK])
    looks = iter([False, True])
    census.follow(lambda: next(looks))
    assert census.done == 1
    census.follow()
    assert census.done == 3
    assert not census.counts(spotter, lambda: True)
    assert census.counts(spotter) == {meaning(MINSK): 3}
