"""Find targets that a translation package cannot write: pieces that its vocabulary lacks."""

from collections.abc import Callable, Collection, Iterator, Sequence

from reader.glossary.term import Problem, Term


def unspellable(
    terms: Sequence[Term], encode: Callable[[str], list[str]], vocabulary: Collection[str]
) -> Iterator[Problem]:
    """A notice for each term whose target the package cannot spell; repair still puts it in.

    `encode` cuts a text into the package's pieces, `vocabulary` holds those that its decoder can write.
    """
    for term in terms:
        missing = [piece for piece in encode(term.target) if piece not in vocabulary]
        if missing:
            pieces = ", ".join(piece.replace("▁", " ").strip() or piece for piece in missing)
            reason = f"the package cannot spell {term.target} (it lacks {pieces})"
            yield Problem(
                term.origin.path, term.origin.line, reason, "notice", "listed forms still repair it"
            )
