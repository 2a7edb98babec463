"""`make bench-glossary`: the whole ladder on news that none of us wrote, with the real engine.

Time is processor time of this process, so that other work on the machine does not count.
"""

import argparse
import os
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from reader import packages
from reader.argos import ArgosEngine
from reader.draft import Draft, draft
from reader.enforce import Enforced, enforce
from reader.engine import Engine
from reader.glossary import Glossary, load
from reader.memory import Memory, Recall
from reader.segment import split
from reader.spot import Occurrence, Spotter
from reader.verify import verify
from reader.verify.extras import Names
from tests.bench.audit import Audit, Finding
from tests.bench.chrf import chrf

ROOT = Path(__file__).parents[2]
RUNGS = ("R0", "R1", "R2", "R3", "R4", "R5")
NAMES = ("person", "place", "organisation")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a set: the segments of its French, and its human English."""

    segments: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that one run of the ladder gave, segment by segment."""

    drafts: list[Draft]
    occurrences: list[tuple[Occurrence, ...]]
    enforced: list[Enforced]
    plain: float
    ladder: float
    decodes: tuple[int, int]
    """Sources that the engine decoded for R0, and for the other rungs."""


def pairs(folder: Path, sample: int) -> list[Pair]:
    """`sample` lines of each set, evenly spread; all of them for 0."""
    found = []
    for french in sorted(folder.glob("*.fra")):
        lines = french.read_text(encoding="utf-8").splitlines()
        english = french.with_suffix(".eng").read_text(encoding="utf-8").splitlines()
        step = max(1, len(lines) // sample) if sample else 1
        chosen = list(zip(lines, english, strict=True))[::step][: sample or None]
        found += [
            Pair(tuple(part.strip() for part in split(line) if part.strip()), ref) for line, ref in chosen
        ]
    return found


def run(engine: ArgosEngine, sources: Sequence[str], glossary: Glossary) -> Run:
    """Draft, spot and enforce as the pipeline does, all in one batch."""
    engine.translate(["Bonjour."])
    asked = Recall(engine, Memory(None))
    start, first = process_time(), engine.asked
    drafts = draft(asked, sources)
    plain, middle = process_time() - start, engine.asked
    spotter, names = Spotter(glossary), Names(glossary.terms)
    occurrences = [spotter.spot(source) for source in sources]
    start = process_time()
    enforced = enforce(asked, drafts, occurrences, names)
    return Run(
        drafts, occurrences, enforced, plain, process_time() - start, (middle - first, engine.asked - middle)
    )


def naive_english(text: str, occurrences: Sequence[Occurrence]) -> str:
    """The blind swap: French and forbidden forms in the English become the target."""
    for one in occurrences:
        for form in (*one.term.sources, *one.term.forbidden):
            text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", lambda _, to=one.term.target: to, text)
    return text


def naive_french(source: str, occurrences: Sequence[Occurrence]) -> str:
    """The other blind swap: the target in the French, for the engine to translate."""
    for one in reversed(occurrences):
        source = source[: one.start] + one.term.target + source[one.end :]
    return source


def right(targets: Sequence[str], result: Run) -> float:
    """Share of occurrences that verify in `targets`, per cent."""
    good = total = 0
    for target, first, found in zip(targets, result.drafts, result.occurrences, strict=True):
        good += len(found) - len(verify(target, found, first.source).missing)
        total += len(found)
    return 100 * good / max(1, total)


def score(targets: Sequence[str], references: Sequence[Pair], result: Run) -> float:
    """chrF++ line by line, the references' forbidden and French forms made the glossary's."""
    at, scored = 0, []
    for pair in references:
        size = len(pair.segments)
        found = [one for group in result.occurrences[at : at + size] for one in group]
        scored.append((" ".join(targets[at : at + size]), naive_english(pair.reference, found)))
        at += size
    return chrf(scored)


def silent(result: Run, glossary: Glossary) -> list[tuple[int, Finding]]:
    """What the audit finds wrong where nothing was flagged: (segment, finding)."""
    audit = Audit(glossary.terms)
    return [
        (at, finding)
        for at, (first, done) in enumerate(zip(result.drafts, result.enforced, strict=True))
        for finding in audit.findings(
            first.source,
            done.target,
            [one.occurrence.term for one in done.renderings if one.status == "flagged"],
        )
    ]


def consistency(result: Run) -> tuple[float, float]:
    """Of the names that occur twice or more, per cent: those with one form; renderings in the commonest.

    Forms that begin alike (Belarus, Belarusian) are one form; `US` and `United States` are two.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for done in result.enforced:
        for one in done.renderings:
            term = one.occurrence.term
            if term.kind in NAMES and one.start is not None:
                forms[term.source][done.target[one.start : one.end].lower()[:4]] += 1
    names = [found for found in forms.values() if found.total() > 1]
    common = sum(max(found.values()) for found in names)
    return (
        100 * sum(len(found) == 1 for found in names) / max(1, len(names)),
        100 * common / max(1, sum(found.total() for found in names)),
    )


def figures(result: Run, references: Sequence[Pair], glossary: Glossary) -> Iterator[tuple[str, str]]:
    """What `make bench-glossary` is for, name and value."""
    rungs, segments = _rungs(result), len(result.drafts)
    total = max(1, rungs.total())
    told = sum(one.kind == "term" for done in result.enforced for one in done.issues)
    free = [at for at, found in enumerate(result.occurrences) if not found]
    base, final = _base(result), _final(result)
    wrong = len(silent(result, glossary))
    yield "terms in the glossary", f"{len(glossary.terms)}"
    yield "lines / segments / with terms", f"{len(references)} / {segments} / {segments - len(free)}"
    yield "occurrences", f"{total}"
    yield "HARD-verified", f"{100 * (total - rungs['R6']) / total:.2f} %"
    yield "flagged", f"{100 * rungs['R6'] / total:.2f} %"
    yield "verified or flagged", f"{100 * (total - rungs['R6'] + told) / total:.2f} %"
    for rung in RUNGS[1:]:
        share = 100 * rungs[rung] / max(1, total - rungs["R0"])
        yield f"  rescued by {rung}", f"{rungs[rung]}  ({share:.1f} % of the failures)"
    yield "silent-wrong by the audit", f"{wrong}  ({100 * wrong / total:.2f} %)"
    yield "false triggers", f"{sum(base[at] != final[at] for at in free)} of {len(free)} term-free segments"
    one_way, common = consistency(result)
    yield "names rendered one way", f"{one_way:.2f} % of the names, {common:.2f} % of their renderings"
    chrfs = score(base, references, result), score(final, references, result)
    yield "chrF++ of R0, of the ladder", f"{chrfs[0]:.2f}, {chrfs[1]:.2f}"
    first, more = (count / segments for count in result.decodes)
    yield "decodes a segment", f"{first:.3f}, and {more:.3f} for the ladder"
    yield "spot + verify", f"{_speed(result, glossary):.3f} ms a segment"
    yield "ladder time / plain time", f"{(result.plain + result.ladder) / result.plain:.2f}"


def ablation(result: Run, references: Sequence[Pair], engine: Engine) -> Iterator[tuple[str, str]]:
    """HARD-verified with fewer rungs, and what the blind swaps reach (with their chrF++)."""
    rungs, done = _rungs(result), 0
    for rung in RUNGS:
        done += rungs[rung]
        yield ("R0 alone" if rung == "R0" else f"+ {rung}"), f"{100 * done / max(1, rungs.total()):6.2f} %"
    together = list(zip(result.drafts, result.occurrences, strict=True))
    swapped = [naive_english(one.hypotheses[0].text, found) for one, found in together]
    blind = [
        found[0].text for found in engine.translate([naive_french(one.source, at) for one, at in together])
    ]
    for name, texts in (("naive replace in English", swapped), ("naive replace in French", blind)):
        yield name, f"{right(texts, result):6.2f} %   chrF++ {score(texts, references, result):.2f}"


def _rungs(result: Run) -> Counter[str]:
    return Counter(one.rung for done in result.enforced for one in done.renderings)


def _base(result: Run) -> list[str]:
    return [first.hypotheses[0].text for first in result.drafts]


def _final(result: Run) -> list[str]:
    return [done.target for done in result.enforced]


def _speed(result: Run, glossary: Glossary) -> float:
    """Milliseconds to spot and verify one segment."""
    spotter, names = Spotter(glossary), Names(glossary.terms)
    start = process_time()
    for first, done in zip(result.drafts, result.enforced, strict=True):
        verify(done.target, spotter.spot(first.source), first.source, names)
    return 1000 * (process_time() - start) / len(result.drafts)


def main() -> None:
    """Run on the sets in VISAVIS_SHARED (or ../shared), or say that they are not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=150, help="lines of each set (0: all)")
    parser.add_argument("--verbose", action="store_true", help="show what the audit found")
    wish = parser.parse_args()
    folder = Path(os.environ.get("VISAVIS_SHARED", ROOT.parent / "shared")) / "eval" / "news"
    if not folder.is_dir():
        print(f"Skipped: no development sets in {folder}; set VISAVIS_SHARED to the folder of eval/news.")
        return
    glossary, references = load(ROOT / "glossary"), pairs(folder, wish.sample)
    engine = ArgosEngine(packages.choose())
    print(f"commit {_commit()}, package {engine.name}")
    result = run(engine, [segment for pair in references for segment in pair.segments], glossary)
    for name, value in figures(result, references, glossary):
        print(f"{name:32} {value}")
    print("\nablation")
    for name, value in ablation(result, references, engine):
        print(f"  {name:30} {value}")
    if wish.verbose:
        show(result, glossary)


def show(result: Run, glossary: Glossary) -> None:
    """Print what was flagged, and what the audit found."""
    flagged = [
        (at, one) for at, done in enumerate(result.enforced) for one in done.issues if one.kind == "term"
    ]
    told = [(at, one.message) for at, one in flagged] + [
        (at, str(one)) for at, one in silent(result, glossary)
    ]
    for at, message in told:
        print(f"\n{message}\n  {result.drafts[at].source}\n  {result.enforced[at].target}")


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


if __name__ == "__main__":
    main()
