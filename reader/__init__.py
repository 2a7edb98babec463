"""Vis-à-vis: French articles beside an offline English translation with an enforced glossary."""

__version__ = "0.1.0"
