"""Where a reader was in each article, what was marked there, and what the list leaves out: one SQLite file.

A place is kept with a few words of its segment, so that it is found again when the file has changed.
"""

import sqlite3
import threading
import weakref
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.article import Article
from reader.database import connected, explained
from reader.segment import Segment

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS place (
    article TEXT PRIMARY KEY, paragraph INTEGER NOT NULL, idx INTEGER NOT NULL, words TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (
    article TEXT NOT NULL, paragraph INTEGER NOT NULL, idx INTEGER NOT NULL, words TEXT NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (article, paragraph, idx, words)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS taken_out (path TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS digest (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, value TEXT NOT NULL
) WITHOUT ROWID;
"""
_WRITE = """
INSERT INTO note VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = CASE
    WHEN note.text IN ('', ?, excluded.text) THEN excluded.text
    WHEN excluded.text = '' THEN note.text
    ELSE note.text || ' / ' || excluded.text
END
"""
"""One statement: no other process comes between reading and writing. The last ? is what was seen before."""
_WHAT = "reading places"
_WORDS = 120
"""Code points of a segment that are kept to find it again."""
_ALIKE = 80
"""Least likeness (rapidfuzz's ratio, 0 to 100) of a changed segment to the one that was kept."""
_NEAR = 200
"""Segments on either side in which a changed one is looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A segment, and the beginning of its text."""

    paragraph: int
    index: int
    words: str

    @classmethod
    def of(cls, segment: Segment) -> "Place":
        """The place of `segment`."""
        return cls(segment.paragraph, segment.index, segment.text[:_WORDS])


@dataclass(frozen=True, slots=True)
class Note:
    """A mark on a segment; `text` may be empty."""

    place: Place
    text: str = ""


def find(place: Place, segments: Sequence[Segment]) -> int | None:
    """Where `place` is now: same words nearest by, else nearly the same, else None. Index into `segments`."""
    if not segments:
        return None
    at = bisect_left(segments, (place.paragraph, place.index), key=lambda one: (one.paragraph, one.index))
    if at < len(segments) and _distance(segments[at], place) == (0, 0) and _is(segments[at], place):
        return at
    numbers = range(len(segments))
    expected = min(numbers, key=lambda at: _distance(segments[at], place))
    same = [at for at in numbers if _is(segments[at], place)]
    if same:
        return min(same, key=lambda at: abs(at - expected))
    from rapidfuzz import fuzz, process  # only an article that has changed needs it

    first = max(0, expected - _NEAR)
    near = [one.text[:_WORDS] for one in segments[first : expected + _NEAR]]
    best = process.extractOne(place.words, near, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return first + best[2] if best else None


def _is(segment: Segment, place: Place) -> bool:
    return segment.text[:_WORDS] == place.words


def _distance(segment: Segment, place: Place) -> tuple[int, int]:
    return abs(segment.paragraph - place.paragraph), abs(segment.index - place.index)


def key(article: Article) -> str:
    """What names the article: its address, else its file, else (standard input) its title and first words."""
    if article.url:
        return article.url
    path = Path(article.source)
    if article.source not in ("", "-") and path.is_file():
        return str(path.resolve())
    text = "\n".join([article.title, *(one.text for one in article.paragraphs[:2])])
    import hashlib  # for standard input alone

    return "text:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Places:
    """The file of places, notes and settings. Safe to share between threads and processes.

    The last writer of one article's place wins. Every method raises StoreError when the file cannot be used.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the file at `path`; None: in this process only. It is left alone when it is not ours."""
        self.path = path
        self._lock = threading.Lock()
        self._db = connected(_WHAT, path, _SCHEMA, _VERSION, patience=2)
        self._finalizer = weakref.finalize(self, self._db.close)

    @classmethod
    def borrowed(cls, path: Path) -> "Places":
        """In this process only, with what the file at `path` holds: where it can be read, but not written."""
        places = cls(None)
        uri = path.absolute().as_uri()
        for way in ("mode=ro", "mode=ro&immutable=1"):  # the other where no lock can be made beside it
            with suppress(sqlite3.Error), closing(sqlite3.connect(f"{uri}?{way}", uri=True)) as file:
                if file.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
                    file.backup(places._db)
                    places._db.executescript(_SCHEMA)
                    break
        return places

    @property
    def lasting(self) -> bool:
        """Whether what is kept is there the next time."""
        return self.path is not None

    def _ask(self, query: str, *values: object) -> list[tuple[str, ...]]:
        with self._lock, explained(_WHAT, self.path), self._db:
            return self._db.execute(query, values).fetchall()

    def place(self, article: str) -> Place | None:
        """Where the reader was in the article with that key."""
        rows = self._ask("SELECT paragraph, idx, words FROM place WHERE article=?", article)
        return Place(int(rows[0][0]), int(rows[0][1]), rows[0][2]) if rows else None

    def paragraphs(self) -> dict[str, int]:
        """The paragraph that the reader has come to in every article that was opened."""
        return {row[0]: int(row[1]) for row in self._ask("SELECT article, paragraph FROM place")}

    def stay(self, article: str, place: Place) -> None:
        """Keep where the reader is."""
        values = (article, place.paragraph, place.index, place.words)
        self._ask("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?)", *values)

    def notes(self, article: str) -> list[Note]:
        """The marks and notes of the article, in the order of their places."""
        query = "SELECT paragraph, idx, words, text FROM note WHERE article=? ORDER BY paragraph, idx"
        return [Note(Place(int(row[0]), int(row[1]), row[2]), row[3]) for row in self._ask(query, article)]

    def write(self, article: str, note: Note, *, seen: str = "") -> None:
        """Keep a note; it replaces the one on the same segment where that still reads `seen`.

        What another reader has written there since stays, and the words follow it.
        """
        place = note.place
        values = (article, place.paragraph, place.index, place.words, note.text, seen)
        self._ask(_WRITE, *values)

    def erase(self, article: str, note: Note) -> None:
        """Take this note away; one on the same segment that reads otherwise stays."""
        place = note.place
        query = "DELETE FROM note WHERE article=? AND paragraph=? AND idx=? AND words=? AND text=?"
        self._ask(query, article, place.paragraph, place.index, place.words, note.text)

    def taken_out(self) -> dict[str, str]:
        """The files that were taken out of the list, by resolved path, with their titles."""
        rows = self._ask("SELECT path, title FROM taken_out ORDER BY path")
        return {row[0]: row[1] for row in rows}

    def take_out(self, path: str, title: str) -> None:
        """Leave a file out of the list from now on; nothing is done to the file."""
        self._ask("INSERT OR REPLACE INTO taken_out VALUES (?, ?)", path, title)

    def put_back(self, path: str) -> None:
        """List the file again."""
        self._ask("DELETE FROM taken_out WHERE path=?", path)

    def digest(self, path: str, stamp: str) -> str | None:
        """What was kept about a file, if it was the same then: `stamp` says so."""
        rows = self._ask("SELECT value FROM digest WHERE path=? AND stamp=?", path, stamp)
        return rows[0][0] if rows else None

    def keep_digest(self, path: str, stamp: str, value: str) -> None:
        """Keep what is found out again at any time, but slowly."""
        self._ask("INSERT OR REPLACE INTO digest VALUES (?, ?, ?)", path, stamp, value)

    def setting(self, name: str) -> str | None:
        """A setting that was kept, or None."""
        rows = self._ask("SELECT value FROM setting WHERE name=?", name)
        return rows[0][0] if rows else None

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        self._ask("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, value)

    def close(self) -> None:
        """Close the file; it cannot be used afterwards."""
        with self._lock:
            self._finalizer()
