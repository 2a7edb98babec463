"""Download one page and keep it."""

import hashlib
import os
import re
import tempfile
import time
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from urllib.parse import quote, urlsplit

from reader import web
from reader.article import slug
from reader.errors import ArticleError
from reader.intake import encoding
from reader.neutral import one_line

TIME_LIMIT = 60.0
"""Seconds that a whole page may take."""
MAX_BYTES = 16 * 1024 * 1024
"""Most bytes of a page; news pages have one to three million."""

_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown"})
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; visavis)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Language": "fr,en;q=0.5",
    "Accept-Encoding": "identity",
}
_CHUNK = 1 << 16


def fetch(url: str, folder: Path) -> Path:
    """Download the page at `url` into `folder` (made when it is not there) and return the file.

    The file is UTF-8, named after the address; its first line records where and when it was fetched; fetching
    again replaces it. Raises ArticleError, in one sentence, for whatever goes wrong on the way.
    """
    shown = one_line(url)
    data, headers, final = _download(url, shown)
    kind = headers.get_content_type()
    if kind not in _TYPES:
        raise ArticleError(f"{shown} is {one_line(kind)}, not a web page: give the address of an article.")
    declared = headers.get_content_charset() or encoding.declared_charset(data)
    text = encoding.decode(data, declared, name=shown)
    if not text.strip():
        raise ArticleError(f"{shown} sent an empty page: open it in a browser and save it from there.")
    return _keep(text, kind.startswith("text/") and kind != "text/html", final, folder)


def _download(url: str, shown: str) -> tuple[bytes, Message, str]:
    """Return the body, the headers and the address after redirects."""
    try:
        with web.opened(url, _HEADERS) as answer:
            return _body(answer, shown), answer.headers, answer.url
    except web.Refusal as refusal:
        raise ArticleError(_refusal(refusal.code, shown)) from refusal
    except web.Trouble as trouble:
        raise ArticleError(str(trouble)) from trouble


def _body(answer: web.Answer, shown: str) -> bytes:
    """Read the answer piece by piece: neither an endless nor a very slow page gets through."""
    parts: list[bytes] = []
    size = 0
    deadline = time.monotonic() + TIME_LIMIT
    while part := answer.read(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise ArticleError(f"{shown} is larger than {MAX_BYTES >> 20} MiB, too large for an article.")
        if time.monotonic() > deadline:
            raise ArticleError(f"{shown} took longer than {TIME_LIMIT:.0f} seconds: try again later.")
    if answer.left:
        raise ArticleError(f"{shown} broke off before its end: try again.")
    return b"".join(parts)


def _refusal(code: int, shown: str) -> str:
    """Return the sentence for an HTTP status."""
    meanings = {
        401: "asks for a login: open it in a browser and save the page",
        403: "refuses this program: open it in a browser and save the page",
        404: "does not exist (404): check the address",
        410: "was taken down (410): look for it in a web archive",
        429: "gets too many requests (429): try again later",
        451: "is blocked for legal reasons (451)",
    }
    if 300 <= code < 400:
        return f"{shown} leads in a circle, or to what is not a web page (HTTP {code}): check the address."
    otherwise = (
        "has trouble of its own: try again later" if code >= 500 else "cannot be had: check the address"
    )
    return f"{shown} {meanings.get(code, f'{otherwise} (HTTP {code})')}."


def _keep(text: str, plain: bool, address: str, folder: Path) -> Path:
    """Write the page under a name made from its address, at once or not at all."""
    parts = urlsplit(address)
    words = re.sub(r"\.(?:html?|php|aspx?)$", "", parts.path.strip("/")).rsplit("/", 1)[-1]
    mark = hashlib.sha256(address.encode()).hexdigest()[:6]  # two sites' index.html are two files
    site = (parts.hostname or "").removeprefix("www.")
    name = f"{slug(f'{site}-{words}')}-{mark}"
    today = datetime.now(UTC).date().isoformat()
    if plain:
        path, head = folder / f"{name}.md", f"---\nurl: {address}\nfetched: {today}\n---\n\n"
    else:
        path, head = (
            folder / f"{name}.html",
            f"<!-- visavis: {today} {quote(address, safe='/:%?&=+~,;@!$()*[]')} -->\n",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(head + text)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ArticleError(f"{path} cannot be written: {error.strerror or error}.") from error
    return path
