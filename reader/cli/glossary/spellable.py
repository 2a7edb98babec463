"""`check --package`: targets that the package in use cannot spell."""

from collections.abc import Iterator, Sequence

from reader import spellable
from reader.packages import decide, unpacked, vocabulary
from reader.term import Problem, Term
from reader.tokenizer import load


def unspellable(terms: Sequence[Term]) -> Iterator[Problem]:
    """See `reader.spellable`, with the package that translations use. Raises PackageError."""
    folder = unpacked(decide().package)
    return spellable.unspellable(terms, load(folder).encode, vocabulary(folder))
