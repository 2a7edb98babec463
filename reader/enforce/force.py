"""Force a term: the beginning of a target that ends with the term, where it should stand (rung R5)."""

from collections.abc import Sequence

from reader.enforce.dress import dress
from reader.spot import Occurrence
from reader.verify.surface import Span, words


def opening(
    target: str,
    source: str,
    occurrences: Sequence[Occurrence],
    spans: Sequence[Span | None],
    index: int,
    choice: int = 0,
) -> str:
    """`target` up to the place where the missing occurrence `index` may stand, and the term.

    The place is guessed: between the terms before and after it that are there (`spans`), as far along as in
    the source. `choice` 0 is the nearest word boundary, 1 the next nearest…
    """
    low, high = _between(target, spans, index)
    place = low + _along(source, occurrences, spans, index) * (high - low)
    cuts = {low, high} | {start for start, _ in words(target) if low <= start <= high}
    surface = source[occurrences[index].start : occurrences[index].end]
    nearest = sorted(cuts, key=lambda cut: abs(cut - place))
    return _opening(target, nearest[min(choice, len(nearest) - 1)], occurrences[index], surface)


def unglue(text: str, prefix: str) -> str:
    """`text` without the letters that the engine glued to the last word of a forced beginning."""
    rest = text.removeprefix(prefix)
    if rest == text or not prefix or not rest[:1].isalnum():
        return text
    glued = next(words(rest), (0, 0))[1]
    return text if rest[:glued] == "s" else prefix + rest[glued:]


def _opening(target: str, cut: int, occurrence: Occurrence, surface: str) -> str:
    before = target[:cut].rstrip()
    glue = " " if before and target[cut - 1 : cut] != "-" else ""
    start = len(before) + len(glue)
    return before + glue + dress(occurrence.term, before + glue, start, start, surface)


def _between(target: str, spans: Sequence[Span | None], index: int) -> Span:
    """The stretch of the target between the terms on both sides that are there."""
    low = max((span[1] for span in spans[:index] if span), default=0)
    high = min((span[0] for span in spans[index + 1 :] if span), default=len(target))
    return (low, high) if low <= high else (0, len(target))


def _along(source: str, occurrences: Sequence[Occurrence], spans: Sequence[Span | None], index: int) -> float:
    """How far along the source the occurrence is, between the same terms: 0 to 1."""
    low = max((one.end for one, span in zip(occurrences[:index], spans, strict=False) if span), default=0)
    after = zip(occurrences[index + 1 :], spans[index + 1 :], strict=True)
    high = min((one.start for one, span in after if span), default=len(source))
    return (occurrences[index].start - low) / max(1, high - low)
