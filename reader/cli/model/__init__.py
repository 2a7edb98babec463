"""`visavis model`: the translation packages on this machine. One module for each verb."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run the verb. Returns the exit code; raises VisavisError."""
    match arguments.verb:
        case "status":
            from reader.cli.model.status import run as verb
        case "list":
            from reader.cli.model.list import run as verb
        case "install":
            from reader.cli.model.install import run as verb
        case "use":
            from reader.cli.model.use import run as verb
        case _:
            from reader.cli.model.remove import run as verb
    return verb(arguments)
