"""What a command must not load, and what the product must not do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = ("textual", "ctranslate2", "sentencepiece", "argostranslate.package", "trafilatura", "torch")
NEVER = ("torch", "spacy", "stanza", "argostranslate.translate", "argostranslate.sbd")

ARTICLE = "Loukachenko accuse l'OTAN.\n\nLa Biélorussie ferme sa frontière avec la Pologne.\n"

_PROBE = """
import sys
from reader.cli import main
try:
    code = main({argv!r})
except SystemExit as stop:
    code = stop.code or 0
print("LOADED", *[name for name in {names!r} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


def loaded(*argv: str, names: tuple[str, ...] = HEAVY, code: int = 0) -> set[str]:
    """Which of `names` are loaded once `visavis ARGV` has run in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE.format(argv=list(argv), names=list(names))],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == code, done.stderr
    return set(done.stderr.splitlines()[-1].split()[1:])


@pytest.mark.parametrize("argv", [("--version",), ("--help",), ("glossary", "check"), ("model", "status")])
def test_small_commands_load_nothing_heavy(argv: tuple[str, ...]) -> None:
    assert loaded(*argv) == set()


def test_an_export_from_memory_loads_no_engine(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    out = str(tmp_path / "a.md")
    assert "ctranslate2" in loaded("export", str(article), "-o", out)
    assert loaded("export", str(article), "-o", out) == set()
    assert loaded("search", "Pologne", str(article)) == set()


def test_nothing_ever_loads_pytorch(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    assert loaded("read", str(article), names=NEVER) == set()
    assert loaded("export", "--format", "jsonl", str(article), names=NEVER) == set()


def test_the_lock_names_no_address_and_no_heavy_package() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert not re.search(r"(?mi)^(torch|spacy|stanza|nvidia-\S*|triton)\b", text)
        assert re.search(r"--hash=sha256:", text)


def test_no_source_file_is_too_long() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "reader").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}
