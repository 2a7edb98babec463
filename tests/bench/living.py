"""`python -m tests.bench.living`: how fast the living glossary is, with a library of 500 articles.

The articles are made of the sentences of `seeds/` and of a few patterns with names of the glossary, 25 to 26
segments each. Seconds are processor time of this process, so that other work on the machine does not count.
`--suggest` first translates the library, which takes minutes.
"""

import argparse
import random
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from reader import packages
from reader.argos import ArgosEngine
from reader.cli.glossary.uncollected import uncollected
from reader.glossary import Glossary, Origin, Term, load
from reader.glossary.layers import Layers
from reader.glossary.lint import lint
from reader.glossary.row import HEADER, row
from reader.intake import collect
from reader.memory import Memory, Recall
from reader.pipeline import pair
from reader.segment import split
from reader.spot import Spotter
from reader.stock import Stock
from reader.survey.census import Census
from reader.survey.names import find_names
from reader.survey.suggest import suggest
from reader.tui.bench import Bench
from reader.tui.termbase.study import Study
from tests.room import Ready

ROOT = Path(__file__).parents[2]
ARTICLES, SENTENCES = 500, 25
TERMS = 100_000
PATTERNS = (
    "Le président {0} a rencontré {1} à {2}.",
    "{1} a démenti mardi les propos de M. {1}, porte-parole de {0}.",
    "Hier, {1} et {0} ont quitté {2} après 3 heures et 20 minutes.",
)
NAMES = ("Zborovski", "Kratchenko", "Morozenko", "Tchernov", "Doubovitch", "Sadyrov", "Ryjkov")
LISTS = ("variants", "accepted", "forbidden")
DRAFTS = (("Loukachenko", "Lukashenka"), ("Minsk", "Miensk"), ("Zorglub", "Zorglub"))


def timed(label: str, work: Callable[[], object], target: float) -> None:
    """Do it, and print what it took."""
    start = process_time()
    work()
    print(f"{label:46} {process_time() - start:7.2f} s   (target {target} s)")


def library(folder: Path, known: Sequence[Term]) -> None:
    """Write the articles."""
    chance = random.Random(5)
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    sentences = [one.strip() for text in texts for line in text.splitlines() for one in split(line)]
    sentences = [one for one in sentences if 30 < len(one) < 220]
    names = [one.source for one in known if one.kind in ("person", "place") and not one.needs]
    for number in range(ARTICLES):
        made = []
        for place in range(SENTENCES):
            if place % 2:
                made.append(chance.choice(PATTERNS).format(*chance.sample(names, 3)))
            else:
                made.append(f"{chance.choice(sentences).rstrip('.')}, note {chance.choice(NAMES)}.")
        (folder / f"{number:03}.txt").write_text(f"Article {number}\n\n" + "\n\n".join(made) + "\n", "utf-8")


def many(path: Path, known: Sequence[Term]) -> None:
    """Write a glossary of TERMS lines: the curated one again and again, each time with other names."""
    lines = [HEADER]
    for copy in range(TERMS // len(known) + 1):
        for term in known:
            other = {
                name: _renamed(getattr(term, name), copy) for name in ("variants", "accepted", "forbidden")
            }
            source, target = _renamed((term.source, term.target), copy)
            lines.append(row(replace(term, source=source, target=target, **other)))
    path.write_text("\n".join(lines[: TERMS + 1]) + "\n", "utf-8")


def _renamed(forms: Sequence[str], copy: int) -> tuple[str, ...]:
    return tuple(re.sub(r"\b[^\W_]{3,}", lambda word: f"{word[0]}z{chr(97 + copy)}", form) for form in forms)


def check(path: Path) -> list[object]:
    """What `glossary check` does with that file over the curated ones."""
    with uncollected():
        return [*lint(load(ROOT / "glossary", None, [path]))]


def previews(layers: Layers, stock: Stock, memory: Memory) -> None:
    """What the form of a term does after each pause of the keys."""
    engine = Recall(ArgosEngine(packages.choose()), memory)
    bench = Bench(lambda: Ready(engine, Spotter(layers.load()), layers=layers, edits=memory))
    census = Census(stock)
    timed("read and index the library", census.follow, 10)
    timed("count every term in it", lambda: census.counts(bench.spotter), 5)
    study = Study(bench, layers, [], census)
    for source, target in DRAFTS:
        term = Term(source, target, origin=Origin("user", str(layers.own), 0))
        found = next(study.judge(term, None)).elsewhere
        label = f"preview {source} ({found.segments if found else 0} sentences)"
        timed(label, lambda term=term: next(study.judge(term, None)), 0.3)  # type: ignore[misc]


def suggested(glossary: Glossary, stock: Stock, memory: Memory) -> None:
    """What `glossary suggest` does, with all English in the memory."""
    engine, spotter = Recall(ArgosEngine(packages.choose()), memory), Spotter(glossary)

    def run() -> object:
        bitexts = [pair(stock.held(entry).article, engine, spotter) for entry in stock.entries]
        return suggest(find_names(bitexts), glossary.terms)

    run()
    timed("suggest terms", run, 20)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suggest", action="store_true", help="measure suggestions too; takes minutes")
    wish = parser.parse_args()
    curated = load(ROOT / "glossary")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        library(folder / "articles", curated.terms)
        many(folder / "many.tsv", curated.terms)
        timed(f"check {TERMS:,} terms", lambda: check(folder / "many.tsv"), 3)
        stock, memory = Stock(collect([str(folder / "articles")])), Memory(None)
        previews(Layers(ROOT / "glossary", folder / "own.tsv"), stock, memory)
        if wish.suggest:
            suggested(curated, stock, memory)


if __name__ == "__main__":
    main()
