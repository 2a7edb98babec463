"""`visavis export`: bilingual files from articles."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path

from reader.bitext import Bitext
from reader.cli.desk import Desk, set_up
from reader.errors import ArticleError, UsageError
from reader.export import Stamp, jsonl, markdown, write
from reader.intake import Entry, collect, read
from reader.pipeline import pair


def run(arguments: argparse.Namespace) -> int:
    """Export every article; one that cannot be read is reported and the others go on. Returns 0 or 1."""
    entries = collect(arguments.paths)
    form = arguments.format or _form_of(arguments.output)
    folder = _folder(arguments.output, len(entries), form)
    desk = set_up(arguments.glossary)
    _tell(*desk.notices)
    failed: list[ArticleError] = []
    texts: list[tuple[str, str]] = []
    for bitext in _pairs(entries, desk, not arguments.no_cleanup, failed):
        texts.append((bitext.article.slug, _render(bitext, desk, form, arguments.layout)))
        _tell(_summary(bitext))
    _deliver(texts, arguments.output, folder, form)
    _tell(_work_done(desk), *(str(error) for error in failed))
    return 1 if failed else 0


def _form_of(output: str | None) -> str:
    return "jsonl" if output is not None and Path(output).suffix.lower() in (".jsonl", ".ndjson") else "md"


def _folder(output: str | None, count: int, form: str) -> Path | None:
    """The folder to fill, or None for one file or standard output. Raises UsageError."""
    if output is None:
        return None
    if Path(output).is_dir() or output.endswith("/"):
        return Path(output)
    if count > 1 and form == "md":
        if Path(output).suffix or Path(output).exists():
            raise UsageError(
                f"{count} articles do not fit in one file: give a folder, -o {Path(output).stem}/"
            )
        return Path(output)
    return None


def _pairs(entries: Sequence[Entry], desk: Desk, clean: bool, failed: list[ArticleError]) -> Iterator[Bitext]:
    for entry in entries:
        try:
            article = read(entry, clean=clean)
        except ArticleError as error:
            failed.append(error)
            continue
        yield pair(article, desk.engine, desk.spotter, desk.edits)


def _render(bitext: Bitext, desk: Desk, form: str, layout: str) -> str:
    if form == "jsonl":
        return jsonl(bitext)
    stamp = Stamp(desk.engine.name, desk.glossary.fingerprint)
    return markdown(bitext, stamp, "table" if layout == "table" else "paragraphs")


def _deliver(texts: Sequence[tuple[str, str]], output: str | None, folder: Path | None, form: str) -> None:
    if folder is not None:
        taken: set[str] = set()
        for slug, text in texts:
            write(folder / f"{_free(slug, taken)}.{form}", text)
    elif output is not None and output != "-":
        write(Path(output), "".join(text for _, text in texts))
    else:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # the same bytes as in a file, whatever the locale
        sys.stdout.write(
            "\n".join(text for _, text in texts) if form == "md" else "".join(t for _, t in texts)
        )


def _free(slug: str, taken: set[str]) -> str:
    """A name that no other article of this export has."""
    name, number = slug, 1
    while name.lower() in taken:
        number += 1
        name = f"{slug}-{number}"
    taken.add(name.lower())
    return name


def _tell(*lines: str) -> None:
    for line in lines:
        print(f"visavis: {line}", file=sys.stderr)


def _summary(bitext: Bitext) -> str:
    statuses = [rendering.status for unit in bitext.units for rendering in unit.renderings]
    counts = ", ".join(f"{statuses.count(status)} {status}" for status in ("already", "applied", "flagged"))
    issues = sum(len(unit.issues) for unit in bitext.units)
    return (
        f"{bitext.article.slug}: {len(bitext.units)} segments, {len(statuses)} terms ({counts}), "
        f"{issues} issues, {len(bitext.article.removed)} pieces removed by the clean-up"
    )


def _work_done(desk: Desk) -> str:
    trouble = f" {desk.engine.trouble}" if desk.engine.trouble else ""
    return (
        f"{desk.engine.name}: asked the engine for {desk.engine.asked} sources, "
        f"{desk.engine.recalled} came from the memory.{trouble}"
    )
