"""Themes of our own: paper in the dark, ink on paper, high contrast. Textual's can be chosen as well."""

from textual.theme import Theme


def _cursor(background: str, foreground: str) -> dict[str, str]:
    """The chosen line of a list: its marks stay readable on it; bold without colour."""
    return {
        "block-cursor-background": background,
        "block-cursor-foreground": foreground,
        "block-cursor-blurred-background": background,
        "block-cursor-blurred-foreground": foreground,
        "block-cursor-text-style": "bold",
    }


NIGHT = Theme(
    name="visavis-night",
    primary="#7aa2d6",
    secondary="#b8a1d9",
    accent="#d9b36c",
    foreground="#d8d4cb",
    background="#16181d",
    surface="#1d2027",
    panel="#262a33",
    success="#8fb98a",
    warning="#dba35b",
    error="#e0706f",
    dark=True,
    variables=_cursor("#2f3d52", "#f2efe8") | {"footer-key-foreground": "#d9b36c"},
)
DAY = Theme(
    name="visavis-day",
    primary="#2f5f9e",
    secondary="#6a4c93",
    accent="#8a5a00",
    foreground="#26241f",
    background="#faf7f0",
    surface="#f1ece0",
    panel="#e6dfcf",
    success="#3c6e3a",
    warning="#9a5b00",
    error="#b3261e",
    dark=False,
    variables=_cursor("#d3ddec", "#000000") | {"footer-key-foreground": "#8a5a00"},
)
CONTRAST = Theme(
    name="visavis-contrast",
    primary="#6cb6ff",
    secondary="#e0b3ff",
    accent="#ffd700",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#333333",
    success="#5dff5d",
    warning="#ffb000",
    error="#ff6b6b",
    dark=True,
    text_alpha=1.0,
    variables=_cursor("#003a8c", "#ffffff") | {"foreground-muted": "#d0d0d0", "secondary-muted": "#a0a0a0"},
)
OWN = (NIGHT, DAY, CONTRAST)
"""In the order in which the key goes through them."""

_PREFIX = "visavis-"


def full_name(name: str) -> str:
    """The name of a theme, where ours may be called `night`, `day` and `contrast`."""
    return _PREFIX + name if f"{_PREFIX}{name}" in {one.name for one in OWN} else name
