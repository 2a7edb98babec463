"""The translation memory: what the engine said once, it is never asked again; what a hand wrote, is kept."""

import json
import sqlite3
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

from reader.database import connected, explained
from reader.edits import Edit
from reader.engine import DEFAULT, Engine, Hypothesis, Options, Scorer, Scores
from reader.errors import EngineError, StoreError

_VERSION = 2
"""1 had no table of corrections; making it is all that a file of version 1 needs."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS translation (
    engine TEXT NOT NULL, options TEXT NOT NULL, source TEXT NOT NULL, hypotheses TEXT NOT NULL,
    PRIMARY KEY (engine, options, source)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS edited (
    source TEXT PRIMARY KEY, target TEXT NOT NULL, time INTEGER NOT NULL
) WITHOUT ROWID;
"""
"""`time`: seconds since 1970 (UTC)."""
_WHAT = "translation memory"


def _dump(hypotheses: Sequence[Hypothesis]) -> str:
    rows = [[one.text, one.score, one.replaced] for one in hypotheses]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _load(text: str) -> list[Hypothesis]:
    """What `_dump` wrote; an empty list for a damaged row, which is then asked again and written anew."""
    try:
        return [
            Hypothesis(target, score, tuple(replaced))
            # Older rows hold a fourth, empty, list.
            for target, score, replaced, *_ in json.loads(text)
        ]
    except (ValueError, TypeError):
        return []


class Memory:
    """A store of hypotheses by (engine fingerprint, options, source), in one SQLite file in WAL mode.

    It keeps what was corrected by hand too, by source alone: no engine, option or glossary changes that.

    Safe to share between threads; several processes may use the same file.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the store at `path` (None: in this process only).

        Raises StoreError when the file cannot be created or is not ours; the file is left as it is.
        """
        self.path = path
        self._lock = threading.Lock()
        self._db = connected(_WHAT, path, _SCHEMA, _VERSION, patience=10)
        # However this memory ends, dropped or at the exit, its file is closed.
        self._finalizer = weakref.finalize(self, self._db.close)

    def _explain(self) -> AbstractContextManager[None]:
        return explained(_WHAT, self.path)

    def recall(self, engine: str, options: str, sources: Sequence[str]) -> dict[str, list[Hypothesis]]:
        """What is known of `sources` from the engine with that fingerprint; absent ones are left out.

        Raises StoreError when the file cannot be read.
        """
        found: dict[str, list[Hypothesis]] = {}
        query = "SELECT hypotheses FROM translation WHERE engine=? AND options=? AND source=?"
        with self._lock, self._explain():
            for source in sources:
                row = self._db.execute(query, (engine, options, source)).fetchone()
                hypotheses = _load(row[0]) if row is not None else []
                if hypotheses:
                    found[source] = hypotheses
        return found

    def store(self, engine: str, options: str, answers: Mapping[str, Sequence[Hypothesis]]) -> None:
        """Keep `answers` (source → hypotheses), all or none. Raises StoreError when that fails."""
        rows = [(engine, options, source, _dump(hypotheses)) for source, hypotheses in answers.items()]
        with self._lock, self._explain(), self._db:
            self._db.executemany("INSERT OR REPLACE INTO translation VALUES (?, ?, ?, ?)", rows)

    @property
    def lasting(self) -> bool:
        """Whether what is stored is there the next time."""
        return self.path is not None

    def edited(self, engine: str, sources: Sequence[str]) -> dict[str, Edit]:
        """See `edits.Edits`."""
        found: dict[str, str] = {}
        with self._lock, self._explain():
            for source in sources:
                row = self._db.execute("SELECT target FROM edited WHERE source=?", (source,)).fetchone()
                if row is not None:
                    found[source] = row[0]
        raw = self.recall(engine, DEFAULT.key, list(found))
        return {
            source: Edit(target, raw[source][0].text if source in raw else "")
            for source, target in found.items()
        }

    def edit(self, source: str, target: str) -> None:
        """See `edits.Editor`."""
        row = (source, target, int(time.time()))
        self._change("INSERT OR REPLACE INTO edited VALUES (?, ?, ?)", *row)

    def restore(self, source: str) -> None:
        """See `edits.Editor`."""
        self._change("DELETE FROM edited WHERE source=?", source)

    def _change(self, command: str, *values: str | int) -> None:
        """One change of the corrections, on the disk when this returns: no engine can write them again."""
        with self._lock, self._explain():
            self._db.execute("PRAGMA synchronous=FULL")
            try:
                with self._db:
                    self._db.execute(command, values)
            finally:
                self._db.execute("PRAGMA synchronous=NORMAL")

    def size(self) -> int:
        """How many sources are known, over all engines and options."""
        with self._lock, self._explain():
            return int(self._db.execute("SELECT count(*) FROM translation").fetchone()[0])

    def close(self) -> None:
        """Close the file; the memory cannot be used afterwards."""
        with self._lock:
            self._finalizer()


