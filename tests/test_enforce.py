"""The ladder: only what fails climbs, nothing that was right is lost, and nothing is silently wrong."""

from collections.abc import Callable, Sequence

import pytest

from reader import packages
from reader.argos import ArgosEngine
from reader.draft import Draft, draft
from reader.enforce import Enforced, enforce
from reader.engine import DEFAULT, Hypothesis, Options
from reader.glossary.term import Term
from reader.verify import verify
from reader.verify.extras import Names
from tests.adversarial import Case, cases
from tests.spotted import spotted

NATO = Term("OTAN", "NATO", kind="organisation")
BELARUS = Term("Biélorussie", "Belarus", kind="place", accepted=("Belarusian",))
KYIV = Term("Kiev", "Kyiv", kind="place", forbidden=("Kiev",))
SHELLS = Term("obus perforants", "armor-piercing shells", kind="term")

Answer = Callable[[str, str], list[str]]


class Scripted:
    """An engine that says what the test wants, and remembers what it was asked."""

    name = fingerprint = "scripted"

    def __init__(self, answer: Answer = lambda source, prefix: ["Nothing of use at all"]) -> None:
        self.batches: list[list[tuple[str, str]]] = []
        self._answer = answer

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        pairs = list(zip(sources, prefixes or [""] * len(sources), strict=True))
        self.batches.append(pairs)
        return [[Hypothesis(text, -1.0) for text in self._answer(*pair)] for pair in pairs]


def climb(engine: Scripted, source: str, hypotheses: Sequence[str], *terms: Term) -> Enforced:
    one = Draft(source, tuple(Hypothesis(text, -1.0) for text in hypotheses), ())
    return enforce(engine, [one], [spotted(source, *terms)])[0]


def rungs(done: Enforced) -> list[tuple[str, str]]:
    return [(one.status, one.rung) for one in done.renderings]


def test_without_an_occurrence_nothing_is_touched_or_asked() -> None:
    engine = Scripted()
    text = "  Kiev,  OTAN \u200b a a a Poutine…"
    assert climb(engine, "On attend", [text]) == Enforced(text, (), ())
    assert engine.batches == []


def test_what_the_engine_wrote_is_already_right() -> None:
    engine = Scripted()
    done = climb(engine, "l'OTAN agit", ["NATO acts", "The alliance acts"], NATO)
    assert done.target == "NATO acts" and rungs(done) == [("already", "R0")] and not done.issues
    assert (done.renderings[0].start, done.renderings[0].end) == (0, 4)
    assert engine.batches == []


def test_r1_repairs_without_asking() -> None:
    engine = Scripted()
    done = climb(engine, "l'OTAN et Kiev", ["OTAN and Kiev"], NATO, KYIV)
    assert done.target == "NATO and Kyiv" and rungs(done) == [("applied", "R1")] * 2
    assert engine.batches == []


def test_r2_takes_another_hypothesis() -> None:
    done = climb(Scripted(), "l'OTAN agit", ["The alliance acts", "But NATO acts"], NATO)
    assert done.target == "But NATO acts" and rungs(done) == [("applied", "R2")]


def test_r3_asks_with_the_english_term_in_the_french() -> None:
    engine = Scripted(lambda source, prefix: ["So NATO acts" if "NATO" in source else "So it acts"])
    done = climb(engine, "l'OTAN agit", ["The group acts"], NATO)
    assert done.target == "So NATO acts" and rungs(done) == [("applied", "R3")]
    assert engine.batches == [[("la NATO agit", "")]]


def test_r4_asks_phrase_by_phrase() -> None:
    source = "Le gouvernement a signé hier un accord avec ses voisins, et l'OTAN attend la réponse de tous."
    whole = "The government signed an accord with its neighbours yesterday, and all wait for the answer"

    def answer(source: str, prefix: str) -> list[str]:
        if len(engine.batches) == 1:
            return ["The government signed, and all wait"]
        return ["and NATO waits for all to answer" if "NATO" in source else f"{source.split()[0]} has signed"]

    engine = Scripted(answer)
    done = climb(engine, source, [whole], NATO)
    assert rungs(done) == [("applied", "R4")] and "NATO waits" in done.target


def test_r5_forces_the_term() -> None:
    def answer(source: str, prefix: str) -> list[str]:
        return [f"{prefix}ized at once" if prefix else "The group acts at once"]

    done = climb(Scripted(answer), "l'OTAN agit aussitôt", ["The group acts at once"], NATO)
    assert rungs(done) == [("applied", "R5")] and done.target == "NATO at once"


