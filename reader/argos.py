"""Drive an Argos package with CTranslate2: the same text as Argos Translate, in large batches.

What is set is what Argos Translate 1.11 sets in `apply_packaged_translation`; only the batches differ: it
decodes about one sentence at once. In int8 the padding of a batch tips a near-tie in 1 or 2 sentences of 100
(measured on 600 news sentences; none in float32), so the batches are ours and reproducible, the text its.
"""

import hashlib
import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader import packages
from reader.engine import DEFAULT, Hypothesis, Options, Scores
from reader.errors import EngineError
from reader.packages import Package, layout, tokenizer
from reader.packages.tokenizer import SentencePiece, Tokenizer
from reader.segment.breath import cut_clauses

BATCH_TOKENS = 2048
"""One batch of this many pieces is 5 to 7 times as fast as Argos's 32."""
LONG, LONGEST, PART = 128, 240, 80
"""Pieces. Over LONG the target may take 512 pieces instead of CTranslate2's 256, so that it is not cut; over
LONGEST the source is split at clause boundaries into parts of about PART; no training set goes so far."""
_FAILURES = (RuntimeError, ValueError, LookupError, OSError, MemoryError)
"""What CTranslate2, SentencePiece and Argos raise for a bad package; a damaged model is an IndexError."""
_DRIVER = "1"
"""Part of the fingerprint: raise it when the way of driving a package changes its text."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    translator: Any
    tokenizer: Tokenizer
    vocabulary: frozenset[str]
    """Pieces that the decoder can write by itself; empty when the package does not tell."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One source, or one part of a long one."""

    pieces: list[str]
    prefix: list[str]
    """The pieces that its target must begin with."""