def count(path: Path) -> int:
    """How many sources the store at `path` knows, without changing it. Raises StoreError when it is none."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            return int(db.execute("SELECT count(*) FROM translation").fetchone()[0])
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The translation memory {path} cannot be read ({error}).") from error


def _question(source: str, prefix: str) -> str:
    """The source as the memory files it; one with a forced beginning never shares its answer."""
    return f"{source}\x1f{prefix}" if prefix else source


class Recall:
    """An engine that asks the memory before it asks the engine, and tells the memory afterwards."""

    def __init__(self, engine: Engine, memory: Memory) -> None:
        self._engine = engine
        self._memory = memory
        self.asked = 0
        """How many sources the engine itself was asked for."""
        self.recalled = 0
        """How many sources the memory answered."""
        self.trouble: StoreError | None = None
        """Why the memory is no longer used, once it failed: a full disk must not stop a reader."""

    @property
    def name(self) -> str:
        """The name of the engine behind."""
        return self._engine.name

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the engine behind."""
        return self._engine.fingerprint

    @property
    def memory(self) -> Memory:
        """The memory that is asked first."""
        return self._memory

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """As `Engine.translate`; equal sources are sent once, known ones not at all.

        Raises EngineError as the engine does. A memory that fails is left out from then on (see `trouble`).
        """
        pairs = list(zip(sources, prefixes or [""] * len(sources), strict=True))
        wanted = {_question(*pair): pair for pair in pairs}
        answers = self._recall(options.key, list(wanted))
        missing = [question for question in wanted if question not in answers]
        self.recalled += len(wanted) - len(missing)
        if missing:
            self.asked += len(missing)
            fresh = dict(zip(missing, self._ask(options, [wanted[one] for one in missing]), strict=True))
            self._store(options.key, fresh)
            answers |= fresh
        return [answers[_question(*pair)] for pair in pairs]

    def score(self, sources: Sequence[str], target: str) -> Scores | None:
        """As `Scorer.score`; None when the engine behind is no Scorer. The memory keeps no scores."""
        return self._engine.score(sources, target) if isinstance(self._engine, Scorer) else None

    def _ask(self, options: Options, pairs: Sequence[tuple[str, str]]) -> list[list[Hypothesis]]:
        sources = [source for source, _ in pairs]
        if not any(prefix for _, prefix in pairs):
            return self._engine.translate(sources, options)
        return self._engine.translate(sources, options, [prefix for _, prefix in pairs])

    def _recall(self, options: str, sources: Sequence[str]) -> dict[str, list[Hypothesis]]:
        if self.trouble is None:
            try:
                return self._memory.recall(self.fingerprint, options, sources)
            except StoreError as error:
                self.trouble = error
        return {}

    def _store(self, options: str, fresh: Mapping[str, Sequence[Hypothesis]]) -> None:
        if self.trouble is None:
            try:
                self._memory.store(self.fingerprint, options, fresh)
            except StoreError as error:
                self.trouble = error


class Unknown(EngineError):
    """The memory does not hold the answer."""


class Known:
    """An engine that only remembers: what another one was never asked, it does not answer."""

    name = "translation memory"

    def __init__(self, fingerprint: str, memory: Memory | None) -> None:
        """What the engine with that `fingerprint` said. `memory`: None knows nothing."""
        self.fingerprint = fingerprint
        self._memory = memory

    def recall(self, options: Options, questions: Sequence[str]) -> dict[str, list[Hypothesis]]:
        """What is known of the questions; the others are left out. Raises StoreError as `Memory.recall`."""
        return self._memory.recall(self.fingerprint, options.key, questions) if self._memory else {}

    def translate(
        self, sources: Sequence[str], options: Options = DEFAULT, prefixes: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """As `Engine.translate`. Raises Unknown where one is not known, StoreError as `Memory.recall`."""
        questions = [_question(*pair) for pair in zip(sources, prefixes or [""] * len(sources), strict=True)]
        answers = self.recall(options, list(dict.fromkeys(questions)))
        if len(answers) < len(set(questions)):
            raise Unknown("The translation memory does not hold this: open the article to translate it.")
        return [answers[question] for question in questions]
