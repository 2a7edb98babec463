"""Glossary files are read line by line, and layers win over one another."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import GlossaryError
from reader.fold import key, spelling
from reader.glossary import Glossary, Problem, Term, glossary, load, read
from reader.glossary.condition import condition
from reader.spot import Spotter

HEADER = "source\ttarget\tnote\tkind\tvariants\taccepted\tforbidden\tcase\tneeds\tunless\n"


def file(folder: Path, text: str | bytes, name: str = "a.tsv") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def reasons(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in problems]


def test_a_full_line(tmp_path: Path) -> None:
    line = (
        "Kiev\tKyiv\tAP\tplace\tKiew | Kyiv\tKyïv\tKiev | Kiew\texact\tUkraine | (la|le)\tpoulet | Dynamo\n"
    )
    path = file(tmp_path, f"# names\n\n{HEADER}{line}")
    terms, problems = read(path, "curated")
    assert problems == ()
    (term,) = terms
    assert (term.source, term.target, term.note, term.kind, term.case) == (
        "Kiev",
        "Kyiv",
        "AP",
        "place",
        "exact",
    )
    assert term.sources == ("Kiev", "Kiew", "Kyiv")
    assert term.targets == ("Kyiv", "Kyïv")
    assert term.forbidden == ("Kiev", "Kiew")
    assert term.needs == ("Ukraine", "(la|le)")
    assert term.unless == ("poulet", "Dynamo")
    assert (term.origin.layer, term.origin.path, term.origin.line) == ("curated", str(path), 4)


def test_a_plain_omegat_glossary(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "# Glossary in tab-separated format -*- utf-8 -*-\nMoscou\tMoscow\tcapital\nLondres\tLondon\n",
    )
    terms, problems = read(path, "extra")
    assert problems == ()
    assert [(term.source, term.target, term.note) for term in terms] == [
        ("Moscou", "Moscow", "capital"),
        ("Londres", "London", ""),
    ]


def test_the_header_says_the_order_and_unknown_columns_are_left_alone(tmp_path: Path) -> None:
    path = file(tmp_path, "Target\treviewer\tSOURCE\tcase\nMoscow\tAnna\tMoscou\tANY\n")
    terms, problems = read(path, "user")
    assert problems == ()
    assert (terms[0].source, terms[0].target, terms[0].case) == ("Moscou", "Moscow", "any")


def test_a_misspelt_column_is_noticed(tmp_path: Path) -> None:
    _, problems = read(file(tmp_path, "source\ttarget\tforbiden\nMoscou\tMoscow\tx\n"), "user")
    assert [(p.severity, p.fix) for p in problems] == [("notice", "did you mean forbidden?")]


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + HEADER.encode(), HEADER.replace("\n", "\r\n").encode(), HEADER.encode()]
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_byte_order_mark_and_line_ends(tmp_path: Path, data: bytes, end: bytes) -> None:
    terms, problems = read(file(tmp_path, data + "Pékin\tBeijing".encode() + end), "user")
    assert problems == ()
    assert [(term.source, term.target, term.origin.line) for term in terms] == [("Pékin", "Beijing", 2)]


def test_old_line_ends(tmp_path: Path) -> None:
    terms, _ = read(file(tmp_path, "source\ttarget\rMoscou\tMoscow\rLondres\tLondon"), "user")
    assert [(term.target, term.origin.line) for term in terms] == [("Moscow", 2), ("London", 3)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Moscou Moscow", "there is no TAB between the source and the target"),
        ("\tMoscow", "the source is empty"),
        ("Moscou\t" + "\u0323\u0301" * 50_000, "the line has 100007 characters; 10000 are allowed"),
        ("Moscou\t ", "the target is empty"),
        ("a\tA", "the French form a has fewer than two letters"),
        ("++\tplus", "the French form ++ has fewer than two letters"),
        ("Moscou\tMoscow\t\t\tM\t", "the French form M has fewer than two letters"),
        ("x" * 300 + "\tlong", f"the French form “{'x' * 30}…” has 300 characters; 200 are allowed"),
        ("Mos\x1b[31mcou\tMoscow", "there is a control character (U+001B) in the line"),
        (
            "Moscou\tMoscow\t\t\t\t\t\tupper",
            "the case upper is unknown; write exact, initial, any or nothing",
        ),
        (
            "Moscou\tMoscow\t\t\t\t\t\t\t(a|(b)",
            "in needs the pattern (a|(b) is not a regular expression (missing ), unterminated subpattern "
            "at position 0)",
        ),
        (
            "Moscou\tMoscow\t\t\t\t\t\t\t\t((a+)+)",
            "in unless the pattern ((a+)+) repeats a group, which can run away",
        ),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_loads(tmp_path: Path, line: str, reason: str) -> None:
    path = file(tmp_path, f"{HEADER}Londres\tLondon\n{line}\nPékin\tBeijing\n")
    terms, problems = read(path, "user")
    assert [term.target for term in terms] == ["London", "Beijing"]
    assert reasons(problems) == [(3, reason)]
    assert problems[0].severity == "problem"
    assert str(problems[0]).startswith(f"{path}:3: {reason}")


def test_one_line_that_is_not_utf8(tmp_path: Path) -> None:
    terms, problems = read(file(tmp_path, b"Londres\tLondon\nP\xe9kin\tBeijing\nMoscou\tMoscow\n"), "user")
    assert [term.target for term in terms] == ["London", "Moscow"]
    assert reasons(problems) == [(2, "byte 2 of the line is not UTF-8")]


@pytest.mark.parametrize(
    ("line", "source", "target", "severity"),
    [
        ("Pe\u0301kin\tBeijing", "Pékin", "Beijing", "notice"),
        ("Mos\u00adcou\tMos\u202ecow", "Moscou", "Moscow", "notice"),
        ("Xi\u00a0 Jinping\tXi  Jinping", "Xi Jinping", "Xi Jinping", "notice"),
        ("Moscou\tMos_cow", "Moscou", "Mos_cow", "problem"),
        ("Moscou\tMoscow" + "\t" * 9 + "stray", "Moscou", "Moscow", "problem"),
        ("Moscou\tMoscow\t\t\tMosca | | Moskva", "Moscou", "Moscow", "notice"),
    ],
)
def test_what_can_be_read_as_meant_is_kept_and_said(
    tmp_path: Path, line: str, source: str, target: str, severity: str
) -> None:
    terms, problems = read(file(tmp_path, HEADER + line + "\n"), "user")
    assert [(term.source, term.target) for term in terms] == [(source, target)]
    assert {problem.severity for problem in problems} == {severity}


@pytest.mark.parametrize(
    "line",
    [" Moscou \tMoscow ", "Le Monde\tLe Monde", "Правда\tPravda", "C++ (langage)\tC++", "x" * 200 + "\tlong"],
)
def test_these_lines_are_fine(tmp_path: Path, line: str) -> None:
    terms, problems = read(file(tmp_path, line + "\n"), "user")
    assert (len(terms), problems) == (1, ())


@pytest.mark.parametrize(
    ("source", "case"),
    [("préfet", "initial"), ("émir", "initial"), ("Préfet", "exact"), ("2e armée", "exact")],
)
def test_without_a_case_small_letters_may_open_a_sentence(tmp_path: Path, source: str, case: str) -> None:
    terms, _ = read(file(tmp_path, f"{source}\tx\n"), "user")
    assert terms[0].case == case


@pytest.mark.parametrize("data", [b"\xff\xfeM\0", b"\xfe\xff\0M", b"PK\x03\x04\0\0"])
def test_a_file_that_is_no_text(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(GlossaryError, match="is not UTF-8 text; save it as UTF-8"):
        read(file(tmp_path, data), "user")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"missing\.tsv does not exist"):
        read(tmp_path / "missing.tsv", "user")
    with pytest.raises(GlossaryError, match="is a folder"):
        read(tmp_path, "user")
    with pytest.raises(GlossaryError, match="cannot be read"):
        read(tmp_path / "a\0b", "user")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = file(tmp_path, HEADER)
    monkeypatch.setattr(Path, "read_bytes", refuse)  # root may read everything, so chmod would prove nothing
    with pytest.raises(GlossaryError, match="may not be read; try `chmod u"):
        read(path, "user")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_have_an_outcome(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = file(tmp_path_factory.getbasetemp() / "fuzz", HEADER.encode() + data)
    try:
        terms, problems = read(path, "user")
    except GlossaryError:
        return
    lines = [line for line in data.replace(b"\r\n", b"\n").split(b"\n") if line.strip() and line[:1] != b"#"]
    assert len(terms) <= len(lines)
    assert all(2 <= problem.line <= data.count(b"\n") + 2 for problem in problems)
    Spotter(glossary([terms]))


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    folder = tmp_path / "curated"
    file(folder, HEADER + "Loukachenko\tLukashenko\t\tperson\tLoukachenka | Lukachenko\n", "b.tsv")
    file(folder, HEADER + "Kiev\tKyiv\n", "a.tsv")
    file(folder, "not a glossary", "README.txt")
    return folder


def test_layers(curated: Path, tmp_path: Path) -> None:
    user = file(tmp_path, "Loukachenka\tLukashenka\nMinsk\tMinsk\n", "user/glossary.tsv")
    extra = file(tmp_path, "Kiev\tKiev\n", "mine.tsv")
    loaded = load(curated, user, [extra])
    assert loaded.problems == ()
    assert [(t.sources, t.target, t.origin.layer) for t in loaded.terms] == [
        (("Kiev",), "Kiev", "extra"),
        (("Loukachenka",), "Lukashenka", "user"),
        (("Minsk",), "Minsk", "user"),
        (("Loukachenko", "Lukachenko"), "Lukashenko", "curated"),
    ]
    assert [(o.form, o.winner.origin.layer, o.loser.origin.layer) for o in loaded.overrides] == [
        ("Kiev", "extra", "curated"),
        ("Loukachenka", "user", "curated"),
    ]


def test_of_two_extra_files_the_later_one_wins(curated: Path, tmp_path: Path) -> None:
    one, two = (file(tmp_path, f"Kiev\t{name}\n", f"{name}.tsv") for name in ("One", "Two"))
    assert [t.target for t in load(curated, extra=[one, two]).terms if t.source == "Kiev"] == ["Two"]


def test_a_term_whose_first_form_is_taken_keeps_the_others(curated: Path, tmp_path: Path) -> None:
    loaded = load(curated, file(tmp_path, "Loukachenko\tLoukachenko\n"))
    assert loaded.terms[-1].sources == ("Loukachenka", "Lukachenko")


def test_every_form_taken_twice(curated: Path, tmp_path: Path) -> None:
    files = [file(tmp_path, "Kiev\tX\n", f"{n}.tsv") for n in "abc"]
    loaded = load(curated, extra=files)
    assert [t.origin.path for t in loaded.terms if t.source == "Kiev"] == [str(files[-1])]
    assert len(loaded.overrides) == 3


def test_a_user_file_may_be_missing_the_others_may_not(curated: Path, tmp_path: Path) -> None:
    assert len(load(curated, tmp_path / "none.tsv").terms) == 2
    with pytest.raises(GlossaryError, match="does not exist"):
        load(curated, None, [tmp_path / "none.tsv"])
    with pytest.raises(GlossaryError, match="folder of curated glossaries"):
        load(tmp_path / "none")


def test_inside_a_layer_the_first_line_wins(tmp_path: Path) -> None:
    file(tmp_path, "Kiev\tKyiv\nKie\u0301v\tx\nKiev\tKiev\nKiev\tKyiv\tagain\n", "a.tsv")
    loaded = load(tmp_path)
    assert [term.target for term in loaded.terms] == ["Kyiv", "x"]
    where = f"line 1 of {tmp_path / 'a.tsv'}"
    assert [(p.line, p.reason) for p in loaded.problems if p.severity == "problem"] == [
        (3, f"Kiev already stands in {where}, as Kyiv; the first one counts"),
        (4, f"Kiev already stands in {where}; the first one counts"),
    ]


def test_one_name_may_stand_for_two_things_under_two_conditions() -> None:
    company = Term("Orange", "Orange SA", needs=("opérateur",))
    town = Term("Orange", "Orange", needs=("Vaucluse",))
    merged = glossary([[company, town]])
    assert merged.terms == (company, town)
    assert merged.problems == ()


def test_a_form_repeated_in_its_own_line_is_a_notice() -> None:
    merged = glossary([[Term("Kiev", "Kyiv", variants=("Kiew", "Kiev"))]])
    assert merged.terms[0].sources == ("Kiev", "Kiew")
    assert [problem.severity for problem in merged.problems] == ["notice"]


def test_the_fingerprint_depends_on_the_terms_only(tmp_path: Path) -> None:
    file(tmp_path / "one", "Kiev\tKyiv\tnote\nMoscou\tMoscow\n")
    file(tmp_path / "two", "# other comment\nMoscou\tMoscow\n", "x.tsv")
    file(tmp_path / "two", HEADER + "\nKiev\tKyiv\n", "y.tsv")
    file(tmp_path / "three", "Kiev\tKiev\nMoscou\tMoscow\n")
    one, two, three = (load(tmp_path / name).fingerprint for name in ("one", "two", "three"))
    assert one == two
    assert one != three
    assert len(one) == 64
    assert Glossary(()).fingerprint != one


def test_moving_a_value_to_another_column_changes_the_fingerprint() -> None:
    prints = {
        Glossary((term,)).fingerprint
        for term in (
            Term("a", "b", variants=("c",)),
            Term("a", "b", accepted=("c",)),
            Term("a", "b", forbidden=("c",)),
            Term("a", "b", needs=("c",)),
            Term("a", "b", case="any"),
        )
    }
    assert len(prints) == 5


def test_very_many_lines_with_one_form(tmp_path: Path) -> None:
    lines = "".join(f"Orange\tx\t\t\t\t\tbad\texact\tmot{n}\n" for n in range(20_000))
    loaded = load(file(tmp_path, lines).parent)
    assert len(loaded.terms) == 20_000
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("value", "text", "holds"),
    [
        ("île", "L'ÎLE Maurice", True),
        ("île", "Lilliput", False),
        ("opérateur", "l'opérateur", True),
        ("opérateur", "les opérateurs", False),
        ("Port-Louis", "à Port\u2011Louis.", True),
        ("(Vaucluse|d'Orange)", "la mairie d’Orange", True),
        ("(Orange (SA|Bank))", "orange bank", False),
        ("((?i:orange) bank)", "ORANGE bank", True),
        ("a (b)", "voici a (b) ici", True),
    ],
)
def test_conditions(value: str, text: str, holds: bool) -> None:
    folded = spelling(text)
    assert condition(value).holds(folded, key(folded)) is holds