class ArgosEngine:
    """An `engine.Engine` over one package; the model is loaded by the first `translate`, from any thread."""

    def __init__(self, package: Package) -> None:
        """Take a package of `packages.choose`; reads Argos's settings. Raises PackageError for wrong ones."""
        self._package = package
        self._settings = layout.settings()
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None
        self._cutter: SentencePiece | None = None
        """Loaded by the first `score`: reading needs it only for the word cursor."""
        self.asked = 0
        """Sources that were sent to the decoder since the start."""

    @property
    def name(self) -> str:
        """The package's name."""
        return self._package.name

    @property
    def fingerprint(self) -> str:
        """Changes with the package, the arithmetic or the beam that the settings ask for."""
        driven = (_DRIVER, self._settings.device, self._settings.compute_type, str(self._settings.beam_size))
        return hashlib.sha256("\0".join((self._package.fingerprint, *driven)).encode()).hexdigest()

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """See `engine.Engine.translate`; sources of white space alone never reach the decoder."""
        answers: list[list[Hypothesis]] = [[Hypothesis("", 0.0)] for _ in sources]
        wanted = [place for place, source in enumerate(sources) if source.strip()]
        if not wanted:
            return answers
        loaded = self._ready()
        self.asked += len(wanted)
        try:
            parts = [_parts(loaded.tokenizer, sources[place]) for place in wanted]
            begun = [_beginning(loaded, prefixes[place]) if prefixes else [] for place in wanted]
            jobs = [
                _Job(pieces, [] if at else begin)
                for group, begin in zip(parts, begun, strict=True)
                for at, pieces in enumerate(group)
            ]
            decoded = iter(self._decode(loaded, jobs, options))
        except _FAILURES as error:
            raise self._failed(error) from error
        for place, group in zip(wanted, parts, strict=True):
            answers[place] = _joined([next(decoded) for _ in group])
        return answers

    def score(self, sources: Sequence[str], target: str) -> Scores | None:
        """See `engine.Scorer.score`; at most LONG pieces on either side."""
        loaded = self._ready()
        first = [self._package.target_prefix] if self._package.target_prefix else []
        try:
            self._cutter = self._cutter or tokenizer.load_places(packages.unpacked(self._package))
            pieces = self._cutter.places(target) if self._cutter else []
            texts = [loaded.tokenizer.encode(source) or ["▁"] for source in sources]
            if not pieces or len(pieces) > LONG or any(len(text) > LONG for text in texts):
                return None
            forced = first + [piece for piece, _, _ in pieces]
            results = loaded.translator.score_batch(
                texts, [forced] * len(texts), max_batch_size=BATCH_TOKENS, batch_type="tokens"
            )
        except _FAILURES as error:
            raise self._failed(error) from error
        begin, end = len(first), len(forced)
        return Scores(
            tuple((start, stop) for _, start, stop in pieces),
            tuple(tuple(result.log_probs[begin:end]) for result in results),
        )

    def _failed(self, error: BaseException) -> EngineError:
        return EngineError(
            f"{self.name} failed while translating: {_first(error)}; run: visavis model status"
        )

    def _ready(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> _Loaded:
        try:
            import ctranslate2
        except ImportError as error:
            raise EngineError(
                "CTranslate2 is not installed; run: pip install ctranslate2 sentencepiece"
            ) from error
        settings, folder = self._settings, packages.unpacked(self._package)
        try:
            pieces = tokenizer.load(folder)
            pieces.encode("a")
            translator = ctranslate2.Translator(
                str(folder / "model"),
                device=settings.device,
                compute_type=settings.compute_type,
                inter_threads=settings.inter_threads,
                intra_threads=settings.intra_threads or _cores(),
            )
        except _FAILURES as error:
            raise EngineError(self._why_not_loaded(error)) from error
        return _Loaded(translator, pieces, packages.vocabulary(folder))

    def _why_not_loaded(self, error: BaseException) -> str:
        why = _first(error)
        if (device := self._settings.device) != "cpu":
            return f"{self.name} cannot run on {device!r}: {why}; run: export ARGOS_DEVICE_TYPE=cpu"
        if self._settings.compute_type.lower() in why.lower() or "compute type" in why.lower():
            return f"{self.name} cannot be loaded: {why}; run: unset ARGOS_COMPUTE_TYPE"
        where = self._package.path
        return f"{self.name} cannot be loaded: {why}; remove {where} or install the package again."

    def _decode(self, loaded: _Loaded, batch: list[_Job], options: Options) -> list[list[Hypothesis]]:
        """Hypotheses for each job, in order."""
        found: list[list[Hypothesis]] = [[] for _ in batch]
        first = [self._package.target_prefix] if self._package.target_prefix else []
        for long in (False, True):
            places = [place for place, job in enumerate(batch) if (len(job.pieces) > LONG) is long]
            if not places:
                continue
            begun = [first + batch[place].prefix for place in places]
            results = loaded.translator.translate_batch(
                [batch[place].pieces for place in places],
                target_prefix=begun if any(begun) else None,
                replace_unknowns=True,
                max_batch_size=max(BATCH_TOKENS, self._settings.batch_size),
                batch_type="tokens",
                beam_size=max(options.hypotheses, self._beam(options)),
                num_hypotheses=options.hypotheses,
                length_penalty=0.2,
                no_repeat_ngram_size=3 if options.guarded else 0,
                max_decoding_length=512 if long else 256,
                return_scores=True,
            )
            for place, result in zip(places, results, strict=True):
                found[place] = [
                    self._hypothesis(loaded, pieces, score)
                    for pieces, score in zip(result.hypotheses, result.scores, strict=True)
                ]
        return found

    def _beam(self, options: Options) -> int:
        """The beam that is asked for; where that is the default, the one that the settings want."""
        return self._settings.beam_size if options.beam == DEFAULT.beam else options.beam

    def _hypothesis(self, loaded: _Loaded, pieces: list[str], score: float) -> Hypothesis:
        text = loaded.tokenizer.decode(pieces)
        text = text.removeprefix(self._package.target_prefix).removeprefix(" ")
        known = loaded.vocabulary
        return Hypothesis(
            text, score, tuple(piece for piece in pieces if piece not in known) if known else ()
        )


def _parts(pieces: Tokenizer, source: str) -> list[list[str]]:
    """The source as pieces: one list, or several when it is too long to be translated in one go."""
    whole = pieces.encode(source)
    if len(whole) <= LONGEST:
        return [whole]
    limit = max(1, len(source) * PART // len(whole))
    parts = (part.strip() for part in cut_clauses(source, limit))
    return [piece for part in parts if part for piece in _parts(pieces, part)]


def _beginning(loaded: _Loaded, prefix: str) -> list[str]:
    """The pieces of a forced beginning; none when the decoder cannot write them (it would put <unk>)."""
    pieces = loaded.tokenizer.encode(prefix) if prefix.strip() else []
    return pieces if loaded.vocabulary.issuperset(pieces) else []


def _joined(parts: list[list[Hypothesis]]) -> list[Hypothesis]:
    """The k-th hypotheses of all parts become the k-th hypothesis of the whole."""
    if len(parts) == 1:
        return parts[0]
    return [_concatenated(hypotheses) for hypotheses in zip(*parts, strict=False)]


def _concatenated(parts: Iterable[Hypothesis]) -> Hypothesis:
    parts = list(parts)
    text = " ".join(part.text for part in parts)
    replaced = tuple(piece for part in parts for piece in part.replaced)
    return Hypothesis(text, sum(part.score for part in parts), replaced)


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _first(error: BaseException) -> str:
    """The first line of a library's message, without its final stop."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(". ")
