"""The keys of the library."""

from reader.tui.keys.bind import bind

SHELF = (
    bind("library.down", "j", "cursor_down", "Go to the next article."),
    bind("library.up", "k", "cursor_up", "Go to the previous article."),
    bind("library.open", "enter", "select_cursor", "Read the article.", "Read"),
)
"""Of the list of articles."""

LIBRARY = (
    bind("library.filter", "slash", "filter", "Show only articles with these words.", "Filter", at_once=True),
    bind("filter.done", "enter", "filter_done", "In the filter: go to the list.", at_once=True),
    bind("library.order", "s", "order", "Sort by title, date, length or progress.", "Sort"),
    bind("library.help", "question_mark,f1", "app.help", "Show the keys and what the marks mean.", "Help"),
    bind("library.terms", "A", "app.glossary", "List the glossary: filter, sort, edit."),
    bind("library.undo", "u", "app.undo_term", "Take the last change of the glossary back."),
    bind("library.packages", "M", "app.packages", "Show the translation packages; install the full one."),
    bind("library.notices", "exclamation_mark", "app.notices", "Show what there is to know."),
    bind("library.theme", "T", "app.next_theme", "Change the colours: night, day, high contrast."),
    bind("library.back", "escape", "back", "End the filter, or leave.", at_once=True),
    bind("library.quit", "q", "leave", "Leave Vis-à-vis.", "Quit"),
)
"""Of the library."""