def test_r6_keeps_the_natural_translation_and_says_so() -> None:
    engine = Scripted(lambda source, prefix: ["The group acts"])
    done = climb(engine, "l'OTAN agit", ["The group acts"], NATO)
    assert done.target == "The group acts" and rungs(done) == [("flagged", "R6")]
    assert (done.renderings[0].start, done.renderings[0].end) == (None, None)
    (issue,) = done.issues
    assert issue.kind == "term" and "OTAN" in issue.message and "NATO" in issue.message


def test_two_won_and_one_flagged() -> None:
    engine = Scripted(lambda source, prefix: ["Some say so"])
    done = climb(engine, "l'OTAN, Kiev et des obus perforants", ["NATO, Kiev and things"], NATO, KYIV, SHELLS)
    assert done.target == "NATO, Kyiv and things"
    assert rungs(done) == [("already", "R0"), ("applied", "R1"), ("flagged", "R6")]


def test_a_term_that_was_right_is_never_lost() -> None:
    engine = Scripted(lambda source, prefix: ["Belarus and things"])
    done = climb(engine, "l'OTAN et la Biélorussie", ["NATO and things"], NATO, BELARUS)
    assert done.target == "NATO and things"
    assert rungs(done) == [("already", "R0"), ("flagged", "R6")]


def test_a_candidate_that_loses_a_number_is_refused() -> None:
    engine = Scripted(lambda source, prefix: ["NATO has members"])
    done = climb(engine, "l'OTAN a 31 membres", ["The group has 31 members"], NATO)
    assert done.target == "The group has 31 members" and rungs(done) == [("flagged", "R6")]


def test_only_failing_segments_climb_and_each_rung_is_one_batch() -> None:
    engine = Scripted(lambda source, prefix: ["So NATO acts" if "NATO" in source else "It acts"])
    sources = ["l'OTAN agit", "On attend", "l'OTAN rit", "l'OTAN dort"]
    texts = ["The group acts", "We wait", "NATO laughs", "The group sleeps"]
    drafts = [Draft(one, (Hypothesis(text, -1.0),), ()) for one, text in zip(sources, texts, strict=True)]
    found = [spotted(one, NATO) if "OTAN" in one else () for one in sources]
    done = enforce(engine, drafts, found)
    assert engine.batches == [[("la NATO agit", ""), ("la NATO dort", "")]]
    assert [one.target for one in done] == ["So NATO acts", "We wait", "NATO laughs", "So NATO acts"]


def test_a_name_from_nowhere_is_an_issue_and_nothing_else() -> None:
    one = Draft("On attend", (Hypothesis("NATO waits", -1.0),), ())
    (done,) = enforce(Scripted(), [one], [()], Names([NATO]))
    assert done.target == "NATO waits" and [(i.kind, i.start, i.end) for i in done.issues] == [
        ("extra", 0, 4)
    ]


def test_a_forbidden_form_that_cannot_go_is_an_issue() -> None:
    two = Term("Alpha", "Beta", kind="place", forbidden=("Gamma",))
    three = Term("Delta", "Gamma", kind="place", forbidden=("Beta",))
    done = climb(Scripted(lambda source, prefix: ["Gamma"]), "Alpha Delta", ["Gamma"], two, three)
    kinds = {issue.kind for issue in done.issues}
    flagged = [one for one in done.renderings if one.status == "flagged"]
    assert flagged and "term" in kinds


@pytest.mark.parametrize("texts", [[""], ["…"], ["NATO " * 200], ["\x1b[31mOTAN"]])
def test_odd_targets_end_in_a_verdict(texts: list[str]) -> None:
    done = climb(Scripted(lambda source, prefix: [""]), "l'OTAN", texts, NATO)
    assert len(done.renderings) == 1


@pytest.fixture(scope="module")
def engine() -> ArgosEngine:
    return ArgosEngine(packages.choose())


@pytest.fixture(scope="module")
def adversarial(engine: ArgosEngine) -> list[tuple[Case, Enforced]]:
    chosen = [case for case in cases() if case.occurrences][::7]
    drafts = draft(engine, [case.source for case in chosen])
    return list(zip(chosen, enforce(engine, drafts, [case.occurrences for case in chosen]), strict=True))


def test_the_real_engine_is_never_silently_wrong(adversarial: list[tuple[Case, Enforced]]) -> None:
    for case, done in adversarial:
        verdict = verify(done.target, case.occurrences, case.source)
        flagged = [i for i, one in enumerate(done.renderings) if one.status == "flagged"]
        assert list(verdict.missing) == flagged
        assert len([one for one in done.issues if one.kind == "term"]) == len(flagged)
        assert len([one for one in done.issues if one.kind == "forbidden"]) == len(verdict.forbidden)


def test_the_real_engine_gets_nearly_all_of_them_right(adversarial: list[tuple[Case, Enforced]]) -> None:
    every = [one for _, done in adversarial for one in done.renderings]
    assert sum(one.status != "flagged" for one in every) >= 0.95 * len(every)
