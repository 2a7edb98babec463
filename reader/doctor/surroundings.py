"""The terminal, the folders, and what may use the network."""

import locale
import os
import shlex
import shutil
import sys
from pathlib import Path

from reader import folders
from reader.doctor.finding import Ailment, Finding, Value
from reader.errors import PackageError
from reader.install.offer import index_address
from reader.packages import choice, layout

POLICY = "offline; only `visavis fetch` and `visavis model install` open connections"
HOME = "export HOME=/path/to/a/folder/of/yours"
"""Mends whatever comes from a home that is not there or cannot be written."""
_NARROW = 40
"""Columns below which a translated line is hard to read."""


def terminal() -> Finding:
    """Size, colours, characters."""
    columns, lines = shutil.get_terminal_size()
    live = sys.stdout.isatty()
    term, encoding = os.environ.get("TERM", ""), (sys.stdout.encoding or "").lower()
    facts: dict[str, Value] = {
        "terminal": live,
        "columns": columns,
        "lines": lines,
        "TERM": term,
        "COLORTERM": os.environ.get("COLORTERM", ""),
        "NO_COLOR": bool(os.environ.get("NO_COLOR")),
        "colours": _colours(term),
        "encoding": encoding,
        "locale": ".".join(part or "?" for part in locale.getlocale()),
    }
    ailments = []
    if encoding.replace("-", "") != "utf8":
        what = f"The output's encoding is {encoding or 'unknown'}: French letters may be lost."
        ailments.append(Ailment(what, "export LC_ALL=C.UTF-8 PYTHONUTF8=1"))
    if live and term in ("", "dumb", "unknown"):
        ailments.append(Ailment(f"TERM is {term!r}: the reader cannot paint.", "export TERM=xterm-256color"))
    if live and columns < _NARROW:
        ailments.append(Ailment(f"The terminal has {columns} columns only.", f"stty cols {2 * _NARROW}"))
    return Finding("terminal", facts, tuple(ailments))


def places() -> Finding:
    """The folders that are written to, and the configuration files that are there."""
    facts: dict[str, Value] = {}
    ailments: list[Ailment] = []
    home = os.environ.get("HOME", "")
    if os.name == "posix" and not home:
        ailments.append(Ailment("HOME is not set: files go where the system says.", "export HOME=~"))
    kept = {"configuration": folders.config(), "data": folders.data(), "packages": _packages(ailments)}
    for name, folder in kept.items():
        if folder is None:
            continue
        can = _writable(folder)
        facts[name] = {"path": str(folder), "exists": folder.is_dir(), "writable": can}
        if not can:
            ailments.append(Ailment(f"{folder} cannot be written.", _mend(folder)))
    files = [folders.config() / name for name in ("config.toml", "glossary.tsv")] + [choice.path()]
    facts["files"] = [str(file) for file in files if file.exists()]
    ailments.extend(_unreadable(file, why) for file in files if (why := _broken(file)))
    return Finding("folders", facts, tuple(ailments))


def network() -> Finding:
    """The rule, and what would be asked; nothing is asked here."""
    facts: dict[str, Value] = {"policy": POLICY, "index": index_address(layout.settings().package_index)}
    proxies = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
    facts["proxies set"] = [name for name in proxies if os.environ.get(name) or os.environ.get(name.upper())]
    return Finding("network", facts)


def settings_mend(error: PackageError) -> str:
    """The command for settings of Argos that cannot be read: the file's, or the variable's that is wrong."""
    try:
        file = layout.settings_file()
    except PackageError:
        return HOME
    return _away(file) if str(file) in str(error) else f"unset {str(error).split()[0]}"


def _colours(term: str) -> str:
    if os.environ.get("NO_COLOR"):
        return "none (NO_COLOR)"
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "16 million"
    if "256" in term:
        return "256"
    return "none" if term in ("", "dumb", "unknown") else "16"


def _packages(ailments: list[Ailment]) -> Path | None:
    try:
        return layout.settings().package_dirs[0]
    except PackageError as error:
        ailments.append(Ailment(str(error), settings_mend(error)))
        return None


def _writable(folder: Path) -> bool:
    """May files be made in it, or may it be made itself? Nothing is made to find out."""
    for place in (folder, *folder.parents):
        if os.path.lexists(place):
            return place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    return False


def _mend(folder: Path) -> str:
    """Whoever owns the place may open it; otherwise another home is the way."""
    nearest = next((place for place in (folder, *folder.parents) if os.path.lexists(place)), folder)
    home = Path.home()
    if home not in (nearest, *nearest.parents) or not home.is_dir():
        return HOME
    if not nearest.is_dir():
        return _away(nearest)
    own = os.name != "posix" or nearest.stat().st_uid == os.geteuid()
    read_only = hasattr(os, "statvfs") and bool(os.statvfs(nearest).f_flag & os.ST_RDONLY)
    if own and not read_only:
        return f"chmod u+rwx {shlex.quote(str(nearest))}"
    return HOME


def _away(file: Path) -> str:
    return shlex.join(["mv", str(file), f"{file}.old"])


def _broken(file: Path) -> str:
    """Why a configuration file cannot be read; "" when it can or is not there.

    The glossary and `config.toml` have examinations of their own, and are nothing to be moved away.
    """
    if file.suffix in (".tsv", ".toml") or not os.path.lexists(file):
        return ""
    try:
        file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return ""


def _unreadable(file: Path, why: str) -> Ailment:
    return Ailment(f"{file} cannot be read: {why.rstrip('.')}.", _away(file))
