"""The index of a library, what a changed term touches there, and what changes."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import parse
from reader.bitext import Bitext
from reader.engine import DEFAULT, Hypothesis, Options
from reader.glossary import Glossary, Term
from reader.memory import Memory, Recall
from reader.pipeline import pair
from reader.segment import Segment
from reader.spot import Spotter
from reader.survey.change import changed, changes
from reader.survey.uses import Use, Uses

ARTICLES = {
    "a": "Kiev se tait. L’OTAN parle à Kiev. Rien ici.",
    "b": "La Biélorussie attend. Le cœur de KIEV bat. On prend le poulet Kiev.",
}


class Echo:
    """An engine that answers with a table, or the source, and counts what it is asked."""

    name, fingerprint = "echo", "0"

    def __init__(self, table: dict[str, str] | None = None) -> None:
        self.table = table or {}
        self.asked: list[str] = []

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        self.asked += sources
        return [[Hypothesis(self.table.get(source, source), -1.0)] for source in sources]


def segments(text: str) -> list[Segment]:
    return [Segment(0, number, part) for number, part in enumerate(text.split("|"))]


def index() -> Uses:
    uses = Uses()
    for name, text in ARTICLES.items():
        uses.add(name, segments(text.replace(". ", ".|")))
    return uses


def texts(uses: Sequence[Use]) -> list[str]:
    return [use.segment.text for use in uses]


def test_forms_are_found_whatever_their_case_accents_and_apostrophes() -> None:
    uses = index()
    assert len(uses) == 6
    assert texts(uses.holding(["Kiev"])) == [
        "Kiev se tait.",
        "L’OTAN parle à Kiev.",
        "Le cœur de KIEV bat.",
        "On prend le poulet Kiev.",
    ]
    assert texts(uses.holding(["poulet Kiev"])) == ["On prend le poulet Kiev."]
    assert texts(uses.holding(["coeur"])) == texts(uses.holding(["cœur"])) == ["Le cœur de KIEV bat."]
    assert texts(uses.of(Term("bielorussie", "Belarus"))) == []
    assert texts(uses.of(Term("Biélorussie", "Belarus"))) == ["La Biélorussie attend."]
    assert uses.holding(["", "…"]) == ()


def test_an_article_is_replaced_and_forgotten() -> None:
    uses = index()
    uses.add("a", segments("Minsk se tait."))
    assert texts(uses.holding(["Kiev", "Minsk"]))[-1] == "Minsk se tait."
    assert len(uses) == 4
    uses.discard("b")
    uses.discard("never there")
    assert len(uses) == 1
    assert texts(uses.holding(["Kiev"])) == []


def test_counts_are_those_of_the_spotter() -> None:
    kiev, chicken = Term("Kiev", "Kyiv"), Term("poulet Kiev", "chicken Kiev")
    counts = index().counts(Spotter(Glossary((kiev, chicken))))
    assert counts == {kiev: 3, chicken: 1}


words = st.sampled_from(["Kiev", "l’OTAN", "de", "poulet", "Nord", "corée", "du", "KIEV", "Ko\u0301", "œuf"])
sentences = st.lists(words, min_size=1, max_size=8).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(st.lists(sentences, min_size=1, max_size=6), st.lists(words, min_size=1, max_size=2).map(" ".join))
def test_no_segment_with_an_occurrence_is_missed(lines: list[str], form: str) -> None:
    uses = Uses()
    uses.add("x", [Segment(0, number, line) for number, line in enumerate(lines)])
    term = Term(form.removeprefix("l’"), "X", case="any")
    spotter = Spotter(Glossary((term,)))
    expected = [line for line in lines if spotter.spot(line)]
    assert texts(uses.of(term)) == expected
    assert set(expected) <= set(texts(uses.touched([term])))


KYIV = Term("Kiev", "Kyiv", kind="place", forbidden=("Kiev",))
TABLE = {
    "Kiev se tait.": "Kiev is silent.",
    "Rien ici.": "Kyiv is nothing here.",
    "Minsk parle.": "Minsk speaks.",
}


def bitext(engine: Recall, glossary: Glossary) -> Bitext:
    return pair(parse("\n\n".join(TABLE), "a.txt"), engine, Spotter(glossary))


def test_a_changed_term_touches_its_segments_and_no_other_and_asks_the_engine_nothing() -> None:
    behind = Echo(TABLE)
    engine = Recall(behind, Memory(None))
    old, new = Glossary(()), Glossary((KYIV,))
    before = bitext(engine, old)
    uses = Uses()
    uses.add("a", [unit.segment for unit in before.units], [unit.target for unit in before.units])
    touched = uses.touched(changed(old, new))
    assert texts(touched) == ["Kiev se tait.", "Rien ici."]  # the second for its English
    asked = len(behind.asked)
    units = {unit.segment: unit for unit in before.units}
    found = list(changes([(use.article, units[use.segment]) for use in touched], engine, Spotter(new)))
    assert len(behind.asked) == asked
    assert next((one.before.target, one.after.target) for one in found) == (
        "Kiev is silent.",
        "Kyiv is silent.",
    )
    assert [one.after for one in found] == [
        after
        for earlier, after in zip(before.units, bitext(engine, new).units, strict=True)
        if earlier != after
    ]


def test_only_what_a_term_does_counts_as_a_change() -> None:
    noted = replace(KYIV, note="why")
    assert changed(Glossary((KYIV,)), Glossary((noted,))) == ()
    other = replace(KYIV, target="Kiev")
    assert changed(Glossary((KYIV,)), Glossary((other,))) == (KYIV, other)
