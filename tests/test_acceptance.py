"""The promise of the product, on whole articles with the real engine and the curated glossary."""

import json
import re
from pathlib import Path

import pytest

from reader.cli import main
from reader.intake import collect, read
from reader.segment import segment
from tests.conftest import ROOT

FRENCH = re.compile(
    r"\b(Poutine|Loukachenko|Loukachenka|Biélorussie|biélorusses?|Bielorussie|OTAN|Otan|Kiev"
    r"|Royaume-Uni|États-Unis|Etats-Unis)\b"
)
CRUMBS = (
    "Home »",
    "Related Articles",
    "This website uses cookies",
    "Ne manquez pas",
    "Read More",
    "À lire aussi",
)


def export(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[list[dict[str, object]], str, str]:
    assert main(["export", str(path), "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], out, err


def check(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every name right or flagged, no crumb, no segment lost, and the second time the engine is not asked."""
    rows, out, _ = export(path, capsys)
    article = read(collect([str(path)])[0])
    assert [row["id"] for row in rows] == [one.id for one in segment(article)]
    assert "".join(str(row["source"]) for row in rows) == "".join(p.text for p in article.paragraphs)
    for row in rows:
        target = str(row["target"])
        assert not FRENCH.search(target), target
        assert not any(crumb in str(row["source"]) for crumb in CRUMBS)
        for term in row["terms"]:  # type: ignore[attr-defined]
            assert term["surface"] in str(row["source"])
            if term["status"] == "flagged":
                assert any(issue["kind"] == "term" for issue in row["issues"])  # type: ignore[attr-defined]
            else:
                assert target[term["start"] : term["end"]].strip()
                assert term["status"] in ("already", "applied")
    _, again, err = export(path, capsys)
    assert "asked the engine for 0 sources" in err
    assert again == out


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.*")), ids=lambda path: path.stem)
def test_our_sample(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(path, capsys)


@pytest.mark.parametrize("number", [0, 1])
def test_a_scraped_article_of_the_development_material(
    shared: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    check(sorted((shared / "seeds").glob("*.txt"))[number], capsys)
