"""What the user has made his own, checked before the screen opens: the keys and the colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.theme import BUILTIN_THEMES

from reader.config import Config
from reader.config.nearest import nearest
from reader.config.problem import Problem, complaint
from reader.neutral import one_line
from reader.tui.keymap import keymap
from reader.tui.themes import OWN, full_name


@dataclass(frozen=True, slots=True)
class Custom:
    """Of one configuration."""

    keymap: Mapping[str, str] = field(default_factory=dict)
    """As `App.set_keymap` wants it."""
    theme: str = ""
    """The full name of the theme; "": none is configured."""


def custom(config: Config) -> Custom:
    """What the configuration asks for. Raises ConfigError."""
    made, problems = examine(config)
    if problems and config.path is not None:
        raise complaint(config.path, problems)
    return made


def examine(config: Config) -> tuple[Custom, list[Problem]]:
    """What the configuration asks for, and what is wrong with that."""
    keys, problems = keymap(config)
    theme = full_name(config.reading.theme)
    known = [one.name for one in OWN] + list(BUILTIN_THEMES)
    if theme and theme not in known:
        near = nearest(theme, known)
        hint = f": did you mean {near}?" if near else f"; known are {', '.join(known)}."
        what = f"[reading] There is no theme “{one_line(theme)[:40]}”{hint}"
        problems.append(Problem(config.lines.get("reading.theme", 0), what))
        theme = ""
    return Custom(keys, theme), sorted(problems, key=lambda one: one.line)
