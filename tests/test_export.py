import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.article import Article, Paragraph
from reader.bitext import Bitext, Issue, Rendering, Unit
from reader.errors import ExportError
from reader.export import Stamp, columns, jsonl, markdown, write
from reader.export.columns import wrap
from reader.export.markdown import escape
from reader.glossary import Term
from reader.neutral import one_line
from reader.segment import Segment
from reader.spot import Occurrence

NATO = Term("OTAN", "NATO", forbidden=("OTAN",))
STAMP = Stamp("starter 0.1", "abc")


def bitext(source: str = "L'OTAN avance. Fin.", title: str = "Un titre") -> Bitext:
    article = Article(
        "essai", title, (Paragraph("title", title), Paragraph("text", source)), source="essai.txt"
    )
    first, last = source.split(" Fin.")[0] + " ", "Fin."
    return Bitext(
        article,
        (
            Unit(Segment(0, 0, title), "A title", "A title"),
            Unit(
                Segment(1, 0, first),
                "NATO advances.",
                "OTAN advances.",
                (Rendering(Occurrence(NATO, 2, 6), 0, 4, "applied", "R1"),),
            ),
            Unit(Segment(1, 1, last), "End.", "End.", (), (Issue("number", "The number 7 is missing."),)),
        ),
    )


def shown(text: str) -> str:
    """What a GFM reader shows of the Markdown, without its mark-up."""
    parser = MarkdownIt("gfm-like")
    words: list[str] = []
    for token in parser.parse(text):
        assert token.type in {"paragraph_open", "paragraph_close", "inline"}, token.type
        for child in token.children or []:
            assert child.type in {"text", "text_special", "link_open", "link_close"}, child.type
            assert child.markup != "autolink"
            words.append(child.content)
    return "".join(words)


@given(
    st.text(st.characters(codec="utf-8"), max_size=60)
    | st.text("ab -+*_#>|[]()!`~\\<&;1.)=:/w@$", max_size=30)
)
@settings(max_examples=300, deadline=None)
@example("1. d'abord")
@example("http://a.b www.c.fr x@y.fr")
@example("--- === ~~~ ``` ![x](y) <b>&amp;</b>")
@example("a\\")
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    assert shown(escape(text)).split() == one_line(text).split()


@pytest.mark.parametrize("text", ["http://a.b", "https://a.b/c", "www.c.fr", "x@y.fr", "ftp://a.b"])
def test_an_address_does_not_become_a_link(text: str) -> None:
    assert "<a " not in MarkdownIt("gfm-like").render(escape(text))


def test_markdown_has_the_title_the_counts_and_the_pairs() -> None:
    text = markdown(bitext(), STAMP)
    head, body = text.split("---\n")[1:]
    assert 'title: "Un titre"' in head
    assert 'engine: "starter 0.1"' in head
    assert 'glossary: "abc"' in head
    assert "applied: 1\n" in head
    assert "> # Un titre\n\n# A title\n" in body
    assert "> L'OTAN avance. Fin.\n\nNATO advances. End.\n\n- ⚑ p2s2: The number 7 is missing.\n" in body


def test_markdown_front_matter_survives_a_hostile_title() -> None:
    head = markdown(bitext(title='a"\n---\nengine: x\x1b[2J'), STAMP).split("\n")
    assert head[1] == r'title: "a\" --- engine: x"'


def test_a_table_keeps_one_row_a_paragraph() -> None:
    lines = markdown(bitext("a | b\nFin."), STAMP, "table").splitlines()
    assert r"| a \| b Fin. | NATO advances. End. |" in lines
    assert "| **Un titre** | **A title** |" in lines


def test_json_lines_point_into_the_target() -> None:
    rows = [json.loads(line) for line in jsonl(bitext()).splitlines()]
    assert [row["id"] for row in rows] == ["p1s1", "p2s1", "p2s2"]
    term = rows[1]["terms"][0]
    assert rows[1]["target"][term["start"] : term["end"]] == "NATO"
    assert term["surface"] == "OTAN"
    assert (term["status"], term["rung"]) == ("applied", "R1")
    assert rows[2]["issues"] == [{"kind": "number", "message": "The number 7 is missing."}]
    assert list(rows[0]) == ["article", "id", "source", "target", "raw", "origin", "terms", "issues"]


@pytest.mark.parametrize("width", [20, 59, 60, 80, 200])
def test_columns_stay_within_the_width(width: int) -> None:
    one = bitext("L'OTAN 北大西洋公約組織 " + "x" * 300 + " é́́ 😀😀 Fin.")
    from rich.cells import cell_len

    lines = list(columns(one.article, one.units, width))
    assert all(cell_len(line) <= width for line in lines)
    assert sum(line.count("x") for line in lines) == 300
    assert any("⚑" in line for line in lines)
    assert any("│" in line for line in lines) == (width >= 60)


def test_columns_begin_before_the_last_unit_is_there() -> None:
    one = bitext()

    def units() -> object:
        yield from one.units[:2]
        raise AssertionError("asked for more than the first paragraph")

    lines = columns(one.article, units(), 80)  # type: ignore[arg-type]
    assert "A title" in next(lines)


@given(st.text(max_size=80), st.integers(4, 40))
@settings(max_examples=150, deadline=None)
def test_wrapping_loses_no_sign(text: str, width: int) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == "".join(one_line(text).split())


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "new" / "out.md"
    write(path, "one\n")
    path.chmod(0o640)
    write(path, "two\n")
    assert path.read_text() == "two\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(path.parent) == ["out.md"]  # noqa: PTH208


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.md"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write(tmp_path, "x")


def test_a_device_or_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, "Minsk\n")
        assert os.read(reading, 100) == b"Minsk\n"
    finally:
        os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
