"""The commands as a user types them, with the real engine and the curated glossary."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main

ARTICLE = """Minsk et l’OTAN se défient

Par Jeanne Morel

Loukachenko accuse l’OTAN. « La Biélorussie ne cédera pas », a dit le président biélorusse à Kiev.

Poutine n’a pas répondu.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `visavis ARGV…` and give (exit code, standard output, standard error)."""

    def _run(*argv: object) -> tuple[int, str, str]:
        code = main([str(word) for word in argv])
        out, err = capsys.readouterr()
        return code, out, err

    return _run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "minsk.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_reading_prints_both_columns_without_a_terminal(run: Run, article: Path) -> None:
    code, out, _ = run("read", article, "--width", "100")
    assert code == 0
    assert "starter" in out
    assert all(len(line) <= 100 for line in out.splitlines())
    english = "\n".join(line.partition("│")[2] for line in out.splitlines())
    assert "Lukashenko" in english
    assert "NATO" in english
    assert "Loukachenko accuse l’OTAN" in out


def test_a_bare_path_is_read(run: Run, article: Path) -> None:
    assert run(article) == run("read", article)


def test_every_term_is_verified_or_flagged(run: Run, article: Path) -> None:
    code, out, err = run("export", article, "--format", "jsonl")
    assert code == 0
    terms = [term for row in rows(out) for term in row["terms"]]  # type: ignore[attr-defined]
    wanted = {"Loukachenko", "OTAN", "Biélorussie", "biélorusse", "Kiev", "Poutine"}
    assert wanted <= {term["surface"] for term in terms}
    for row in rows(out):
        for term in row["terms"]:  # type: ignore[attr-defined]
            assert term["status"] in ("already", "applied", "flagged")
            if term["status"] != "flagged":
                assert row["target"][term["start"] : term["end"]]  # type: ignore[index]
            else:
                assert (term["start"], term["end"], term["rung"]) == (None, None, "R6")
    assert "asked the engine for" in err


def test_the_second_export_asks_the_engine_nothing_and_gives_the_same_bytes(run: Run, article: Path) -> None:
    for form in ("md", "jsonl"):
        first = run("export", article, "--format", form)
        second = run("export", article, "--format", form)
        assert "asked the engine for 0 sources" in second[2]
        assert first[1] == second[1]


def test_an_article_survives_the_trip(run: Run, article: Path) -> None:
    _, out, _ = run("export", article, "--format", "jsonl")
    sources = "".join(str(row["source"]) for row in rows(out))
    for paragraph in (
        "Minsk et l’OTAN se défient",
        "le président biélorusse à Kiev.",
        "Poutine n’a pas répondu.",
    ):
        assert paragraph in sources
    ids = [str(row["id"]) for row in rows(out)]
    assert ids == sorted(ids, key=lambda one: tuple(map(int, one[1:].split("s"))))


def test_the_users_own_glossary_wins_over_the_curated_one(run: Run, article: Path, own_home: Path) -> None:
    own = own_home / ".config" / "visavis" / "glossary.tsv"
    own.parent.mkdir(parents=True)
    own.write_text("source\ttarget\nPoutine\tPutain\n", encoding="utf-8")
    _, out, _ = run("export", article, "--format", "jsonl")
    assert any("Putain" in str(row["target"]) for row in rows(out))
    extra = article.parent / "extra.tsv"
    extra.write_text("source\ttarget\nPoutine\tPoutin\n", encoding="utf-8")
    _, out, _ = run("export", article, "--format", "jsonl", "--glossary", extra)
    assert any("Poutin" in str(row["target"]) for row in rows(out))


def test_several_articles_go_into_a_folder(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "minsk.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out"
    assert run("export", article, tmp_path / "more", "-o", f"{out}/")[0] == 0
    assert sorted(path.name for path in out.iterdir()) == ["minsk-2.md", "minsk.md"]
    assert run("export", article, tmp_path / "more", "-o", tmp_path / "all.jsonl")[0] == 0
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) == 8


def test_one_bad_article_does_not_stop_the_others(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7\x00\x01\x02")
    code, out, err = run("export", tmp_path / "bad.txt", article, "--format", "jsonl")
    assert code == 1
    assert len(rows(out)) == 4
    assert "bad.txt" in err


def test_reading_a_folder_goes_on_after_a_bad_article(run: Run, article: Path) -> None:
    (article.parent / "bad.txt").write_bytes(b"%PDF-1.7\x00\x01\x02")
    code, out, err = run("read", article.parent)
    assert code == 1
    assert "Lukashenko" in out
    assert "bad.txt" in err


def test_removed_pieces_are_listed_and_can_be_kept(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "scraped.txt"
    path.write_text(
        "La Russie attend Kiev.\n\nÀ lire aussi : Un autre article\n\nLa suite demain.\n", encoding="utf-8"
    )
    _, out, _ = run("read", "--show-removed", path)
    assert "1 removed" in out
    assert "À lire aussi" in out
    assert "autre article" not in run("export", path, "--format", "jsonl")[1]
    assert "autre article" in run("export", path, "--format", "jsonl", "--no-cleanup")[1]


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["read", "nowhere.txt"], 1, "nowhere.txt"),
        (["nowhere"], 1, "nowhere"),
        (["export"], 2, "visavis export --help"),
        (["export", "x.txt", "--format", "pdf"], 2, "pdf"),
        (["read", "--widht", "3"], 2, "--widht"),
        (["read", "--width", "3", "x.txt"], 2, "--width"),
        (["glossary", "chekc"], 2, "chekc"),
        (["glossary", "check", "--glossary", "no.tsv"], 1, "no.tsv"),
        (["fetch", "ftp://example.org/x"], 1, "ftp"),
    ],
)
def test_mistakes_are_one_sentence(run: Run, argv: list[str], code: int, words: str) -> None:
    got, out, err = run(*argv)
    assert got == code
    assert out == ""
    assert words in err
    assert err.startswith("visavis: ")
    assert len(err.splitlines()) == 1


def test_a_bad_glossary_line_is_reported_and_the_rest_loads(run: Run, article: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("source\ttarget\nOTAN NATO\nMinsk\tMinske\n", encoding="utf-8")
    code, out, _ = run("glossary", "check", "--glossary", path)
    assert code == 1
    assert f"{path}:2" in out
    _, out, err = run("export", article, "--format", "jsonl", "--glossary", path)
    assert f"{path}:2" in err
    assert any("Minske" in str(row["target"]) for row in rows(out))


def test_the_curated_glossary_has_no_problem(run: Run) -> None:
    code, out, _ = run("glossary", "check")
    assert code == 0, out


def test_reading_goes_on_when_the_memory_is_no_database(run: Run, article: Path, own_home: Path) -> None:
    path = own_home / ".local" / "share" / "visavis" / "memory.db"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"somebody's notes" * 100)
    code, out, err = run("export", article, "--format", "jsonl")
    assert code == 0
    assert len(rows(out)) == 4
    assert "memory.db" in err
    assert path.read_bytes() == b"somebody's notes" * 100


def test_hostile_text_reaches_no_output(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    text = "La Russie \x1b]0;owned\x07 attend \x1b[31mune\x1b[0m réponse \u202etxet\u202c.\n"
    path.write_text(text, encoding="utf-8")
    for argv in (("read", path), ("export", path), ("export", path, "--format", "jsonl")):
        _, out, _ = run(*argv)
        assert "owned" not in out
        assert not any(sign in out for sign in "\x1b\x07\u202e\u202c")


@pytest.mark.parametrize("command", ["read", "export"])
def test_a_closed_output_is_no_traceback(article: Path, own_home: Path, command: str) -> None:
    line = f'exec "$0" -m reader {command} "$1" >&-'
    done = subprocess.run(["sh", "-c", line, sys.executable, article], capture_output=True, text=True)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["read", "export"])
def test_a_full_output_is_one_sentence(article: Path, own_home: Path, command: str) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "reader", command, article], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["read", "export"])
def test_an_output_that_knows_only_ascii_is_no_traceback(article: Path, own_home: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", command, article],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 0
    # An export is always UTF-8; what is only shown gets a ? for each sign that the output lacks.
    assert done.stdout.decode("utf-8" if command == "export" else "ascii").count("Lukashenko") == 1
