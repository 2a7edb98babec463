"""`visavis glossary` as a user types it, with the curated glossary and the real engine."""

import json
import re
import shlex
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import exchange, folders
from reader.cli import main
from reader.cli.glossary import words
from reader.glossary.row import HEADER

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*argv: object) -> tuple[int, str, str]:
        code = main(["glossary", *(str(word) for word in argv)])
        out, err = capsys.readouterr()
        return code, out, err

    return _run


@pytest.fixture
def own() -> Path:
    return folders.config() / "glossary.tsv"


def as_json(run: Run, *argv: object) -> dict[str, object]:
    found = json.loads(run(*argv, "--json")[1])
    assert isinstance(found, dict)
    return found


def test_add_list_show_and_remove(run: Run, own: Path) -> None:
    code, out, err = run(
        "add", "Zorglub", "Zorglub", "--note", "mad", "--variant", "Zorglube", "--kind", "person"
    )
    assert (code, err) == (0, "")
    assert out == f"Added to {own}:2: Zorglub → Zorglub\n"
    assert own.read_text(encoding="utf-8") == f"{HEADER}\nZorglub\tZorglub\tmad\tperson\tZorglube\n"
    assert f"Zorglub → Zorglub (person)  user {own}:2" in run("list", "zorglube")[1]
    assert "variants  Zorglube" in run("show", "ZORGLUB")[1]
    code, out, _ = run("remove", "zorglub")
    assert (code, out.splitlines()[1]) == (0, "Zorglub\tZorglub\tmad\tperson\tZorglube")
    assert own.read_text(encoding="utf-8") == f"{HEADER}\n"


def test_a_conflict_is_named_before_saving(run: Run, own: Path) -> None:
    line = ("add", "Moscou", "Moskva", "--accepted", "Kiev")
    code, out, err = run(*line)
    assert (code, out) == (1, "")
    assert "forbidden by" in err and "wins over Moscou → Moscow" in err and "Nothing was saved" in err
    assert not own.exists()
    assert run(*line, "--force")[0] == 0
    shown = as_json(run, "show", "Moscou")
    assert [term["layer"] for term in shown["terms"]] == ["user"]  # type: ignore[attr-defined]
    assert [one["layer"] for one in shown["overridden"]] == ["curated"]  # type: ignore[attr-defined]
    assert run("check")[0] == 1


def test_what_still_says_the_replaced_english_is_named_with_the_command_that_mends_it(run: Run) -> None:
    code, _, err = run("add", "Loukachenko", "Lukashenka")
    assert code == 0
    done = {"Loukachenko"}
    for _ in range(10):
        found = re.search(r"still said for [^\n]*\(visavis glossary (add [^\n]*)\)", err)
        if not found:
            break
        command = shlex.split(found[1])
        done.add(command[1])
        code, _, err = run(*command)
        assert code == 0, err
        err = run("check")[1]
    assert {"Loukachenka", "Alexandre Loukachenko", "Viktor Loukachenko"} <= done
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("Le", "The"), "is a common word"),
        (("x", "y"), "fewer than two letters"),
        (("é" * 300, "y"), "300 characters"),
        (("Zor_glub", "a_b"), "underscore"),
        (("Kyiv", "Kiev"), "are a cycle"),
        (("Mоscou", "Moscow"), "mixes alphabets"),
        (("Zorglub", "Z", "--needs", "((a+)+)"), "repeats a group"),
        (("Zorglub", "Z", "--forbidden", "Z"), "both right and forbidden"),
    ],
)
def test_what_check_would_call_a_problem_is_refused(
    run: Run, own: Path, line: tuple[str, ...], said: str
) -> None:
    code, _, err = run("add", *line)
    assert code == 1 and said in err
    assert not own.exists()
    found = as_json(run, "add", *line)
    assert found["added"] is None


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("A(b)*[c]", "A(b)*[c]\tx"),
        ("Правда", "Правда\tx"),
        ("Zoe\u0301 Zo", "Zoé Zo\tx"),
        ("Zor  glub", "Zor glub\tx"),
    ],
)
def test_odd_names_are_kept_as_they_are_meant(run: Run, own: Path, source: str, line: str) -> None:
    assert run("add", source, "x")[0] == 0
    assert own.read_text(encoding="utf-8").splitlines()[1].rstrip("\t") == line
    assert run("check")[0] == 0


def test_a_term_that_is_its_own_target_is_fine(run: Run) -> None:
    assert run("add", "Zorglub", "Zorglub")[0] == 0


