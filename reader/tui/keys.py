"""The keys, in one place: each binding has an id, so that a keymap can give it another key."""

from collections.abc import Mapping

from textual.binding import Binding


def _bind(id: str, key: str, action: str, description: str, tooltip: str, *, show: bool = False) -> Binding:
    """A binding: `description` is for the footer, `tooltip` one plain sentence."""
    return Binding(key, action, description, show=show, tooltip=tooltip, id=id)


MOVES = (
    _bind("line.down", "j,down", "line(1)", "Down", "Scroll down one line."),
    _bind("line.up", "k,up", "line(-1)", "Up", "Scroll up one line."),
    _bind("half.down", "ctrl+d", "screen(0.5)", "Half down", "Scroll down half a screen."),
    _bind("half.up", "ctrl+u", "screen(-0.5)", "Half up", "Scroll up half a screen."),
    _bind("page.down", "space,ctrl+f,pagedown", "screen(1)", "Page down", "Scroll down one screen."),
    _bind("page.up", "ctrl+b,pageup", "screen(-1)", "Page up", "Scroll up one screen."),
    _bind("edge.top", "home", "edge(False)", "Start", "Go to the start."),
    _bind("edge.chord", "g", "chord", "Start", "Pressed twice: go to the start."),
    _bind("edge.end", "G,end", "edge(True)", "End", "Go to the end."),
    _bind("paragraph.next", "right_curly_bracket", "paragraph(1)", "Paragraph", "Go to the next paragraph."),
    _bind("paragraph.back", "left_curly_bracket", "paragraph(-1)", "Paragraph", "Go one paragraph back."),
    _bind(
        "sentence.next", "right_parenthesis,l,right", "sentence(1)", "Sentence", "Go to the next sentence."
    ),
    _bind("sentence.back", "left_parenthesis,h,left", "sentence(-1)", "Sentence", "Go one sentence back."),
)
"""Of the view of both columns."""

ROOM = (
    _bind(
        "help", "question_mark,f1", "app.help", "Help", "Show the keys and what the marks mean.", show=True
    ),
    _bind("removed", "c", "removed", "Clean-up", "Show what the clean-up left out, and why.", show=True),
    _bind(
        "notices",
        "exclamation_mark",
        "app.notices",
        "Notices",
        "Show what there is to know about the set-up.",
    ),
    _bind("retry", "R", "retry", "Try again", "Ask the engine again for what is missing."),
    _bind("close", "q,escape", "close", "Back", "Go back to the library, or quit.", show=True),
)
"""Of the reading room."""

LIBRARY = (
    _bind("library.down", "j", "cursor_down", "Down", "Go to the next article."),
    _bind("library.up", "k", "cursor_up", "Up", "Go to the previous article."),
    _bind("library.open", "enter", "select_cursor", "Read", "Read the article.", show=True),
    _bind(
        "library.help",
        "question_mark,f1",
        "help",
        "Help",
        "Show the keys and what the marks mean.",
        show=True,
    ),
    _bind(
        "library.notices",
        "exclamation_mark",
        "app.notices",
        "Notices",
        "Show what there is to know about the set-up.",
    ),
    _bind("library.quit", "q,escape", "screen.leave", "Quit", "Leave Vis-à-vis.", show=True),
)
"""Of the library."""

PANEL = (_bind("panel.close", "escape,q", "close", "Close", "Close this panel.", show=True),)
"""Of every panel."""

HELP: tuple[tuple[tuple[str, ...], str], ...] = (
    (("line.down", "line.up"), "line down, up"),
    (("half.down", "half.up"), "half a screen"),
    (("page.down", "page.up"), "a screen"),
    (("edge.chord", "edge.end"), "start (twice), end"),
    (("paragraph.next", "paragraph.back"), "paragraph"),
    (("sentence.next", "sentence.back"), "sentence"),
    (("removed",), "what the clean-up left out"),
    (("retry",), "translate what is missing"),
    (("notices",), "notices about the set-up"),
    (("help",), "this help"),
    (("close",), "back, quit"),
)
"""What help shows: the bindings of one line, and a few words."""


def first_key(id: str, keymap: Mapping[str, str]) -> str:
    """The first key of binding `id`, as `keymap` has it or else as it is built in."""
    built_in = next((one.key for one in (*MOVES, *ROOM, *LIBRARY, *PANEL) if one.id == id), "")
    return keymap.get(id, built_in).split(",")[0]
