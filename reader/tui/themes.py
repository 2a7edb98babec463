"""Two themes of our own: ink on paper, and paper in the dark. Every Textual theme can be chosen as well."""

from textual.theme import Theme

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
    variables={"footer-key-foreground": "#d9b36c", "block-cursor-text-style": "none"},
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
    variables={"footer-key-foreground": "#8a5a00", "block-cursor-text-style": "none"},
)
