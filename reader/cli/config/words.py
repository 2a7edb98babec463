"""The words of `visavis config`."""

import argparse

VERBS = (
    ("path", "where the file is, or would be"),
    ("show", "what is in force, and where it comes from"),
    ("keys", "every key: its id for the file, what it is now, what it does"),
    ("check", "list every problem with file and line; exit 1 when there are any"),
    ("edit", "open the file in your editor, and check it afterwards"),
    ("init", "write an example with every setting explained, where there is no file yet"),
)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the verbs to the parser of `config`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=type(parser))
    for name, help_ in VERBS:
        verbs.add_parser(name, help=help_)
