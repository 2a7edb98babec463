"""Every kind of fault that the lint knows: a line that has it, with its number and a fix, and one without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.article import Article
from reader.bitext import Bitext, Rendering, Unit
from reader.glossary import Problem, load
from reader.glossary.lint import lint
from reader.segment import Segment
from reader.spot import Spotter
from reader.survey.spellable import unspellable
from reader.survey.usage import usage

HEADER = "source\ttarget\tneeds\taccepted\tforbidden\tcase\tvariants\n"
CURATED = "Kiev\tKyiv\nmétro de Kiev\tKyiv metro\n"


@pytest.mark.parametrize(
    ("bad", "line", "reason", "good"),
    [
        pytest.param(
            "Brest\tBrest\nBrest\tBrest-Litovsk\n", 3, "already stands", "Brest\tBrest\n", id="duplicate"
        ),
        pytest.param("Kiev\tKiew\n", 2, "wins over", "Minsk\tMinsk\n", id="conflict between layers"),
        pytest.param("Kiev\tKyiv\n", 2, "says the same", "Minsk\tMinsk\n", id="shadowed"),
        pytest.param("Kiev\tKiew\n", 2, "still said for", "Minsk\tMinsk\n", id="longer terms left"),
        pytest.param(
            "Brest\tBrest\t\t\tBrst\nLvov\tLviv\t\tBrst\n",
            3,
            "is forbidden by Brest",
            "Brest\tBrest\t\t\tBrst\nLvov\tLviv\n",
            id="forbidden elsewhere",
        ),
        pytest.param(
            "Mexique\tMexico\nMexico\tMexico City\n", 2, "are a chain", "Mexique\tMexico\n", id="chain"
        ),
        pytest.param("Alpha\tBravo\nBravo\tAlpha\n", 2, "are a cycle", "Alpha\tBravo\n", id="cycle"),
        pytest.param(
            "mur de Berlin\tWall\nBerlin Ouest\tWest Berlin\n",
            2,
            "is spotted and Berlin Ouest",
            "mur de Berlin\tWall\nBerlin Ouest\tWest Berlin\nmur de Berlin Ouest\tWest Wall\n",
            id="straddling pair",
        ),
        pytest.param("Brest\t\n", 2, "the target is empty", "Brest\tBrest\n", id="empty target"),
        pytest.param("\tBrest\n", 2, "the source is empty", "Brest\tBrest\n", id="empty source"),
        pytest.param("Le\tThe\n", 2, "is a common word", "Le Monde\tLe Monde\n", id="stop word"),
        pytest.param("B\tBee\n", 2, "fewer than two letters", "Bo\tBo\n", id="one letter"),
        pytest.param(
            "nice\tgood\t\t\t\tany\nNice\tNice\n",
            3,
            "differs from nice",
            "nice\tgood\t\t\t\texact\nNice\tNice\n",
            id="case clash",
        ),
        pytest.param("Brest  Litovsk\tB\n", 2, "unusual white space", "Brest Litovsk\tB\n", id="white space"),
        pytest.param("Bre\u200bst\tB\n", 2, "invisible characters", "Brest\tB\n", id="invisible"),
        pytest.param("Brеst\tB\n", 2, "alphabets that look alike", "Брест\tB\n", id="look-alikes"),
        pytest.param("Pe\u0301kin\tB\n", 2, "separate marks", "Pékin\tB\n", id="NFD"),
        pytest.param("Brest\ta_b\n", 2, "holds an underscore", "Brest\ta b\n", id="underscore"),
        pytest.param("Brest Minsk\n", 2, "there is no TAB", "Brest\tMinsk\n", id="no TAB"),
        pytest.param(
            "Brest\tB\t\t\tB\n", 2, "both right and forbidden", "Brest\tB\t\t\tC\n", id="right and wrong"
        ),
        pytest.param("Brest\tB\t\tB\n", 2, "stands twice", "Brest\tB\t\tC\n", id="accepted twice"),
        pytest.param("Brest|Brst\tB\n", 2, "separates nothing", "Brest\tB\n", id="bar"),
        pytest.param("Brest\tB\t((a+)+)\n", 2, "repeats a group", "Brest\tB\t(a+)\n", id="runaway pattern"),
    ],
)
def test_a_fault_has_its_line_and_a_fix(tmp_path: Path, bad: str, line: int, reason: str, good: str) -> None:
    found = [one for one in linted(tmp_path, bad) if reason in one.reason]
    assert [(Path(one.path).name, one.line) for one in found][:1] == [("own.tsv", line)]
    assert all("\n" not in str(one) for one in found)
    told = {"wins over", "are a chain", "repeats a group"}
    """As meant, or said in the reason."""
    assert all(one.fix for one in found) or reason in told
    assert [one for one in linted(tmp_path, good) if one.path.endswith("own.tsv")] == []


def linted(folder: Path, lines: str) -> list[Problem]:
    curated = folder / "curated"
    curated.mkdir(exist_ok=True)
    (curated / "a.tsv").write_text(CURATED, encoding="utf-8")
    own = folder / "own.tsv"
    own.write_text(HEADER + lines, encoding="utf-8")
    return lint(load(curated, own))


@pytest.mark.parametrize(("needs", "faulty"), [("Vaucluse", True), ("Provence", False)])
def test_a_condition_that_never_holds(tmp_path: Path, needs: str, faulty: bool) -> None:
    found = list(surveyed(tmp_path, f"Orange\tOrange\t{needs}\n", "Orange est en Provence."))
    assert [(one.line, "condition never holds" in one.reason, bool(one.fix)) for one in found] == (
        [(2, True, True)] if faulty else []
    )


def surveyed(folder: Path, lines: str, source: str) -> Iterator[Problem]:
    linted(folder, lines)
    glossary = load(folder / "curated", folder / "own.tsv")
    spotter = Spotter(glossary)
    renderings = tuple(Rendering(one, one.start, one.end, "already", "R0") for one in spotter.spot(source))
    unit = Unit(Segment(0, 0, source), source, source, renderings)
    return usage(glossary, [Bitext(Article("a", "", ()), (unit,))], spotter).problems()


@pytest.mark.parametrize(("target", "faulty"), [("Plzeň", True), ("Pilsen", False)])
def test_a_target_that_the_package_cannot_spell(tmp_path: Path, target: str, faulty: bool) -> None:
    linted(tmp_path, f"Plzen\t{target}\n")
    terms = load(tmp_path / "curated", tmp_path / "own.tsv").terms
    found = list(unspellable(terms[:1], list, set("PlzenPilsen")))
    assert [(one.line, bool(one.fix)) for one in found] == ([(2, True)] if faulty else [])
