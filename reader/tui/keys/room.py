"""The keys of the reading room."""

from reader.tui.keys.bind import bind

MOVES = (
    bind("line.down", "j,down", "line(1)", "Scroll down one line."),
    bind("line.up", "k,up", "line(-1)", "Scroll up one line."),
    bind("half.down", "ctrl+d", "screen(0.5)", "Scroll down half a screen."),
    bind("half.up", "ctrl+u", "screen(-0.5)", "Scroll up half a screen."),
    bind("page.down", "space,ctrl+f,pagedown", "screen(1)", "Scroll down one screen."),
    bind("page.up", "ctrl+b,pageup", "screen(-1)", "Scroll up one screen."),
    bind("edge.top", "home", "edge(False)", "Go to the start."),
    bind("edge.chord", "g", "chord", "Pressed twice: go to the start."),
    bind("edge.end", "G,end", "edge(True)", "Go to the end."),
    bind("paragraph.next", "right_curly_bracket", "paragraph(1)", "Go to the next paragraph."),
    bind("paragraph.back", "left_curly_bracket", "paragraph(-1)", "Go one paragraph back."),
    bind("sentence.next", "right_parenthesis", "sentence(1)", "Go to the next sentence."),
    bind("sentence.back", "left_parenthesis", "sentence(-1)", "Go one sentence back."),
    bind("word.next", "right,l", "word(1)", "Go to the next word; its counterpart lights up."),
    bind("word.back", "left,h", "word(-1)", "Go one word back."),
    bind("word.more", "shift+right,L", "extend(1)", "Select one word more."),
    bind("word.less", "shift+left,H", "extend(-1)", "Select one word less, or back to the left."),
)
MANNERS = (
    bind("mode", "t", "mode", "Show columns, stacked pairs, one language, or reveal.", "View"),
    bind("pairing", "p", "pairing", "Set sentences side by side instead of paragraphs, or back."),
    bind("split.more", "plus,equals_sign", "split(1)", "Give the French column more room."),
    bind("split.less", "minus", "split(-1)", "Give the French column less room."),
    bind("reveal", "enter", "reveal", "In the reveal view: show this sentence's English, or hide it."),
)
"""With MOVES: of the view of both columns."""

ROOM = (
    bind("help", "question_mark,f1", "app.help", "Show the keys and what the marks mean.", "Help"),
    bind("search", "slash", "search", "Look for words in both languages.", "Search", at_once=True),
    bind("search.done", "enter", "search_done", "In the search line: go on reading.", at_once=True),
    bind("hit.next", "n", "hit(1)", "Go to the next place that was found."),
    bind("hit.back", "N", "hit(-1)", "Go to the place found before."),
    bind("find", "F", "app.find", "Search in all articles."),
    bind("card", "i", "card", "Show the terms of this sentence: entry, story, places.", "Term"),
    bind("term.add", "a", "app.add_term", "Add a term to the glossary for a name of this sentence."),
    bind("term.edit", "e", "app.edit_term", "Edit a term of this sentence."),
    bind("term.undo", "u", "app.undo_term", "Take the last change of the glossary back."),
    bind("terms", "A", "app.glossary", "List the glossary: filter, sort, edit."),
    bind("issue.next", "right_square_bracket", "issue(1)", "Go to the next issue.", "Issue"),
    bind("issue.back", "left_square_bracket", "issue(-1)", "Go to the issue before."),
    bind("issues", "I", "issues", "List the issues, to go to one."),
    bind("copy.pair", "y", "copy('pair')", "Copy this sentence in both languages."),
    bind("copy.target", "Y", "copy('target')", "Copy the English of this sentence."),
    bind("copy.source", "ctrl+y", "copy('source')", "Copy the French of this sentence."),
    bind("mark", "m", "mark", "Mark this sentence, or take its mark away."),
    bind("note", "w", "note", "Write a note on this sentence."),
    bind("notes", "apostrophe", "notes", "List the marks and notes, to go to one."),
    bind("correct", "E", "correct", "Write this sentence's English yourself."),
    bind("redo", "r", "redo", "Choose among other translations of this sentence."),
    bind("restore", "U", "restore", "Take your English of this sentence back, or put it back in."),
    bind("lookup", "K", "look_up", "Look the selected words up with your own command."),
    bind("editor", "o", "editor", "Open the article's file in $VISUAL or $EDITOR."),
    bind("export", "x", "export", "Write the bilingual file.", "Export"),
    bind("removed", "c", "removed", "Show what the clean-up left out, and why."),
    bind("retry", "R", "retry", "Ask the engine again for what is missing."),
    bind("packages", "M", "app.packages", "Show the translation packages; install the full one."),
    bind("notices", "exclamation_mark", "app.notices", "Show what there is to know about the set-up."),
    bind("theme", "T", "app.next_theme", "Change the colours: night, day, high contrast."),
    bind("commands", "colon", "app.command_palette", "List all commands, to choose one by name.", "All"),
    bind("back", "escape", "back", "End the search, or go back.", at_once=True),
    bind("close", "q", "close", "Go back to the library, or quit.", "Back"),
)
"""Of the reading room."""
