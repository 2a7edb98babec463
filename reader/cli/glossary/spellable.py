"""`check --package`: targets that the package in use cannot spell."""

from collections.abc import Iterator, Sequence

from reader.glossary.term import Problem, Term
from reader.packages import decide, unpacked, vocabulary
from reader.packages.tokenizer import load
from reader.survey import spellable


def unspellable(terms: Sequence[Term]) -> Iterator[Problem]:
    """See `reader.survey.spellable`, with the package that translations use. Raises PackageError."""
    folder = unpacked(decide().package)
    return spellable.unspellable(terms, load(folder).encode, vocabulary(folder))
