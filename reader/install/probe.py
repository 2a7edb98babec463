"""Try a package on one sentence, in a process of its own: a bad model may crash whoever loads it."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from reader import packages
from reader.argos import ArgosEngine
from reader.engine import Options
from reader.errors import PackageError, VisavisError
from reader.neutral import one_line

SENTENCE = "Le président russe a rencontré ses ministres à Moscou."
LIMIT = 180.0
"""Seconds; a cold disk and a busy machine need some, a model that hangs needs for ever."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a package made of the sentence."""

    text: str
    seconds: float
    """With the start of a process and the loading of the model."""


def probe(path: Path) -> Probe:
    """Let the package (a folder or an archive) translate `SENTENCE`. Raises PackageError when it does not."""
    home = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    begun = time.monotonic()
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "reader.install.probe", str(path)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=LIMIT,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise PackageError(
            f"{path} does not answer: it translated nothing in {LIMIT:.0f} seconds."
        ) from error
    except OSError as error:
        raise PackageError(f"{path} cannot be tried: {sys.executable} does not start ({error}).") from error
    text = one_line(done.stdout.decode("utf-8", "replace"))
    if done.returncode:
        raise PackageError(_reason(path, done.returncode, done.stderr))
    if not _english(text):
        raise PackageError(f"{path} does not translate: of “{SENTENCE}” it makes “{text[:80]}”.")
    return Probe(text, time.monotonic() - begun)


def _english(text: str) -> bool:
    """Something was said, in letters, and it is not the French."""
    return text != SENTENCE and sum(letter.isalpha() for letter in text) >= 8


def _reason(path: Path, code: int, said: bytes) -> str:
    if code < 0:
        return f"{path} crashes when it is loaded (signal {-code})."
    lines = [one_line(line) for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    return f"{path} cannot be used: {lines[-1] if lines else f'exit code {code}'}"


def _main(path: str) -> int:
    """The child: print the translation, or the reason why there is none."""
    try:
        package = packages.read(Path(path))
        if package is None:
            raise PackageError(f"it is no {packages.SOURCE}→{packages.TARGET} package.")
        if package.problem:
            raise PackageError(package.problem)
        sys.stdout.write(ArgosEngine(package).translate([SENTENCE], Options(hypotheses=1))[0][0].text)
    except VisavisError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
