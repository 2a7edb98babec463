"""The keys, in one place: each binding has an id, so that a keymap can give it another key."""

from collections.abc import Mapping

from textual.binding import Binding


def _bind(
    id: str, key: str, action: str, tooltip: str, footer: str = "", *, at_once: bool = False
) -> Binding:
    """A binding: `tooltip` is one plain sentence; with a `footer` word it is shown at the bottom.

    `at_once` where what is typed next belongs to a field that the key opens.
    """
    words = footer or tooltip.rstrip(".")
    return Binding(key, action, words, show=bool(footer), tooltip=tooltip, id=id, priority=at_once)


MOVES = (
    _bind("line.down", "j,down", "line(1)", "Scroll down one line."),
    _bind("line.up", "k,up", "line(-1)", "Scroll up one line."),
    _bind("half.down", "ctrl+d", "screen(0.5)", "Scroll down half a screen."),
    _bind("half.up", "ctrl+u", "screen(-0.5)", "Scroll up half a screen."),
    _bind("page.down", "space,ctrl+f,pagedown", "screen(1)", "Scroll down one screen."),
    _bind("page.up", "ctrl+b,pageup", "screen(-1)", "Scroll up one screen."),
    _bind("edge.top", "home", "edge(False)", "Go to the start."),
    _bind("edge.chord", "g", "chord", "Pressed twice: go to the start."),
    _bind("edge.end", "G,end", "edge(True)", "Go to the end."),
    _bind("paragraph.next", "right_curly_bracket", "paragraph(1)", "Go to the next paragraph."),
    _bind("paragraph.back", "left_curly_bracket", "paragraph(-1)", "Go one paragraph back."),
    _bind("sentence.next", "right_parenthesis,l,right", "sentence(1)", "Go to the next sentence."),
    _bind("sentence.back", "left_parenthesis,h,left", "sentence(-1)", "Go one sentence back."),
)
MANNERS = (
    _bind("mode", "t", "mode", "Show columns, stacked pairs, one language, or reveal.", "View"),
    _bind("pairing", "p", "pairing", "Set sentences side by side instead of paragraphs, or back."),
    _bind("split.more", "plus,equals_sign", "split(1)", "Give the French column more room."),
    _bind("split.less", "minus", "split(-1)", "Give the French column less room."),
    _bind("reveal", "enter", "reveal", "In the reveal view: show this sentence's English, or hide it."),
)
"""With MOVES: of the view of both columns."""

ROOM = (
    _bind("help", "question_mark,f1", "app.help", "Show the keys and what the marks mean.", "Help"),
    _bind("search", "slash", "search", "Look for words in both languages.", "Search", at_once=True),
    _bind("search.done", "enter", "search_done", "In the search line: go on reading.", at_once=True),
    _bind("hit.next", "n", "hit(1)", "Go to the next place that was found."),
    _bind("hit.back", "N", "hit(-1)", "Go to the place found before."),
    _bind("card", "i", "card", "Show the terms of this sentence: entry, story, places.", "Term"),
    _bind("term.add", "a", "app.add_term", "Add a term to the glossary for a name of this sentence."),
    _bind("term.edit", "e", "app.edit_term", "Edit a term of this sentence."),
    _bind("term.undo", "u", "app.undo_term", "Take the last change of the glossary back."),
    _bind("terms", "A", "app.glossary", "List the glossary: filter, sort, edit."),
    _bind("issue.next", "right_square_bracket", "issue(1)", "Go to the next issue.", "Issue"),
    _bind("issue.back", "left_square_bracket", "issue(-1)", "Go to the issue before."),
    _bind("issues", "I", "issues", "List the issues, to go to one."),
    _bind("copy.pair", "y", "copy('pair')", "Copy this sentence in both languages."),
    _bind("copy.target", "Y", "copy('target')", "Copy the English of this sentence."),
    _bind("copy.source", "ctrl+y", "copy('source')", "Copy the French of this sentence."),
    _bind("mark", "m", "mark", "Mark this sentence, or take its mark away."),
    _bind("note", "w", "note", "Write a note on this sentence."),
    _bind("notes", "apostrophe", "notes", "List the marks and notes, to go to one."),
    _bind("correct", "E", "correct", "Write this sentence's English yourself."),
    _bind("redo", "r", "redo", "Choose among other translations of this sentence."),
    _bind("restore", "U", "restore", "Take your English of this sentence back, or put it back in."),
    _bind("editor", "o", "editor", "Open the article's file in $VISUAL or $EDITOR."),
    _bind("export", "x", "export", "Write the bilingual file.", "Export"),
    _bind("removed", "c", "removed", "Show what the clean-up left out, and why."),
    _bind("retry", "R", "retry", "Ask the engine again for what is missing."),
    _bind("packages", "M", "app.packages", "Show the translation packages; install the full one."),
    _bind("notices", "exclamation_mark", "app.notices", "Show what there is to know about the set-up."),
    _bind("theme", "T", "app.next_theme", "Change the colours: night, day, high contrast."),
    _bind("back", "escape", "back", "End the search, or go back.", at_once=True),
    _bind("close", "q", "close", "Go back to the library, or quit.", "Back"),
)
"""Of the reading room."""

SHELF = (
    _bind("library.down", "j", "cursor_down", "Go to the next article."),
    _bind("library.up", "k", "cursor_up", "Go to the previous article."),
    _bind("library.open", "enter", "select_cursor", "Read the article.", "Read"),
)
"""Of the list of articles."""

