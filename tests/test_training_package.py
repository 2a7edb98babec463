"""What the trainer exports, and what it says of it: package, scores, card, options, locks."""

import hashlib
import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy
import pytest

from reader import packages
from reader.argos import ArgosEngine
from tests.conftest import ROOT
from training import card, corpus, evaluate, export, run, shards, subwords
from training.card import Subject
from training.corpus import Pair
from training.errors import TrainingError
from training.evaluate import Scores
from training.export import Network
from training.options import parse
from training.run import Run
from training.shape import SHAPES, Shape, Weights, positions
from training.sources import licence_of_weights

CORPUS = Path(corpus.__file__).parent / "corpus"
SMALL = Shape(width=32, inner=64, heads=2, encoder=1, decoder=1, dropout=0.0)


@pytest.fixture(scope="module")
def spm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    some = corpus.read([CORPUS])[0].pairs[:600]
    return subwords.fit(some, 900, tmp_path_factory.mktemp("spm"))


def _weights(shape: Shape, vocabulary: int) -> Weights:
    """Random weights under the names that the network has."""
    width, inner = shape.width, shape.inner
    attention = {"project": (3 * width, width), "output": (width, width)}
    cross = {"query": (width, width), "memory": (2 * width, width), "output": (width, width)}
    feed = {"widen": (inner, width), "narrow": (width, inner)}
    sizes: dict[str, tuple[int, ...]] = {"embedding.weight": (vocabulary, width), "bias": (vocabulary,)}
    for layer, parts in (
        ("encoder.0", {"self": attention}),
        ("decoder.0", {"self": attention, "cross": cross}),
    ):
        for part, linears in parts.items():
            sizes |= _norm(f"{layer}.{part}_norm", width) | _linear(f"{layer}.{part}_attention", linears)
        sizes |= _norm(f"{layer}.feed.norm", width) | _linear(f"{layer}.feed", feed)
    sizes |= _norm("encoder_norm", width) | _norm("decoder_norm", width)
    chance = numpy.random.default_rng(1)
    return {name: chance.normal(0, 0.1, size).astype(numpy.float32) for name, size in sizes.items()}


def _norm(name: str, width: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (width,), f"{name}.bias": (width,)}


def _linear(name: str, linears: dict[str, tuple[int, int]]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, tuple[int, ...]] = {}
    for part, size in linears.items():
        sizes |= {f"{name}.{part}.weight": size, f"{name}.{part}.bias": size[:1]}
    return sizes


def test_an_export_is_a_stock_package_that_the_reader_runs(spm: Path, tmp_path: Path) -> None:
    pieces = subwords.pieces(subwords.load(spm))
    weights = _weights(SMALL, len(pieces))
    built = export.pack(Network(weights, SMALL, pieces, spm), "0.9", "# Mine\n", tmp_path)
    assert built.archive.name == "translate-fr_en-0_9.argosmodel"
    assert {
        path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()
    } == {
        "README.md",
        "metadata.json",
        "sentencepiece.model",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
    }
    assert (built.folder / "README.md").read_text(encoding="utf-8") == "# Mine\n"
    package = packages.read(built.archive, "file")
    assert package is not None and (package.version, package.problem) == ("0.9", "")
    engine = ArgosEngine(package)
    assert len(engine.translate(["Bonjour.", "L'OTAN réagit."])) == 2 and engine.asked == 2


def test_the_same_weights_give_the_same_bytes(spm: Path, tmp_path: Path) -> None:
    pieces = subwords.pieces(subwords.load(spm))
    network = Network(_weights(SMALL, len(pieces)), SMALL, pieces, spm)
    made = [export.pack(network, "0.1", "# Mine\n", tmp_path / name).archive.read_bytes() for name in "ab"]
    assert made[0] == made[1]


def test_weights_survive_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LIMIT", 4000)
    weights = _weights(SMALL, 300)
    shards.save({"old": numpy.zeros(9000, numpy.float32), **weights}, tmp_path)
    shards.save(weights, tmp_path)
    assert len(list(tmp_path.glob("weights-*.npz"))) == 10
    loaded = shards.load(tmp_path)
    assert list(loaded) == list(weights)
    assert all(numpy.allclose(loaded[name], weights[name], atol=1e-3) for name in weights)


def test_a_folder_without_a_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="nothing was trained there"):
        shards.load(tmp_path)
    with pytest.raises(TrainingError, match="holds no finished training run"):
        run.load(tmp_path)


def test_positions_are_sines_and_cosines() -> None:
    table = positions(8)
    assert table.shape == (512, 8)
    assert table[0].tolist() == [0, 1] * 4
    assert numpy.allclose(table[:, 0::2] ** 2 + table[:, 1::2] ** 2, 1)


