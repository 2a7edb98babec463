"""Look again at what the words of a command line name: articles come and go while they are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.errors import ArticleError
from reader.intake import Entry, NoArticle, at_home, named


@dataclass(frozen=True, slots=True)
class Look:
    """What the words name now."""

    entries: tuple[Entry, ...]
    troubles: tuple[str, ...] = ()
    """A sentence for each word that cannot be looked at; what it named before is still among the entries."""


class Lookout:
    """The words, and what each of them named the last time. It takes a while: for one thread at a time."""

    def __init__(self, words: Sequence[str], entries: Iterable[Entry]) -> None:
        """`entries`: what the words were found to name at first, as it is to be shown."""
        known = tuple(entries)
        singles = {one.name: one for one in known}
        names = {word: str(at_home(word)) for word in words}
        self.named = frozenset(singles[name] for name in names.values() if name in singles)
        """The articles that were named one by one."""
        self._before = {word: (singles[name],) if name in singles else known for word, name in names.items()}

    def look(self) -> Look:
        """What there is now, in the order of the words, each once.

        A folder or a pattern may name nothing now; a file that was named and is gone stays, so that the list
        can say so.
        """
        found: dict[object, Entry] = {}
        troubles: list[str] = []
        for word in self._before:
            try:
                self._before[word] = self._named(word)
            except ArticleError as error:
                before = self._before[word]
                if not before or not self.named.issuperset(before):
                    troubles.append(str(error))
            for entry in self._before[word]:
                found.setdefault(entry.path.resolve() if entry.path else None, entry)
        return Look(tuple(found.values()), tuple(troubles))

    def _named(self, word: str) -> tuple[Entry, ...]:
        if word == "-":  # it cannot be read again
            return tuple(one for one in self._before[word] if one.name == word)
        try:
            return tuple(named(word))
        except NoArticle:
            return ()
