"""Python, and the libraries in the versions that Vis-à-vis asks for."""

import platform
import sys
from importlib import metadata

from packaging.requirements import Requirement

from reader import __version__
from reader.doctor.finding import Ailment, Finding, Value

_OPTIONAL = "argostranslate"
"""Not asked for: only packages with a BPE tokenizer need it."""


def python() -> Finding:
    """The interpreter and the system."""
    return Finding(
        "python",
        {
            "visavis": __version__,
            "python": platform.python_version(),
            "executable": sys.executable,
            "system": platform.platform(),
        },
    )


def libraries() -> Finding:
    """Every library that is asked for, its version, and whether it will do."""
    facts: dict[str, Value] = {}
    ailments = []
    for requirement in _required():
        found = facts[requirement.name] = _version(requirement.name)
        if found is None:
            ailments.append(Ailment(f"{requirement.name} is not installed.", _command(requirement)))
        elif not requirement.specifier.contains(found, prereleases=True):
            what = f"{requirement.name} {found} is too old or too new: it must be {requirement.specifier}."
            ailments.append(Ailment(what, _command(requirement)))
    facts[_OPTIONAL] = _version(_OPTIONAL)
    return Finding("libraries", facts, tuple(ailments))


def _required() -> list[Requirement]:
    try:
        wanted = [Requirement(text) for text in metadata.requires("visavis") or ()]
    except metadata.PackageNotFoundError:  # run from a checkout without being installed
        wanted = [Requirement("ctranslate2>=4.8.2"), Requirement("sentencepiece"), Requirement("textual")]
    return [one for one in wanted if one.marker is None or one.marker.evaluate()]


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _command(requirement: Requirement) -> str:
    return f"{sys.executable} -m pip install --upgrade '{requirement.name}{requirement.specifier}'"
