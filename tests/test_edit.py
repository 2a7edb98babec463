"""Editing a glossary file: nothing but the edited line changes, and nothing is ever lost."""

import errno
import multiprocessing
import os
import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import save
from reader.errors import GlossaryError
from reader.glossary import edit, rewrite
from reader.glossary.row import HEADER, row, tidy
from reader.glossary.term import Origin, Term
from reader.glossary.termfile import COLUMNS, read

MINSK = Term("Minsk", "Minsk")
FILES = {
    "comments and CR LF": b"# mine\r\n\r\nsource\ttarget\tnote\tmine\r\nKiev\tKyiv\t n \tX\r\n# end",
    "BOM, no header, a bad line": b"\xef\xbb\xbfKiev\tKyiv\n\n\xff bad\nMoscou\tMoscow",
    "old Mac": b"source\ttarget\rKiev\tKyiv\r",
    "OmegaT": b"Kiev\tKyiv\tcapital\n",
    "mixed endings": b"source\ttarget\r\nKiev\tKyiv\nMoscou\tMoscow\r\n\n",
}


@pytest.fixture(params=FILES.values(), ids=FILES.keys())
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "g.tsv"
    path.write_bytes(request.param)
    return path


def kiev(path: Path) -> Term:
    return next(term for term in read(path, "user")[0] if term.source == "Kiev")


def test_adding_appends_and_leaves_every_byte(file: Path) -> None:
    before = file.read_bytes()
    made = edit.add(file, MINSK)
    after = file.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].strip() == b"Minsk\tMinsk"
    assert after.endswith((b"\n", b"\r")) == before.endswith((b"\n", b"\r"))
    assert [term.source for term in read(file, "")[0]][-1] == "Minsk"
    assert read(file, "")[0][-1].origin.line == made.line


def test_replacing_changes_one_line_only(file: Path) -> None:
    before = file.read_bytes()
    line = next(one for one in before.splitlines() if b"Kiev" in one).removeprefix(b"\xef\xbb\xbf")
    made = edit.replace(file, kiev(file), Term("Kiev", "Kiew", kiev(file).note))
    assert file.read_bytes() == before.replace(line, line.replace(b"Kyiv", b"Kiew"))
    assert made.before == (line.decode(),)


def test_removing_takes_one_line_out(file: Path) -> None:
    before = file.read_bytes()
    line = next(one for one in before.splitlines(keepends=True) if b"Kiev" in one)
    edit.remove(file, kiev(file))
    assert file.read_bytes() == before.replace(line.removeprefix(b"\xef\xbb\xbf"), b"")


def test_undo_brings_every_byte_back_and_undoing_that_does_it_again(file: Path) -> None:
    before = file.read_bytes()
    changes = (
        lambda: edit.add(file, MINSK, Term("Brest", "Brest")),
        lambda: edit.replace(file, kiev(file), Term("Kiev", "Kiew")),
        lambda: edit.remove(file, kiev(file)),
    )
    for change in changes:
        made = change()
        after = file.read_bytes()
        back = edit.undo(made)
        assert file.read_bytes() == before
        edit.undo(back)
        assert file.read_bytes() == after
        edit.undo(made)
        assert file.read_bytes() == before


def test_unknown_columns_and_untouched_cells_keep_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_text("id\tsource\ttarget\tnote\tmine\n7\tKiev\tKyiv\t  odd   note \t x \n", encoding="utf-8")
    edit.replace(path, kiev(path), Term("Kiev", "Kiew", "odd note"))
    assert path.read_text(encoding="utf-8").splitlines()[1] == "7\tKiev\tKiew\t  odd   note \t x "


def test_a_new_file_gets_a_header_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "glossary.tsv"
    edit.add(path, MINSK)
    assert path.read_text(encoding="utf-8") == f"{HEADER}\nMinsk\tMinsk\n"


def test_undo_finds_its_line_after_others_have_changed_the_file(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"source\ttarget\nA a\tA\nB b\tB\nC c\tC\n")
    gone = edit.remove(path, Term("B b", "B"))
    path.write_bytes(b"# new\n" + path.read_bytes() + b"D d\tD\n")
    edit.undo(gone)
    assert path.read_bytes() == b"# new\nsource\ttarget\nA a\tA\nB b\tB\nC c\tC\nD d\tD\n"
    added = edit.add(path, MINSK)
    path.write_bytes(path.read_bytes() + b"# after\n")
    edit.undo(added)
    assert path.read_bytes().endswith(b"D d\tD\n# after\n")
    with pytest.raises(GlossaryError, match="changed or removed meanwhile"):
        edit.undo(added)


def test_a_line_is_found_by_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"Kiev\tKyiv\n")
    known = kiev(path)
    path.write_bytes(b"# pushed\n# down\nKiev\tKyiv\n")
    assert edit.find(path, known).origin.line == 3
    edit.remove(path, known)
    assert path.read_bytes() == b"# pushed\n# down\n"
    with pytest.raises(GlossaryError, match="Kiev"):
        edit.remove(path, known)


def test_a_term_that_lost_a_form_to_a_stronger_layer_is_found(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(f"{HEADER}\n{row(Term('Kiev', 'Kyiv', variants=('Kief',)))}\n".encode())
    assert edit.find(path, Term("Kief", "Kyiv")).variants == ("Kief",)


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (Term("a\tb", "x"), "TAB"),
        (Term("ab", "x\ny"), "line break"),
        (Term("#hash", "x"), "comment"),
        (Term("ab", ""), "target is empty"),
        (Term("x", "y"), "fewer than two letters"),
        (Term("é" * 300, "y"), "300 characters"),
        (Term("ab\x1b[31m", "y"), "control character"),
        (Term("source", "target"), "header"),
        (Term("ab", "y", needs=("((a+)+)",)), "repeats a group"),
        (Term("ab", "y", variants=("cc | dd",)), "something else"),
    ],
)
def test_what_no_line_can_hold_is_refused_and_the_file_stays(tmp_path: Path, term: Term, said: str) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"Kiev\tKyiv\n")
    with pytest.raises(GlossaryError, match=said):
        edit.add(path, term)
    assert path.read_bytes() == b"Kiev\tKyiv\n"


