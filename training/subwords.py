"""Train and load the subword model: one SentencePiece vocabulary for both languages."""

import unicodedata
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path

from sentencepiece import SentencePieceProcessor, SentencePieceTrainer

from training.corpus import PLAIN, Pair

PAD, UNKNOWN, START, END = range(4)
"""Piece numbers, the same in the SentencePiece model, the network and the exported vocabulary."""
LONGEST = 180
"""Pieces of a sentence that are trained on; the rest is cut."""
_LETTERS, _ACCENTS = "aeiouycAEIOUYC", "\u0300\u0301\u0302\u0308\u0327"


def fit(pairs: Iterable[Pair], size: int, folder: Path) -> Path:
    """Train a model of `size` pieces on both sides of the pairs; returns `folder/spm.model`.

    Unigram, every character covered, bytes for what is still unknown, digits one by one.
    """
    (folder / "spm.txt").write_text("\n".join(side for pair in pairs for side in pair), encoding="utf-8")
    (folder / "rules.tsv").write_text(rules(), encoding="utf-8")
    with chdir(folder):  # the model remembers the names of these files: let no path be among them
        SentencePieceTrainer.train(
            input="spm.txt",
            model_prefix="spm",
            vocab_size=size,
            model_type="unigram",
            character_coverage=1.0,
            byte_fallback=True,
            split_digits=True,
            pad_id=PAD,
            unk_id=UNKNOWN,
            bos_id=START,
            eos_id=END,
            normalization_rule_tsv="rules.tsv",
            num_threads=2,
            minloglevel=2,
        )
    return folder / "spm.model"


def load(path: Path) -> SentencePieceProcessor:
    """The model that `fit` wrote."""
    return SentencePieceProcessor(str(path))


def pieces(subwords: SentencePieceProcessor) -> list[str]:
    """The vocabulary, in the order of the piece numbers."""
    return [subwords.id_to_piece(number) for number in range(subwords.vocab_size())]


def rules() -> str:
    """SentencePiece's normalisation table: PLAIN, and accents that stand apart joined to their letters."""
    joined = {
        letter + accent: unicodedata.normalize("NFC", letter + accent)
        for letter in _LETTERS
        for accent in _ACCENTS
    }
    table = PLAIN | {apart: whole for apart, whole in joined.items() if len(whole) == 1}
    return "".join(f"{_hexadecimal(mark)}\t{_hexadecimal(plainer)}\n" for mark, plainer in table.items())


def _hexadecimal(text: str) -> str:
    return " ".join(f"{ord(character):X}" for character in text)
