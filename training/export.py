"""Write trained weights as a CTranslate2 model, int8, and as an Argos package in the stock layout.

The model goes through CTranslate2's specification API, so that no converter is needed:
https://opennmt.net/CTranslate2/ . The specification's parts have no useful types, hence `Any`.
"""

import json
import shutil
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.shape import Shape, Weights, positions

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that the same weights give the same bytes."""


@dataclass(frozen=True, slots=True)
class Built:
    """A package on disk: unpacked, and as the `.argosmodel` that is installed."""

    folder: Path
    archive: Path


@dataclass(frozen=True, slots=True)
class Network:
    """What is exported."""

    weights: Weights
    shape: Shape
    pieces: Sequence[str]
    """The vocabulary, in the order of the piece numbers."""
    spm: Path
    """The SentencePiece model that has these pieces."""


def pack(network: Network, version: str, readme: str, into: Path) -> Built:
    """Write `into/translate-fr_en-VERSION/` and the `.argosmodel` beside it; earlier ones are replaced.

    `readme` goes inside, as README.md.
    """
    name = f"translate-fr_en-{version.replace('.', '_')}"
    folder, archive = into / name, into / f"{name}.argosmodel"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "model").mkdir(parents=True)
    save_model(network, folder / "model")
    shutil.copyfile(network.spm, folder / "sentencepiece.model")
    (folder / "metadata.json").write_text(metadata(version), encoding="utf-8")
    (folder / "README.md").write_text(readme, encoding="utf-8")
    _zip(folder, archive)
    return Built(folder, archive)


def metadata(version: str) -> str:
    """The package's metadata.json: the keys that Argos Translate reads."""
    content = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": "fr",
        "from_name": "French",
        "to_code": "en",
        "to_name": "English",
    }
    return json.dumps(content, indent=2) + "\n"


def save_model(network: Network, folder: Path) -> None:
    """Write a CTranslate2 model into the folder, its weights quantised to int8."""
    from ctranslate2.specs import TransformerSpec, common_spec

    # CTranslate2 quantises arrays where they lie, and these may be the trainer's own.
    weights = {name: values.copy() for name, values in network.weights.items()}
    shape, pieces = network.shape, list(network.pieces)
    spec: Any = TransformerSpec.from_config(
        (shape.encoder, shape.decoder), shape.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    for side, prefix in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        _side(side, weights, prefix, positions(shape.width))
    spec.encoder.embeddings[0].weight = weights["embedding.weight"]
    spec.decoder.embeddings.weight = weights["embedding.weight"]
    spec.decoder.projection.weight = weights["embedding.weight"]
    spec.decoder.projection.bias = weights["bias"]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _side(side: Any, weights: Weights, prefix: str, table: Any) -> None:
    for number, layer in enumerate(side.layer):
        _layer(layer, weights, f"{prefix}.{number}", decoder=prefix == "decoder")
    _norm(side.layer_norm, weights, f"{prefix}_norm")
    side.position_encodings.encodings = table
    side.scale_embeddings = True


def _layer(layer: Any, weights: Weights, prefix: str, decoder: bool) -> None:
    _norm(layer.self_attention.layer_norm, weights, f"{prefix}.self_norm")
    _linear(layer.self_attention.linear[0], weights, f"{prefix}.self_attention.project")
    _linear(layer.self_attention.linear[1], weights, f"{prefix}.self_attention.output")
    if decoder:
        _norm(layer.attention.layer_norm, weights, f"{prefix}.cross_norm")
        for number, part in enumerate(("query", "memory", "output")):
            _linear(layer.attention.linear[number], weights, f"{prefix}.cross_attention.{part}")
    _norm(layer.ffn.layer_norm, weights, f"{prefix}.feed.norm")
    _linear(layer.ffn.linear_0, weights, f"{prefix}.feed.widen")
    _linear(layer.ffn.linear_1, weights, f"{prefix}.feed.narrow")


def _linear(spec: Any, weights: Weights, name: str) -> None:
    spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _norm(spec: Any, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _zip(folder: Path, archive: Path) -> None:
    unfinished = archive.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _EPOCH)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    unfinished.replace(archive)
