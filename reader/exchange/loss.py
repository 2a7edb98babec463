"""Say what a format cannot hold of some terms."""

from collections.abc import Collection, Sequence

from reader.glossary.row import cell
from reader.glossary.term import Term
from reader.glossary.termfile import COLUMNS


def loss(terms: Sequence[Term], held: Collection[str], label: str) -> list[str]:
    """One sentence that counts the terms by column, or nothing when all of them fit."""
    counts = {
        column: sum(bool(cell(term, column)) for term in terms) for column in COLUMNS if column not in held
    }
    lost = [f"{column} ({count} term{'s' * (count > 1)})" for column, count in counts.items() if count]
    return [f"{label} cannot hold: {', '.join(lost)}"] if lost else []