def test_only_the_file_that_was_named_is_changed(run: Run, own: Path, tmp_path: Path) -> None:
    other = tmp_path / "team.tsv"
    other.write_bytes(b"# ours\r\nKief\tKyiv\r\n")
    assert run("add", "Zorglub", "Zorglub", "--file", other)[0] == 0
    assert other.read_bytes() == b"# ours\r\nKief\tKyiv\r\nZorglub\tZorglub\r\n"
    assert not own.exists()
    assert run("remove", "Kief", "--file", other)[0] == 0
    assert other.read_bytes() == b"# ours\r\nZorglub\tZorglub\r\n"


def test_removing_what_is_not_yours_says_where_it_stands(run: Run, own: Path) -> None:
    code, _, err = run("remove", "Kiev")
    assert code == 1 and "curated glossary" in err and "places.tsv" in err
    own.parent.mkdir(parents=True)
    own.write_text(f"{HEADER}\nZed a\tZ\n{'Zed b'}\tZ\t\t\tZed c\nZed d\tZ\nZed d\tZ\n", encoding="utf-8")
    assert "is a variant of Zed b" in run("remove", "zed c")[2]
    assert "stands in lines 4, 5" in run("remove", "Zed d")[2]
    assert run("remove", "Zed d", "--line", "5")[0] == 0
    assert "is not in" in run("remove", "nobody at all")[2]


def test_show_of_an_unknown_name_offers_near_ones(run: Run) -> None:
    code, _, err = run("show", "Loukachenkoo")
    assert code == 1 and "like it: Loukachenko" in err


def script(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_edit_opens_the_editor_and_checks_what_it_saved(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script(tmp_path / "ed", 'printf "Zorglub\\n" >> "$1"')))
    code, out, _ = run("edit")
    assert code == 1 and f"{own}:2: there is no TAB" in out
    monkeypatch.setenv("VISUAL", f"{script(tmp_path / 'vi', 'exit 3')} --wait")
    code, _, err = run("edit", own)
    assert code == 1 and "ended with an error" in err
    assert own.read_text(encoding="utf-8") == f"{HEADER}\nZorglub\n"


def test_edit_without_an_editor_says_how_to_set_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = run("edit")
    assert code == 2 and "export EDITOR=nano" in err
    for value, said in (
        ("no-such-editor-at-all", "cannot be started"),
        ("'unclosed", "unclosed quotation mark"),
    ):
        monkeypatch.setenv("EDITOR", value)
        assert said in run("edit")[2]


def test_a_folder_in_place_of_the_own_glossary_is_one_sentence(run: Run, own: Path) -> None:
    own.mkdir(parents=True)
    for line in (("add", "Zorglub", "Z"), ("check",), ("remove", "Zorglub"), ("list",)):
        code, _, err = run(*line)
        assert code == 1 and "is a folder" in err and "Traceback" not in err


