"""Lines that are crumbs by the company they keep: `Facebook` between share links, `Réagir` in a tool bar.

Alone such a line may be a heading of the article, so it stays. What counts as company is a run of lines
without any of the article between them, and the weight that it needs depends on where the run stands: before
the first sentence and after the last one little, in the middle of the text a crumb of the same kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reader.article import Article, Paragraph
from reader.cleanup.hints import hint
from reader.cleanup.shape import head, is_label, tail

_MANY = 3
"""So many hints in a row, before or after the text, are a bar of links without a sure crumb among them."""
_LABEL_WORDS = 3
_BARS = frozenset(
    {
        "share links",
        "page tools",
        "comment box",
        "reading time",
        "player",
        "subscription notice",
        "newsletter box",
        "app promotion",
        "cookie notice",
        "author box",
        "page navigation",
        "legal notice",
    }
)
"""What stands in bars and boxes; a read-also link or a photo credit may stand beside any heading."""
_UNDER_TITLE = {"byline", "byline or date", "date line", "breadcrumb"}
_TOOLS = {"share links", "page tools", "comment box", "reading time", "player"}
_ACCOUNT = {"subscription notice", "newsletter box", "app promotion"}
_KIN = {
    "share links": {"share links", "page tools", "comment box"},
    "page tools": _TOOLS,
    "player": {"player", "page tools", "reading time"},
    "comment box": _TOOLS,
    "subscription notice": _ACCOUNT,
    "newsletter box": _ACCOUNT,
    "app promotion": _ACCOUNT,
    "cookie notice": {"cookie notice"},
    "author box": {"author box", *_UNDER_TITLE},
    "reading time": _UNDER_TITLE | _TOOLS,
    "date line": _UNDER_TITLE | _TOOLS,
    "page navigation": {"page navigation", "breadcrumb", "legal notice"},
}
"""In the middle of a text: which sure crumbs vouch for a hint of a kind."""


@dataclass(frozen=True, slots=True)
class _Line:
    place: int
    sure: str
    hint: str


def by_company(article: Article, found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield (place, reason) of the paragraphs that the crumbs around them show to be crumbs.

    `found` holds what the other rules are sure of, by place; what was removed before counts where it stood.
    """
    paragraphs = article.paragraphs
    earlier: dict[int, list[str]] = {}
    for cut in article.removed:
        earlier.setdefault(cut.before, []).append(cut.reason)
    lines = [_line(paragraph, place, found) for place, paragraph in enumerate(paragraphs)]
    beside = {line.place for line in lines if line.sure or line.hint}
    first, last = head(paragraphs, beside), tail(paragraphs, beside)
    taken = dict(found)
    for is_run, group in groupby(lines, key=lambda line: bool(line.sure or line.hint)):
        run = list(group)
        if not is_run or not any(line.hint for line in run):
            continue
        start, end = run[0].place, run[-1].place + 1
        sure = [line.sure for line in run if line.sure]
        sure += [reason for place in range(start, end + 1) for reason in earlier.get(place, [])]
        edge = end <= first or start >= last
        listed = start > 0 and paragraphs[start - 1].text.rstrip().endswith(":")
        gone = _gone(run, sure, edge=edge, listed=listed)
        taken.update(gone)
        yield from gone
    yield from _between(paragraphs, taken, last)


def _line(paragraph: Paragraph, place: int, found: Mapping[int, str]) -> _Line:
    sure = found.get(place, "")
    if sure or paragraph.kind != "text":
        return _Line(place, sure, "")
    return _Line(place, "", hint(paragraph.text))


def _gone(run: list[_Line], sure: list[str], *, edge: bool, listed: bool) -> list[tuple[int, str]]:
    """The hints of one run that have company enough; a list that a colon announces is the article's own."""
    hints = [line for line in run if line.hint]
    bars = [reason for reason in sure if reason in _BARS]
    if listed and not bars:
        return []
    enough = bool(bars) or (sure and len(hints) > 1)
    if (edge and (enough or len(hints) >= _MANY)) or len(bars) >= _MANY:
        return [(line.place, line.hint) for line in hints]
    return [(line.place, line.hint) for line in hints if not _KIN.get(line.hint, set()).isdisjoint(sure)]


def _between(
    paragraphs: tuple[Paragraph, ...], taken: Mapping[int, str], last: int
) -> Iterator[tuple[int, str]]:
    """A label of a few words after the last sentence, between two crumbs of a bar."""
    for place in range(max(last, 1), len(paragraphs) - 1):
        around = (taken.get(place - 1), taken.get(place + 1))
        if place not in taken and is_label(paragraphs[place], _LABEL_WORDS) and _BARS.issuperset(around):
            yield place, "between crumbs"
