"""`visavis glossary diff OLD NEW`: what one glossary changes over another."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader import folders
from reader.bitext import Unit
from reader.cli.desk import set_up
from reader.cli.glossary import files
from reader.cli.glossary.articles import pairs
from reader.cli.glossary.shown import one_line, print_json, term_json
from reader.errors import GlossaryError
from reader.glossary import Glossary, Term, glossary, load, read
from reader.neutral import one_line as harmless
from reader.spot import Spotter
from reader.survey.change import Change, changed, changes
from reader.survey.uses import Use, Uses


def run(arguments: argparse.Namespace) -> int:
    """Compare the two, each on top of the other layers; with --articles, in the segments they touch.

    Returns 1 when a term differs, with --articles when a segment does; else 0. Raises VisavisError.
    """
    old = _with(arguments.old, arguments.new)
    new = _with(arguments.new, arguments.old)
    terms = changed(old, new)
    found = list(_segments(arguments.articles, old, new, terms)) if arguments.articles else []
    if arguments.json:
        print_json({"terms": [_term(term, new) for term in terms], "segments": list(map(_json, found))})
    else:
        _print(terms, new, found, arguments.articles)
    return 1 if (found if arguments.articles else terms) else 0


def _with(path: str, other: str) -> Glossary:
    """This one of the two in its layer, among all files but the two; a folder is the curated layer."""
    both = [Path(path), Path(other)]
    own, layers = files.chosen(None), {files.layer(one) for one in both}
    user = [own] if own.exists() and "user" not in layers else []
    if both[0].is_dir():
        return load(both[0], user[0] if user else None)
    if not both[0].exists():
        raise GlossaryError(f"{path} is not there: name a glossary file, or a folder of them.")
    compared = {one.resolve() for one in both}
    curated = [one for one in sorted(folders.curated().glob("*.tsv")) if one.resolve() not in compared]
    rank = "curated" if "curated" in layers else "user" if "user" in layers else "extra"
    by_layer: dict[str, list[Path]] = {"curated": curated, "user": user, "extra": []}
    by_layer[rank].append(both[0])
    return glossary([_terms(paths, layer) for layer, paths in by_layer.items()])


def _terms(paths: Sequence[Path], layer: str) -> list[Term]:
    return [term for path in paths for term in read(path, layer)[0]]


def _segments(paths: Sequence[str], old: Glossary, new: Glossary, terms: Sequence[Term]) -> Iterator[Change]:
    """The segments of the articles that come out differently."""
    desk = set_up(())
    uses = Uses()
    units: dict[Use, Unit] = {}
    for bitext in pairs(paths, desk, Spotter(old)):
        name = bitext.article.source or bitext.article.slug
        uses.add(name, [unit.segment for unit in bitext.units], [unit.target for unit in bitext.units])
        units |= {Use(name, unit.segment): unit for unit in bitext.units}
    touched = [(use.article, units[use]) for use in uses.touched(terms)]
    return changes(touched, desk.engine, Spotter(new), desk.edits)


def _print(terms: Sequence[Term], new: Glossary, found: Sequence[Change], asked: bool) -> None:
    for term in terms:
        print(f"{_sign(term, new)} {one_line(term)}")
    for change in found:
        print(
            f"\n{harmless(change.article)} {change.before.segment.id}: {harmless(change.before.segment.text)}"
        )
        print(f"- {harmless(change.before.target)}{_issues(change.before)}")
        print(f"+ {harmless(change.after.target)}{_issues(change.after)}")
    print(f"{len(terms)} lines differ" + (f", {len(found)} segments change" if asked else ""))


def _issues(unit: Unit) -> str:
    messages = [issue.message for issue in unit.issues if issue.kind in ("term", "extra", "forbidden")]
    return f"  [{harmless(' '.join(messages))}]" if messages else ""


def _sign(term: Term, new: Glossary) -> str:
    return "+" if any(term is one for one in new.terms) else "-"


def _term(term: Term, new: Glossary) -> dict[str, object]:
    return {"change": "added" if _sign(term, new) == "+" else "removed", **term_json(term)}


def _json(change: Change) -> dict[str, object]:
    return {
        "article": change.article,
        "id": change.before.segment.id,
        "source": change.before.segment.text,
        "before": change.before.target,
        "after": change.after.target,
        "issues_before": [issue.message for issue in change.before.issues],
        "issues_after": [issue.message for issue in change.after.issues],
    }
