"""The linter finds what lines do to one another, and leaves a clean glossary alone."""

from pathlib import Path

import pytest

from reader.glossary import Glossary, Origin, Term, glossary, load
from reader.glossary.lint import lint
from reader.spot import Spotter
from tests.conftest import ROOT


def term(line: int, source: str, target: str, **more: object) -> Term:
    return Term(source, target, origin=Origin("user", "g.tsv", line), **more)  # type: ignore[arg-type]


def said(*terms: Term) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.severity, problem.reason) for problem in lint(Glossary(terms))]


CLEAN = (
    term(1, "Kiev", "Kyiv", forbidden=("Kiev",)),
    term(2, "poulet Kiev", "chicken Kiev"),
    term(3, "Le Monde", "Le Monde"),
    term(4, "Biélorussie", "Belarus", variants=("Belarus",), accepted=("Belarusian",)),
    term(5, "biélorusse", "Belarusian", accepted=("Belarus",), case="initial"),
    term(6, "Правда", "Pravda"),
    term(7, "Orange", "Orange", needs=("Vaucluse",)),
    term(8, "orange", "orange", case="any", needs=("fruit",)),
)


def test_a_clean_glossary_is_silent() -> None:
    assert said(*CLEAN) == []


@pytest.mark.parametrize(
    ("terms", "line", "severity", "reason"),
    [
        ((term(1, "Le", "The"),), 1, "problem", "the French form Le is a common word"),
        ((term(1, "x y", "z", variants=("DÉJÀ",)),), 1, "problem", "the French form DÉJÀ is a common word"),
        ((term(1, "Mосcou", "Moscow"),), 1, "problem", "Mосcou mixes alphabets that look alike"),
        ((term(1, "Moscou", "Mosсow"),), 1, "problem", "Mosсow mixes alphabets that look alike"),
        ((term(1, "Moscou|Moskva", "Moscow"),), 1, "problem", "the bar in Moscou|Moskva separates nothing"),
        ((term(1, "Kiev", "Kyiv", forbidden=("Kyiv",)),), 1, "problem", "Kyiv is both right and forbidden"),
        (
            (term(1, "Kiev", "Kyiv", accepted=("K'",), forbidden=("K’",)),),
            1,
            "problem",
            "K’ is both right and forbidden",
        ),
        ((term(1, "Kiev", "Kyiv", accepted=("Kyiv",)),), 1, "notice", "an accepted form stands twice"),
        (
            (term(1, "Kiev", "Kyiv", forbidden=("Kiev",)), term(2, "Moscou", "Moscow", accepted=("Kiev",))),
            2,
            "problem",
            "Kiev is forbidden by Kiev (g.tsv:1)",
        ),
        (
            (term(1, "Mexique", "Mexico"), term(2, "Mexico", "Mexico City")),
            1,
            "notice",
            "Mexique → Mexico and Mexico → Mexico City (g.tsv:2) are a chain; each is applied once",
        ),
        (
            (term(1, "nice", "good", case="any"), term(2, "Nice", "Nice")),
            2,
            "problem",
            "Nice differs from nice (g.tsv:1) in case only",
        ),
    ],
)
def test_one_fault(terms: tuple[Term, ...], line: int, severity: str, reason: str) -> None:
    found = said(*terms)
    assert found == [(line, severity, reason)]


def test_every_problem_has_a_fix_in_one_line() -> None:
    terms = (term(1, "Le", "The"), term(2, "Mосcou", "x|y"), term(3, "aa", "bb"), term(4, "bb", "aa"))
    problems = [problem for problem in lint(Glossary(terms)) if problem.severity == "problem"]
    assert len(problems) == 5
    assert all(problem.fix and "\n" not in str(problem) for problem in problems)


def test_a_cycle_is_reported_on_both_lines_and_each_term_is_applied_once() -> None:
    terms = (term(1, "Alpha", "Bravo"), term(2, "Bravo", "Alpha"))
    assert said(*terms) == [
        (1, "problem", "Alpha → Bravo and Bravo → Alpha (g.tsv:2) are a cycle"),
        (2, "problem", "Bravo → Alpha and Alpha → Bravo (g.tsv:1) are a cycle"),
    ]
    assert [found.term for found in Spotter(Glossary(terms)).spot("Alpha et Bravo")] == list(terms)