def test_a_column_that_the_file_lacks_is_named(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"source\ttarget\n")
    with pytest.raises(GlossaryError, match="no column note and no column variants"):
        edit.add(path, Term("Kiev", "Kyiv", "why", variants=("Kief",)))


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=20)
terms = st.builds(
    Term,
    source=st.builds("{}{}".format, st.sampled_from(["Kiev", "poutine", "Éa"]), texts),
    target=st.builds("X{}".format, texts),
    note=texts,
    variants=st.lists(st.builds("va{}".format, texts), max_size=2).map(tuple),
    forbidden=st.lists(texts, max_size=2).map(tuple),
    case=st.sampled_from(["exact", "initial", "any"]),
)


@settings(max_examples=150, deadline=None)
@given(terms)
def test_a_row_reads_back_as_its_term_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, term: Term
) -> None:
    term = tidy(term)
    try:
        line = row(term)
    except GlossaryError:
        return
    path = tmp_path_factory.mktemp("row") / "g.tsv"
    path.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    found, _ = read(path, "")
    assert [edit._bare(one) for one in found] == [term]


def test_permissions_and_links_survive(tmp_path: Path) -> None:
    real, link = tmp_path / "real.tsv", tmp_path / "g.tsv"
    real.write_bytes(b"Kiev\tKyiv\n")
    real.chmod(0o640)
    link.symlink_to(real)
    edit.add(link, MINSK)
    assert link.is_symlink()
    assert real.read_bytes() == b"Kiev\tKyiv\nMinsk\tMinsk\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_full_disk_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"Kiev\tKyiv\n")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(save.os, "fsync", full)
    with pytest.raises(GlossaryError, match="the disk is full; nothing was changed"):
        edit.add(path, MINSK)
    assert [one.name for one in tmp_path.iterdir()] == ["g.tsv"]
    assert path.read_bytes() == b"Kiev\tKyiv\n"


def test_a_file_closed_to_writing_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"Kiev\tKyiv\n")
    monkeypatch.setattr(rewrite.os, "access", lambda *_: False)  # as it is for anybody but root
    with pytest.raises(GlossaryError, match="chmod u\\+w"):
        edit.add(path, MINSK)
    assert path.read_bytes() == b"Kiev\tKyiv\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_closed_to_writing_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"Kiev\tKyiv\n")
    tmp_path.chmod(0o500)
    with pytest.raises(GlossaryError, match="chmod u\\+w"):
        edit.add(path, MINSK)


def test_a_folder_in_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.mkdir()
    with pytest.raises(GlossaryError, match="is a folder"):
        edit.add(path, MINSK)
    with pytest.raises(GlossaryError, match="is a folder"):
        edit.remove(path, MINSK)


def test_a_half_written_file_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    half = f"{HEADER}\nKiev\tKyiv\nMosc".encode() + "é".encode()[:1]
    path.write_bytes(half)
    edit.add(path, MINSK)
    assert path.read_bytes() == half + b"\nMinsk\tMinsk"
    found, problems = read(path, "")
    assert [term.source for term in found] == ["Kiev", "Minsk"]
    assert [problem.line for problem in problems] == [3]


def test_what_an_editor_saves_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"Kiev\tKyiv\n")
    interruptions = iter([b"Kiev\tKyiv\nMoscou\tMoscow\n"])

    def alter(data: bytes) -> bytes:
        for saved in interruptions:
            path.write_bytes(saved)
            break
        return data + b"Minsk\tMinsk\n"

    rewrite.rewrite(path, alter)
    assert path.read_bytes() == b"Kiev\tKyiv\nMoscou\tMoscow\nMinsk\tMinsk\n"


def test_a_file_that_never_rests_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_bytes(b"")

    def alter(data: bytes) -> bytes:
        path.write_bytes(data + b"x")
        return data + b"y"

    with pytest.raises(GlossaryError, match="keeps writing"):
        rewrite.rewrite(path, alter)


def write_some(path: Path, writer: int) -> None:
    for number in range(10):
        edit.add(path, Term(f"Nom {writer} {number}", "Name"))


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_some, args=(path, writer)) for writer in range(2)]
    threads = [threading.Thread(target=write_some, args=(path, writer)) for writer in (2, 3)]
    for one in (*processes, *threads):
        one.start()
    for one in (*processes, *threads):
        one.join()
    assert {term.source for term in read(path, "")[0]} == {
        f"Nom {w} {n}" for w in range(4) for n in range(10)
    }


def test_rows_leave_out_empty_ends_and_the_usual_case() -> None:
    assert row(Term("Kiev", "Kyiv")) == "Kiev\tKyiv"
    assert row(Term("kiev", "Kyiv", case="initial")) == "kiev\tKyiv"
    assert row(Term("kiev", "Kyiv", case="exact")).split("\t")[COLUMNS.index("case")] == "exact"
    moved = Term("kiev", "Kyiv", case="exact", origin=Origin("user", "x", 9))
    assert row(moved, ("target", "case", "source")) == "Kyiv\texact\tkiev"
