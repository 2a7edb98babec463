"""The trainer from end to end, in its own environment: a real run of a minute, its package, its card."""

import hashlib
import json
import math
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from reader import packages
from reader.argos import ArgosEngine
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

STEPS, VOCABULARY = 50, 1000
_SCORES = """
import sys
from pathlib import Path
import ctranslate2, torch
from training import subwords
from training.checkpoint import restore
from training.corpus import read, split
from training.loss import held_out_loss
from training.options import parse
from training.start import prepare
work, corpus = map(Path, sys.argv[1:])
model = subwords.load(work / "spm.model")
moving = prepare(parse(["--size", "tiny", "--work", str(work)]), model.vocab_size())
restore(work, moving, "cpu")
(folder,) = (path for path in (work / "latest").iterdir() if path.is_dir())
translator = ctranslate2.Translator(str(folder / "model"), compute_type="float32")
pairs = split(read([corpus])).held_out[:12]
with moving.average.in_place() as network:
    for pair in pairs:
        sides = [model.encode(side, out_type=str) for side in pair]
        (scored,) = translator.score_batch([sides[0]], [sides[1]])
        ours = -held_out_loss(network, [pair], model, "cpu")
        print(ours, sum(scored.log_probs) / len(scored.log_probs))
"""


@dataclass(frozen=True, slots=True)
class Trained:
    """A finished run and what it said."""

    work: Path
    corpus: Path
    log: str

    @property
    def archive(self) -> Path:
        return self.work / "translate-fr_en-0_1.argosmodel"

    @property
    def card(self) -> str:
        return (self.work / "CARD.md").read_text(encoding="utf-8")


def trainer() -> Path:
    """A Python that has PyTorch; the test skips without one."""
    own = ROOT / ".venv-training/bin/python"
    if own.is_file():
        return own
    if not all(map(find_spec, ("torch", "sacrebleu", "ctranslate2", "sentencepiece"))):
        pytest.skip("PyTorch is not installed; `make .venv-training/ready` sets up .venv-training with it")
    return Path(sys.executable)


def train(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [trainer(), "-m", "training", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900)


def small(corpus: Path, work: Path, steps: int, *more: str) -> list[str]:
    """The command line of a tiny run; the steps end it, the minutes only a machine that is far too slow."""
    settings = {
        "corpus": corpus,
        "work": work,
        "size": "tiny",
        "vocab": VOCABULARY,
        "tokens": 800,
        "warmup": 15,
        "lr": 2e-3,
        "every": 100,
        "minutes": 10,
        "steps": steps,
    }
    return [part for name, value in settings.items() for part in (f"--{name}", str(value))] + [*more]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A slice of the corpus in which something is held out."""
    folder = tmp_path_factory.mktemp("corpus")
    for name, lines in (("B", 400), ("L", 400)):
        text = (ROOT / f"training/corpus/{name}.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / f"{name}.tsv").write_text("".join(text[:lines]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    work = tmp_path_factory.mktemp("work")
    done = train(*small(corpus, work, STEPS))
    assert done.returncode == 0, done.stderr
    return Trained(work, corpus, done.stdout)


def test_the_run_learns(trained: Trained) -> None:
    """Better, on what it never saw, than who guesses evenly among the pieces."""
    (loss,) = re.findall(r"== step 50 min \S+ held-out loss (\S+)", trained.log)
    assert float(loss) < math.log(VOCABULARY) - 0.3
    assert json.loads((trained.work / "run.json").read_text(encoding="utf-8"))["steps"] == STEPS


def test_the_reader_translates_with_the_package(trained: Trained) -> None:
    assert f"package: {trained.archive}" in trained.log
    package = packages.read(trained.archive)
    assert package is not None and (package.version, package.problem) == ("0.1", "")
    hypotheses = ArgosEngine(package).translate(["La guerre continue.", "« Oui », dit l’OTAN."])
    assert [len(each) for each in hypotheses] == [4, 4]
    assert any(hypothesis.text for each in hypotheses for hypothesis in each)


def test_the_card_is_of_this_package(trained: Trained) -> None:
    assert hashlib.sha256(trained.archive.read_bytes()).hexdigest() in trained.card
    assert f"{trained.archive.stat().st_size:,} bytes" in trained.card
    assert "| training/corpus, written for Vis-à-vis | CC0 1.0 | 800 |" in trained.card
    assert re.search(r"\| own held-out pieces \| \d+ \| [\d.]+ \| [\d.]+ \| [\d.]+ \|", trained.card)


def test_the_package_computes_what_pytorch_computes(trained: Trained) -> None:
    command = [trainer(), "-c", _SCORES, trained.work, trained.corpus]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    pairs = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    assert len(pairs) == 12
    assert max(abs(ours - theirs) for ours, theirs in pairs) < 0.05, pairs


def test_packing_again_gives_the_same_package(trained: Trained) -> None:
    before = trained.archive.read_bytes()
    done = train("--pack", str(trained.work), "--corpus", str(trained.corpus))
    assert done.returncode == 0, done.stderr
    assert trained.archive.read_bytes() == before


def test_no_path_of_this_machine_is_in_the_package(trained: Trained) -> None:
    with zipfile.ZipFile(trained.archive) as archive:
        for name in archive.namelist():
            assert str(trained.work).encode() not in archive.read(name), name


def test_a_run_is_resumed_where_it_stopped(trained: Trained, tmp_path: Path) -> None:
    first = train(*small(trained.corpus, tmp_path, 4))
    again = train(*small(trained.corpus, tmp_path, 7, "--resume"))
    assert (first.returncode, again.returncode) == (0, 0), again.stderr
    assert re.findall(r"== step (\d+)", first.stdout + again.stdout) == ["4", "7"]
    other = train(*small(trained.corpus, tmp_path, 9, "--resume", "--size", "mid"))
    assert other.returncode == 1
    assert "another --size or --vocab" in other.stderr and "Traceback" not in other.stderr


def test_a_wrong_corpus_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "X.tsv").write_text("Oui.\tYes.\nNon.\n", encoding="utf-8")
    done = train("--corpus", str(tmp_path), "--work", str(tmp_path / "work"))
    assert done.returncode == 1
    assert done.stderr.strip().endswith("X.tsv, line 2: expected French, one TAB, English.")
