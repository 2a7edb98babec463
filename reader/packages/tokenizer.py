"""The tokenizer of an Argos package: Argos's own, or the same rules where Argos Translate is missing."""

import contextlib
import io
from pathlib import Path
from typing import Protocol

from reader.errors import PackageError

_MISSING = (
    "{folder} is a BPE package, which only Argos Translate reads; "
    "run: pip install --no-deps argostranslate sacremoses"
)


class Tokenizer(Protocol):
    """Cuts a sentence into pieces and joins pieces to text."""

    def encode(self, sentence: str) -> list[str]:
        """The pieces of a sentence."""
        ...

    def decode(self, tokens: list[str]) -> str:
        """The text of the pieces; Argos turns `_` into a space, and so does this."""
        ...


class SentencePiece:
    """What `argostranslate.tokenizer.SentencePieceTokenizer` does, by the same library."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def encode(self, sentence: str) -> list[str]:
        """See Tokenizer."""
        pieces: list[str] = self._processor.encode(sentence, out_type=str)
        return pieces

    def places(self, sentence: str) -> list[tuple[str, int, int]]:
        """The same pieces, each with its place: sentence[start:end], code points, may be empty."""
        found = self._processor.encode(sentence, return_type="offset_mapping")
        return [(piece, *place) for piece, place in zip(found["pieces"], found["offsets"], strict=True)]

    def decode(self, tokens: list[str]) -> str:
        """See Tokenizer; ▁ is SentencePiece's space."""
        text: str = self._processor.decode_pieces(tokens)
        return text.replace("▁", " ").replace("_", " ")


def load(folder: Path) -> Tokenizer:
    """The tokenizer of the unpacked package in `folder`.

    Raises PackageError for a BPE package without Argos Translate; the tokenizer's own library may raise
    OSError, RuntimeError or ValueError for a damaged model, here or on first use.
    """
    argos = _argos(folder)
    if argos is not None:
        return argos
    if (folder / "sentencepiece.model").is_file():
        return SentencePiece(folder / "sentencepiece.model")
    raise PackageError(_MISSING.format(folder=folder))


def load_places(folder: Path) -> SentencePiece | None:
    """The tokenizer that tells where its pieces stand; None for a BPE package. Raises as `load` does."""
    model = folder / "sentencepiece.model"
    return SentencePiece(model) if model.is_file() else None


def _argos(folder: Path) -> Tokenizer | None:
    """Argos's tokenizer; None when Argos is missing or cannot make its folders (a read-only home)."""
    try:
        # Importing Argos's settings prints when settings.json is odd; standard output is not ours to fill.
        with contextlib.redirect_stdout(io.StringIO()):
            from argostranslate.package import Package
    except (ImportError, OSError, ValueError, AssertionError):
        return None
    tokenizer: Tokenizer = Package(folder).tokenizer
    return tokenizer
