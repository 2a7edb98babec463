"""The words of `visavis glossary`."""

import argparse
from collections.abc import Callable

FORMATS = ("tsv", "csv", "tsv2", "csv2", "omegat", "deepl", "google", "tbx")
"""See `reader.exchange`."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the verbs and their options to the parser of `glossary`."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=type(parser))
    for name, help_, options in _VERBS:
        verb = verbs.add_parser(name, help=help_)
        options(verb)
        verb.add_argument("--json", action="store_true", help="one JSON object on standard output")


def _list(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("filter", nargs="?", default="", metavar="FILTER", help="only terms with this in them")
    _layers(verb)


def _show(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", metavar="NAME", help="a French or English form; case and accents do not count")
    _layers(verb)


def _add(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("source", metavar="SOURCE", help="the French form")
    verb.add_argument("target", metavar="TARGET", help="the English form")
    verb.add_argument("--kind", default="", help="person, place, demonym, organisation, title, term…")
    verb.add_argument("--note", default="", help="why so")
    for name, help_ in (
        ("variant", "another French form"),
        ("accepted", "another right English form"),
        ("forbidden", "a wrong English form"),
        ("needs", "count only beside this word"),
        ("unless", "do not count beside this word"),
    ):
        verb.add_argument(
            f"--{name}", action="append", default=[], metavar="TEXT", help=f"{help_} (repeatable)"
        )
    verb.add_argument(
        "--case", choices=("exact", "initial", "any"), help="default: initial for small letters"
    )
    verb.add_argument("--force", action="store_true", help="save it in spite of problems")
    _file(verb)
    _layers(verb)


def _remove(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("name", metavar="NAME", help="the French form at the start of the line")
    verb.add_argument("--line", type=int, metavar="N", help="which line, where several have that form")
    _file(verb)


def _edit(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", nargs="?", metavar="FILE", help="default: your own glossary")


def _check(verb: argparse.ArgumentParser) -> None:
    _articles(verb, "look at these articles too: unused terms, terms always flagged, inconsistent names")
    verb.add_argument("--package", action="store_true", help="look for targets that the package cannot spell")
    _layers(verb)


def _diff(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("old", metavar="OLD", help="a glossary file, or a folder of them")
    verb.add_argument("new", metavar="NEW", help="the same, changed")
    _articles(verb, "say which segments of these articles would change, and how")


def _suggest(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("paths", nargs="+", metavar="DIR", help="articles: folder, file or pattern")
    verb.add_argument("--limit", type=int, default=50, metavar="N", help="candidates at most (default: 50)")
    verb.add_argument("--least", type=int, default=2, metavar="N", help="occurrences at least (default: 2)")
    verb.add_argument("--add", action="store_true", help="put those without problems into the glossary")
    _file(verb)
    _layers(verb)


def _import(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("path", metavar="FILE", help="a glossary of another program")
    verb.add_argument("--format", choices=FORMATS, help="default: from the file's name and first line")
    _file(verb)
    _layers(verb)


def _export(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("path", metavar="FILE", help="where to write; - for standard output")
    verb.add_argument(
        "--format", choices=FORMATS, help="default: from the file's name (.tsv .csv .utf8 .tbx)"
    )
    verb.add_argument("--own", action="store_true", help="only the terms of your own glossary")
    _layers(verb)


def _layers(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--glossary",
        action="append",
        default=[],
        metavar="FILE",
        help="one more glossary file; its terms win over all others (may be repeated)",
    )


def _file(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--file", metavar="FILE", help="the file to change (default: your own glossary)")


def _articles(verb: argparse.ArgumentParser, help_: str) -> None:
    verb.add_argument("--articles", nargs="+", default=[], metavar="DIR", help=help_)


_VERBS: tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None]], ...] = (
    ("list", "the terms in force", _list),
    ("show", "one term: where it stands, and what it wins over", _show),
    ("add", "add a term to your own glossary", _add),
    ("remove", "take a term out of your own glossary", _remove),
    ("edit", "open a glossary file in your editor, and check it afterwards", _edit),
    ("check", "list every problem with file and line; exit 1 when there are any", _check),
    ("diff", "what one glossary file changes over another; exit 1 when anything", _diff),
    ("suggest", "names in articles that the glossary lacks", _suggest),
    ("import", "take the terms of another program's glossary", _import),
    ("export", "write the terms for another program", _export),
)
