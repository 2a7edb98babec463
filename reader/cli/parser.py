"""The words of the command line."""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from reader import __version__
from reader.cli.config import words as config_words
from reader.cli.glossary import words as glossary_words
from reader.cli.model import words
from reader.errors import UsageError

_EPILOG = """\
examples:
  visavis                            the library of sample articles
  visavis article.txt                read one article (the same as: visavis read article.txt)
  visavis ~/articles                 read a folder of .txt, .md and .html files
  visavis export article.txt -o out.md
  visavis search "droits humains" ~/articles
  visavis glossary check
"""


class _Parser(argparse.ArgumentParser):
    """argparse, but a mistake is one sentence and the next command to type."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[0].upper()}{message[1:]}. See: {self.prog} --help")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the words after `visavis`; a first word that is no command is a path to read.

    Returns a namespace with `command` and that command's options. Raises UsageError; `--help` and
    `--version` print and raise SystemExit(0).
    """
    words = list(argv)
    if not words or (words[0] not in _COMMANDS and words[0] not in ("-h", "--help", "--version")):
        words.insert(0, "read")
    return _build(words[0]).parse_args(words)


def _build(command: str) -> argparse.ArgumentParser:
    """The parser; of the commands, only `command` gets its options: all of them would delay reading."""
    parser = _Parser(
        prog="visavis",
        description="Read French news beside an offline English translation with an enforced glossary.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"visavis {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    for name, (help_, options) in _COMMANDS.items():
        one = commands.add_parser(name, help=help_)
        if name == command:
            options(one)
    return parser


def _add_article_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-cleanup", action="store_true", help="keep what scraping left in the text")
    _add_glossary_option(parser)


def _add_glossary_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--glossary",
        action="append",
        default=[],
        metavar="FILE",
        help="one more glossary file; its terms win over all others (may be repeated)",
    )


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="file, folder, pattern, or - for standard input"
    )
    parser.add_argument(
        "--show-removed", action="store_true", help="list what the clean-up took out, and why"
    )
    parser.add_argument(
        "--width", type=int, metavar="CELLS", help="width of the plain text (without a terminal)"
    )
    _add_article_options(parser)


def _add_fetch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="an http or https address")
    _add_article_options(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="file, folder, pattern, or -")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="a file, or a folder for several (default: print)"
    )
    parser.add_argument("--format", choices=("md", "jsonl"), help="default: from OUT's name, else md")
    parser.add_argument("--layout", choices=("paragraphs", "table"), default="paragraphs", help="of Markdown")
    _add_article_options(parser)


def _add_search(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Find words in articles, blind to accents, capitals and typography: in the French, and in the "
        "English as far as it was translated before. Prints ARTICLE:PARAGRAPH.SENTENCE and the words around; "
        "the exit code is 1 when nothing is found or an article cannot be read."
    )
    parser.add_argument("words", metavar="WORDS", help="what to look for; several words in quotation marks")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="file, folder, pattern, or - (default: as in reading)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    _add_article_options(parser)


def _add_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    _add_glossary_option(parser)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "read": ("read articles side by side (the default command)", _add_read),
    "fetch": ("download one page, keep it, and read it (uses the network)", _add_fetch),
    "export": ("write bilingual Markdown or JSON Lines", _add_export),
    "search": ("find words in articles, French and English", _add_search),
    "glossary": ("look after the glossary", glossary_words.add),
    "config": ("your keys, colours, folders and look-up command", config_words.add),
    "model": ("look after the translation package", words.add),
    "doctor": ("examine everything, and say what mends it", _add_doctor),
}
"""Every command: its line in `visavis --help`, and what adds its options."""