ARTICLES = {
    "a.txt": "Zorglub accuse Champignac.\n\nChampignac et Loukachenka se taisent. Moscou se tait.\n",
    "b.txt": "Selon Champignac, Loukachenka ment. Moscou dément les propos de Champignac.\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_diff_says_which_segments_change_and_how(run: Run, articles: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.tsv", tmp_path / "new.tsv"
    old.write_text("Zorglub\tZorglub\n", encoding="utf-8")
    new.write_text("Zorglub\tZorglub\nMoscou\tMuscovia\n", encoding="utf-8")
    code, out, _ = run("diff", old, new, "--articles", articles)
    assert code == 1
    assert out.count("\n+ ") == 3 and "Muscovia" in out and "2 segments change" in out
    assert run("diff", old, old, "--articles", articles)[:2] == (0, "0 lines differ, 0 segments change\n")
    found = as_json(run, "diff", old, new)
    assert {term["target"] for term in found["terms"]} == {"Moscow", "Muscovia"}  # type: ignore[attr-defined]
    new.write_text("Zorglub\tZorglub\nNulle Part\tNowhere\n", encoding="utf-8")
    assert run("diff", old, new)[0] == 1
    assert run("diff", old, new, "--articles", articles)[0] == 0
    assert "is not there" in run("diff", old, tmp_path / "none.tsv")[2]


def test_diff_of_a_term_taken_out_of_a_file_of_the_curated_folder(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    places = folders.curated() / "places.tsv"
    new = tmp_path / "places.tsv"
    lines = places.read_text(encoding="utf-8").splitlines(keepends=True)
    new.write_text("".join(line for line in lines if not line.startswith("Moscou\t")), encoding="utf-8")
    code, out, _ = run("diff", places, new)
    assert code == 1 and out.splitlines()[-1] == "1 lines differ"


def test_suggest_ranks_what_the_glossary_lacks_and_adds_it(run: Run, articles: Path, own: Path) -> None:
    found = as_json(run, "suggest", articles)
    names = {one["name"]: one for one in found["candidates"]}  # type: ignore[attr-defined]
    assert names["Champignac"]["count"] == 4
    assert "Moscou" not in names
    code, out, _ = run("suggest", articles, "--add")
    assert code == 0 and "added to" in out
    assert "Champignac\tChampignac\tsuggested" in own.read_text(encoding="utf-8")
    assert run("check")[0] == 0
    assert "Champignac" not in {one["name"] for one in as_json(run, "suggest", articles)["candidates"]}  # type: ignore[attr-defined]


def test_what_is_suggested_fits_the_columns_of_the_file(run: Run, articles: Path, own: Path) -> None:
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("source\ttarget\nMinsk\tMiensk\n", encoding="utf-8")
    assert run("suggest", str(articles), "--least", "1", "--add")[0] == 0
    lines = own.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 2
    assert all(line.count("\t") == 1 for line in lines)


def test_a_near_variant_of_a_known_name_gets_its_english(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("On a vu Zelinskiy hier. Le président Zelinskiy a parlé à la presse.\n", encoding="utf-8")
    [one] = as_json(run, "suggest", path)["candidates"]  # type: ignore[misc]
    assert one["like"]["source"].startswith("Zelensk")
    assert one["term"]["target"] == one["like"]["target"]


def test_check_with_articles_tells_what_is_unused_flagged_and_inconsistent(
    run: Run, articles: Path, own: Path
) -> None:
    own.parent.mkdir(parents=True)
    own.write_text(
        f"{HEADER}\nNulle Part\tNowhere\nMoscou\tMuscovia\nChampignac\tChampi\t\t\t\t\t\t\tcomtesse\n",
        encoding="utf-8",
    )
    code, out, _ = run("check", "--articles", articles)
    assert code == 0
    assert f"never used: Nulle Part → Nowhere  user {own}:2" in out
    assert f"{own}:4: Champignac occurs 4 times and its condition never holds" in out
    assert f"{own}:3: wins over Moscou → Moscow" in out
    found = as_json(run, "check", "--articles", articles)
    assert found["articles"] == 2 and found["problems"] == 0


def test_check_can_ask_the_package(run: Run, own: Path) -> None:
    run("add", "Zorglub", "Zorglub")
    code, out, _ = run("check", "--package")
    assert code == 0 and f"{own}:2" not in out


def test_import_adds_what_is_new_and_reports_the_rest(run: Run, own: Path, tmp_path: Path) -> None:
    path = tmp_path / "team.utf8"
    path.write_text("Zorglub\tZorglub\nSpirou\tSpirou\tgroom\nx\ty\nZorglub\tZ\n", encoding="utf-8")
    code, out, err = run("import", path)
    assert code == 1 and "2 terms added" in out and "2 left out" in out
    assert f"{path}:3" in err and f"{path}:4: Zorglub → Z differs from Zorglub → Zorglub" in err
    before = own.read_bytes()
    assert "0 terms added" in run("import", path)[1]
    assert own.read_bytes() == before
    assert "cannot be read" in run("import", tmp_path / "none.csv")[2]


def test_every_format_of_exchange_can_be_asked_for() -> None:
    assert words.FORMATS == exchange.FORMATS


def test_export_writes_the_terms_and_says_what_is_lost(run: Run, own: Path, tmp_path: Path) -> None:
    run("add", "Zorglub", "Zorglub", "--variant", "Zorglube", "--note", "mad")
    path = tmp_path / "g.csv"
    code, _, err = run("export", path, "--own", "--format", "deepl")
    assert code == 0 and "CSV (DeepL) cannot hold: note (1 term), variants (1 term)" in err
    assert path.read_bytes() == b"Zorglub,Zorglub,fr,en\r\n"
    found = as_json(run, "export", tmp_path / "g.tbx", "--own")
    assert (found["written"], found["format"], found["notices"]) == (1, "tbx", [])
    assert run("export", "-", "--own", "--format", "tsv2")[1] == "Zorglub\tZorglub\n"
    assert run("export", tmp_path / "g.xyz")[0] == 2
    assert "cannot be written" in run("export", tmp_path / "no" / "g.csv")[2]
