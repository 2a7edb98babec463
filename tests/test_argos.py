"""The engine against Argos's own code, and against everything that is not a sentence."""

import ast
import json
import subprocess
import sys
import threading
from importlib import util
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ctranslate2
import numpy as np
import pytest

from reader import packages
from reader.argos import ArgosEngine
from reader.engine import DEFAULT, GUARDED, Options
from reader.errors import EngineError, PackageError
from reader.packages import Package, tokenizer

SENTENCES = (Path(__file__).parent / "data" / "parity.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def engine() -> ArgosEngine:
    return ArgosEngine(packages.choose())


def stock(folder: Path, sentence: str, compute_type: str, count: int = 4) -> list[str]:
    """What Argos Translate makes of one sentence: its own function, taken out of its heavy module."""
    found = util.find_spec("argostranslate")
    assert found and found.submodule_search_locations
    source = (Path(found.submodule_search_locations[0]) / "translate.py").read_text(encoding="utf-8")
    wanted = ("Hypothesis", "apply_packaged_translation")
    nodes = [node for node in ast.parse(source).body if getattr(node, "name", "") in wanted]
    assert len(nodes) == 2
    code = compile(ast.Module(nodes, []), "translate.py", "exec", flags=0x1000000)  # annotations stay text
    from argostranslate import settings
    from argostranslate.package import Package as Stock

    names: dict[str, Any] = {"settings": settings, "info": lambda *words: None}
    exec(code, names)
    package, translator = (
        Stock(folder),
        ctranslate2.Translator(str(folder / "model"), compute_type=compute_type),
    )
    whole = SimpleNamespace(split_sentences=lambda text: [text])
    found_ = names["apply_packaged_translation"](package, sentence, translator, whole, count)
    return [hypothesis.value for hypothesis in found_]


def test_the_text_is_that_of_argos_translate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_COMPUTE_TYPE", "float32")
    package = packages.choose()
    ours = ArgosEngine(package).translate(SENTENCES)
    folder = packages.unpacked(package)
    assert [[one.text for one in found] for found in ours] == [
        stock(folder, text, "float32") for text in SENTENCES
    ]


def test_in_int8_a_sentence_alone_is_the_same_too(engine: ArgosEngine) -> None:
    folder = packages.unpacked(packages.choose())
    for text in SENTENCES[:8]:
        assert [one.text for one in engine.translate([text])[0]] == stock(folder, text, "auto")


def test_what_is_blank_never_reaches_the_decoder() -> None:
    idle = ArgosEngine(Package(Path("nowhere"), "1", "file"))
    assert [[one.text for one in found] for found in idle.translate(["", " \n\t", "\u00a0"])] == [[""]] * 3
    assert idle.asked == 0 and idle.translate([]) == []


def test_options_are_honoured(engine: ArgosEngine) -> None:
    assert len(engine.translate(["Bonjour."], Options(beam=2, hypotheses=2))[0]) == 2
    looping = " ".join(["le chat et le chien et"] * 12)
    words = engine.translate([looping], GUARDED)[0][0].text.split()
    plain = engine.translate([looping], DEFAULT)[0][0].text
    assert words != plain.split()


def test_a_prefix_begins_its_own_target(engine: ArgosEngine) -> None:
    one, two = engine.translate(["Le ministre est venu.", "Il pleut."], prefixes=["Lukashenko and", ""])
    assert one[0].text.startswith("Lukashenko and")
    assert two[0].text == engine.translate(["Il pleut."])[0][0].text


def test_a_long_source_is_translated_to_its_end(engine: ArgosEngine) -> None:
    source = " ".join(SENTENCES * 3)
    text = engine.translate([source], Options(beam=1, hypotheses=1))[0][0].text
    assert 0.5 * len(source) < len(text) < 2 * len(source)


@pytest.mark.parametrize("source", ["Paris", "PARIS", "***", "a_b", "x" * 400, "你好 мир", "\x1b[31m", "12"])
def test_anything_has_an_answer_without_underscores(engine: ArgosEngine, source: str) -> None:
    (found,) = engine.translate([source], Options(beam=1, hypotheses=1))
    assert len(found) == 1 and "_" not in found[0].text


def test_several_threads_load_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[int] = []
    real = ctranslate2.Translator
    monkeypatch.setattr(ctranslate2, "Translator", lambda *a, **k: loads.append(1) or real(*a, **k))
    shared_engine, answers = ArgosEngine(packages.choose()), []
    work = lambda: answers.append(shared_engine.translate(["Bonjour."])[0][0].text)  # noqa: E731
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loads) == 1 and len(answers) == 4 and len(set(answers)) == 1


