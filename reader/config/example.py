"""The file that `visavis config init` writes: every setting, as it is built in, commented out."""

EXAMPLE = """\
# Vis-à-vis. A line counts once its # is gone. To check this file: visavis config check

[reading]
# What you change by key is remembered and counts, until you change the line here.
# mode = "auto"            # auto, columns, stacked, source (French only), target (English only), reveal
# pairing = "paragraph"    # or sentence
# split = 50               # percent of the width for the French, 25 to 75
# theme = "night"          # night, day, contrast, or one of Textual's: nord, gruvbox, textual-light…

[keys]
# A binding and its key, or several, or "" for none. To list the bindings: visavis config keys
# "line.down" = ["j", "down", "ctrl+n"]
# "theme" = ""

[lookup]
# Your own command for the selected word; it runs as it stands, without a shell.
# {word} is the word, {sentence} its sentence.
# command = ["dict", "-d", "fd-fra-eng", "{word}"]
# where = "panel"          # or terminal: the command gets the whole terminal (a pager, a browser in it)

[articles]
# What `visavis` opens when you name nothing; ~ is your home folder.
# folders = ["~/articles"]
# translate = "opened"     # or all: in the background, every article that is listed

[glossary]
# More glossary files; their terms win over your own glossary.tsv.
# files = ["~/names/press.tsv"]
"""
