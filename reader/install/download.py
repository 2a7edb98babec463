"""Download a package: resumed where it broke off, tried again with patience, and nothing but a package.

What is checked here is the transfer; whether the file is the right one, and safe, is `install`'s to say.
"""

import errno
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from reader import web
from reader.errors import PackageError
from reader.install.meter import Meter
from reader.install.offer import Progress, Report
from reader.install.partial import Mark, Partial
from reader.neutral import one_line

TRIES = 5
"""Tries in a row that bring nothing new before we give up; the pauses between them double: 1, 2, 4, 8 s."""
MOST_TRIES = 50
"""Tries in all, for a line that breaks after every few bytes."""
PAUSE = 1.0
"""Seconds before the second try."""
LONGEST_PAUSE = 60.0
"""Most seconds that a server's Retry-After is honoured."""
MOST_BYTES = 2 << 30
"""No known package is over 400 MB."""
MOST_INDEX = 8 << 20
"""Bytes; the official index has 40 thousand."""

_BLOCK = 1 << 16
_ZIP = b"PK\x03\x04"
_HEADERS = {"User-Agent": "visavis", "Accept-Encoding": "identity"}
_Result = TypeVar("_Result")


def read_index(url: str, report: Report) -> bytes:
    """Return the index at `url`. Raises PackageError, in one sentence, for whatever goes wrong on the way."""

    def once() -> bytes:
        data = bytearray()
        with web.opened(url, _HEADERS) as answer:
            while block := answer.read(_BLOCK):
                data += block
                if len(data) > MOST_INDEX:
                    raise web.Trouble(f"{one_line(url)} is too large for a package index.")
            if answer.left:
                raise web.Trouble(f"{one_line(url)} broke off before its end: try again.", passing=True)
        return bytes(data)

    return _patiently(once, lambda: 0, report, None)


def size_of(url: str) -> int | None:
    """How many bytes `url` would be, asked without downloading it; None when the server does not say."""
    with suppress(web.Trouble, ValueError), web.opened(url, _HEADERS, method="HEAD") as answer:
        return int(answer.headers["Content-Length"] or "")
    return None


def download(url: str, folder: Path, report: Report, size: int | None = None) -> Partial:
    """Bring the file at `url` into `folder`, from where the last attempt stopped; `size`: bytes it must have.

    Returns the complete file, closed. Raises PackageError in one sentence; what came so far is kept.
    """
    partial = Partial(folder, url)
    try:
        with partial:
            meter = Meter(report)
            _patiently(lambda: _once(url, partial, meter, size), lambda: partial.size, report, partial)
    except OSError as error:
        room = error.errno in (errno.ENOSPC, errno.EDQUOT)
        todo = "make room and run the same command again" if room else "make the folder writable"
        raise PackageError(
            f"{partial.path} cannot be written ({error.strerror or error}): {todo}."
        ) from error
    return partial


def _patiently(
    once: Callable[[], _Result], done: Callable[[], int], report: Report, partial: Partial | None
) -> _Result:
    """Do it until it works; `done` says whether a try that failed brought anything."""
    vain = 0
    for _ in range(MOST_TRIES):
        before = done()
        try:
            return once()
        except web.Trouble as trouble:
            if not trouble.passing:
                raise PackageError(_told(trouble)) from trouble
            vain = 0 if done() > before else vain + 1
            last = trouble
        if vain >= TRIES:
            break
        _wait(
            _pause(last, vain),
            Progress(done(), partial.mark.total if partial else None, note=_told(last)),
            report,
        )
    kept = f" {done():,} bytes are kept; the same command goes on from there." if done() else ""
    raise PackageError(f"{_told(last)}{kept}") from last


def _wait(pause: float, now: Progress, report: Report) -> None:
    """Let time pass, and say so often enough that whoever watches can stop it."""
    end = time.monotonic() + pause
    while (rest := end - time.monotonic()) > 0:
        report(replace(now, wait=rest))
        time.sleep(min(rest, 0.2))


