"""The keys of the library."""

from reader.tui.keys.bind import bind

SHELF = (
    bind("library.down", "j,down", "move(1)", "Go to the next article."),
    bind("library.up", "k,up", "move(-1)", "Go to the previous article."),
    bind("library.page.down", "space,ctrl+f,pagedown", "page(1)", "Go down one screen."),
    bind("library.page.up", "ctrl+b,pageup", "page(-1)", "Go up one screen."),
    bind("library.first", "g,home", "edge(False)", "Go to the first article."),
    bind("library.last", "G,end", "edge(True)", "Go to the last article."),
    bind("library.open", "enter", "choose", "Read the article.", "Read"),
)
"""Of the list of articles."""

LIBRARY = (
    bind("library.filter", "slash", "filter", "Show only articles with these words.", "Filter", at_once=True),
    bind("filter.done", "enter", "filter_done", "In the filter: go to the list.", at_once=True),
    bind("library.order", "s", "order", "Sort by the next column.", "Sort"),
    bind("library.queue", "b", "queue", "Translate the article ahead, or do not after all.", "Translate"),
    bind("library.queue.all", "B", "queue_all", "Translate all that are shown ahead, or none of them."),
    bind("library.out", "d", "take_out", "Take the article out of the list; its file stays."),
    bind("library.back.in", "D", "taken_out", "List what was taken out, to put it back."),
    bind("library.find", "F", "app.find", "Search in all articles.", "Find"),
    bind("library.help", "question_mark,f1", "app.help", "Show the keys and what the marks mean.", "Help"),
    bind("library.terms", "A", "app.glossary", "List the glossary: filter, sort, edit."),
    bind("library.undo", "u", "app.undo_term", "Take the last change of the glossary back."),
    bind("library.packages", "M", "app.packages", "Show the translation packages; install the full one."),
    bind("library.notices", "exclamation_mark", "app.notices", "Show what there is to know."),
    bind("library.theme", "T", "app.next_theme", "Change the colours: night, day, high contrast."),
    bind("library.commands", "colon", "app.command_palette", "List all commands, to choose one.", "All"),
    bind("library.back", "escape", "back", "End the filter, or leave.", at_once=True),
    bind("library.quit", "q", "leave", "Leave Vis-à-vis.", "Quit"),
)
"""Of the library."""

TAKEN_OUT = (bind("out.back", "d", "put_back", "Put the article back into the list."),)
"""Of the list of what was taken out, besides those of every panel."""
