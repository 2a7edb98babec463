"""Examine the installation, part by part, and say what mends it. Nothing is changed, nothing connects."""

from collections.abc import Sequence
from pathlib import Path

from reader.doctor import software, surroundings, translation
from reader.doctor.finding import Ailment, Finding, Value, guarded
from reader.errors import PackageError
from reader.packages import layout

__all__ = ["Ailment", "Finding", "Value", "examine"]


def examine(extra: Sequence[Path] = ()) -> list[Finding]:
    """All findings, in the order in which they are shown; `extra` are glossary files of the command line."""
    again, home = translation.REINSTALL, surroundings.HOME
    return [
        guarded("python", software.python, again),
        guarded("libraries", software.libraries, again),
        guarded("packages", translation.installed, _settings("visavis model list")),
        guarded("probe", translation.tried, _settings("visavis model status")),
        guarded("memory", translation.remembered, home),
        guarded("glossary", lambda: translation.glossaries(extra), "visavis glossary check"),
        guarded("terminal", surroundings.terminal, "export TERM=xterm-256color"),
        guarded("folders", surroundings.places, home),
        guarded("network", surroundings.network, _settings("unset ARGOS_PACKAGE_INDEX")),
    ]


def _settings(otherwise: str) -> str:
    """What mends an examination that needs Argos's settings: those settings, when they are the trouble."""
    try:
        layout.settings()
    except PackageError as error:
        return surroundings.settings_mend(error)
    return otherwise