# Scores and card


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("the war the war the war", True),
        ("no no no", True),
        ("he said that the army he said that the army left", True),
        ("no, no, he said", False),
        ("very very good", False),
        ("the war and the war and peace", True),
        ("", False),
    ],
)
def test_loops_are_seen(text: str, does: bool) -> None:
    assert evaluate.loops(text) is does


def test_names_are_counted_where_both_languages_spell_them_alike() -> None:
    pairs = [
        Pair("Selon Odile Carrier, Moscou cède.", "According to Odile Carrier, Moscow yields."),
        Pair("Rien.", "Nothing."),
    ]
    assert evaluate.names_kept(pairs, ["Odile Carier says Moscou", ""]) == 0.5
    assert evaluate.names_kept(pairs[1:], [""]) is None


def test_the_card_tells_all(tmp_path: Path) -> None:
    archive = tmp_path / "translate-fr_en-0_2.argosmodel"
    archive.write_bytes(b"a package")
    record = Run("tiny", {"A": 2778, "B": 2671, "tatoeba": 12528}, 672, "2 threads", 4000, 105.2)
    scores = [Scores("own", 300, 21.04, 46.0, 44.96, None, 0.074, 0.61, 9.0)]
    text = card.write(Subject(archive, "0.2", 3_900_000, 5000), record, scores).read_text(encoding="utf-8")
    for told in (
        f"`{hashlib.sha256(b'a package').hexdigest()}`",
        "`translate-fr_en-0_2.argosmodel`, 9 bytes",
        "192 wide, 4 encoder and 2 decoder layers, 3.9 M parameters, int8; 5,000 SentencePiece pieces",
        "105 minutes, 4,000 steps, on 2 threads",
        "| training/corpus, written for Vis-à-vis | CC0 1.0 | 5,449 |",
        "| Tatoeba, tatoeba.org, fra–eng | CC BY 2.0 FR | 12,528 |",
        "CC BY 4.0, naming the sources below",
        "672 of these pairs",
        "| own | 300 | 21.0 | 46.0 | 45.0 |",
        "| own | – | 7.4% | 61% |",
        "Nothing it writes should be quoted",
    ):
        assert told in text


def test_licence_and_sources_go_with_the_package() -> None:
    inside = card.readme("0.2", Run("tiny", {"A": 2778, "tatoeba": 12528}))
    assert "Licence of the weights: CC BY 4.0, naming the sources below." in inside
    assert "| Tatoeba, tatoeba.org, fra–eng | CC BY 2.0 FR | 12,528 |" in inside


def test_the_licence_of_the_weights_follows_the_data() -> None:
    assert licence_of_weights(["A", "tico"]) == "CC0 1.0"
    assert licence_of_weights(["A", "tatoeba"]).startswith("CC BY 4.0")
    assert licence_of_weights(["A", "found-somewhere"]).startswith("unclear")


def test_the_readme_names_what_the_card_knows() -> None:
    readme = (CORPUS.parent / "README.md").read_text(encoding="utf-8")
    for told in ("Tatoeba", "CC BY 2.0 FR", "TICO-19", "CC0 1.0", "61,653", "672"):
        assert told in readme


def test_the_lock_has_hashes_and_neither_addresses_nor_pytorch() -> None:
    lock = (CORPUS.parent / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock and not re.search(r"(?m)^(torch|nvidia)", lock)
    pinned = re.findall(r"(?m)^(\S+)==", lock)
    assert {"ctranslate2", "sentencepiece", "sacrebleu", "numpy"} <= set(pinned)
    assert len(re.findall("--hash=sha256:", lock)) > len(pinned)


def test_options_are_those_of_the_first_trainer() -> None:
    line = "--corpus a,b --work w --size mid --news n1,n2 --minutes 2.5 --resume --bf16"
    asked = parse(line.split())
    assert asked.corpus == (Path("a"), Path("b")) and asked.news == (Path("n1"), Path("n2"))
    assert (asked.work, asked.size, asked.minutes, asked.vocab) == (Path("w"), "mid", 2.5, 6000)
    assert asked.resume and asked.bf16
    assert set(SHAPES) == {"tiny", "small", "mid", "base", "big"}
    assert parse([]).corpus == (CORPUS,)
    with pytest.raises(SystemExit):
        parse(["--size", "huge"])


def test_a_run_is_remembered(tmp_path: Path) -> None:
    record = Run("mid", {"A": 3}, 1, "a machine", 7, 0.5)
    run.save(record, tmp_path)
    assert run.load(tmp_path) == record
    assert json.loads((tmp_path / run.FILE).read_text(encoding="utf-8"))["size"] == "mid"


@pytest.mark.skipif(bool(find_spec("sacrebleu")), reason="packing is possible here")
def test_packing_without_the_tools_is_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "training", "--pack", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Packing needs CTranslate2 and sacreBLEU: make ")