def test_what_reading_found_comes_first_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_text("Kiev\tKyiv\nLe\tThe\nno tab\n", encoding="utf-8")
    (tmp_path / "a.tsv").write_text("Moscou\tMoscow\nMoscou\tMoscow\n", encoding="utf-8")
    found = lint(load(tmp_path))
    assert [(Path(problem.path).name, problem.line) for problem in found] == [
        ("a.tsv", 2),
        ("b.tsv", 2),
        ("b.tsv", 3),
    ]


def test_crowded_forms_do_not_run_away() -> None:
    """Everybody has the same target, which is everybody's French form and forbidden by everybody."""
    terms = tuple(
        term(n, f"nom{n}", "même nom", forbidden=("faux",), variants=("même nom",), needs=(f"x{n}",))
        for n in range(20_000)
    )
    merged = glossary([terms])
    assert len(merged.terms) == 20_000
    assert lint(merged) == []


def test_the_curated_glossary_has_no_problems() -> None:
    problems = [str(problem) for problem in lint(load(ROOT / "glossary")) if problem.severity == "problem"]
    assert problems == []


def test_overlapping_terms_of_ones_own_are_noticed() -> None:
    terms = (
        term(1, "président de la République", "president"),
        term(2, "République tchèque", "Czechia"),
        term(3, "chef de la", "head of the"),
        term(4, "la Haye", "The Hague"),
        term(5, "Corée du Nord", "North Korea"),
        term(6, "Nord Stream", "Nord Stream"),
        term(7, "Corée du Nord Stream", "never mind"),
    )
    assert said(*terms) == [
        (
            1,
            "notice",
            "in “président de la République tchèque” président de la République is spotted and "
            "République tchèque (g.tsv:2) is not",
        )
    ]
    [spotted] = Spotter(Glossary(terms)).spot("le président de la République tchèque")
    assert spotted.term == terms[0]


def test_overlaps_of_curated_terms_are_left_to_the_articles() -> None:
    curated = Origin("curated", "c.tsv", 1)
    terms = (
        Term("mur de Berlin", "Berlin Wall", origin=curated),
        Term("Berlin Est", "East Berlin", origin=curated),
    )
    assert lint(Glossary(terms)) == []


def test_crowded_overlaps_do_not_run_away() -> None:
    heads = tuple(term(n, f"tête{n} milieu", f"head{n}") for n in range(5_000))
    tails = tuple(term(n, f"milieu queue{n}", f"tail{n}") for n in range(5_000, 10_000))
    assert len(lint(Glossary(heads + tails))) <= 5_000 * 20


def test_lines_that_win_over_a_weaker_layer_are_noticed() -> None:
    weak = Term("Kiev", "Kyiv", variants=("Kief",), origin=Origin("curated", "c.tsv", 9))
    layers = [[weak], [term(1, "Kiev", "Kiew"), term(2, "Kief", "Kyiv")]]
    assert [(one.line, one.severity, str(one)) for one in lint(glossary(layers))] == [
        (1, "notice", "g.tsv:1: wins over Kiev → Kyiv of c.tsv:9"),
        (2, "notice", "g.tsv:2: Kief → Kyiv of c.tsv:9 says the same (this line can go)"),
    ]


def weaker(line: int, source: str, target: str, **more: object) -> Term:
    return Term(source, target, origin=Origin("curated", "c.tsv", line), **more)  # type: ignore[arg-type]


def test_what_still_says_the_english_that_a_line_replaces_is_noticed() -> None:
    curated = [
        weaker(1, "Kiev", "Kyiv", variants=("Kief",)),
        weaker(2, "métro de Kiev", "Kyiv metro", forbidden=("Kiew",)),
        weaker(3, "poulet Kiev", "chicken Kiev"),
        weaker(4, "Kievliane", "Kyiv people"),
    ]
    found = [str(one) for one in lint(glossary([curated, [term(1, "Kiev", "Kiew")]]))]
    assert found == [
        "g.tsv:1: wins over Kiev → Kyiv of c.tsv:1",
        "g.tsv:1: Kyiv is still said for Kief (c.tsv:1), métro de Kiev (visavis glossary add Kief Kiew)",
    ]
    own = [term(1, "Kiev", "Kiew", variants=("Kief",)), term(2, "métro de Kiev", "Kiew metro")]
    assert not any("still said" in str(one) for one in lint(glossary([curated, own])))


def test_one_line_that_says_what_its_layer_says_is_silent() -> None:
    curated = [weaker(1, "Kiev", "Kyiv"), weaker(2, "métro de Kiev", "Kyiv metro")]
    own = [term(1, "Kiev", "Kiew", accepted=("Kyiv",))]
    assert not any("still said" in str(one) for one in lint(glossary([curated, own])))
