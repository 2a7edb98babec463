"""Corrections by hand, from the pipeline to the exported files."""

import json
from pathlib import Path

import pytest

from reader import folders
from reader.article import Article, Paragraph
from reader.bitext import Unit
from reader.cli import main
from reader.edits import UNEDITED
from reader.engine import Engine
from reader.export import Stamp, columns, jsonl, markdown
from reader.glossary import Glossary
from reader.glossary.term import Term
from reader.memory import Memory, Recall
from reader.pipeline import pair, translate
from reader.segment import segment
from reader.spot import Spotter
from tests.room import SPOTTER, Scripted

ARTICLE = Article(
    "essai", "", (Paragraph("text", "Le président Loukachenko dort. L’OTAN veille. Il pleut."),)
)
FIRST, SECOND, THIRD = (one.text for one in segment(ARTICLE))


def units(engine: Engine, memory: Memory, spotter: Spotter = SPOTTER) -> list[Unit]:
    return list(translate(ARTICLE, engine, spotter, memory))


def test_a_corrected_segment_keeps_its_words_and_asks_nothing() -> None:
    engine, memory = Scripted(), Memory(None)
    memory.edit(SECOND, "NATO keeps watch.")
    found = units(engine, memory)
    assert [one.origin for one in found] == ["engine", "edited", "engine"]
    assert [one.segment.text for one in found] == [FIRST, SECOND, THIRD]
    assert (found[1].target, found[1].raw, found[1].issues) == ("NATO keeps watch.", "", ())
    (rendering,) = found[1].renderings
    assert (rendering.start, rendering.end, rendering.status) == (0, 4, "already")
    assert SECOND not in engine.asked


def test_its_terms_are_verified_and_never_repaired() -> None:
    memory = Memory(None)
    memory.edit(FIRST, "President Loukachenko is asleep.")
    memory.edit(SECOND, "The alliance keeps watch.")
    found = units(Scripted(), memory)
    assert [one.target for one in found[:2]] == [
        "President Loukachenko is asleep.",
        "The alliance keeps watch.",
    ]
    assert [one.renderings[0].status for one in found[:2]] == ["flagged", "flagged"]
    assert [[issue.kind for issue in one.issues] for one in found[:2]] == [["term", "forbidden"], ["term"]]


def test_it_outlives_another_engine_and_another_glossary() -> None:
    memory = Memory(None)
    one, other = Recall(Scripted(), memory), Scripted(answer="Other words.")
    raw = units(one, memory)[1].target
    memory.edit(SECOND, "The Alliance keeps watch.")
    assert units(one, memory)[1].raw == "L’OTAN VEILLE."
    other.fingerprint = "other"
    found = units(Recall(other, memory), memory, Spotter(Glossary((Term("OTAN", "the Alliance"),))))
    assert found[1].target == "The Alliance keeps watch."
    assert found[1].raw == ""
    memory.restore(SECOND)
    assert units(one, memory)[1].target == raw


def test_without_corrections_nothing_is_different() -> None:
    assert units(Scripted(), Memory(None)) == list(translate(ARTICLE, Scripted(), SPOTTER, UNEDITED))


def test_exports_say_what_was_corrected() -> None:
    memory = Memory(None)
    memory.edit(SECOND, "NATO keeps watch.")
    bitext = pair(ARTICLE, Scripted(), SPOTTER, memory)
    rows = [json.loads(line) for line in jsonl(bitext).splitlines()]
    assert [row["origin"] for row in rows] == ["engine", "edited", "engine"]
    for layout in ("paragraphs", "table"):
        text = markdown(bitext, Stamp("scripted 1", "abc"), layout)  # type: ignore[arg-type]
        assert "\nedited: 1\n" in text
        assert "- ◆ p1s2: corrected by hand\n" in text
    assert "  ◆ corrected by hand: NATO keeps watch." in list(columns(ARTICLE, bitext.units, 100))


def test_the_command_line_uses_them_and_gives_the_same_bytes_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Un titre\n\nLe ministre est venu. Il pleut.\n", "utf-8")
    assert main(["export", str(path), "--format", "jsonl"]) == 0
    before = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    memory = Memory(folders.data() / "memory.db")
    memory.edit("Il pleut.", "It is raining cats and dogs.")
    memory.close()
    texts = []
    for _ in range(2):
        assert main(["export", str(path), "--format", "jsonl"]) == 0
        out, err = capsys.readouterr()
        assert "asked the engine for 0 sources" in err
        texts.append(out)
    assert texts[0] == texts[1]
    row = json.loads(texts[0].splitlines()[-1])
    assert (row["target"], row["origin"]) == ("It is raining cats and dogs.", "edited")
    assert row["raw"] == before[-1]["raw"]
    assert main(["read", str(path)]) == 0
    assert "cats and dogs" in capsys.readouterr().out
