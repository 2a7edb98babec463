"""The files of the glossary in force: read again only where one has changed, and tried with one term more."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.errors import GlossaryError
from reader.glossary import Glossary, Problem, Term, glossary, read

_State = tuple[int, ...]
"""What changes with a file: when it was written and when its owner or permissions changed (ns), size, inode;
empty where it cannot be looked at."""
Stamp = tuple[tuple[Path, _State], ...]
"""The state of every file."""
_Reading = tuple[tuple[Term, ...], tuple[Problem, ...]]


class Layers:
    """The curated folder, the user's own file, which need not exist, and extra files, the strongest last.

    Safe to share between threads.
    """

    def __init__(self, curated: Path, own: Path, extra: Sequence[Path] = ()) -> None:
        self.own = own
        self._curated = curated
        self._extra = tuple(extra)
        self._lock = threading.Lock()
        self._readings: dict[Path, tuple[object, _Reading]] = {}
        self.loaded: Stamp = ()
        """The files as they stood when `load` last began to read them, well or not."""

    def stamp(self) -> Stamp:
        """How the files stand now; takes no time."""
        return tuple((path, _state(path)) for _, path in self._files())

    def load(self) -> Glossary:
        """Read what has changed. Raises GlossaryError as `glossary.load` does."""
        with self._lock:
            self.loaded = self.stamp()
            if not self._curated.is_dir():
                raise GlossaryError(
                    f"The folder of curated glossaries {self._curated} does not exist; install visavis again."
                )
            return self._merged(self._read())

    def trial(self, term: Term | None, instead: Term | None = None) -> Glossary:
        """The glossary as it would be with `term` in its file (`term.origin`), in place of `instead`.

        Without a `term`, `instead` is taken out. Nothing is written. Raises GlossaryError.
        """
        with self._lock:
            readings = self._read()
        tried = [
            (
                layer,
                path,
                ([one for one in terms if instead is None or one.origin != instead.origin], problems),
            )
            for layer, path, (terms, problems) in readings
        ]
        if term is not None:
            for _, path, (terms, _) in tried:
                if path == Path(term.origin.path):
                    terms.append(term)
                    break
            else:
                at = next((n for n, (layer, _, _) in enumerate(tried) if layer == "extra"), len(tried))
                tried.insert(at, (term.origin.layer, Path(term.origin.path), ([term], ())))
        return self._merged(tried)

    def home(self, term: Term) -> Path:
        """The file in which a change of `term` is written: its own, or the user's for a curated one."""
        return self.own if term.origin.layer == "curated" else Path(term.origin.path)

    def _files(self) -> list[tuple[str, Path]]:
        return [
            *(("curated", path) for path in sorted(self._curated.glob("*.tsv"))),
            ("user", self.own),
            *(("extra", path) for path in self._extra),
        ]

    def _read(self) -> list[tuple[str, Path, _Reading]]:
        files = [(layer, path) for layer, path in self._files() if layer != "user" or path.exists()]
        return [(layer, path, self._reading(layer, path)) for layer, path in files]

    def _reading(self, layer: str, path: Path) -> _Reading:
        stamp = _state(path)
        known = self._readings.get(path)
        if known is None or known[0] != stamp:
            terms, problems = read(path, layer)
            known = self._readings[path] = (stamp, (tuple(terms), tuple(problems)))
        return known[1]

    def _merged(
        self, readings: Iterable[tuple[str, Path, tuple[Sequence[Term], Sequence[Problem]]]]
    ) -> Glossary:
        """The curated files are one layer, every other file is its own."""
        curated: list[Term] = []
        layers: list[Sequence[Term]] = [curated]
        problems: list[Problem] = []
        for layer, _, (terms, found) in readings:
            problems += found
            if layer == "curated":
                curated += terms
            else:
                layers.append(terms)
        return glossary(layers, problems)


def _state(path: Path) -> _State:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
