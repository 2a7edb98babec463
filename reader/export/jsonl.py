"""One JSON object a segment, one a line."""

import json
from collections.abc import Iterator

from reader.bitext import Bitext, Rendering, Unit
from reader.neutral import neutralise


def jsonl(bitext: Bitext) -> str:
    """The bitext as JSON Lines, in reading order; the same bitext gives the same text.

    Keys: article, id, source, target, raw, origin, terms [source, target, surface, start, end, status, rung],
    issues [kind, message]. `origin` is engine, or edited: corrected by hand; `raw` is then what the engine
    gave, "" where it was never asked. `source` is the exact slice of the paragraph with the white space after
    it; `surface` is the French form in it; `start` and `end` are code points into `target`, null where it is
    flagged.
    """
    return "".join(f"{line}\n" for line in _lines(bitext))


def _lines(bitext: Bitext) -> Iterator[str]:
    for unit in bitext.units:
        yield json.dumps(_unit(bitext.article.slug, unit), ensure_ascii=False)


def _unit(article: str, unit: Unit) -> dict[str, object]:
    return {
        "article": article,
        "id": unit.segment.id,
        "source": unit.segment.source,
        "target": unit.target,
        "raw": neutralise(unit.raw),
        "origin": unit.origin,
        "terms": [_term(unit, rendering) for rendering in unit.renderings],
        "issues": [{"kind": issue.kind, "message": neutralise(issue.message)} for issue in unit.issues],
    }


def _term(unit: Unit, rendering: Rendering) -> dict[str, object]:
    occurrence = rendering.occurrence
    return {
        "source": occurrence.term.source,
        "target": occurrence.term.target,
        "surface": unit.segment.text[occurrence.start : occurrence.end],
        "start": rendering.start,
        "end": rendering.end,
        "status": rendering.status,
        "rung": rendering.rung,
    }
