"""What is known without asking the engine is what the reader would show; the rest is None."""

from collections.abc import Sequence

import pytest

from reader.article import Article, Paragraph
from reader.bitext import Unit
from reader.engine import DEFAULT, Engine, Hypothesis, Options
from reader.glossary import Glossary
from reader.glossary.term import Term
from reader.memory import Memory, Recall
from reader.pipeline import redo
from reader.recalled import steps, units
from reader.segment import Segment, segment
from reader.spot import Spotter
from tests.room import SPOTTER, Scripted


def segments(*texts: str) -> tuple[Segment, ...]:
    return segment(Article("a", "", tuple(Paragraph("text", text) for text in texts)))


TEXTS = segments("La paix.", "Loukachenko parle à Zblorg.", "Il dort.", "Минск")


class Silent(Scripted):
    """An engine that must not be asked."""

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        raise AssertionError(sources)


def remembered(known: Sequence[Segment], answer: str = "") -> tuple[Memory, list[Unit]]:
    memory = Memory(None)
    return memory, list(redo(known, Recall(Scripted(answer=answer), memory), SPOTTER, memory))


def recalled(memory: Memory, spotter: Spotter = SPOTTER) -> list[Unit | None]:
    return units(TEXTS, Recall(Silent(), memory), spotter, memory)


def test_what_was_translated_comes_back_enforced_and_verified() -> None:
    memory, before = remembered(TEXTS)
    assert recalled(memory) == before
    assert any(unit.renderings for unit in before)


def test_what_was_not_translated_is_none_in_its_place() -> None:
    memory, (first, third) = remembered([TEXTS[0], TEXTS[2]])
    assert recalled(memory)[:3] == [first, None, third]
    script = recalled(memory)[3]
    assert script is not None
    assert script.target == "Минск"


def test_a_term_that_makes_a_segment_climb_anew_leaves_it_alone_unknown() -> None:
    memory, before = remembered(TEXTS, "He rests.")
    terms = (*SPOTTER.glossary.terms, Term("dort", "slumbers"))
    found = recalled(memory, Spotter(Glossary(terms)))
    assert [unit is None for unit in found] == [False, False, True, False]
    assert found[0] == before[0]


def test_what_was_corrected_by_hand_needs_no_engine() -> None:
    memory = Memory(None)
    memory.edit("La paix.", "Peace at last.")
    unit, *others = recalled(memory)
    assert unit is not None
    assert (unit.target, unit.origin) == ("Peace at last.", "edited")
    assert others[:2] == [None, None]


def test_an_engine_without_a_memory_knows_nothing() -> None:
    engine: Engine = Silent()
    assert units(TEXTS[:3], engine, SPOTTER) == [None, None, None]


@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 70])
def test_steps_are_small_and_leave_nothing_out(count: int) -> None:
    memory, _ = remembered(TEXTS[:1])
    parts = list(steps(segments(*["La paix."] * count), Recall(Silent(), memory), SPOTTER, memory))
    assert sum(map(len, parts)) == count
    assert all(len(part) <= 32 and None not in part for part in parts)
