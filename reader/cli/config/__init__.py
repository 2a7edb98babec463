"""`visavis config`: look after the configuration. One module for each verb."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run the verb. Returns the exit code; raises VisavisError."""
    match arguments.verb:
        case "path":
            from reader.cli.config.path import run as verb
        case "show":
            from reader.cli.config.show import run as verb
        case "keys":
            from reader.cli.config.keys import run as verb
        case "check":
            from reader.cli.config.check import run as verb
        case "edit":
            from reader.cli.config.edit import run as verb
        case _:
            from reader.cli.config.init import run as verb
    return verb(arguments)
