"""What a translation needs: the packages, the memory, the glossary."""

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reader import folders, packages
from reader.doctor.finding import Ailment, Finding, Value
from reader.errors import PackageError, StoreError
from reader.glossary import load
from reader.glossary.lint import lint
from reader.install.probe import SENTENCE, probe
from reader.memory import count
from reader.packages import choice
from reader.packages.package import Package

REINSTALL = "pip install --force-reinstall --no-deps visavis"
"""Mends what came with Vis-à-vis itself; in a checkout, `git checkout .` does."""


def installed() -> Finding:
    """Every French to English package, which one is used, and downloads that wait to be finished."""
    found = packages.find()
    decision = None
    ailments = [Ailment(package.problem, _mend(package)) for package in found if package.problem]
    try:
        decision = packages.decide()
    except PackageError as error:
        ailments.append(Ailment(str(error), REINSTALL))
    if decision and decision.notice:
        ailments.append(Ailment(decision.notice, "visavis model use auto"))
    used = decision.package if decision else None
    facts: dict[str, Value] = {
        "used": used.key if used else None,
        "chosen": choice.remembered(),
        "packages": [_described(package, package == used) for package in found],
        "unfinished downloads": [path.name for path in _downloads()],
    }
    return Finding("packages", facts, tuple(ailments))


def tried() -> Finding:
    """A sentence, translated by the package in use."""
    used = packages.choose()
    facts: dict[str, Value] = {"package": used.name, "source": SENTENCE}
    try:
        seen = probe(used.path)
    except PackageError as error:
        mend = "visavis model use starter" if used.origin == "installed" else REINSTALL
        return Finding("probe", facts, (Ailment(str(error), mend),))
    return Finding("probe", facts | {"target": seen.text, "seconds": round(seen.seconds, 2)})


def remembered() -> Finding:
    """The translation memory; it is not created, nor changed."""
    path = folders.data() / "memory.db"
    facts: dict[str, Value] = {"path": str(path), "bytes": None, "entries": 0}
    if not path.exists():
        return Finding("memory", facts)
    facts["bytes"] = path.stat().st_size
    try:
        facts["entries"] = count(path)
    except StoreError as error:
        return Finding(
            "memory", facts, (Ailment(str(error), shlex.join(["mv", str(path), f"{path}.broken"])),)
        )
    return Finding("memory", facts)


def glossaries(extra: Sequence[Path] = ()) -> Finding:
    """How many terms each layer has, and what is wrong with them."""
    own = folders.config() / "glossary.tsv"
    glossary = load(folders.curated(), own if own.exists() else None, extra)
    layers = Counter(term.origin.layer for term in glossary.terms)
    noted = lint(glossary)
    problems = [one for one in noted if one.severity == "problem"]
    facts: dict[str, Value] = {
        "terms": len(glossary.terms),
        "layers": {layer: layers[layer] for layer in ("curated", "user", "extra")},
        "problems": len(problems),
        "notices": len(noted) - len(problems),
    }
    if not problems:
        return Finding("glossary", facts)
    more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
    return Finding("glossary", facts, (Ailment(f"{problems[0]}{more}.", "visavis glossary check"),))


def _described(package: Package, used: bool) -> dict[str, Value]:
    try:
        fingerprint = "" if package.problem else package.fingerprint
    except PackageError:
        fingerprint = ""
    return {
        "key": package.key,
        "name": package.name,
        "origin": package.origin,
        "path": str(package.path),
        "bytes": package.size,
        "fingerprint": fingerprint,
        "used": used,
        "problem": package.problem,
    }


def _mend(package: Package) -> str:
    return (
        REINSTALL if package.origin == "starter" else shlex.join(["visavis", "model", "remove", package.key])
    )


def _downloads() -> list[Path]:
    return sorted((folders.data() / "downloads").glob("*.part"))
