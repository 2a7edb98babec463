"""What is wrong with a term is known before it is saved, and is what the lint says afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.glossary import Glossary, Origin, Term, edit, glossary, load
from reader.glossary.conflict import Conflicts, conflicts
from reader.glossary.lint import lint
from tests.conftest import ROOT

HERE = Origin("user", "/home/me/glossary.tsv", 2)
CURATED = load(ROOT / "glossary")


def said(term: Term, known: Glossary = CURATED) -> list[str]:
    return [f"{one.severity}: {one.reason}" for one in conflicts(replace(term, origin=HERE), known)]


def test_a_new_name_has_no_conflicts() -> None:
    assert said(Term("Zorglub", "Zorglub")) == []


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        (Term("Le", "The"), "problem: the French form Le is a common word"),
        (Term("Minsk", "Miensk"), "notice: wins over Minsk → Minsk"),
        (Term("Loukachenko", "Lukashenka"), "notice: Lukashenko is still said for Loukachenka"),
        (Term("Moscou", "Moscow", accepted=("Kiev",)), "problem: Kiev is forbidden by Kiev"),
        (Term("Zorglub", "Z", forbidden=("Kyiv",)), "problem: Kyiv is forbidden by Zorglub"),
        (Term("Kyiv", "Kiev"), "problem: Kyiv → Kiev and Kiev → Kyiv"),
        (Term("Foo République", "x"), "notice: in “Foo République tchèque” Foo République is spotted"),
        (Term("x", "y"), "problem: The term x cannot be kept"),
        (Term("a\tb", "y"), "problem: The term a b cannot be kept"),
    ],
)
def test_a_conflict_is_named(term: Term, reason: str) -> None:
    assert any(one.startswith(reason) for one in said(term))


def test_a_second_line_for_one_form_is_a_problem_in_its_own_layer() -> None:
    known = Glossary((Term("Zorglub", "Z", origin=replace(HERE, line=7)),))
    assert said(Term("Zorglub", "Y"), known) == [
        "problem: Zorglub already stands in line 7 of /home/me/glossary.tsv, as Z; the first one counts"
    ]


def test_an_edited_term_is_not_in_conflict_with_itself() -> None:
    old = Term("Zorglub", "Z", origin=replace(HERE, line=7))
    new = replace(old, target="Zed")
    assert Conflicts(Glossary((old,))).of(new, instead=old) == ()


forms = st.sampled_from(["Kiev", "KIEV", "Kyiv", "mur de Berlin", "Berlin Est", "Est Kiev", "le", "Minsk"])
terms = st.builds(
    Term,
    source=forms,
    target=forms,
    variants=st.lists(forms, max_size=1).map(tuple),
    forbidden=st.lists(forms, max_size=1).map(tuple),
    case=st.sampled_from(["exact", "initial", "any"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(terms, max_size=4), terms)
def test_what_is_said_is_what_the_whole_lint_would_add(known: list[Term], new: Term) -> None:
    placed = [replace(term, origin=Origin("user", "g.tsv", n)) for n, term in enumerate(known, start=2)]
    added = replace(new, origin=Origin("user", "g.tsv", len(known) + 2))
    before = {str(one) for one in lint(glossary([placed]))}
    expected = {str(one) for one in lint(glossary([[*placed, added]]))} - before
    assert {str(one) for one in conflicts(added, glossary([placed]))} == expected


def test_what_was_saved_without_conflicts_passes_the_check(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    new = Term("Zorglub", "Zorglub", variants=("Zorglube",), origin=Origin("user", str(path), 2))
    assert conflicts(new, CURATED) == ()
    edit.add(path, new)
    found = load(ROOT / "glossary", path)
    assert [one for one in lint(found) if one.path == str(path)] == []
