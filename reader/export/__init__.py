"""The bilingual article as a file: Markdown, JSON Lines, or two columns of plain text."""

from reader.export.columns import columns
from reader.export.jsonl import jsonl
from reader.export.markdown import Layout, Stamp, markdown
from reader.export.write import write

__all__ = ["Layout", "Stamp", "columns", "jsonl", "markdown", "write"]
