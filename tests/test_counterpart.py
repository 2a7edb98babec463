"""Which words stand for each other, with the real engine."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import packages
from reader.argos import ArgosEngine
from reader.bitext import Rendering, Unit
from reader.counterpart import Link, across, certain, counterparts
from reader.engine import Scorer, Scores
from reader.errors import EngineError
from reader.glossary import Term
from reader.memory import Memory, Recall
from reader.packages import Package
from reader.segment import Segment
from reader.spot import Occurrence
from reader.words import words
from tests.room import Scripted
from tests.test_argos import bpe_package
from tests.test_tui_layout import HOSTILE

LABELLED = Path(__file__).parent / "data" / "counterparts.tsv"


@pytest.fixture(scope="module")
def engine() -> ArgosEngine:
    return ArgosEngine(packages.choose())


def unit(source: str, target: str, *renderings: Rendering) -> Unit:
    return Unit(Segment(0, 0, source), target, target, renderings)


def told(one: Unit, links: Sequence[Link]) -> list[tuple[str, str]]:
    return [
        (one.segment.text[slice(*link.source)], one.target[slice(*link.target)])
        for link in sorted(links, key=lambda link: link.source)
    ]


def labelled() -> list[tuple[Unit, dict[str, set[str]]]]:
    rows = []
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            source, target, labels = line.split("\t")
            pairs = (label.partition("=") for label in labels.split(" "))
            rows.append(
                (
                    unit(source, target),
                    {word: set(filter(None, right.split("/"))) for word, _, right in pairs},
                )
            )
    return rows


def test_nine_of_ten_words_that_light_up_are_right_and_half_of_all_words_do(engine: ArgosEngine) -> None:
    right = lit = known = 0
    wrong = []
    for one, labels in labelled():
        found = told(one, counterparts(one, engine))
        lit += len(found)
        known += sum(map(bool, labels.values()))
        bad = [(source, target) for source, target in found if target not in labels[source]]
        right += len(found) - len(bad)
        wrong += bad
    assert lit > 60 and right >= 0.9 * lit, wrong
    assert lit >= 0.5 * known


def test_a_target_written_by_hand_is_aligned_too(engine: ArgosEngine) -> None:
    one = unit(
        "Le ministre a signé un accord à Minsk lundi soir.",
        "It was a deal that the minister signed in Minsk on Monday evening.",
    )
    found = dict(told(one, counterparts(one, engine)))
    wanted = {
        "ministre": "minister",
        "signé": "signed",
        "accord": "deal",
        "Minsk": "Minsk",
        "lundi": "Monday",
    }
    assert wanted.items() <= found.items()


def test_terms_names_and_numbers_need_no_engine() -> None:
    term = Term("Union européenne", "European Union")
    one = unit(
        "L’Union européenne paie 1 200 euros à Ivan en 2024, car Paris le veut.",
        "The European Union pays Ivan 1,200 euros in 2024, for a car in Paris.",
        Rendering(Occurrence(term, 2, 18), 4, 18, "already", "R0"),
    )
    assert told(one, certain(one)) == [
        ("Union européenne", "European Union"),
        ("1 200", "1,200"),
        ("euros", "euros"),
        ("Ivan", "Ivan"),
        ("2024", "2024"),
        ("Paris", "Paris"),
    ]
    assert counterparts(one, None) == certain(one)


def test_a_flagged_term_and_a_word_that_stands_twice_are_not_certain() -> None:
    flagged = Rendering(Occurrence(Term("Kiev", "Kyiv"), 0, 4), None, None, "flagged", "R6")
    one = unit("Kiev parle, Paris écoute Paris.", "Kyiv speaks, Paris listens.", flagged)
    assert certain(one) == []


def test_across_goes_both_ways_and_takes_what_is_touched() -> None:
    links = [Link((0, 4), (5, 9)), Link((5, 8), (0, 4)), Link((5, 8), (10, 12))]
    assert across(links, (3, 6)) == [(0, 4), (5, 9), (10, 12)]
    assert across(links, (4, 5)) == []
    assert across(links, (9, 11), back=True) == [(5, 8)]


def test_a_package_that_cannot_tell_falls_silent(tmp_path: Path, engine: ArgosEngine) -> None:
    package = packages.read(bpe_package(tmp_path / "fr_en"))
    assert package
    assert ArgosEngine(package).score(["le chat dort."], "the cat sleeps.") is None
    long = "mot " * 300
    assert engine.score([long], "word") is None and engine.score(["mot"], "word " * 300) is None
    assert engine.score(["mot"], "") is None
    one = unit("Le chat dort.", "The cat sleeps.")
    assert counterparts(one, ArgosEngine(package)) == []


class Noisy:
    """An engine whose scores tell nothing: every word matters about as much to every other."""

    def score(self, sources: Sequence[str], target: str) -> Scores:
        pieces = tuple((at, at + 1) for at in range(len(target)))
        rows = tuple(
            tuple(-1.0 - ((number * 31 + at * 57) % 97) / 97 for at in range(len(target)))
            for number in range(len(sources))
        )
        return Scores(pieces, rows)


def test_an_engine_that_tells_nothing_lights_nothing_up() -> None:
    rows = [one for one, _ in labelled()]
    lit = [link for one in rows for link in set(counterparts(one, Noisy())) - set(certain(one))]
    assert len(lit) <= 0.05 * sum(len(words(one.segment.text)) for one in rows)


class Broken:
    """An engine that fails."""

    def score(self, sources: Sequence[str], target: str) -> Scores | None:
        raise EngineError("The engine stopped.")


def test_an_engine_that_fails_adds_nothing() -> None:
    one = unit("Paris écoute.", "Paris listens.")
    assert told(one, counterparts(one, Broken())) == [("Paris", "Paris")]


def test_the_memory_passes_the_question_on(engine: ArgosEngine) -> None:
    recall = Recall(engine, Memory(None))
    assert isinstance(recall, Scorer)
    assert recall.score(["Le chat."], "The cat.") == engine.score(["Le chat."], "The cat.")
    assert Recall(Scripted(), Memory(None)).score(["Le chat."], "The cat.") is None
    assert not isinstance(Scripted(), Scorer)


def test_scores_name_the_places_of_the_pieces(engine: ArgosEngine) -> None:
    target = "« L’été » à Kyiv… 漢 ok"
    scores = engine.score(["L’été à Kiev", "Rien"], target)
    assert scores and len(scores.rows) == 2 and {len(row) for row in scores.rows} == {len(scores.pieces)}
    edges = [edge for piece in scores.pieces for edge in piece]
    assert edges == sorted(edges) and edges[0] == 0 and edges[-1] == len(target)
    kyiv = [
        number
        for number, (start, end) in enumerate(scores.pieces)
        if target[start:end].strip() in "Kyiv" and start >= 10
    ]
    assert all(value <= 0 for row in scores.rows for value in row)
    assert sum(scores.rows[0][at] for at in kyiv) > sum(scores.rows[1][at] for at in kyiv)


@given(st.text(max_size=60) | st.sampled_from(HOSTILE), st.text(max_size=60) | st.sampled_from(HOSTILE))
@settings(max_examples=60, deadline=None)
def test_links_stay_inside_hostile_texts(source: str, target: str) -> None:
    one = unit(source, target)
    for link in counterparts(one, Noisy()):
        assert 0 <= link.source[0] < link.source[1] <= len(one.segment.text)
        assert 0 <= link.target[0] < link.target[1] <= len(target)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_real_engine_takes_hostile_texts(engine: ArgosEngine, text: str) -> None:
    one = unit(text, text[::-1])
    assert all(link.target[1] <= len(text) for link in counterparts(one, engine))


def test_a_package_is_loaded_for_scoring_only_once_it_is_asked() -> None:
    assert isinstance(ArgosEngine(Package(Path("nowhere"), "1", "file")), Scorer)
