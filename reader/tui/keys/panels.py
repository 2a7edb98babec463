"""The keys of the panels."""

from reader.tui.keys.bind import bind

PANEL = (
    bind("panel.close", "escape,q", "close", "Close this panel.", "Close"),
    bind("panel.help", "question_mark,f1", "app.help", "Show the keys and what the marks mean."),
    bind("panel.down", "j,down", "scroll(1)", "Scroll down."),
    bind("panel.up", "k,up", "scroll(-1)", "Scroll up."),
)
"""Of every panel."""

GUIDE = (
    bind("help.next", "right,l,tab,space", "turn(1)", "Show the next page of the help."),
    bind("help.before", "left,h,shift+tab", "turn(-1)", "Show the page before."),
    *(
        bind(f"help.page{number}", f"{number}", f"page({number})", f"Show page {number} of the help.")
        for number in range(1, 8)
    ),
)
"""Of the help, besides those of every panel."""

CARD = (
    bind("card.next", "right,l", "turn(1)", "Show the next term of the sentence."),
    bind("card.down", "space,pagedown", "scroll(5)", "Scroll the entry down."),
    bind("card.up", "pageup", "scroll(-5)", "Scroll the entry up."),
    bind("card.back", "left,h", "turn(-1)", "Show the term before."),
    bind("card.edit", "e", "edit", "Edit this term."),
)
"""Of the term card, besides those of every panel."""

ASK = (
    bind("ask.yes", "y", "answer(True)", "Yes."),
    bind("ask.no", "n", "answer(False)", "No."),
)
"""Of a question, besides those of every panel."""

FORM = (
    bind("form.after", "tab,down", "app.focus_next", "Go to the next field.", at_once=True),
    bind("form.before", "shift+tab,up", "app.focus_previous", "Go to the field before.", at_once=True),
    bind("form.next", "ctrl+n", "next_name", "Propose the next name of the sentence."),
    bind("form.delete", "ctrl+x", "delete", "Delete the term.", at_once=True),
    bind("form.later", "pagedown", "scroll(8)", "Scroll the preview down.", at_once=True),
    bind("form.earlier", "pageup", "scroll(-8)", "Scroll the preview up.", at_once=True),
)
"""Of the form of a term, besides those of every panel."""

TERMS = (
    bind("terms.order", "ctrl+o", "order", "Sort the lines in the next way."),
    bind("terms.down", "down", "move(1)", "Go to the next line.", at_once=True),
    bind("terms.up", "up", "move(-1)", "Go to the line above.", at_once=True),
    bind("terms.later", "pagedown", "move(10)", "Go ten lines down.", at_once=True),
    bind("terms.earlier", "pageup", "move(-10)", "Go ten lines up.", at_once=True),
    bind("terms.close", "escape", "close", "Close the list."),
)
"""Of the list of terms."""

FOUND = (
    bind("found.down", "down", "move(1)", "Go to the next place.", at_once=True),
    bind("found.up", "up", "move(-1)", "Go to the place above.", at_once=True),
    bind("found.later", "pagedown", "move(10)", "Go ten places down.", at_once=True),
    bind("found.earlier", "pageup", "move(-10)", "Go ten places up.", at_once=True),
    bind("found.close", "escape", "close", "Close the list."),
)
"""Of the search in all articles."""

CORRECTION = (bind("correction.keep", "enter,ctrl+s", "keep", "Keep this English.", "Keep", at_once=True),)
"""Of the field for a sentence's English, besides those of every panel."""

PACKAGES = (
    bind("packages.remove", "d", "remove", "Delete the package."),
    bind("packages.install", "i", "install", "Install the full package (uses the network)."),
    bind("packages.stop", "s", "stop", "Stop the download; what has arrived is kept."),
)
"""Of the list of packages, besides those of every panel."""

CHOICES = (
    bind("choices.down", "j", "cursor_down", "Go to the next line."),
    bind("choices.up", "k", "cursor_up", "Go to the line above."),
)
"""Of every list in a panel."""
