"""What saving a term would do, in words: what speaks against it, and each sentence that changes."""

from collections.abc import Iterator
from pathlib import Path

from textual.content import Content

from reader.neutral import one_line
from reader.survey.change import Change
from reader.tui.room.status import shorten
from reader.tui.termbase.study import MOST, Effects, Elsewhere
from reader.tui.termbase.surveying import Survey

_AROUND = 30
"""Characters shown on each side of what changes."""
_ADVICE = 80
"""Characters of a fix that is shown; a longer one is a command, which `visavis glossary check` says too."""
_NAME = 20
"""Cells of an article's name."""


def against(effects: Effects) -> Iterator[Content]:
    """The conflicts, each a line."""
    for one in effects.conflicts:
        style = "$text-error" if one.severity == "problem" else "$text-warning"
        advice = f" ({one.fix})" if 0 < len(one.fix) <= _ADVICE else ""
        yield Content.styled(f"! {one.reason}{advice}", style)


def counts(effects: Effects, survey: Survey | None) -> Iterator[Content]:
    """How many sentences change, in the open article and in the library; each a line."""
    yield Content.styled(_here(effects), "$text-accent")
    if effects.elsewhere is not None:
        yield Content.styled(_elsewhere(effects.elsewhere), "$text-accent")
    elif survey is not None:
        words = f"The library is still being read: {survey.done:,} of {survey.total:,} articles."
        yield Content.styled(words, "$text-muted")


def preview(effects: Effects) -> Iterator[Content]:
    """Each sentence of the open article that changes, and the first few of others."""
    yield from map(difference, effects.changes)
    if effects.elsewhere is not None and effects.elsewhere.changes:
        yield Content.styled("In other articles:", "$text-muted")
        yield from map(difference, effects.elsewhere.changes)


def _here(effects: Effects) -> str:
    found = len(effects.changes)
    if effects.asking:
        return f"It changes {_sentences(found)} here; the engine is asked for {effects.asking} more…"
    if not found:
        return "It changes no sentence that is open."
    more = f" of the first {MOST}" if effects.touched > MOST else ""
    return f"It changes {_sentences(found)}{more} here."


def _elsewhere(found: Elsewhere) -> str:
    if not found.segments:
        return "It concerns no other article of the library."
    articles = f"{found.articles:,} other article{'' if found.articles == 1 else 's'}"
    return f"In the library it concerns {_sentences(found.segments)} of {articles}."


def _sentences(count: int) -> str:
    return f"{count:,} sentence{'' if count == 1 else 's'}"


def difference(one: Change) -> Content:
    """The segment (after its article, where that has a name), and the part of its English that changes."""
    article = f"{shorten(one_line(Path(one.article).name), _NAME)} " if one.article else ""
    place = Content.styled(f"{article}{one.before.segment.id:>6}  ", "$foreground-muted")
    before, after = one.before.target, one.after.target
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    if before == after:
        flagged = any(found.status == "flagged" for found in one.after.renderings)
        said = (
            "the term is flagged: it cannot be verified here" if flagged else "the English is right as it is"
        )
        return place + Content(said)
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    return place + Content.assemble(
        before[max(0, start - _AROUND) : start],
        (gone, "$text-error strike"),
        (" → " if gone and come else "", "$foreground-muted"),
        (come, "bold $text-success"),
        before[len(before) - end :][:_AROUND],
    )


def _shared(one: str, other: str) -> int:
    """How many characters the beginnings of both have in common, up to the last space in them."""
    pairs = enumerate(zip(one, other, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    return one.rfind(" ", 0, same) + 1
