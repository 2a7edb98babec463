"""`visavis glossary show NAME`: everything about one name."""

import argparse
import difflib
import shlex

from reader.cli.desk import load_glossary
from reader.cli.glossary.shown import details, one_line, print_json, term_json
from reader.errors import GlossaryError
from reader.fold import key, spelling
from reader.glossary import Glossary, Override, Term


def run(arguments: argparse.Namespace) -> int:
    """Print the terms with that form, French or English, and what they win over. Raises GlossaryError."""
    glossary = load_glossary(arguments.glossary)
    wanted = key(spelling(arguments.name.strip()))
    found = _with_form(glossary, wanted)
    overridden = [one for one in glossary.overrides if key(spelling(one.form)) == wanted]
    if arguments.json:
        print_json(
            {
                "terms": [term_json(term) for term in found],
                "overridden": [{"form": one.form, **term_json(one.loser)} for one in overridden],
            }
        )
        return 0 if found else 1
    if not found:
        raise _unknown(arguments.name, glossary)
    for number, term in enumerate(found):
        print(*([""] if number else []), *details(term), *_losers(term, overridden), sep="\n")
    return 0


def _with_form(glossary: Glossary, wanted: str) -> list[Term]:
    """The terms with that French form; where there are none, those with that English form."""
    french = [term for term in glossary.terms if wanted in (key(spelling(form)) for form in term.sources)]
    return french or [
        term
        for term in glossary.terms
        if wanted in (key(spelling(form)) for form in (*term.targets, *term.forbidden))
    ]


def _losers(term: Term, overridden: list[Override]) -> list[str]:
    return [
        f"  {'wins over':<10}{one_line(one.loser)}" for one in overridden if one.winner.origin == term.origin
    ]


def _unknown(name: str, glossary: Glossary) -> GlossaryError:
    forms = {key(spelling(form)): form for term in glossary.terms for form in term.sources}
    near = difflib.get_close_matches(key(spelling(name[:80])), forms, n=3, cutoff=0.75)
    like = f"; like it: {', '.join(forms[one] for one in near)}" if near else ""
    shown = " ".join(name.split())[:80]
    return GlossaryError(
        f"No term is called {shown}{like}: add it with `visavis glossary add {shlex.quote(shown)} ENGLISH`."
    )
