"""Translate test sets with a package and score them: BLEU, chrF, chrF++ (sacreBLEU) and three weaknesses."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sentencepiece

from training.corpus import Pair

LONG = 30
"""Words of a source above which a sentence counts as long."""
_NAME = re.compile(r"(?<=\w[ ,(])[A-ZÀ-Ý][\w-]{3,}")
"""A capitalised word within a sentence."""
_LONGEST_LOOP = 8


@dataclass(frozen=True, slots=True)
class Scores:
    """One test set; shares are between 0 and 1, or None where the set has nothing to count."""

    name: str
    sentences: int
    bleu: float
    chrf: float
    chrf_plus: float
    """chrF++: chrF with words and pairs of words."""
    long_chrf: float | None
    """chrF of the sentences over LONG words."""
    loops: float
    """Share of the translations that repeat themselves."""
    names: float | None
    """Share of the names, alike in source and reference, that the translation holds letter by letter."""
    seconds: float
    """To translate the set."""


def evaluate(package: Path, name: str, pairs: Sequence[Pair], threads: int = 2) -> tuple[Scores, list[str]]:
    """Translate the pairs' sources with an unpacked package; the scores and the translations."""
    begun = time.monotonic()
    outputs = translate(package, [pair.source for pair in pairs], threads)
    return score(name, pairs, outputs, time.monotonic() - begun), outputs


def translate(package: Path, sources: Sequence[str], threads: int) -> list[str]:
    """Translate with the settings of Argos Translate (beam 4, length penalty 0.2)."""
    import ctranslate2

    pieces = sentencepiece.SentencePieceProcessor(str(package / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(package / "model"), compute_type="int8", intra_threads=threads)
    results = translator.translate_batch(
        [pieces.encode(source, out_type=str) for source in sources],
        beam_size=4,
        length_penalty=0.2,
        max_batch_size=1024,
        batch_type="tokens",
        max_decoding_length=150,
    )
    return [pieces.decode(result.hypotheses[0]) for result in results]


def score(name: str, pairs: Sequence[Pair], outputs: Sequence[str], seconds: float) -> Scores:
    """Score translations against the pairs' targets."""
    import sacrebleu

    references = [pair.target for pair in pairs]
    long = [place for place, pair in enumerate(pairs) if len(pair.source.split()) > LONG]
    return Scores(
        name=name,
        sentences=len(pairs),
        bleu=sacrebleu.corpus_bleu(outputs, [references]).score,
        chrf=_chrf(outputs, references),
        chrf_plus=_chrf(outputs, references, words=2),
        long_chrf=_chrf([outputs[at] for at in long], [references[at] for at in long]) if long else None,
        loops=sum(map(loops, outputs)) / len(outputs),
        names=names_kept(pairs, outputs),
        seconds=seconds,
    )


def loops(text: str) -> bool:
    """Whether the text says something twice in a row: three words or more, or fewer words three times."""
    words = text.split()
    for length in range(1, _LONGEST_LOOP + 1):
        times = 2 if length >= 3 else 3
        span = length * times
        for at in range(len(words) - span + 1):
            if words[at : at + span] == words[at : at + length] * times:
                return True
    return False


def names_kept(pairs: Sequence[Pair], outputs: Sequence[str]) -> float | None:
    """The share of names, spelled alike in source and target, that the translation holds; None for none."""
    found = [
        name in output
        for pair, output in zip(pairs, outputs, strict=True)
        for name in dict.fromkeys(_NAME.findall(pair.source))
        if re.search(rf"\b{re.escape(name)}\b", pair.target)
    ]
    return sum(found) / len(found) if found else None


def _chrf(outputs: Sequence[str], references: Sequence[str], words: int = 0) -> float:
    import sacrebleu

    return float(sacrebleu.corpus_chrf(outputs, [references], word_order=words).score)
