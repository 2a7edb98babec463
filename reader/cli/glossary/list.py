"""`visavis glossary list [FILTER]`: the terms in force."""

import argparse

from reader.cli.desk import load_glossary
from reader.cli.glossary.shown import one_line, print_json, term_json
from reader.fold import key, spelling
from reader.glossary.term import Term


def run(arguments: argparse.Namespace) -> int:
    """Print the terms with FILTER in a form, the note or the kind, whatever case and accents. Returns 0."""
    terms = load_glossary(arguments.glossary).terms
    wanted = _plain(arguments.filter)
    found = [term for term in terms if not wanted or wanted in _plain(_text(term))]
    if arguments.json:
        print_json({"terms": [term_json(term) for term in found], "total": len(terms)})
        return 0
    for term in sorted(found, key=lambda term: _plain(term.source)):
        print(one_line(term))
    print(f"{len(found)} of {len(terms)} terms")
    return 0


def _text(term: Term) -> str:
    return "\n".join((*term.sources, *term.targets, term.note, term.kind))


def _plain(text: str) -> str:
    return "\n".join(key(spelling(line)) for line in text.split("\n"))
