"""Drafts: one batch for all, one retry for what came out wrong."""

from collections.abc import Callable, Sequence

import pytest

from reader import packages
from reader.argos import ArgosEngine
from reader.draft import draft
from reader.engine import DEFAULT, Hypothesis, Options

LOOP = "the plan the plan the plan the plan the plan"
FRENCH = "Le ministre présentera un plan pour les agriculteurs."
LONG = "Le ministre présentera un plan pour les agriculteurs, et les députés voteront la loi avant la fin."


class Faulty:
    """An engine that gives what the test wants; counts the batches."""

    name = fingerprint = "faulty"

    def __init__(self, answer: Callable[[str, Options], list[str]]) -> None:
        self.batches: list[tuple[list[str], Options]] = []
        self._answer = answer

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        self.batches.append((list(sources), options))
        return [
            [Hypothesis(text, -1.0 * at) for at, text in enumerate(self._answer(one, options))]
            for one in sources
        ]


def test_what_is_fine_is_asked_once_and_kept() -> None:
    engine = Faulty(lambda source, options: ["The minister will present a plan for farmers.", "Another one"])
    (one,) = draft(engine, [FRENCH])
    assert [len(batch) for batch, _ in engine.batches] == [1]
    assert [hypothesis.text for hypothesis in one.hypotheses][1] == "Another one" and not one.issues


def test_an_answer_given_twice_does_not_lose_its_place() -> None:
    first, other = "The minister will present a plan for farmers.", "Another one"
    (one,) = draft(Faulty(lambda source, options: [first, other, first]), [FRENCH])
    assert [hypothesis.text for hypothesis in one.hypotheses] == [first, other]


def test_the_next_hypothesis_is_taken_without_asking() -> None:
    engine = Faulty(lambda source, options: [LOOP, "The minister will present a plan for farmers."])
    (one,) = draft(engine, [FRENCH])
    assert one.hypotheses[0].text.startswith("The minister") and one.hypotheses[1].text == LOOP
    assert len(engine.batches) == 1 and not one.faulty


def test_a_loop_is_asked_again_with_the_guard_and_only_that_one() -> None:
    def answer(source: str, options: Options) -> list[str]:
        fine = "The minister will present a plan for farmers."
        return [LOOP] if source == FRENCH and not options.guarded else [fine]

    engine = Faulty(answer)
    drafts = draft(engine, ["Une autre phrase sur les agriculteurs.", FRENCH])
    assert not any(one.faulty for one in drafts)
    assert [(len(batch), options.guarded) for batch, options in engine.batches] == [(2, False), (1, True)]


def test_a_long_one_is_split_when_the_guard_does_not_help() -> None:
    halves = iter(["First half of a story.", "Then a second half of it."])
    engine = Faulty(lambda source, options: [LOOP] if source == LONG else [next(halves)])
    (one,) = draft(engine, [LONG])
    assert one.hypotheses[0].text == "First half of a story. Then a second half of it."
    assert any(len(batch) == 2 for batch, _ in engine.batches)


def test_capitals_are_asked_in_lower_case() -> None:
    engine = Faulty(lambda source, options: [LOOP] if source.isupper() else ["War in the east"])
    (one,) = draft(engine, ["LA GUERRE DANS L'EST DU PAYS"])
    assert one.hypotheses[0].text == "WAR IN THE EAST"


def test_what_stays_bad_is_kept_with_its_issue() -> None:
    engine = Faulty(lambda source, options: [LOOP])
    (one,) = draft(engine, [LONG])
    assert one.faulty and one.hypotheses[0].text and one.issues[0].kind == "loop"
    assert len(engine.batches) == 3


@pytest.mark.parametrize("source", ["***", "12 345", "", "— …"])
def test_what_has_no_letters_is_copied_unasked(source: str) -> None:
    engine = Faulty(lambda source, options: ["?"])
    (one,) = draft(engine, [source])
    assert one.hypotheses == (Hypothesis(source, 0.0),) and not one.issues and not engine.batches


def test_the_real_engine_drafts_in_order() -> None:
    engine = ArgosEngine(packages.choose())
    sources = ["Bonjour.", "***", FRENCH]
    drafts = draft(engine, sources)
    assert [one.source for one in drafts] == sources
    assert all(one.hypotheses[0].text for one in drafts)
    assert draft(engine, []) == []


@pytest.mark.parametrize("source", ["Путин в Киеве.", "قال بوتين", "普京在莫斯科说。"])
def test_other_letters_alone_are_copied_unasked_and_said(source: str) -> None:
    engine = Faulty(lambda source, options: [LOOP])
    (one,) = draft(engine, [source])
    assert one.hypotheses[0].text == source and not engine.batches
    assert [issue.kind for issue in one.issues] == ["unknown"]
