"""Mend the words that stand right beside a term in the English: a stutter, an article that no name takes.

An engine that is made to write a term often repeats a word of it (New York York), and French articles come
along with names (la Otan: the NATO). Only segments with a term are mended, and only beside one.
"""

import re
from collections.abc import Sequence

from reader.glossary.term import Term
from reader.verify.surface import Span, words

_THE = re.compile(r"\b([Tt])he[ \u00a0]$")
_BARE = frozenset({"NATO", "UNESCO", "UNICEF", "OPEC", "ASEAN", "Mercosur", "Interpol", "Europol", "Frontex"})
"""Acronyms that are read as words take no article (AP and Guardian style: NATO, but the EU)."""
_GOES_ON = re.compile(
    r"$|['’]s\b|[.;:!?)”\"]|[ \u00a0](?:in|on|at|to|from|by|with|for|as|is|are|was|were|has|have|had|will|"
    r"would|can|could|should|said|says)\b"
)
"""What shows that the name stands alone; a noun would own the article (the NATO summit)."""


def mend(target: str, terms: Sequence[Term], spans: Sequence[Span | None]) -> str:
    """`target` without a repeated word, or a `the` that does not belong there, beside a span of a term.

    `spans[i]` is where `terms[i]` stands, None where it is missing. Nothing inside a span changes.
    """
    held = [span for span in spans if span]
    cuts = [
        cut
        for term, span in zip(terms, spans, strict=True)
        if span
        for cut in (_before(target, span), _after(target, span), _article(target, term, span))
        if cut and not any(cut[0] < end and start < cut[1] for start, end in held)
    ]
    for start, end in sorted(set(cuts), reverse=True):
        target = target[:start] + target[end:]
    return target


def _before(target: str, span: Span) -> Span | None:
    """The run of words before the span that are its own first ones (New New York, low-low-enriched)."""
    run = list(words(target[slice(*span)]))
    for _, end in reversed(run):
        text, start = target[span[0] : span[0] + end], span[0] - end - 1
        joint = target[span[0] - 1 : span[0]]
        if (
            start >= 0
            and joint in (" ", "-")
            and target[start : span[0] - 1] == text
            and _starts(target, start)
        ):
            return (start, span[0])
    return None


def _after(target: str, span: Span) -> Span | None:
    """The run of words after the span that are its own last ones (New York York, Putin's Putin)."""
    owner = re.compile(rf"['’]s {re.escape(target[slice(*span)])}(?!\w)").match(target, span[1])
    if owner:
        return owner.span()
    for begin, _ in words(target[slice(*span)]):
        text = target[span[0] + begin : span[1]]
        end = span[1] + 1 + len(text)
        if target[span[1] : end] == f" {text}" and not target[end : end + 1].isalnum():
            return (span[1], end)
    return None


def _starts(target: str, at: int) -> bool:
    return at == 0 or not target[at - 1].isalnum()


def _article(target: str, term: Term, span: Span) -> Span | None:
    """The `the ` before a person, or before an acronym that is read as a word."""
    name = target[slice(*span)]
    found = _THE.search(target[: span[0]])
    bare = name in _BARE or (term.kind == "person" and name[:1].isupper())
    if not bare or not found or not _GOES_ON.match(target, span[1]):
        return None
    return found.span()
