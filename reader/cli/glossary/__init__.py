"""`visavis glossary`: look after the glossary. One module for each verb."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run the verb. Returns the exit code; raises VisavisError."""
    match arguments.verb:
        case "list":
            from reader.cli.glossary.list import run as verb
        case "show":
            from reader.cli.glossary.show import run as verb
        case "add":
            from reader.cli.glossary.add import run as verb
        case "remove":
            from reader.cli.glossary.remove import run as verb
        case "edit":
            from reader.cli.glossary.edit import run as verb
        case "check":
            from reader.cli.glossary.check import run as verb
        case "diff":
            from reader.cli.glossary.diff import run as verb
        case "suggest":
            from reader.cli.glossary.suggest import run as verb
        case "import":
            from reader.cli.glossary.import_ import run as verb
        case _:
            from reader.cli.glossary.export import run as verb
    return verb(arguments)
