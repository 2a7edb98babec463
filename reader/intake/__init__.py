"""Find articles and read them: from what was typed on the command line to an Article."""

import glob
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import article, cleanup
from reader.article import Article
from reader.errors import ArticleError
from reader.intake import encoding
from reader.neutral import one_line

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
"""The files that are taken from a folder; a file named on the command line may have any suffix."""

_STDIN = "-"
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*>\s*)?<(?:!doctype\s+html|html|head)\b", re.IGNORECASE
)
_SNIFFED = 2048


class NoArticle(ArticleError):
    """A folder or a pattern names no article (now); it can be looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that can be read."""

    path: Path | None
    """None: standard input."""
    name: str
    """What to call it: the path as typed, or as found under the typed folder; `-` for standard input."""


def collect(paths: Sequence[str]) -> list[Entry]:
    """Return the articles that the words of a command line name, in their order, each once.

    A word is a file, `-`, a folder (its article files and those of its subfolders, hidden ones left out, in
    natural order: 2 before 10) or a glob that the shell did not expand. Raises ArticleError for a word that
    names nothing, and for a folder or a glob without articles.
    """
    entries: dict[Path | None, Entry] = {}
    for word in paths:
        for entry in named(word):
            entries.setdefault(entry.path.resolve() if entry.path else None, entry)
    return list(entries.values())


def read(entry: Entry, *, clean: bool = True) -> Article:
    """Return the article, with what its page left around it removed when `clean`.

    Raises ArticleError when it is not there, may not be read, is empty, too large or no text.
    """
    shown = _shown(entry.name)
    data = _bytes(entry, shown)
    name = entry.path.name if entry.path and entry.name != _STDIN else "standard-input"
    is_page = Path(name).suffix.lower() in _PAGES or bool(
        _PAGE.match(data[:_SNIFFED].lstrip(b"\xef\xbb\xbf"))
    )
    declared = encoding.declared_charset(data) if is_page else None
    text = encoding.decode(data, declared, name=shown)
    if is_page:
        from reader.intake import page  # trafilatura takes half a second to load

        found = page.parse(text, name, source=entry.name)
    else:
        found = article.parse(text, name, source=entry.name)
    if not found.paragraphs:
        raise ArticleError(f"{shown} holds no text: give a file with an article in it.")
    return cleanup.clean(found) if clean else found


def named(word: str) -> Iterator[Entry]:
    """Yield the articles that one word names, at least one. Raises as `collect`, NoArticle for none."""
    path = at_home(word)
    if not word.strip():
        raise ArticleError("An empty name names no article: give a file or a folder (. is this one).")
    if word == _STDIN:
        yield Entry(None, _STDIN)
    elif _is(path, Path.is_dir):
        yield from _folder(path)
    elif _is(path, Path.exists):
        yield Entry(path, str(path))
    elif glob.has_magic(word):
        yield from _matches(word, path)
    elif re.match(r"https?://", word, re.IGNORECASE):
        raise ArticleError(
            f"{_shown(word)} is an address: type `visavis fetch {_shown(word)}` to download it."
        )
    else:
        raise ArticleError(f"{_shown(word)} is not there: check the name, or run `ls` to see what is.")


def at_home(word: str) -> Path:
    """The path of a word, `~` read as a home folder where there is such a user."""
    try:
        return Path(word).expanduser()
    except RuntimeError:
        return Path(word)


def _folder(folder: Path) -> list[Entry]:
    """Return the articles in the folder and below it."""
    try:
        found = [path for path in _walk(folder) if path.suffix.lower() in SUFFIXES]
    except PermissionError as error:
        raise ArticleError(_refused(_shown(str(error.filename or folder)))) from error
    except OSError as error:  # a folder that goes while it is read, a disk that does not answer
        raise ArticleError(f"{_shown(str(folder))} cannot be read: {error.strerror or error}.") from error
    if not found:
        kinds = ", ".join(sorted(SUFFIXES))
        raise NoArticle(f"{_shown(str(folder))} holds no article ({kinds}): name a file, or another folder.")
    return [Entry(path, str(path)) for path in sorted(found, key=_natural)]


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below the folder that are not hidden; links to folders are not followed."""
    with os.scandir(folder) as found:
        for one in found:
            if one.name.startswith("."):
                continue
            if one.is_dir(follow_symlinks=False):
                yield from _walk(folder / one.name)
            elif _is(folder / one.name, Path.is_file):
                yield folder / one.name


def _matches(word: str, path: Path) -> Iterator[Entry]:
    """Yield the files that the glob matches."""
    found = sorted(map(Path, glob.glob(str(path), recursive=True)), key=_natural)  # noqa: PTH207 (absolute too)
    files = [match for match in found if match.is_file()]
    if not files:
        raise NoArticle(f"{_shown(word)} matches no file: check the pattern, or name a folder.")
    for match in files:
        yield Entry(match, str(match))


def _bytes(entry: Entry, shown: str) -> bytes:
    """Read at most one byte more than an article may have."""
    most = encoding.MAX_BYTES + 1
    if entry.path is None:
        data = sys.stdin.buffer.read(most)
    else:
        try:
            if not entry.path.is_file():
                _refuse_other(entry.path, shown)
            with entry.path.open("rb") as file:
                data = file.read(most)
        except PermissionError as error:
            raise ArticleError(_refused(shown)) from error
        except OSError as error:
            raise ArticleError(f"{shown} cannot be read: {error.strerror or error}.") from error
    if not data.strip():
        raise ArticleError(f"{shown} is empty: give a file with an article in it.")
    return data


def _refuse_other(path: Path, shown: str) -> None:
    """Raise ArticleError for a path that is not a plain file; pipes (`<(…)`) are let through."""
    if path.is_dir():
        raise ArticleError(f"{shown} is a folder: type `visavis {shown}` to open its articles.")
    if not path.exists():
        raise ArticleError(f"{shown} is not there: check the name, or run `ls` to see what is.")
    if path.is_block_device():
        raise ArticleError(f"{shown} is a device, not an article: name a text file.")


def _refused(shown: str) -> str:
    return f"{shown} may not be read by you: run `chmod u+r` on it, or ask its owner."


def _shown(name: str) -> str:
    """Return a name as it may be shown: a file name is as hostile as its text."""
    return "standard input" if name == _STDIN else one_line(name)


def _natural(path: Path) -> list[tuple[int, int, str]]:
    """Sort key that counts: a2 stands before a10."""
    parts = re.findall(r"([0-9]{1,18})|([^0-9]+)", str(path).casefold())
    return [(0, int(number), "") if number else (1, 0, text) for number, text in parts]


def _is(path: Path, question: Callable[[Path], bool]) -> bool:
    """Ask the file system about a path; one too long or with a NUL in it is not there."""
    try:
        return question(path)
    except (OSError, ValueError):
        return False
