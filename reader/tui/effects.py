"""What saving a term would do, in words: what speaks against it, and each sentence that changes."""

from collections.abc import Iterator

from textual.content import Content

from reader.survey.change import Change
from reader.tui.drafting import MOST, Effects

_AROUND = 30
"""Characters shown on each side of what changes."""


def against(effects: Effects) -> Iterator[Content]:
    """The conflicts, each a line."""
    for one in effects.conflicts:
        style = "$text-error" if one.severity == "problem" else "$text-warning"
        yield Content.styled(f"! {one.reason}{f' ({one.fix})' if one.fix else ''}", style)


def count(effects: Effects) -> str:
    """How many sentences change, in words."""
    found = len(effects.changes)
    if not found:
        return "It changes no sentence that is open."
    more = f" of the first {MOST}" if effects.touched > MOST else ""
    return f"It changes {found} sentence{'' if found == 1 else 's'}{more}:"


def difference(one: Change) -> Content:
    """The segment and the part of its English that changes, or what else does."""
    before, after = one.before.target, one.after.target
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    if before == after:
        flagged = any(found.status == "flagged" for found in one.after.renderings)
        said = (
            "the term is flagged: it cannot be verified here" if flagged else "the English is right as it is"
        )
        return Content.assemble((f"{one.before.segment.id:>6}  ", "$foreground-muted"), said)
    gone, come = before[start : len(before) - end], after[start : len(after) - end]
    return Content.assemble(
        (f"{one.before.segment.id:>6}  ", "$foreground-muted"),
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
