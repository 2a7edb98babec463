"""The words of `visavis model`."""

import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Add the verbs and their options to the parser of `model`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=type(parser))
    verbs.add_parser("status", help="which translation package is used, and why")
    verbs.add_parser("list", help="every French→English package on this machine")
    _add_install(verbs.add_parser("install", help="download the full Argos package (uses the network)"))
    use = verbs.add_parser("use", help="choose a package, the starter, or the best (auto)")
    use.add_argument("name", metavar="NAME", help="a name from `model list`, its version, starter or auto")
    remove = verbs.add_parser("remove", help="delete an installed package")
    remove.add_argument("name", metavar="NAME", help="a name from `model list`, or its version")
    _add_yes(remove)


def _add_install(parser: argparse.ArgumentParser) -> None:
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--url", metavar="URL", help="an http or https address of an .argosmodel file")
    place.add_argument("--from", dest="file", metavar="FILE", help="an .argosmodel file; opens no connection")
    _add_yes(parser)


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")