@pytest.mark.parametrize("file", ["model/model.bin", "model/shared_vocabulary.json", "sentencepiece.model"])
def test_a_corrupt_package_is_an_engine_error(file: str) -> None:
    package = packages.choose()
    path = packages.unpacked(package) / file
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    with pytest.raises((EngineError, PackageError), match=r"cannot be loaded|damaged"):
        ArgosEngine(package).translate(["Bonjour."])


def test_the_device_and_the_arithmetic_can_be_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_DEVICE_TYPE", "abacus")
    with pytest.raises(EngineError, match="ARGOS_DEVICE_TYPE=cpu"):
        ArgosEngine(packages.choose()).translate(["Bonjour."])
    monkeypatch.setenv("ARGOS_DEVICE_TYPE", "cpu")
    monkeypatch.setenv("ARGOS_COMPUTE_TYPE", "int3")
    with pytest.raises(EngineError, match="unset ARGOS_COMPUTE_TYPE"):
        ArgosEngine(packages.choose()).translate(["Bonjour."])


def test_the_fingerprint_follows_package_and_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {ArgosEngine(packages.choose()).fingerprint, ArgosEngine(packages.choose()).fingerprint}
    monkeypatch.setenv("ARGOS_COMPUTE_TYPE", "float32")
    seen.add(ArgosEngine(packages.choose()).fingerprint)
    assert len(seen) == 2


def test_without_argos_translate_the_text_is_the_same(engine: ArgosEngine) -> None:
    code = (
        "import sys; sys.modules['argostranslate'] = None\n"
        "from reader import packages; from reader.argos import ArgosEngine\n"
        "print(ArgosEngine(packages.choose()).translate(['Le ministre est venu.'])[0][0].text)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == engine.translate(["Le ministre est venu."])[0][0].text


def test_without_argos_translate_a_bpe_package_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "argostranslate.package", None)
    (tmp_path / "bpe.model").write_text("#version: 0.2\n")
    with pytest.raises(PackageError, match="pip install --no-deps argostranslate"):
        tokenizer.load(tmp_path)


def test_nothing_loads_torch_or_argos_own_translator() -> None:
    code = (
        "import sys; from reader import packages; from reader.argos import ArgosEngine\n"
        "assert not {'ctranslate2', 'sentencepiece'} & set(sys.modules)\n"
        "ArgosEngine(packages.choose()).translate(['Bonjour.'])\n"
        "bad = {'torch', 'spacy', 'stanza', 'argostranslate.translate', 'argostranslate.sbd'}\n"
        "bad &= set(sys.modules)\n"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def bpe_package(folder: Path) -> Path:
    """A whole BPE package with random weights: one layer, 16 wide."""
    pieces = ["<unk>", "<s>", "</s>", "le", "chat", "dort", "the", "cat", "sleeps", "ch@@", "at", "."]
    spec = ctranslate2.specs.TransformerSpec.from_config(1, 2)
    random, width = np.random.default_rng(1), 16

    def fill(name: str, shape: tuple[int, ...]) -> np.ndarray:
        return np.ones(shape, "float32") if "gamma" in name else random.normal(size=shape).astype("float32")

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = fill("gamma", (width,)), fill("beta", (width,))

    def linear(layer: Any, rows: int, columns: int = width) -> None:
        layer.weight, layer.bias = fill("w", (rows, columns)), fill("b", (rows,))

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings if side is spec.decoder else side.embeddings[0]
        embeddings.weight = fill("w", (len(pieces), width))
        norm(side.layer_norm)
        for layer in side.layer:
            norm(layer.self_attention.layer_norm)
            linear(layer.self_attention.linear[0], 3 * width)
            linear(layer.self_attention.linear[1], width)
            if side is spec.decoder:
                norm(layer.attention.layer_norm)
                linear(layer.attention.linear[0], width)
                linear(layer.attention.linear[1], 2 * width)
                linear(layer.attention.linear[2], width)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, 32)
            linear(layer.ffn.linear_1, width, 32)
    linear(spec.decoder.projection, len(pieces))
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    (folder / "model").mkdir(parents=True)
    spec.validate()
    spec.save(str(folder / "model"))
    (folder / "bpe.model").write_text("#version: 0.2\nc h\na t</w>\n")
    metadata = {"package_version": "1.0", "from_code": "fr", "to_code": "en"}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    return folder


def test_a_bpe_package_loads_and_decodes(tmp_path: Path) -> None:
    package = packages.read(bpe_package(tmp_path / "fr_en"))
    assert package and not package.problem
    (found,) = ArgosEngine(package).translate(["le chat dort."])
    assert len(found) == 4 and any(one.text for one in found)
    assert all("@@" not in one.text for one in found)