def _once(url: str, partial: Partial, meter: Meter, size: int | None) -> None:
    """One connection: ask for what is missing and append it."""
    try:
        with web.opened(url, _HEADERS | _range(partial)) as answer:
            _refuse(answer, url)
            _take_up(answer, partial, size)
            _receive(answer, partial, meter, one_line(url))
    except web.Refusal as refusal:
        if refusal.code != 416 or not partial.size:
            raise
        if partial.size != partial.mark.total:  # asked for more than there is: another file now
            partial.restart(Mark(None))
            raise web.Trouble(f"{one_line(url)} has changed.", passing=True) from refusal


def _receive(answer: web.Answer, partial: Partial, meter: Meter, shown: str) -> None:
    """Append the body, as far as it comes."""
    meter.start(partial.size, partial.mark.total)
    while block := answer.read(_BLOCK):
        if not partial.size and not _ZIP.startswith(block[: len(_ZIP)]):
            raise PackageError(f"{shown} sent something that is no package: check the address.")
        partial.append(block)
        if partial.size > MOST_BYTES:
            raise PackageError(f"{shown} is larger than any package: check the address.")
        meter.tell(partial.size, partial.mark.total)
    total = partial.mark.total
    if answer.left or (total is not None and partial.size < total):
        raise web.Trouble(f"{shown} broke off.", passing=True)


def _range(partial: Partial) -> dict[str, str]:
    if not partial.size:
        return {}
    validator = partial.mark.validator
    return {"Range": f"bytes={partial.size}-"} | ({"If-Range": validator} if validator else {})


def _refuse(answer: web.Answer, url: str) -> None:
    """Raise PackageError for an answer that cannot be a package, before its body is read."""
    if urlsplit(url).scheme.lower() == "https" and urlsplit(answer.url).scheme == "http":
        raise PackageError(f"{one_line(url)} leads to {one_line(answer.url)}, which is not secure: refused.")
    if answer.headers.get_content_maintype() == "text":
        raise PackageError(
            f"{one_line(url)} sent a {answer.headers.get_content_type()} page, not a package: "
            "check the address, or sign in to this network first."
        )
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise PackageError(f"{one_line(url)} sends the package in another encoding: use another address.")


def _take_up(answer: web.Answer, partial: Partial, size: int | None) -> None:
    """Go on after the bytes that are here, or start over when the server does not send just the rest."""
    start, total = _content(answer)
    mark = Mark(total, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
    if size is not None and total is not None and total != size:
        raise PackageError(
            f"{one_line(answer.url)} has {total:,} bytes, but the official package has {size:,}: refused."
        )
    if not start:
        partial.restart(mark)
    elif start != partial.size or mark != partial.mark:
        partial.restart(Mark(None))
        raise web.Trouble(f"{one_line(answer.url)} has changed since the download began.", passing=True)


def _content(answer: web.Answer) -> tuple[int, int | None]:
    """Where in the file the body starts, and how long the file is."""
    if answer.status != 206:
        return 0, answer.left
    try:
        unit, _, span = answer.headers.get("Content-Range", "").partition(" ")
        place, _, total = span.partition("/")
        start = int(place.partition("-")[0]) if unit == "bytes" else -1
        return start, None if total == "*" else int(total)
    except ValueError:
        return -1, None


def _pause(trouble: web.Trouble, vain: int) -> float:
    """Seconds to wait: what the server asks for, or longer each time."""
    if isinstance(trouble, web.Refusal) and (asked := trouble.headers.get("Retry-After", "")).isdecimal():
        return min(float(asked), LONGEST_PAUSE)
    return PAUSE * 2.0 ** max(0, vain - 1)


def _told(trouble: web.Trouble) -> str:
    if not isinstance(trouble, web.Refusal):
        return str(trouble)
    meanings = {403: "it refuses this program", 404: "there is no such file", 410: "the file is gone"}
    if 300 <= trouble.code < 400:
        meanings[trouble.code] = "it leads in a circle, or to what is not on the web"
    meaning = meanings.get(trouble.code)
    return f"{str(trouble).rstrip('.')}: {meaning}." if meaning else str(trouble)