LIBRARY = (
    _bind(
        "library.filter", "slash", "filter", "Show only articles with these words.", "Filter", at_once=True
    ),
    _bind("filter.done", "enter", "filter_done", "In the filter: go to the list.", at_once=True),
    _bind("library.order", "s", "order", "Sort by title, date, length or progress.", "Sort"),
    _bind("library.help", "question_mark,f1", "app.help", "Show the keys and what the marks mean.", "Help"),
    _bind("library.terms", "A", "app.glossary", "List the glossary: filter, sort, edit."),
    _bind("library.undo", "u", "app.undo_term", "Take the last change of the glossary back."),
    _bind("library.packages", "M", "app.packages", "Show the translation packages; install the full one."),
    _bind("library.notices", "exclamation_mark", "app.notices", "Show what there is to know."),
    _bind("library.theme", "T", "app.next_theme", "Change the colours: night, day, high contrast."),
    _bind("library.back", "escape", "back", "End the filter, or leave.", at_once=True),
    _bind("library.quit", "q", "leave", "Leave Vis-à-vis.", "Quit"),
)
"""Of the library."""

PANEL = (
    _bind("panel.close", "escape,q", "close", "Close this panel.", "Close"),
    _bind("panel.down", "j,down", "scroll(1)", "Scroll down."),
    _bind("panel.up", "k,up", "scroll(-1)", "Scroll up."),
)
"""Of every panel."""

CARD = (
    _bind("card.next", "right,l", "turn(1)", "Show the next term of the sentence."),
    _bind("card.down", "space,pagedown", "scroll(5)", "Scroll the entry down."),
    _bind("card.up", "pageup", "scroll(-5)", "Scroll the entry up."),
    _bind("card.back", "left,h", "turn(-1)", "Show the term before."),
    _bind("card.edit", "e", "edit", "Edit this term."),
)
"""Of the term card, besides those of every panel."""

ASK = (
    _bind("ask.yes", "y", "answer(True)", "Yes."),
    _bind("ask.no", "n", "answer(False)", "No."),
)
"""Of a question, besides those of every panel."""

FORM = (
    _bind("form.after", "tab,down", "app.focus_next", "Go to the next field.", at_once=True),
    _bind("form.before", "shift+tab,up", "app.focus_previous", "Go to the field before.", at_once=True),
    _bind("form.next", "ctrl+n", "next_name", "Propose the next name of the sentence."),
    _bind("form.delete", "ctrl+x", "delete", "Delete the term.", at_once=True),
)
"""Of the form of a term, besides those of every panel."""

TERMS = (
    _bind("terms.order", "ctrl+o", "order", "Sort the lines in the next way."),
    _bind("terms.down", "down", "move(1)", "Go to the next line.", at_once=True),
    _bind("terms.up", "up", "move(-1)", "Go to the line above.", at_once=True),
    _bind("terms.later", "pagedown", "move(10)", "Go ten lines down.", at_once=True),
    _bind("terms.earlier", "pageup", "move(-10)", "Go ten lines up.", at_once=True),
    _bind("terms.close", "escape", "close", "Close the list."),
)
"""Of the list of terms."""

CORRECTION = (_bind("correction.keep", "enter,ctrl+s", "keep", "Keep this English.", "Keep", at_once=True),)
"""Of the field for a sentence's English, besides those of every panel."""

PACKAGES = (
    _bind("packages.remove", "d", "remove", "Delete the package."),
    _bind("packages.install", "i", "install", "Install the full package (uses the network)."),
    _bind("packages.stop", "s", "stop", "Stop the download; what has arrived is kept."),
)
"""Of the list of packages, besides those of every panel."""

CHOICES = (
    _bind("choices.down", "j", "cursor_down", "Go to the next line."),
    _bind("choices.up", "k", "cursor_up", "Go to the line above."),
)
"""Of every list in a panel."""

ALL = (
    *MOVES,
    *MANNERS,
    *ROOM,
    *SHELF,
    *LIBRARY,
    *PANEL,
    *CARD,
    *ASK,
    *FORM,
    *TERMS,
    *CORRECTION,
    *PACKAGES,
    *CHOICES,
)

HELP: tuple[tuple[tuple[str, ...], str], ...] = (
    (("line.down", "line.up"), "line down, up"),
    (("half.down", "half.up"), "half a screen"),
    (("page.down", "page.up"), "a screen"),
    (("edge.chord", "edge.end"), "start (twice), end"),
    (("paragraph.next", "paragraph.back"), "paragraph"),
    (("sentence.next", "sentence.back"), "sentence"),
    (("search",), "search both languages"),
    (("hit.next", "hit.back"), "next, previous hit"),
    (("issue.next", "issue.back"), "next, previous issue"),
    (("issues",), "list of issues"),
    (("card",), "terms of this sentence"),
    (("term.add", "term.edit", "terms"), "add, edit, list terms"),
    (("term.undo",), "undo a glossary edit"),
    (("mode",), "columns, stacked, reveal…"),
    (("reveal",), "reveal this sentence"),
    (("pairing",), "sentences or paragraphs"),
    (("split.more", "split.less"), "room for the French"),
    (("copy.pair", "copy.target"), "copy pair, English"),
    (("mark", "note", "notes"), "mark, note, list of them"),
    (("correct", "redo", "restore"), "own English, others, undo"),
    (("export", "editor"), "export, edit the source"),
    (("removed",), "clean-up: what was cut"),
    (("retry",), "translate what is missing"),
    (("theme", "notices"), "colours, notices"),
    (("packages",), "packages: the full model"),
    (("close",), "back, quit"),
)
"""What help shows: the bindings of one line, and a few words."""


def first_key(id: str, keymap: Mapping[str, str]) -> str:
    """The first key of binding `id`, as `keymap` has it or else as it is built in."""
    built_in = next((one.key for one in ALL if one.id == id), "")
    return keymap.get(id, built_in).split(",")[0]
