"""What help tells of the keys: pages by topic, each of at most 17 lines, so that it fits 80×24."""

from dataclasses import dataclass

Line = tuple[tuple[str, ...], str]
"""The ids of bindings, and what their keys do, in at most 50 characters."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the help."""

    name: str
    lines: tuple[Line, ...]


HELP: tuple[Topic, ...] = (
    Topic(
        "Reading",
        (
            (("line.down", "line.up"), "one line down, up"),
            (("half.down", "half.up"), "half a screen down, up"),
            (("page.down", "page.up"), "one screen down, up"),
            (("edge.top", "edge.end"), "to the start, to the end"),
            (("edge.chord",), "to the start, pressed twice"),
            (("sentence.next", "sentence.back"), "next sentence, sentence before"),
            (("paragraph.next", "paragraph.back"), "next paragraph, paragraph before"),
            (("word.next", "word.back"), "next word, word before: its counterpart lights up"),
            (("word.more", "word.less"), "select one word more, one word less"),
            (("mode",), "columns, stacked, one language, or reveal"),
            (("reveal",), "in the reveal view: show this sentence's English"),
            (("pairing",), "pair sentences instead of paragraphs, or back"),
            (("split.more", "split.less"), "more, less room for the French"),
            (("close",), "back to the library, or quit"),
        ),
    ),
    Topic(
        "Finding",
        (
            (("search",), "look for words in both languages"),
            (("search.done",), "go on reading; what was found stays lit"),
            (("hit.next", "hit.back"), "next place that was found, place before"),
            (("back",), "end the search"),
            (("find",), "search in all articles; there: back to the list"),
            (("issue.next", "issue.back"), "next issue, issue before"),
            (("issues",), "list the issues, to go to one"),
            (("notes",), "list your marks and notes, to go to one"),
        ),
    ),
    Topic(
        "Terms",
        (
            (("card",), "terms of this sentence: entry, story, places"),
            (("card.next", "card.back"), "on the card: next term, term before"),
            (("term.add",), "add a term for a name of this sentence"),
            (("term.edit",), "edit a term of this sentence"),
            (("term.undo",), "take the last change of the glossary back"),
            (("terms",), "list the glossary: filter, sort, edit"),
            (("terms.order",), "in that list: sort it in the next way"),
            (("form.next",), "in the form: propose the next name"),
            (("form.delete",), "in the form: delete the term"),
            (("form.later", "form.earlier"), "in the form: scroll what it would change"),
        ),
    ),
    Topic(
        "Acting",
        (
            (("copy.pair",), "copy this sentence in both languages"),
            (("copy.source", "copy.target"), "copy its French, its English"),
            (("lookup",), "look the selected words up with your command"),
            (("mark",), "mark this sentence, or take its mark away"),
            (("note",), "write a note on it"),
            (("correct",), "write its English yourself"),
            (("redo",), "choose among other translations of it"),
            (("restore",), "take your English back, or put it back in"),
            (("retry",), "ask the engine again for what is missing"),
            (("export",), "write the bilingual file"),
            (("editor",), "open the article's file in your editor"),
            (("removed",), "what the clean-up left out, and why"),
        ),
    ),
    Topic(
        "Library",
        (
            (("library.down", "library.up"), "next article, article before"),
            (("library.page.down", "library.page.up"), "one screen down, up"),
            (("library.first", "library.last"), "first article, last article"),
            (("library.open",), "read the article"),
            (("library.find",), "search in all articles"),
            (("library.filter",), "show only articles with these words"),
            (("filter.done",), "in the filter: go to the list"),
            (("library.order",), "sort by the next column"),
            (("library.queue", "library.queue.all"), "translate it ahead, all that are shown"),
            (("library.out", "library.back.in"), "take it out of the list, put one back"),
            (("library.back",), "end the filter, or leave"),
            (("out.back",), "in the list of what was taken out: put it back"),
            (("library.quit",), "leave Vis-à-vis"),
        ),
    ),
    Topic(
        "More",
        (
            (("help",), "this help"),
            (("commands",), "all commands, to choose one by name"),
            (("theme",), "colours: night, day, high contrast"),
            (("packages",), "translation packages; install the full one"),
            (("notices",), "what there is to know about the set-up"),
            (("panel.close",), "close a panel"),
        ),
    ),
)
