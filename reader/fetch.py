"""Download one page and keep it: the only module of the product that opens a connection."""

import hashlib
import http.client
import os
import re
import socket
import ssl
import tempfile
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from http.client import HTTPMessage
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

from reader import encoding
from reader.article import slug
from reader.errors import ArticleError
from reader.neutral import one_line

TIMEOUT = 20.0
"""Seconds without an answer before the site is given up."""
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


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects (ten at most, as urllib does) to http and https only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request to send next. Raises ArticleError for another kind of address."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise ArticleError(
                f"{one_line(req.full_url)} leads to {one_line(newurl)}, which is not a web page."
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, folder: Path) -> Path:
    """Download the page at `url` into `folder` (made when it is not there) and return the file.

    The file is UTF-8, named after the address; its first line records where and when it was fetched; fetching
    again replaces it. Raises ArticleError, in one sentence, for whatever goes wrong on the way.
    """
    address = _checked(url)
    shown = one_line(url)
    data, headers, final = _download(address, shown)
    kind = headers.get_content_type()
    if kind not in _TYPES:
        raise ArticleError(f"{shown} is {one_line(kind)}, not a web page: give the address of an article.")
    declared = headers.get_content_charset() or encoding.declared_charset(data)
    text = encoding.decode(data, declared, name=shown)
    if not text.strip():
        raise ArticleError(f"{shown} sent an empty page: open it in a browser and save it from there.")
    return _keep(text, kind.startswith("text/") and kind != "text/html", final, folder)


def _checked(url: str) -> str:
    """Return the address in ASCII. Raises ArticleError when it is none of the web's."""
    shown = one_line(url)
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise ArticleError(f"{shown} is no address: {error}.") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise ArticleError(f"{shown} is no web address: give one that begins with https://.")
    if parts.username is not None:
        raise ArticleError(f"{one_line(host)} is given with a user name: type the address without it.")
    if ":" in host:
        host = f"[{host}]"
    path, query = (quote(part, safe="/%:=&?~+!$,;'@()*[]|") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _download(address: str, shown: str) -> tuple[bytes, HTTPMessage, str]:
    """Return the body, the headers and the address after redirects."""
    opener = urllib.request.build_opener(_WebOnly)
    try:
        with opener.open(urllib.request.Request(address, headers=_HEADERS), timeout=TIMEOUT) as answer:
            return _body(answer, shown), answer.headers, answer.url
    except urllib.error.HTTPError as error:
        with error:
            raise ArticleError(_refusal(error.code, shown)) from error
    except urllib.error.URLError as error:
        raise ArticleError(_trouble(error.reason, shown)) from error
    except (OSError, http.client.HTTPException) as error:
        raise ArticleError(_trouble(error, shown)) from error


def _body(answer: http.client.HTTPResponse, shown: str) -> bytes:
    """Read the answer piece by piece: neither an endless nor a very slow page gets through."""
    parts: list[bytes] = []
    size = 0
    deadline = time.monotonic() + TIME_LIMIT
    while part := answer.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise ArticleError(f"{shown} is larger than {MAX_BYTES >> 20} MiB, too large for an article.")
        if time.monotonic() > deadline:
            raise ArticleError(f"{shown} took longer than {TIME_LIMIT:.0f} seconds: try again later.")
    if answer.length:
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


def _trouble(reason: object, shown: str) -> str:
    """Return the sentence for a connection that failed."""
    if isinstance(reason, socket.gaierror):
        return f"{shown}: no site has this name, or there is no network: check both."
    if isinstance(reason, TimeoutError):
        return f"{shown} did not answer within {TIMEOUT:.0f} seconds: try again later."
    if isinstance(reason, ssl.SSLCertVerificationError):
        why = one_line(reason.verify_message)
        return f"{shown} has a certificate that cannot be trusted ({why}): nothing was downloaded."
    if isinstance(reason, ssl.SSLError):
        return f"{shown} does not speak secure HTTP properly: check the address."
    if isinstance(reason, ConnectionRefusedError):
        return f"{shown} refuses connections: check the address, or try again later."
    return f"{shown} could not be downloaded ({one_line(str(reason))}): try again later."


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
